"""Marking and debriefing: marks with the words that show them, and what the room sees of them afterwards."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.ids import AntiPatternId, ReplyId, StrategyId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_scene


def voting() -> Workshop:
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} hears you, and is sorry.")
    return workshop.to(Phase.VOTING)


def key(workshop: Workshop) -> StrategyId:
    return workshop.playing.scenario.rubric.key[0].strategy


def mark(workshop: Workshop, name: str, value: int, start: int | None = None, end: int | None = None) -> ReplyId:
    reply = workshop.reply_of(name).id
    workshop.by_facilitator(commands.MarkReply(reply, key(workshop), value, start, end))
    return reply


@pytest.mark.parametrize("phase", [Phase.VOTING, Phase.REACTION, Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS])
def test_replies_are_marked_while_the_room_plays_on(phase: Phase) -> None:
    workshop = voting().to(phase)
    reply = mark(workshop, "Ada", 2)
    assert workshop.view(Desk())["marking"][reply]["marks"][key(workshop)]["value"] == 2


def test_a_mark_can_be_changed_and_holds_the_words_that_show_it() -> None:
    workshop = voting()
    mark(workshop, "Ada", 1, 0, 3)
    reply = mark(workshop, "Ada", 2, 4, 9)
    shown = workshop.view(Desk())["marking"][reply]["marks"]
    assert shown == {key(workshop): {"value": 2, "start": 4, "end": 9}}


def test_an_anti_pattern_is_flagged_and_the_flag_taken_away() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ada").id
    flag = workshop.playing.scenario.anti_patterns_to_watch[0]
    workshop.by_facilitator(commands.FlagReply(reply, flag, on=True, start=0, end=3))
    assert workshop.view(Desk())["marking"][reply]["flags"] == {flag: {"start": 0, "end": 3}}
    workshop.by_facilitator(commands.FlagReply(reply, flag, on=False))
    assert workshop.view(Desk())["marking"][reply]["flags"] == {}


def test_marking_a_reply_is_finished_or_open_again() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ada").id
    for done in (True, False):
        workshop.by_facilitator(commands.ReviewReply(reply, done))
        assert workshop.view(Desk())["marking"][reply]["reviewed"] is done


def test_marks_are_the_facilitators_alone_until_they_are_talked_about() -> None:
    workshop = voting()
    mark(workshop, "Ada", 2, 0, 3)
    seats: list[Audience] = [SeatAudience(seat) for seat in workshop.seat.values()]
    others: list[Audience] = [Phones(), Stage(), *map(TeamAudience, workshop.room.teams), *seats]
    for phase in (Phase.VOTING, Phase.REACTION, Phase.SCORING):
        workshop.to(phase)
        for audience in others:
            assert f"'{key(workshop)}'" not in str(workshop.view(audience))


def test_the_desk_marks_without_seeing_the_votes_that_are_still_being_cast() -> None:
    workshop = voting().vote("Gus", "Ada")
    row = workshop.view(Desk())["marking"][workshop.reply_of("Ada").id]
    assert (row["votes"], row["shown"], row["points"]["voice"]) == (0, 0, None)


def test_the_debrief_shows_strategies_seen_and_missed_with_their_reasons() -> None:
    workshop = voting()
    mark(workshop, "Ada", 2)
    mark(workshop, "Ben", 1)
    mark(workshop, "Gus", 0)
    debrief = workshop.to(Phase.DEBRIEF).view(Stage())["debrief"]
    assert debrief is not None
    rubric = workshop.playing.scenario.rubric
    assert len(debrief["strategies"]) == len(rubric.key) + len(rubric.useful) + len(rubric.traps)
    seen = {one["strategy"]: (one["kind"], one["seen"], one["of"]) for one in debrief["strategies"]}
    assert seen[key(workshop)] == ("key", 2, 3)
    assert seen[rubric.key[1].strategy] == ("key", 0, 3)
    assert all(one["reason"] for one in debrief["strategies"])


def test_the_debrief_shows_the_best_reply_with_the_words_that_were_marked() -> None:
    workshop = voting().vote("Gus", "Ada")
    mark(workshop, "Ada", 2, 0, 14)
    debrief = workshop.to(Phase.DEBRIEF).view(Phones())["debrief"]
    assert debrief is not None
    assert debrief["best_text"] == "Ada hears you, and is sorry."
    assert [(one["start"], one["end"]) for one in debrief["best_spans"]] == [(0, 14)]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (9, 4), (0, 400), (0, None), (None, 3)])
def test_words_that_are_not_in_the_reply_are_no_evidence(start: int | None, end: int | None) -> None:
    workshop = voting()
    command = commands.MarkReply(workshop.reply_of("Ada").id, key(workshop), 2, start, end)
    assert workshop.refuses(command) is Slug.BAD_EVIDENCE


def test_what_the_catalogue_does_not_know_is_neither_marked_nor_flagged() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ada").id
    assert workshop.refuses(commands.MarkReply(reply, StrategyId("flattery"), 2)) is Slug.NO_SUCH_STRATEGY
    flag = commands.FlagReply(reply, AntiPatternId("yawning"), on=True)
    assert workshop.refuses(flag) is Slug.NO_SUCH_ANTI_PATTERN


@pytest.mark.parametrize("reply", ["1.1.9", "9.1.1", "nonsense", "0.0.0"])
def test_a_reply_that_was_never_sent_cannot_be_marked(reply: str) -> None:
    workshop = voting()
    assert workshop.refuses(commands.MarkReply(ReplyId(reply), key(workshop), 2)) is Slug.NO_SUCH_REPLY


def test_only_a_facilitator_marks_flags_and_reviews() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ada").id
    flag = workshop.playing.scenario.anti_patterns_to_watch[0]
    for command in (
        commands.MarkReply(reply, key(workshop), 2),
        commands.FlagReply(reply, flag, on=True),
        commands.ReviewReply(reply, done=True),
    ):
        assert workshop.refuses(command, "Ben") is Slug.NOT_FOR_YOUR_ROLE


# -- reactions ----------------------------------------------------------------------------------------------------
def test_every_reply_may_get_a_reaction_and_only_that_to_the_best_moves_the_temper() -> None:
    workshop = voting().vote("Gus", "Ada").to(Phase.REACTION)
    for name, value in (("Ada", 1), ("Ben", -3), ("Gus", 3)):
        workshop.by("Cy", commands.React(workshop.reply_of(name).id, value))
    assert workshop.playing.temper == 5
    result = workshop.view(Stage())["result"]
    assert result is not None
    values = {row["team"]["id"]: row["reaction"]["value"] for row in result["rows"] if row["reaction"]}
    assert values == {workshop.team_of("Ada"): 1, workshop.team_of("Ben"): -3, workshop.team_of("Gus"): 3}


@pytest.mark.parametrize("aloud", [False, True])
def test_the_customer_may_answer_in_character_typed_or_aloud(aloud: bool) -> None:
    workshop = voting().vote("Gus", "Ada").to(Phase.REACTION)
    workshop.by("Cy", commands.React(workshop.reply_of("Ada").id, 1, "" if aloud else "That helps.", aloud))
    result = workshop.view(Stage())["result"]
    assert result is not None
    reaction = result["rows"][0]["reaction"]
    assert reaction == {"value": 1, "line": "" if aloud else "That helps.", "aloud": aloud}


def test_a_reaction_to_a_reply_nobody_sent_is_refused() -> None:
    workshop = voting().to(Phase.REACTION)
    assert workshop.refuses(commands.React(ReplyId("1.1.9"), 1), "Cy") is Slug.NO_SUCH_REPLY
