"""The practice customer: lines by how hot it is, and reactions that reward what the scenario calls for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from statistics import mean

import pytest

from rounds import commands
from rounds.deck import Quality, Scenario, Swing, parse_deck
from rounds.formats import FULL, QUICK, STANDARD
from rounds.ids import FormatId, ScenarioId
from rounds.phases import Phase
from rounds.rules import practice
from rounds.views import Desk, Phones, SeatAudience, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of

HOT = "the-deposit"


@cache
def packaged() -> tuple[Scenario, ...]:
    folder = files("rounds").joinpath("decks", "en")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return tuple(one for name in names for one in parse_deck(folder.joinpath(name).read_text("utf-8"), name).scenarios)


every_scenario = pytest.mark.parametrize("scenario", packaged(), ids=[one.id for one in packaged()])


def practising(people: int = 4, format_: FormatId = QUICK.id, scenario: str | None = None) -> Workshop:
    chosen = ScenarioId(scenario) if scenario else None
    workshop = a_workshop_of(people).start(format_, chosen)
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    return workshop.to(Phase.COMPLAINT)


def replied(workshop: Workshop, **replies: str) -> Workshop:
    workshop.to(Phase.DRAFTING)
    for name, text in replies.items():
        workshop.propose(name, text)
    return workshop.to(Phase.REACTION)


def felt(scenario: Scenario, quality: Quality) -> list[int]:
    heard, room = scenario.brief.opening_lines[0].text, a_workshop_of(1).room
    return [practice.felt(room, scenario, heard, one.text) for one in scenario.sample_replies if one.quality is quality]


# -- what it says -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("scenario", ["the-cancelled-boiler", "invoiced-twice", HOT])
def test_it_complains_by_itself_in_a_line_for_its_temper(scenario: str) -> None:
    workshop = practising(scenario=scenario)
    lines = workshop.playing.scenario.practice.lines_at(workshop.playing.scenario.brief.starting_temper)
    complaint = workshop.view(Phones())["complaint"]
    assert complaint is not None
    assert complaint["text"] in lines
    assert complaint["language"] == "en"
    assert not complaint["aloud"]


def test_it_is_calm_to_three_warm_to_six_and_hot_from_seven() -> None:
    lines = packaged()[0].practice
    assert [lines.lines_at(temper) for temper in (0, 3)] == [lines.calm] * 2
    assert [lines.lines_at(temper) for temper in (4, 6)] == [lines.warm] * 2
    assert [lines.lines_at(temper) for temper in (7, 10)] == [lines.hot] * 2


def test_its_next_line_follows_the_temper_the_last_reaction_left() -> None:
    workshop = replied(practising(format_=FULL.id), P1="Calm down.", P2="That is our policy.")
    best = workshop.exchange.best
    assert best is not None
    workshop.by_facilitator(commands.React(best, -3, ""))
    workshop.end_step()
    assert workshop.playing.temper == 9
    assert workshop.exchange.complaint is not None
    assert workshop.exchange.complaint.text in workshop.playing.scenario.practice.hot


def test_it_does_not_say_the_same_line_twice_while_it_has_another() -> None:
    workshop = practising(format_=FULL.id)
    said = []
    for _ in range(3):
        complaint = workshop.exchange.complaint
        assert complaint is not None
        said.append(complaint.text)
        workshop.to(Phase.DRAFTING).end_step()
    lines = workshop.playing.scenario.practice.warm
    assert len(set(said)) == min(3, len(lines))


def test_the_same_round_replays_with_the_same_lines() -> None:
    first, second = practising(), practising()
    assert first.exchange.complaint == second.exchange.complaint
    assert first.replayed() == first.room


# -- how replies land ---------------------------------------------------------------------------------------------
def test_it_reacts_by_itself_to_the_best_reply_and_the_temper_follows() -> None:
    workshop = replied(practising(), P1="Sorry.", P2="So sorry.")
    best = workshop.exchange.best
    assert best is not None
    reaction = workshop.exchange.reactions[best]
    assert workshop.playing.temper == 6 - reaction.value


def test_it_answers_the_best_reply_in_character_and_reacts_to_the_others_without_words() -> None:
    workshop = replied(practising(), P1="Sorry.", P2="So sorry.")
    exchange = workshop.exchange
    assert exchange.best is not None
    for id_, reaction in exchange.reactions.items():
        value = reaction.value
        swing = Swing.COOLER if value > 0 else Swing.HOTTER if value < 0 else Swing.SAME
        lines = [one.text for one in workshop.playing.scenario.brief.comebacks if one.when is swing]
        assert (reaction.line in lines) if id_ == exchange.best else not reaction.line
    assert set(exchange.reactions) == set(exchange.replies)


def test_in_a_large_room_it_reacts_to_the_best_dozen() -> None:
    workshop = Workshop("solo").join(*(f"P{n}" for n in range(1, 21))).start()
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    replied(workshop, **{f"P{n}": f"Sorry, times {n}." for n in range(1, 21)})
    assert len(workshop.exchange.reactions) == practice.MOST_ANSWERED
    assert workshop.exchange.best in workshop.exchange.reactions


@every_scenario
def test_strong_replies_land_better_on_average_than_weak_ones(scenario: Scenario) -> None:
    assert mean(felt(scenario, Quality.STRONG)) > mean(felt(scenario, Quality.WEAK))


def test_over_all_decks_strong_replies_cool_it_down_weak_ones_heat_it_and_fair_ones_lie_between() -> None:
    strong, fair, weak = (
        mean([value for scenario in packaged() for value in felt(scenario, one)])
        for one in (Quality.STRONG, Quality.FAIR, Quality.WEAK)
    )
    assert strong > fair > weak
    assert strong > 0 > weak


@every_scenario
def test_a_reply_that_does_nothing_does_not_settle_it(scenario: Scenario) -> None:
    room = a_workshop_of(1).room
    for text in ("Okay.", "Hello there.", "x"):
        assert practice.felt(room, scenario, scenario.brief.opening_lines[0].text, text) <= 0


def test_the_same_reply_lands_the_same_every_time() -> None:
    scenario = packaged()[0]
    assert felt(scenario, Quality.STRONG) == felt(scenario, Quality.STRONG)


# -- taking the part over -----------------------------------------------------------------------------------------
def test_it_complains_at_once_when_it_takes_over_from_a_customer_who_has_not_spoken() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    assert workshop.view(Phones())["complaint"] is not None


def test_it_leaves_a_complaint_that_was_made_as_it_is() -> None:
    workshop = a_scene()
    workshop.by("Cy", commands.Complain(workshop.room.turn, "It is cold."))
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    complaint = workshop.view(Phones())["complaint"]
    assert complaint is not None
    assert complaint["text"] == "It is cold."


def test_it_reacts_at_once_when_it_takes_over_in_the_reaction() -> None:
    workshop = a_scene().play_exchange()
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    assert workshop.exchange.best in workshop.exchange.reactions


def test_it_leaves_a_reaction_that_was_given_as_it_is() -> None:
    workshop = a_scene().play_exchange(2)
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    assert workshop.playing.temper == 4


def test_everybody_knows_that_it_plays_and_nobody_has_the_brief() -> None:
    workshop = practising()
    for audience in (Phones(), Stage(), Desk()):
        scene = workshop.view(audience)["scene"]
        assert scene is not None
        assert (scene["player"], scene["played_by"]) == ("practice", None)
    assert all(workshop.view(SeatAudience(seat))["brief"] is None for seat in workshop.seat.values())


def test_with_it_everybody_writes_and_votes() -> None:
    workshop = practising().to(Phase.DRAFTING)
    assert workshop.view(Phones())["progress"] == {"done": 0, "of": 4}
    workshop.propose("P1", "Sorry.").propose("P2", "So sorry.").to(Phase.VOTING)
    assert set(workshop.exchange.dealt) == set(workshop.seat.values())


def test_one_person_alone_gets_a_reaction_without_a_vote() -> None:
    workshop = practising(people=1).to(Phase.DRAFTING).propose("P1", "I am sorry.").end_step()
    assert workshop.room.phase is Phase.REACTION
    assert workshop.exchange.best in workshop.exchange.reactions


def test_somebody_can_take_the_part_back_from_it() -> None:
    workshop = practising(format_=STANDARD.id).cast("P1")
    assert (workshop.playing.played_by, workshop.playing.customer) == ("seat", workshop.seat["P1"])


def test_it_does_not_react_to_a_reply_that_is_held_back() -> None:
    workshop = a_workshop_of(6)
    workshop.by_facilitator(commands.SetRules(approval=True))
    workshop.start()
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    workshop.to(Phase.DRAFTING).propose("P1", "Sorry.").propose("P2", "Rude.").to(Phase.APPROVAL)
    held = workshop.reply_of("P2").id
    workshop.by_facilitator(commands.HoldReply(held, on=True))
    workshop.to(Phase.REACTION)
    assert held not in workshop.exchange.reactions
