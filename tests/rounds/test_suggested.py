"""Suggestions: what a reply seems to show stands on the desk, and nowhere else."""

from __future__ import annotations

import json

from rounds import commands
from rounds.evidence import read
from rounds.phases import Phase
from rounds.rules.suggested import unread
from rounds.state import Room
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience, Touched, touched_by
from tests.workshop import Workshop, a_scene

SORRY = "I am sorry. We missed both visits, and that was our fault. Calm down."


def voting() -> Workshop:
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name}: {SORRY}")
    return workshop.to(Phase.VOTING)


def read_all(workshop: Workshop) -> None:
    readings = {reply.id: read(heard, reply.text) for heard, reply in unread(workshop.room)}
    workshop.by_shell(commands.KeepReadings(readings))


def test_the_desk_shows_what_a_reply_seems_to_show_with_the_words_and_the_reason() -> None:
    workshop = voting()
    read_all(workshop)
    row = workshop.view(Desk())["marking"][workshop.reply_of("Ada").id]
    found = {one["label"]: one for one in row["suggested"]}
    assert found["apologise"]["firm"]
    assert found["apologise"]["reason"]
    assert not found["apologise"]["anti"]
    [sorry, *_] = found["apologise"]["words"]
    assert "sorry" in row["text"][sorry["start"] : sorry["end"]]
    assert found["orders-calm"]["anti"]


def test_a_reply_that_nobody_has_read_yet_has_no_suggestions_and_can_be_marked() -> None:
    workshop = voting()
    assert len(list(unread(workshop.room))) == 3
    assert all(row["suggested"] == [] for row in workshop.view(Desk())["marking"].values())


def test_neither_phones_nor_stage_learn_a_suggestion() -> None:
    workshop = voting()
    audiences: list[Audience] = [
        Phones(),
        Stage(),
        *map(TeamAudience, workshop.room.teams),
        *map(SeatAudience, workshop.room.seats),
    ]
    before = [workshop.view(one) for one in audiences]
    read_all(workshop)
    assert [workshop.view(one) for one in audiences] == before
    reason = workshop.exchange.suggested[workshop.reply_of("Ada").id][0].reason
    for phase in (Phase.REACTION, Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS):
        workshop.to(phase)
        assert reason in json.dumps(workshop.view(Desk()))
        assert not any(reason in json.dumps(workshop.view(one)) for one in audiences)


def test_only_the_desk_is_told_that_replies_were_read() -> None:
    workshop = voting()
    read_all(workshop)
    touched = touched_by(workshop.room, workshop.history[-1])
    assert touched == Touched(desk=True)


def test_what_was_suggested_stays_as_it_was_and_replays() -> None:
    workshop = voting()
    read_all(workshop)
    before = dict(workshop.exchange.suggested)
    nothing = read("", "")
    workshop.by_shell(commands.KeepReadings(dict.fromkeys(before, nothing)))
    assert workshop.exchange.suggested == before
    again: Room = workshop.replayed()
    assert again.rounds[-1].exchanges[-1].suggested == before


def test_suggestions_score_as_they_were_shown() -> None:
    workshop = voting()
    workshop.by_facilitator(commands.SetRules(suggested=True))
    shown = workshop.reply_of("Ada").id
    workshop.by_shell(commands.KeepReadings({id_: read("", "") for id_ in workshop.exchange.replies if id_ != shown}))
    read_all(workshop)
    workshop.to(Phase.SCORING)
    assert "apologise" in workshop.exchange.marks[shown]
    assert set(workshop.exchange.marks) == {shown}


def test_a_room_without_a_facilitator_has_nothing_read_ahead() -> None:
    workshop = Workshop("solo", self_run=True)
    assert not list(unread(workshop.room))
