"""Where the temper leads: settled early, or boiling over into negotiation, mediation or arbitration."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.commands import Technique
from rounds.formats import DILEMMA, FULL, QUICK
from rounds.ids import FormatId, SeatId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.running_order import MOST_TAKES
from rounds.views import Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_scene

HOT = "the-deposit"
"""Begins at temper 8, so that one harsh reaction makes it boil over."""


def boiled_over(format_: FormatId = FULL.id) -> Workshop:
    return a_scene(format_=format_, scenario=HOT).play_exchange(-3).end_step()


def chosen(technique: Technique, mediator: str | None = None) -> Workshop:
    workshop = boiled_over()
    seat = workshop.seat[mediator] if mediator else None
    workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, technique, seat))
    return workshop


# -- resolved early -----------------------------------------------------------------------------------------------
def test_a_customer_at_two_or_below_is_settled_early_and_the_exchanges_to_come_fall_away() -> None:
    workshop = a_scene(format_=FULL.id)
    workshop.play_exchange(3).end_step().play_exchange(1)
    temper = workshop.view(Phones())["temper"]
    assert temper is not None
    assert (temper["level"], temper["resolved"]) == (2, True)
    assert workshop.end_step().room.phase is Phase.RECORD
    assert len(workshop.playing.exchanges) == 2


def test_a_customer_at_three_goes_on() -> None:
    workshop = a_scene(format_=FULL.id).play_exchange(3).end_step()
    assert workshop.playing.temper == 3
    assert (workshop.room.phase, workshop.exchange.number) == (Phase.COMPLAINT, 2)


def test_a_scene_settled_early_goes_straight_to_what_its_format_has_after_the_exchanges() -> None:
    workshop = a_scene(format_=DILEMMA.id, scenario="invoiced-twice").play_exchange(3).end_step()
    assert workshop.room.phase is Phase.DECISION


# -- boiling over -------------------------------------------------------------------------------------------------
def test_at_ten_the_scene_boils_over_and_a_technique_is_chosen_before_the_next_exchange() -> None:
    workshop = a_scene(format_=FULL.id, scenario=HOT).play_exchange(-3)
    temper = workshop.view(Stage())["temper"]
    assert temper is not None
    assert (temper["level"], temper["boils"]) == (10, True)
    assert workshop.end_step().room.phase is Phase.TECHNIQUE


def test_at_nine_it_does_not() -> None:
    workshop = a_scene(format_=FULL.id, scenario=HOT).play_exchange(-1).end_step()
    assert workshop.room.phase is Phase.COMPLAINT
    assert workshop.exchange.technique is None


def test_boiling_over_in_the_last_exchange_gives_one_more_for_the_technique() -> None:
    workshop = boiled_over(QUICK.id)
    assert workshop.is_in(Phase.TECHNIQUE)
    workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, "negotiation"))
    assert (workshop.room.phase, workshop.exchange.number) == (Phase.COMPLAINT, 2)
    assert workshop.exchange.technique == "negotiation"
    workshop.play_exchange(2).end_step()
    assert workshop.is_in(Phase.SCORING)


def test_boiling_over_in_an_earlier_exchange_adds_none() -> None:
    workshop = chosen("negotiation")
    assert max(step.exchange for step in workshop.playing.steps) == 4


def test_a_scene_that_boils_without_end_comes_to_one() -> None:
    workshop = boiled_over(QUICK.id)
    for _ in range(MOST_TAKES):
        if workshop.is_in(Phase.TECHNIQUE):
            workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, "negotiation"))
            workshop.play_exchange(-3).end_step()
    assert workshop.is_in(Phase.SCORING)
    assert len(workshop.playing.exchanges) == MOST_TAKES


def test_the_facilitator_can_skip_the_technique_and_end_the_scene() -> None:
    assert boiled_over().end_step().room.phase is Phase.RECORD


def test_the_technique_is_named_to_everybody_while_its_exchange_is_played() -> None:
    workshop = chosen("negotiation")
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["phase"]["technique"] == "negotiation"
    workshop.play_exchange(2).end_step()
    assert workshop.view(Phones())["phase"]["technique"] is None


def test_a_technique_is_chosen_by_the_facilitator_and_only_after_boiling_over() -> None:
    workshop = boiled_over()
    command = commands.ChooseTechnique(workshop.room.turn, "negotiation")
    assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE
    calm = a_scene()
    assert calm.refuses(commands.ChooseTechnique(calm.room.turn, "negotiation")) is Slug.NOT_NOW


# -- mediation ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mediator", [None, "Cy", "nobody"])
def test_a_mediation_needs_a_neutral_participant(mediator: str | None) -> None:
    workshop = boiled_over()
    seat = workshop.seat.get(mediator, SeatId("s99")) if mediator else None
    command = commands.ChooseTechnique(workshop.room.turn, "mediation", seat)
    assert workshop.refuses(command) is Slug.NOT_NEUTRAL


def test_somebody_who_is_gone_cannot_mediate() -> None:
    workshop = boiled_over().drop("Dot").leave("Fay")
    for name in ("Dot", "Fay"):
        command = commands.ChooseTechnique(workshop.room.turn, "mediation", workshop.seat[name])
        assert workshop.refuses(command) is Slug.NOT_NEUTRAL


def test_who_played_the_customer_before_cannot_mediate() -> None:
    workshop = a_scene(format_=FULL.id, scenario=HOT).play_exchange(-3)
    workshop.by("Cy", commands.StepOut())
    workshop.end_step()
    command = commands.ChooseTechnique(workshop.room.turn, "mediation", workshop.seat["Cy"])
    assert workshop.refuses(command) is Slug.NOT_NEUTRAL


def test_the_mediator_writes_no_reply_and_has_no_ballot() -> None:
    workshop = chosen("mediation", "Dot").to(Phase.DRAFTING)
    assert workshop.view(SeatAudience(workshop.seat["Dot"]))["you"]["part"] == "mediator"
    assert workshop.refuses(commands.Propose(workshop.room.turn, "Both."), "Dot") is Slug.NOT_A_WRITER
    workshop.propose("Ada", "Sorry.").propose("Ben", "So sorry.").to(Phase.VOTING)
    assert workshop.seat["Dot"] not in workshop.exchange.dealt
    assert workshop.refuses(commands.CastBallot(workshop.reply_of("Ben").id), "Dot") is Slug.NOT_A_VOTER


def test_the_mediator_alone_sees_where_each_side_stands_while_replies_are_written() -> None:
    workshop = chosen("mediation", "Dot").to(Phase.DRAFTING).propose("Ada", "Ours.").propose("Gus", "Mine.")
    sides = workshop.view(SeatAudience(workshop.seat["Dot"]))["you"]["sides"]
    assert sides is not None
    assert {one["text"] for one in sides} == {"Ours.", "Mine."}
    for name in ("Ada", "Gus", "Cy", "Eve"):
        assert workshop.view(SeatAudience(workshop.seat[name]))["you"]["sides"] is None


def test_what_the_mediator_says_everybody_hears() -> None:
    workshop = chosen("mediation", "Dot")
    workshop.by("Dot", commands.Mediate(workshop.room.turn, "You both want it settled today."))
    for audience in (Phones(), Stage(), Desk()):
        mediation = workshop.view(audience)["mediation"]
        assert mediation == {"mediator": "Dot", "text": "You both want it settled today."}


def test_nobody_but_the_mediator_mediates_and_only_until_the_bell() -> None:
    workshop = chosen("mediation", "Dot")
    command = commands.Mediate(workshop.room.turn, "Let us talk.")
    assert workshop.refuses(command, "Ada") is Slug.NOT_THE_MEDIATOR
    assert workshop.refuses(command) is Slug.NOT_FOR_YOUR_ROLE
    workshop.play_exchange()
    assert workshop.refuses(commands.Mediate(workshop.room.turn, "Wait."), "Dot") is Slug.NOT_NOW


def test_the_exchange_goes_on_when_the_mediator_leaves() -> None:
    workshop = chosen("mediation", "Dot").leave("Dot").play_exchange(2)
    assert workshop.room.phase is Phase.REACTION
    assert workshop.playing.temper == 8


def test_a_mediator_who_was_sent_out_stays_named_and_nobody_waits() -> None:
    workshop = chosen("mediation", "Dot")
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Dot"]))
    mediation = workshop.to(Phase.DRAFTING).view(Stage())["mediation"]
    assert mediation is not None
    assert mediation["mediator"] == "Dot"
    progress = workshop.view(Phones())["progress"]
    assert progress == {"done": 0, "of": 5}


def test_who_mediates_writes_again_in_the_exchange_after() -> None:
    workshop = chosen("mediation", "Dot").play_exchange(2).end_step().to(Phase.DRAFTING).propose("Dot", "Again.")
    assert workshop.exchange.mediator is None
    assert workshop.seat["Dot"] in workshop.exchange.proposals


def test_the_mediator_is_not_the_next_to_be_asked_to_play_the_customer() -> None:
    workshop = a_scene(("Cy", "Ada", "Ben"), format_=FULL.id, scenario=HOT).play_exchange(-3, ("Ada", "Ben")).end_step()
    workshop.by("Ada", commands.Volunteer(on=True))
    workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, "mediation", workshop.seat["Ada"]))
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn))
    assert workshop.playing.casting.asked == workshop.seat["Ben"]


def test_the_mediator_holds_no_observers_card() -> None:
    workshop = chosen("mediation", "Dot").to(Phase.DRAFTING).propose("Ada", "Sorry.").propose("Ben", "So sorry.")
    assert workshop.view(SeatAudience(workshop.seat["Dot"]))["you"]["card"] is None
    reply = workshop.to(Phase.VOTING).reply_of("Ben").id
    assert workshop.refuses(commands.Sight(reply, 0, 3), "Dot") is Slug.NOT_AN_OBSERVER


def test_who_mediated_the_last_exchange_writes_the_case_record_with_their_team() -> None:
    workshop = a_scene(format_=FULL.id, scenario=HOT)
    for reaction in (0, 0, 0, -3):
        workshop.play_exchange(reaction).end_step()
    workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, "mediation", workshop.seat["Gus"]))
    workshop.play_exchange(3, ("Ada", "Ben")).to(Phase.RECORD)
    assert workshop.exchange.mediator == workshop.seat["Gus"]
    workshop.by("Gus", commands.WriteRecord(workshop.room.turn, "problem", "No money."))
    assert workshop.playing.records[workshop.team_of("Gus")] == {"problem": "No money."}


# -- negotiation and arbitration ----------------------------------------------------------------------------------
def test_a_negotiation_has_no_mediator_even_if_one_was_named() -> None:
    workshop = chosen("negotiation", "Dot")
    assert workshop.exchange.mediator is None
    assert workshop.view(Phones())["mediation"] is None


def test_in_an_arbitration_the_facilitator_rules_and_says_why() -> None:
    workshop = chosen("arbitration").play_exchange()
    workshop.by_facilitator(commands.Arbitrate(workshop.room.turn, "Half comes back.", "Both were half right."))
    for audience in (Phones(), Stage(), Desk()):
        ruling = workshop.view(audience)["ruling"]
        assert ruling == {"text": "Half comes back.", "reason": "Both were half right."}


def test_a_ruling_is_silent_until_the_vote_is_over() -> None:
    workshop = chosen("arbitration").to(Phase.DRAFTING).propose("Ada", "Sorry.").propose("Ben", "So sorry.")
    workshop.to(Phase.VOTING)
    workshop.by_facilitator(commands.Arbitrate(workshop.room.turn, "Half comes back.", "Both were half right."))
    assert workshop.view(Phones())["ruling"] is None
    assert workshop.to(Phase.REACTION).view(Phones())["ruling"] is not None


def test_a_ruling_without_a_reason_is_refused() -> None:
    workshop = chosen("arbitration").play_exchange()
    assert workshop.refuses(commands.Arbitrate(workshop.room.turn, "Half.", " ")) is Slug.NOTHING_SAID


def test_nobody_but_the_facilitator_rules_and_only_in_an_arbitration() -> None:
    workshop = chosen("negotiation").play_exchange()
    command = commands.Arbitrate(workshop.room.turn, "Half.", "Both.")
    assert workshop.refuses(command) is Slug.NOT_NOW
    assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE


def test_a_technique_changes_nothing_about_who_sees_whose_proposals() -> None:
    workshop = chosen("negotiation").to(Phase.DRAFTING).propose("Ada", "Only ours.")
    for audience in (Phones(), Stage(), TeamAudience(workshop.team_of("Gus"))):
        assert "Only ours." not in str(workshop.view(audience))
