"""The record of a rehearsal, as `--json` prints it: what happened in each round, what it cost and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

PointsRecord = dict[str, float | None]
"""Keys `voice`, `craft`, `customer` and `total`; a part that could not be measured is None."""


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """A reply and all its points are made of; what only a facilitator sees is None where somebody else was that."""

    reply: str
    exchange: int
    number: int
    team: str
    team_name: str
    author: str | None
    text: str
    safety: bool
    votes: int
    shown: int
    place: int
    best: bool
    reaction: int | None
    marks: dict[str, int] | None
    flags: list[str] | None
    points: PointsRecord | None


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """A team after a round; `round` is that round's points, None where the team had nobody to write."""

    team: str
    team_name: str
    place: int
    total: float
    round: PointsRecord | None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """`ballots` is seat to reply, as the people cast them last and were told so, in the round's last exchange."""

    round: int
    scenario: str
    title: str
    customer: str | None
    replies: list[ReplyRecord]
    ballots: dict[str, str]
    temper_before: int
    temper_after: int
    standings: list[StandingRecord]
    phone_messages: Figures
    phone_bytes: Figures


@dataclass(frozen=True, slots=True)
class Figures:
    """The middle and the edge of many measurements."""

    median: float
    p99: float
    max: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Figures:
        ordered = sorted(values) or [0.0]
        return cls(round(median(ordered), 2), round(ordered[(len(ordered) * 99 - 1) // 100], 2), round(ordered[-1], 2))


@dataclass(slots=True)
class RehearsalRecord:
    """`acked` and `refused` count the commands of everybody; `refused` by slug."""

    address: str
    room: str
    people: int
    seed: int
    rounds: list[RoundRecord] = field(default_factory=list)
    acked: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    reconnects: int = 0
    resyncs: int = 0
    ack_ms: Figures = field(default_factory=lambda: Figures.of([]))
    wall_s: float = 0.0
    problems: list[str] = field(default_factory=list)
