"""Reads a reply for strategies and anti-patterns, each with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.ids import AntiPatternId, StrategyId
from rounds.strategies import CATALOGUE


@dataclass(frozen=True, slots=True)
class Finding:
    label: StrategyId | AntiPatternId
    spans: tuple[tuple[int, int], ...]
    confidence: float
    firm: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    found: tuple[Finding, ...]

    @property
    def strategies(self) -> tuple[StrategyId, ...]:
        firm = {one.label for one in self.found if one.firm}
        return tuple(id_ for id_ in CATALOGUE.strategy if id_ in firm)

    @property
    def anti_patterns(self) -> tuple[AntiPatternId, ...]:
        firm = {one.label for one in self.found if one.firm}
        return tuple(id_ for id_ in CATALOGUE.anti_pattern if id_ in firm)


def read(customer: str, reply: str) -> Reading:
    return Reading(())
