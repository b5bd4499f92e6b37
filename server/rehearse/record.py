"""The record of a rehearsal, as `--json` prints it: what happened in each round, what it cost and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

PointsRecord = dict[str, float | None]
"""Keys `voice`, `craft`, `customer`, `cause`, `record` and `total`; a part that could not be measured is None."""


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """A reply and all its points are made of; what only a facilitator sees is None where somebody else was that.

    `counts` is false in a take that was played again; who is `held` back stands on no ballot. `tags` counts the voters
    who saw a strategy, `sighted` is what observers did: name and words.
    """

    reply: str
    exchange: int
    take: int
    counts: bool
    held: bool
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
    tags: dict[str, int] | None
    sighted: list[tuple[str, str]] | None
    points: PointsRecord | None


@dataclass(frozen=True, slots=True)
class ExchangeRecord:
    """One take of an exchange; `order` counts the takes of the round as they were played.

    `ballots` is seat to reply, as the people cast them last and were told so. What only a facilitator knows for sure
    is None where somebody else was that.
    """

    exchange: int
    take: int
    order: int
    counts: bool
    technique: str | None
    mediation: str | None
    ruling: tuple[str, str] | None
    best: str | None
    temper_before: int | None
    temper_after: int | None
    ballots: dict[str, str]


@dataclass(frozen=True, slots=True)
class StandingRecord:
    """A team after a round; `round` is that round's points, None where the team had nobody to write.

    `case` is its case record by part, None where it has none.
    """

    team: str
    team_name: str
    place: int
    total: float
    round: PointsRecord | None
    case: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """`customer` is who played it at the end; `decision` counts the choices.

    `happened` is what was out of the ordinary, `curve` the temper from the start on.
    """

    round: int
    format: str | None
    scenario: str
    title: str
    customer: str | None
    happened: list[str]
    weights: dict[str, int] | None
    exchanges: list[ExchangeRecord]
    replies: list[ReplyRecord]
    decision: dict[str, int] | None
    curve: list[int]
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


@dataclass(frozen=True, slots=True)
class ClosingRecord:
    """How sure people were, as counts of the levels 1 to 5, and how many commitments were made."""

    before: list[int]
    after: list[int]
    commitments: int


@dataclass(slots=True)
class RehearsalRecord:
    """`acked` and `refused` count the commands of everybody; `refused` by slug."""

    address: str
    room: str
    people: int
    seed: int
    rounds: list[RoundRecord] = field(default_factory=list)
    closing: ClosingRecord | None = None
    acked: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    reconnects: int = 0
    resyncs: int = 0
    ack_ms: Figures = field(default_factory=lambda: Figures.of([]))
    wall_s: float = 0.0
    problems: list[str] = field(default_factory=list)
