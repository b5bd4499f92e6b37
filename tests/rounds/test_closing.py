"""Before the first round and after the last: how sure people are of themselves, and what they take home."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.formats import QUICK
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Desk, Phones, SeatAudience, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of


def asked_before() -> Workshop:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(commands.CheckConfidence())
    return workshop


def closing(workshop: Workshop | None = None) -> Workshop:
    workshop = workshop or a_workshop_of(4)
    workshop.by_facilitator(commands.BeginClosing())
    return workshop


def test_a_workshop_goes_from_the_lobby_through_confidence_rounds_and_closing_to_its_end() -> None:
    workshop = asked_before()
    workshop.by("P1", commands.RateConfidence(2))
    assert workshop.end_step().is_in(Phase.LOBBY)
    workshop.start().cast("P1").play_exchange(1, ("P2", "P3")).to(Phase.STANDINGS).to(Phase.LOBBY)
    assert closing(workshop).is_in(Phase.CLOSING)
    workshop.by("P1", commands.RateConfidence(4))
    workshop.by("P1", commands.Commit("I listen before I answer."))
    workshop.by_facilitator(commands.CloseRoom())
    assert workshop.is_in(Phase.CLOSED)


def test_confidence_is_said_before_and_after_and_both_are_shown_beside_each_other_in_the_closing() -> None:
    workshop = asked_before()
    for name, level in (("P1", 2), ("P2", 2), ("P3", 5)):
        workshop.by(name, commands.RateConfidence(level))
    workshop.end_step()
    closing(workshop).by("P1", commands.RateConfidence(4))
    for audience in (Phones(), Stage(), Desk()):
        confidence = workshop.view(audience)["confidence"]
        assert confidence == {"before": [0, 2, 0, 0, 1], "after": [0, 0, 0, 1, 0], "commitments": 0}


def test_how_sure_people_are_is_silent_until_the_closing() -> None:
    workshop = asked_before()
    workshop.by("P1", commands.RateConfidence(2))
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["confidence"] is None


def test_how_sure_somebody_is_only_they_and_the_facilitator_know() -> None:
    workshop = asked_before()
    workshop.by("P1", commands.RateConfidence(2))
    seat = workshop.seat["P1"]
    assert workshop.view(SeatAudience(seat))["you"]["sure"] == 2
    assert workshop.view(SeatAudience(workshop.seat["P2"]))["you"]["sure"] is None
    assert workshop.view(Desk())["roster"][seat]["sure_before"] == 2
    assert "sure" not in str(workshop.view(Phones())) + str(workshop.view(Stage()))


def test_confidence_can_be_changed_while_it_is_asked() -> None:
    workshop = asked_before()
    workshop.by("P1", commands.RateConfidence(2))
    workshop.by("P1", commands.RateConfidence(3))
    assert workshop.room.sure_before == {workshop.seat["P1"]: 3}
    assert workshop.view(Phones())["progress"] == {"done": 1, "of": 4}


def test_who_was_not_asked_before_can_still_say_it_after() -> None:
    workshop = closing(a_workshop_of(2))
    workshop.by("P1", commands.RateConfidence(5))
    confidence = workshop.view(Phones())["confidence"]
    assert confidence is not None
    assert (sum(confidence["before"]), sum(confidence["after"])) == (0, 1)


def test_counts_in_the_closing_are_of_those_present() -> None:
    workshop = closing()
    workshop.by("P1", commands.RateConfidence(5))
    workshop.by("P2", commands.RateConfidence(5))
    assert workshop.drop("P2", "P3").view(Phones())["progress"] == {"done": 1, "of": 2}


def test_the_closing_shows_the_final_standings() -> None:
    workshop = a_scene().play_exchange(1).to(Phase.STANDINGS).to(Phase.LOBBY)
    assert closing(workshop).view(Stage())["standings"] is not None


def test_everybody_makes_one_commitment_and_can_put_it_better() -> None:
    workshop = closing()
    workshop.by("P1", commands.Commit("I listen."))
    workshop.by("P1", commands.Commit("I listen before I answer."))
    workshop.by("P2", commands.Commit("I ring back."))
    confidence = closing_counts(workshop)
    assert confidence == 2
    assert workshop.room.commitments[workshop.seat["P1"]] == "I listen before I answer."


def closing_counts(workshop: Workshop) -> int:
    workshop.by("P1", commands.RateConfidence(3))
    confidence = workshop.view(Phones())["confidence"]
    assert confidence is not None
    return confidence["commitments"]


def test_a_commitment_can_be_taken_back() -> None:
    workshop = closing()
    workshop.by("P1", commands.Commit("I listen."))
    workshop.by("P1", commands.Commit(" "))
    assert closing_counts(workshop) == 0


def test_a_commitment_is_seen_by_its_author_and_the_facilitator_only() -> None:
    workshop = closing()
    workshop.by("P1", commands.Commit("I listen before I answer."))
    seat = workshop.seat["P1"]
    assert workshop.view(SeatAudience(seat))["you"]["commitment"] == "I listen before I answer."
    assert workshop.view(Desk())["roster"][seat]["commitment"] == "I listen before I answer."
    for audience in (Phones(), Stage(), SeatAudience(workshop.seat["P2"])):
        assert "I listen" not in str(workshop.view(audience))


def test_a_commitment_with_hidden_characters_is_refused() -> None:
    workshop = closing()
    assert workshop.refuses(commands.Commit("a\u202eb"), "P1") is Slug.TEXT_UNREADABLE


def test_from_the_closing_the_room_can_go_back_to_play_another_round() -> None:
    workshop = closing(a_workshop_of(3))
    scenario = next(iter(workshop.library))
    assert workshop.refuses(commands.StartRound(scenario, QUICK.id)) is Slug.ROUND_RUNNING
    assert workshop.end_step().start().is_in(Phase.CASTING)


@pytest.mark.parametrize("command", [commands.RateConfidence(3), commands.Commit("I listen.")])
def test_outside_their_steps_neither_is_asked(command: commands.Command) -> None:
    assert a_workshop_of(2).refuses(command, "P1") is Slug.NOT_NOW
    assert a_scene().refuses(command, "Ada") is Slug.NOT_NOW


@pytest.mark.parametrize("command", [commands.CheckConfidence(), commands.BeginClosing()])
def test_a_facilitator_opens_both_and_only_between_rounds(command: commands.Command) -> None:
    assert a_workshop_of(2).refuses(command, "P1") is Slug.NOT_FOR_YOUR_ROLE
    assert a_scene().refuses(command) is Slug.NOT_NOW


def test_a_facilitator_has_no_confidence_of_their_own_to_rate() -> None:
    assert asked_before().refuses(commands.RateConfidence(3)) is Slug.NOT_FOR_YOUR_ROLE


def test_a_closing_that_everybody_left_can_still_be_closed() -> None:
    workshop = closing(a_workshop_of(2)).leave("P1", "P2")
    assert workshop.view(Phones())["progress"] == {"done": 0, "of": 0}
    workshop.by_facilitator(commands.CloseRoom())
    assert workshop.is_in(Phase.CLOSED)


def test_a_room_that_is_closed_changes_nothing_more() -> None:
    workshop = closing(a_workshop_of(2))
    workshop.by_facilitator(commands.CloseRoom())
    assert workshop.refuses(commands.Commit("Too late."), "P1") is Slug.ROOM_CLOSED
    assert workshop.refuses(commands.BeginClosing()) is Slug.ROOM_CLOSED


def test_the_first_check_cannot_be_asked_again_once_a_round_was_played() -> None:
    workshop = a_workshop_of(3).start()
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(commands.CheckConfidence())
    assert refusal.value.slug is Slug.NOT_NOW
