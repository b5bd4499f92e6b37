"""Points: what a reply, a team's round and the standings are made of, to one decimal and adding up by hand.

Arithmetic is in fractions and rounded once for each printed part (half up); a total is the sum of its printed parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rounds.ballots import Tally, count, shared_places
from rounds.deck import Rubric
from rounds.house import rubric_in
from rounds.ids import CauseId, ReplyId, StrategyId, TeamId
from rounds.phases import Phase
from rounds.rules.round_work import team_guesses
from rounds.state import Exchange, Points, Reply, Room, Round, Weights

SAFETY_SHARE = Fraction(1, 2)
"""What a safety reply is worth of what it would be worth if somebody had written it."""

CAUSE_BONUS = 5.0

NOTHING = Points(0.0, 0.0, 0.0, 0.0)


def tenths(value: Fraction) -> float:
    return floor(value * 10 + Fraction(1, 2)) / 10


def craft(exchange: Exchange, reply: ReplyId, rubric: Rubric) -> Fraction:
    """How well a reply meets the rubric, 0 to 1.

    (Σ key 2·mark/2 + Σ useful mark/2 - Σ trap mark/2 - number of flags) / (2 · number of keys), held between.
    """
    marks = exchange.marks.get(reply, {})
    if not marks:
        return Fraction(0)

    def half_marks(lines: Iterable[StrategyId]) -> Fraction:
        return sum((Fraction(marks[id_].value, 2) for id_ in lines if id_ in marks), Fraction(0))

    gained = (
        2 * half_marks(line.strategy for line in rubric.key)
        + half_marks(line.strategy for line in rubric.useful)
        - half_marks(line.strategy for line in rubric.traps)
        - len(exchange.flags.get(reply, {}))
    )
    return max(Fraction(0), min(Fraction(1), gained / (2 * len(rubric.key))))


def best_rate(tallies: dict[ReplyId, Tally]) -> Fraction:
    """The highest rate of votes in an exchange; 0 when nobody voted."""
    return max((Fraction(one.votes, one.shown) for one in tallies.values() if one.shown), default=Fraction(0))


def voice(tally: Tally, best: Fraction) -> Fraction | None:
    """A reply's rate of votes by the best rate; None when nobody could choose it or nobody voted at all."""
    return Fraction(tally.votes, tally.shown) / best if best and tally.shown else None


def customer(exchange: Exchange, reply: ReplyId) -> Fraction | None:
    """The customer's reaction from 0 to 1; None for a reply they did not react to."""
    reaction = exchange.reactions.get(reply)
    return None if reaction is None else Fraction(reaction.value + 3, 6)


def reply_points(
    weights: Weights, rubric: Rubric, exchange: Exchange, reply: Reply, tally: Tally, best: Fraction
) -> Points:
    """A reply's points by the room's weights; parts that could not be measured give their weight to the others."""
    measured = {
        "voice": (weights.voice, voice(tally, best)),
        "craft": (weights.craft, craft(exchange, reply.id, rubric)),
        "customer": (weights.customer, customer(exchange, reply.id)),
    }
    whole = sum(weight for weight, share in measured.values() if share is not None) or 1
    scale = Fraction(100, whole) * (SAFETY_SHARE if reply.safety else 1)
    parts = {
        name: None if share is None else tenths(weight * scale * share) for name, (weight, share) in measured.items()
    }
    return Points(parts["voice"], parts["craft"], parts["customer"], _sum(parts.values()))


def _sum(parts: Iterable[float | None]) -> float:
    return round(sum(part for part in parts if part is not None), 1)


def exchange_points(room: Room, playing: Round, exchange: Exchange) -> dict[ReplyId, Points]:
    """The points of every reply; kept with the exchange, because a long workshop has many that change no more."""
    missing = [reply for reply in exchange.replies.values() if reply.id not in exchange.points]
    if missing:
        tallies = count(exchange)
        rubric, best, weights = rubric_in(room.rules.house, playing.scenario), best_rate(tallies), room.rules.weights
        for reply in missing:
            exchange.points[reply.id] = reply_points(weights, rubric, exchange, reply, tallies[reply.id], best)
    return exchange.points


