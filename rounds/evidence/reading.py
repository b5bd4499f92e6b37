"""What a reading of a reply is made of: findings, each with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.ids import AntiPatternId, StrategyId
from rounds.strategies import CATALOGUE

Label = StrategyId | AntiPatternId

Span = tuple[int, int]
"""The words from `start` to before `end`, counted in code points of the reply as given."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A strategy or an anti-pattern that a reply seems to show.

    `confidence` is between 0 and 1; what is not `firm` is only possible. A strategy that shows in the reply as a whole,
    such as keeping calm, has no spans.
    """

    label: Label
    spans: tuple[Span, ...]
    confidence: float
    firm: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in a reply, firm or possible, in the order of the catalogue."""

    found: tuple[Finding, ...]

    @property
    def strategies(self) -> tuple[StrategyId, ...]:
        firm = {one.label for one in self.found if one.firm}
        return tuple(id_ for id_ in CATALOGUE.strategy if id_ in firm)

    @property
    def anti_patterns(self) -> tuple[AntiPatternId, ...]:
        firm = {one.label for one in self.found if one.firm}
        return tuple(id_ for id_ in CATALOGUE.anti_pattern if id_ in firm)
