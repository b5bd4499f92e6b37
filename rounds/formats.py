"""Formats: a round as a list of steps, so that a short round and a long one are data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from rounds.ids import FormatId
from rounds.phases import EXCHANGE_PHASES, Phase

MOST_EXCHANGES = 4
READING_S = 60
"""What a step without a clock is counted as when the length of a format is told in minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round; `seconds` is None where no clock runs, `exchange` is 0 outside the exchanges.

    `take` counts how often the exchange is played: a rewound one is played again as its next take.
    """

    phase: Phase
    seconds: int | None = None
    exchange: int = 0
    take: int = 1


@dataclass(frozen=True, slots=True)
class Format:
    id: FormatId
    name: str
    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds of each step of an exchange; None where no clock runs."""

    complaint: int | None
    drafting: int | None
    voting: int | None
    reaction: int | None


def exchange_steps(number: int, times: Times, take: int = 1) -> tuple[Step, ...]:
    return (
        Step(Phase.COMPLAINT, times.complaint, number, take),
        Step(Phase.DRAFTING, times.drafting, number, take),
        Step(Phase.VOTING, times.voting, number, take),
        Step(Phase.REACTION, times.reaction, number, take),
    )


def times_of(steps: Iterable[Step], exchange: int) -> Times:
    """The times of an exchange as they stand in a running order."""
    seconds = {step.phase: step.seconds for step in steps if step.exchange == exchange}
    return Times(*(seconds.get(phase) for phase in (Phase.COMPLAINT, Phase.DRAFTING, Phase.VOTING, Phase.REACTION)))


def made_of(
    id_: FormatId,
    name: str,
    before: Iterable[Step],
    exchanges: int,
    times: Times,
    after: Iterable[Step] = (),
) -> Format:
    """A format from its parts; every round begins with casting and ends by looking back."""
    steps = (
        Step(Phase.CASTING),
        *before,
        *chain.from_iterable(exchange_steps(number, times) for number in range(1, exchanges + 1)),
        *after,
        Step(Phase.SCORING),
        Step(Phase.DEBRIEF),
        Step(Phase.STANDINGS),
    )
    return Format(id_, name, minutes_of(steps), steps)


def minutes_of(steps: Iterable[Step]) -> int:
    """About how long the steps take, from casting to the marks; looking back takes as long as the room likes."""
    looking_back = {Phase.CASTING, Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS}
    seconds = sum(
        (READING_S if step.phase not in EXCHANGE_PHASES else 2 * READING_S) if step.seconds is None else step.seconds
        for step in steps
        if step.phase not in looking_back
    )
    return max(1, round(seconds / 60))


QUICK = made_of(FormatId("quick"), "Quick", (Step(Phase.BRIEFING, 60),), 1, Times(45, 120, 45, 60))
STANDARD = made_of(
    FormatId("standard"),
    "Standard",
    (Step(Phase.BRIEFING, 90), Step(Phase.GUESSING, 45)),
    2,
    Times(60, 150, 60, 60),
)
FULL = made_of(
    FormatId("full"),
    "Full",
    (Step(Phase.BRIEFING, 120), Step(Phase.GUESSING, 60)),
    MOST_EXCHANGES,
    Times(60, 180, 75, 75),
    (Step(Phase.RECORD, 240), Step(Phase.DECISION, 45)),
)
DILEMMA = made_of(
    FormatId("dilemma"),
    "Dilemma",
    (Step(Phase.BRIEFING, 90),),
    2,
    Times(60, 150, 60, 60),
    (Step(Phase.DECISION, 60),),
)
UNHURRIED = made_of(FormatId("unhurried"), "No clock", (Step(Phase.BRIEFING),), 1, Times(None, None, None, None))

FORMATS = {one.id: one for one in (QUICK, STANDARD, FULL, DILEMMA, UNHURRIED)}
