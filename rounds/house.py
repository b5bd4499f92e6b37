"""House rules: how a room decides the dilemmas on which the documents differ, and what its rubric then calls for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rounds.commands import AgreeRule, LimitsRule, PromiseRule
from rounds.deck import Rubric, RubricLine, Scenario
from rounds.ids import DisagreementId, StrategyId


@dataclass(frozen=True, slots=True)
class HouseRules:
    agree: AgreeRule = "scenario"
    limits: LimitsRule = "scenario"
    promise: PromiseRule = "scenario"


AS_WRITTEN = HouseRules()
"""Every scenario's rubric as its author wrote it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one side of a disagreement makes of the rubric."""

    key: tuple[StrategyId, ...]
    traps: tuple[StrategyId, ...]
    reason: str


def _ruling(key: tuple[str, ...], traps: tuple[str, ...], reason: str) -> Ruling:
    return Ruling(tuple(map(StrategyId, key)), tuple(map(StrategyId, traps)), reason)


RULINGS: dict[DisagreementId, dict[str, Ruling]] = {
    DisagreementId("D1"): {
        "agree": _ruling(
            ("agree-first",), ("save-face",), "House rule of this room: the customer is always right, so agree at once."
        ),
        "steer": _ruling(
            ("save-face",), ("agree-first",), "House rule of this room: agree with what is true, steer round the rest."
        ),
    },
    DisagreementId("D2"): {
        "limits": _ruling(
            ("set-limits",), (), "House rule of this room: respect goes both ways, and a limit may be set."
        ),
        "bear": _ruling(
            (), ("set-limits", "part-ways"), "House rule of this room: hear the customer out, whatever is said."
        ),
    },
    DisagreementId("D3"): {
        "assure": _ruling(
            ("assure-personally",), (), "House rule of this room: assure in person, and with confidence."
        ),
        "promise-little": _ruling(
            ("manage-expectations",),
            ("assure-personally",),
            "House rule of this room: promise little, and keep every word of it.",
        ),
    },
}
"""By disagreement and side; a side that is not here leaves the rubric as the scenario has it."""


def rubric_in(house: HouseRules, scenario: Scenario) -> Rubric:
    """The scenario's rubric as this room plays it; only disagreements that the scenario puts in play change it."""
    rubric = scenario.rubric
    for disagreement, side in (("D1", house.agree), ("D2", house.limits), ("D3", house.promise)):
        ruling = RULINGS[DisagreementId(disagreement)].get(side)
        if ruling is not None and disagreement in scenario.disagreements:
            rubric = _ruled(rubric, ruling)
    return rubric


def _ruled(rubric: Rubric, ruling: Ruling) -> Rubric:
    """The rubric with the ruling's strategies in their places; it always keeps one key strategy at least."""
    decided = {*ruling.key, *ruling.traps}
    key = [*_without(rubric.key, decided), *_lines(ruling.key, ruling.reason)]
    if not key:
        return rubric
    return Rubric(
        key=tuple(key),
        useful=tuple(_without(rubric.useful, decided)),
        traps=(*_without(rubric.traps, decided), *_lines(ruling.traps, ruling.reason)),
    )


def _without(lines: Iterable[RubricLine], decided: set[StrategyId]) -> list[RubricLine]:
    return [line for line in lines if line.strategy not in decided]


def _lines(strategies: Iterable[StrategyId], reason: str) -> list[RubricLine]:
    return [RubricLine(strategy, reason) for strategy in strategies]
