"""Casting asks in fair order, and nobody learns who passed."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.context import Participant
from rounds.formats import QUICK
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage
from tests.workshop import Workshop, a_workshop_of


def refused(workshop: Workshop, name: str | None, command: commands.Command) -> Slug:
    with pytest.raises(Refusal) as refusal:
        workshop.by(name, command) if name else workshop.by_facilitator(command)
    return refusal.value.slug


def test_volunteers_are_proposed_before_everybody_else() -> None:
    workshop = a_workshop_of(6)
    workshop.by("P5", commands.Volunteer(on=True))
    workshop.start()
    assert workshop.playing.casting.proposed == workshop.seat["P5"]


def test_who_has_played_least_is_proposed_first() -> None:
    workshop = a_workshop_of(3)
    played = []
    for _ in range(3):
        workshop.start()
        proposed = workshop.playing.casting.proposed
        assert proposed is not None
        played.append(proposed)
        name = workshop.room.seats[proposed].name
        workshop.cast(name).to(Phase.STANDINGS).to(Phase.LOBBY)
    assert sorted(played) == sorted(workshop.room.seats)


def test_somebody_absent_is_not_proposed() -> None:
    workshop = a_workshop_of(3)
    workshop.by("P2", commands.Volunteer(on=True))
    workshop.drop("P2").start()
    assert workshop.playing.casting.proposed != workshop.seat["P2"]


def test_a_pass_asks_the_next_person_and_leaves_no_trace_in_any_view() -> None:
    workshop = a_workshop_of(4).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn))
    first = workshop.playing.casting.asked
    assert first is not None
    audiences: list[Audience] = [
        Phones(),
        Stage(),
        Desk(),
        *(SeatAudience(s) for s in workshop.room.seats if s != first),
    ]
    workshop.do(commands.AnswerCasting(workshop.room.turn, accept=False), Participant(first))
    second = workshop.playing.casting.asked
    assert second not in (None, first)
    desk = workshop.view(Desk())["casting"]
    assert desk is not None
    assert desk["asking"]
    assert desk["proposed"] is None
    for audience in audiences:
        assert "passed" not in str(workshop.view(audience))
    assert [workshop.view(SeatAudience(s))["you"]["asked"] for s in workshop.room.seats].count(True) == 1


def test_a_facilitator_who_picks_somebody_who_passed_asks_the_next_instead() -> None:
    workshop = a_workshop_of(3).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["P1"]))
    workshop.by("P1", commands.AnswerCasting(workshop.room.turn, accept=False))
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["P1"]))
    assert workshop.playing.casting.asked != workshop.seat["P1"]


def test_when_everybody_passed_the_desk_says_that_nobody_is_left() -> None:
    workshop = a_workshop_of(2).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn))
    for _ in range(2):
        asked = workshop.playing.casting.asked
        assert asked is not None
        workshop.by(workshop.room.seats[asked].name, commands.AnswerCasting(workshop.room.turn, accept=False))
    casting = workshop.view(Desk())["casting"]
    assert casting is not None
    assert casting["exhausted"]
    assert refused(workshop, None, commands.AskCustomer(workshop.room.turn)) is Slug.NOBODY_TO_ASK


def test_asking_the_next_person_comes_back_to_those_skipped() -> None:
    workshop = a_workshop_of(2).start()
    asked = []
    for _ in range(3):
        workshop.by_facilitator(commands.AskCustomer(workshop.room.turn))
        asked.append(workshop.playing.casting.asked)
    assert asked[0] == asked[2] != asked[1]


def test_only_the_person_asked_can_answer() -> None:
    workshop = a_workshop_of(3).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["P1"]))
    assert refused(workshop, "P2", commands.AnswerCasting(workshop.room.turn, accept=True)) is Slug.NOT_ASKED


def test_somebody_who_leaves_while_asked_counts_as_having_passed() -> None:
    workshop = a_workshop_of(3).start()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["P1"]))
    workshop.leave("P1")
    assert workshop.playing.casting.asked in {workshop.seat["P2"], workshop.seat["P3"]}


def test_the_scene_cannot_begin_without_a_customer() -> None:
    workshop = a_workshop_of(3).start()
    assert refused(workshop, None, commands.EndStep(workshop.room.turn)) is Slug.NO_CUSTOMER


def test_a_round_needs_somebody_and_two_for_one_of_them_to_play_the_customer() -> None:
    nobody = a_workshop_of(0)
    scenario = next(iter(nobody.library))
    assert refused(nobody, None, commands.StartRound(scenario, QUICK.id)) is Slug.TOO_FEW_PEOPLE
    alone = a_workshop_of(1).start()
    assert refused(alone, None, commands.AskCustomer(alone.room.turn)) is Slug.TOO_FEW_PEOPLE


def test_only_the_customer_has_the_brief() -> None:
    workshop = a_workshop_of(4).start().cast("P1")
    for name, seat in workshop.seat.items():
        assert (workshop.view(SeatAudience(seat))["brief"] is not None) == (name == "P1")


def test_a_volunteer_who_passes_is_listed_as_before() -> None:
    workshop = a_workshop_of(4)
    workshop.by("P2", commands.Volunteer(on=True))
    workshop.start().by_facilitator(commands.AskCustomer(workshop.room.turn))
    before = workshop.view(Desk())["roster"]
    workshop.by("P2", commands.AnswerCasting(workshop.room.turn, accept=False))
    assert workshop.view(Desk())["roster"] == before