def round_points(room: Room, playing: Round) -> dict[TeamId, Points]:
    """Each writing team's round: the mean of its replies over the exchanges, where no reply counts nothing.

    The cause guessed right and the case record come on top. Of a rewound exchange the last take counts.
    """
    exchanges = playing.scored_exchanges
    guesses = team_guesses(playing)
    by_team: dict[TeamId, list[Points]] = {team: [] for team in sorted(playing.teams_writing)}
    for exchange in exchanges:
        for id_, points in exchange_points(room, playing, exchange).items():
            by_team.setdefault(exchange.replies[id_].team, []).append(points)
    return {
        team: _with_bonus(
            _mean(points, max(1, len(exchanges))), cause_bonus(playing, guesses.get(team)), record_bonus(playing, team)
        )
        for team, points in by_team.items()
    }


def cause_bonus(playing: Round, guess: CauseId | None) -> float | None:
    """5 for the cause guessed right, 0 for another; None where the team was not asked or said nothing."""
    return None if guess is None else CAUSE_BONUS if guess == playing.scenario.brief.cause else 0.0


def record_bonus(playing: Round, team: TeamId) -> float | None:
    """What the facilitator gave the record, 0 to 5; None before, and where there is no record."""
    marked = playing.record_marks.get(team)
    return None if marked is None else float(marked)


def _with_bonus(points: Points, cause: float | None, record: float | None) -> Points:
    if cause is None and record is None:
        return points
    total = _sum((points.total, cause, record))
    return Points(points.voice, points.craft, points.customer, total, cause, record)


def _mean(points: list[Points], exchanges: int) -> Points:
    if not points:
        return NOTHING
    if len(points) == exchanges == 1:
        return points[0]

    def mean(parts: Iterable[float | None]) -> float | None:
        known = [part for part in parts if part is not None]
        return tenths(Fraction(sum(round(part * 10) for part in known), 10 * exchanges)) if known else None

    parts = mean(p.voice for p in points), mean(p.craft for p in points), mean(p.customer for p in points)
    return Points(*parts, total=_sum(parts))


@dataclass(frozen=True, slots=True)
class Account:
    """A team's whole score: points of each counted round in order, None for a round it had nobody to write in."""

    team: TeamId
    place: int
    total: float
    rounds: tuple[Points | None, ...]


def is_counted(room: Room, playing: Round, *, live: bool = False) -> bool:
    """Whether a round is in the standings: played out, or its standings on show; `live` counts it from the vote."""
    if playing.cancelled:
        return False
    counted = any(one.counted for one in playing.exchanges)
    return playing.ended or (counted and (live or room.phase is Phase.STANDINGS))


def standings(room: Room, *, live: bool = False) -> list[Account]:
    """Every team's account, best first; ties share a place and stand in the order of their flags.

    A room that plays without points has none.
    """
    if not room.rules.scored:
        return []
    counted = [round_points(room, one) for one in room.rounds if is_counted(room, one, live=live)]
    totals = {
        team: round(sum(points[team].total for points in counted if team in points), 1)
        for team in room.teams
        if room.members(team) or any(team in points for points in counted)
    }
    places = shared_places(totals)
    accounts = [
        Account(team, places[team], total, tuple(points.get(team) for points in counted))
        for team, total in totals.items()
    ]
    return sorted(accounts, key=lambda one: (one.place, room.teams[one.team].index))


# -- why --------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Reason:
    """A reply of a team, with the votes, marks and reaction that its points are made of."""

    exchange: Exchange
    reply: Reply
    tally: Tally
    best: Tally | None
    points: Points


@dataclass(frozen=True, slots=True)
class Why:
    """A team's round, traced: the mean of its reasons over the exchanges, with guess and record on top."""

    team: TeamId
    exchanges: int
    reasons: tuple[Reason, ...]
    guess: CauseId | None
    points: Points


def why(room: Room, playing: Round) -> dict[TeamId, Why]:
    """What the points of a round are made of, for every team that had somebody to write."""
    exchanges, guesses = playing.scored_exchanges, team_guesses(playing)
    reasons: dict[TeamId, list[Reason]] = {}
    for exchange in exchanges:
        tallies, worth = count(exchange), exchange_points(room, playing, exchange)
        best = max(tallies.values(), key=lambda tally: tally.rate, default=None)
        for id_, reply in exchange.replies.items():
            reasons.setdefault(reply.team, []).append(Reason(exchange, reply, tallies[id_], best, worth[id_]))
    return {
        team: Why(team, max(1, len(exchanges)), tuple(reasons.get(team, ())), guesses.get(team), points)
        for team, points in round_points(room, playing).items()
    }
