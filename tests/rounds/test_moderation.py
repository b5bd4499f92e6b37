"""Moderation: rename, move, send out and let back in."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.commands import Command
from rounds.ids import SeatId, TeamId
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Desk, Phones, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of


def refused(workshop: Workshop, command: Command) -> Slug:
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(command)
    return refusal.value.slug


def test_a_facilitator_renames_a_person_and_the_old_name_is_free_again() -> None:
    workshop = a_workshop_of(3)
    workshop.by_facilitator(commands.RenameSeat(workshop.seat["P1"], "  Priya "))
    assert workshop.room.seats[workshop.seat["P1"]].name == "Priya"
    workshop.join("P1")
    assert refused(workshop, commands.RenameSeat(workshop.seat["P2"], "PRIYA")) is Slug.NAME_TAKEN
    assert refused(workshop, commands.RenameSeat(workshop.seat["P2"], "a\u202e")) is Slug.NAME_UNREADABLE


def test_a_name_may_change_only_its_capitals() -> None:
    workshop = Workshop().join("ada")
    workshop.by_facilitator(commands.RenameSeat(workshop.seat["ada"], "Ada"))
    assert workshop.room.seats[workshop.seat["ada"]].name == "Ada"


def test_alone_the_team_takes_the_new_name_too() -> None:
    workshop = a_workshop_of(2, mode="solo")
    workshop.by_facilitator(commands.RenameSeat(workshop.seat["P1"], "Priya"))
    assert workshop.room.teams[workshop.team_of("P1")].name == "Priya"


def test_a_person_moves_to_another_team_between_rounds_only() -> None:
    workshop = a_workshop_of(4)
    other = workshop.team_of("P2")
    workshop.by_facilitator(commands.MoveSeat(workshop.seat["P1"], other))
    assert workshop.team_of("P1") == other
    assert refused(workshop, commands.MoveSeat(workshop.seat["P1"], TeamId("t99"))) is Slug.NO_SUCH_TEAM
    workshop.start()
    assert refused(workshop, commands.MoveSeat(workshop.seat["P1"], other)) is Slug.ROUND_RUNNING


def test_who_is_sent_out_is_counted_nowhere_and_cannot_come_back() -> None:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["P3"]))
    assert workshop.view(Phones())["room"]["here"] == 3
    assert workshop.view(Stage())["company"]["count"] == 3
    with pytest.raises(Refusal) as refusal:
        workshop.come_back("P3")
    assert refusal.value.slug is Slug.SEAT_REMOVED


def test_who_is_let_back_in_has_the_same_seat_and_team() -> None:
    workshop = a_workshop_of(4)
    team = workshop.team_of("P3")
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["P3"]))
    workshop.by_facilitator(commands.ReadmitSeat(workshop.seat["P3"]))
    workshop.come_back("P3")
    assert workshop.room.seats[workshop.seat["P3"]].present
    assert workshop.team_of("P3") == team


def test_what_somebody_sent_out_had_proposed_does_not_go_out() -> None:
    workshop = a_scene().to(Phase.DRAFTING).propose("Ada", "Something unkind.").propose("Dot", "We are sorry.")
    workshop.by("Fay", commands.Back(workshop.room.turn, workshop.seat["Ada"]))
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Ada"]))
    assert workshop.seat["Fay"] not in workshop.exchange.backing
    assert workshop.to(Phase.VOTING).reply_of("Dot").text == "We are sorry."


def test_a_vote_of_somebody_sent_out_does_not_count() -> None:
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, "We are sorry.")
    workshop.to(Phase.VOTING).vote("Eve", "Gus").vote("Ada", "Gus")
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Eve"]))
    assert set(workshop.exchange.ballots) == {workshop.seat["Ada"]}
    assert workshop.view(Phones())["progress"] == {"done": 1, "of": 5}


def test_a_reply_that_was_sent_already_stays() -> None:
    workshop = a_scene().to(Phase.DRAFTING).propose("Gus", "We are sorry.").propose("Ada", "So sorry.").to(Phase.VOTING)
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Gus"]))
    assert workshop.reply_of("Gus").text == "We are sorry."


def test_sending_out_the_person_who_is_asked_asks_the_next() -> None:
    workshop = a_workshop_of(3).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["P1"]))
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["P1"]))
    assert workshop.playing.casting.asked in {workshop.seat["P2"], workshop.seat["P3"]}


def test_only_facilitators_moderate() -> None:
    workshop = a_workshop_of(2)
    with pytest.raises(Refusal) as refusal:
        workshop.by("P1", commands.RemoveSeat(workshop.seat["P2"]))
    assert refusal.value.slug is Slug.NOT_FOR_YOUR_ROLE


def test_the_desk_still_lists_who_was_sent_out() -> None:
    workshop = a_workshop_of(2)
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["P1"]))
    assert workshop.view(Desk())["roster"][workshop.seat["P1"]]["removed"]
    assert refused(workshop, commands.RemoveSeat(SeatId("nobody"))) is Slug.NO_SUCH_SEAT
