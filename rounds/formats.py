"""Formats: a round as a list of steps, so that a short round and a long one are data."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.ids import FormatId
from rounds.phases import Phase


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round; `seconds` is None where no clock runs, `exchange` is 0 outside the exchanges."""

    phase: Phase
    seconds: int | None = None
    exchange: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    id: FormatId
    name: str
    minutes: int
    steps: tuple[Step, ...]


def _exchange(
    number: int, complaint: int | None, drafting: int | None, voting: int | None, reaction: int | None
) -> tuple[Step, ...]:
    return (
        Step(Phase.COMPLAINT, complaint, number),
        Step(Phase.DRAFTING, drafting, number),
        Step(Phase.VOTING, voting, number),
        Step(Phase.REACTION, reaction, number),
    )


def _looking_back() -> tuple[Step, ...]:
    return Step(Phase.SCORING), Step(Phase.DEBRIEF), Step(Phase.STANDINGS)


QUICK = Format(
    FormatId("quick"),
    "Quick",
    6,
    (Step(Phase.CASTING), Step(Phase.BRIEFING, 60), *_exchange(1, 45, 120, 45, 45), *_looking_back()),
)
UNHURRIED = Format(
    FormatId("unhurried"),
    "No clock",
    15,
    (Step(Phase.CASTING), Step(Phase.BRIEFING), *_exchange(1, None, None, None, None), *_looking_back()),
)

FORMATS = {one.id: one for one in (QUICK, UNHURRIED)}
