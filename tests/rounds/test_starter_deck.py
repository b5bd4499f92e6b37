"""The packaged scenarios can be played as they are, and say what they claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from rounds.deck import Intensity, Quality, SampleReply, Scenario, Swing, parse_deck
from rounds.ids import CauseId, StrategyId

STARTER = Path(__file__).parents[2] / "rounds" / "decks" / "en" / "starter.yaml"
DECK = parse_deck(STARTER.read_text(encoding="utf-8"), STARTER.name)

each_scenario = pytest.mark.parametrize("scenario", DECK.scenarios, ids=lambda one: one.id)


def craft(scenario: Scenario, reply: SampleReply) -> float:
    """The craft a facilitator would give who marks everything the reply is said to show as clear."""
    shown = set(reply.shows)
    key = sum(line.strategy in shown for line in scenario.rubric.key)
    useful = sum(line.strategy in shown for line in scenario.rubric.useful)
    traps = sum(line.strategy in shown for line in scenario.rubric.traps)
    raw = (2 * key + useful - traps - len(reply.anti_patterns)) / (2 * len(scenario.rubric.key))
    return min(1.0, max(0.0, raw))


def replies_of(scenario: Scenario, quality: Quality) -> list[SampleReply]:
    return [reply for reply in scenario.sample_replies if reply.quality is quality]


def test_the_firm_is_at_fault_once_the_customer_mistaken_once_and_abusive_once() -> None:
    boiler, invoices, deposit = DECK.scenarios
    assert StrategyId("own-the-mistake") in [line.strategy for line in boiler.rubric.key]
    assert invoices.brief.cause == CauseId("customer-mistaken")
    assert StrategyId("own-the-mistake") in [line.strategy for line in invoices.rubric.traps]
    assert StrategyId("set-limits") in [line.strategy for line in deposit.rubric.key]


def test_the_three_house_rule_dilemmas_each_come_up() -> None:
    assert {"D1", "D2", "D3"} <= {one for scenario in DECK.scenarios for one in scenario.disagreements}


@each_scenario
def test_there_are_replies_of_each_quality_and_eight_at_least(scenario: Scenario) -> None:
    assert len(scenario.sample_replies) >= 8
    assert all(len(replies_of(scenario, quality)) >= 2 for quality in Quality)


@each_scenario
def test_every_strong_reply_has_more_craft_than_every_weak_one(scenario: Scenario) -> None:
    strong = [craft(scenario, reply) for reply in replies_of(scenario, Quality.STRONG)]
    weak = [craft(scenario, reply) for reply in replies_of(scenario, Quality.WEAK)]
    assert min(strong) > max(weak)


@each_scenario
def test_strong_replies_are_clean_and_the_others_show_what_to_watch(scenario: Scenario) -> None:
    traps = {line.strategy for line in scenario.rubric.traps}
    for reply in replies_of(scenario, Quality.STRONG):
        assert not reply.anti_patterns
        assert not traps & set(reply.shows)
    shown = {pattern for reply in scenario.sample_replies for pattern in reply.anti_patterns}
    assert set(scenario.anti_patterns_to_watch) <= shown


@each_scenario
def test_every_key_strategy_is_shown_by_some_reply(scenario: Scenario) -> None:
    shown = {strategy for reply in scenario.sample_replies for strategy in reply.shows}
    assert {line.strategy for line in scenario.rubric.key} <= shown


@each_scenario
def test_the_customer_has_a_line_at_every_intensity_and_after_every_swing(scenario: Scenario) -> None:
    assert {line.intensity for line in scenario.brief.opening_lines} == set(Intensity)
    assert {line.when for line in scenario.brief.comebacks} == set(Swing)


@each_scenario
def test_nothing_the_machine_says_is_shouted(scenario: Scenario) -> None:
    assert "!" not in str(scenario.to_plain())
