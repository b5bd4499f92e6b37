"""The debrief: its pages in the order in which people speak, and what was seen of the strategies a scene calls for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rounds.house import rubric_in
from rounds.ids import StrategyId
from rounds.sections import Speaker
from rounds.state import Exchange, Reply, Room, Round

AXES = 8
"""A radar with more axes than these cannot be read from the back of a room; the first of a rubric matter most."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the debrief and who speaks to it; a dilemma's page has its disagreement's id behind a full stop."""

    id: str
    speaker: Speaker


def pages_of(room: Room, playing: Round) -> list[Page]:
    """The pages that have something to show now; the first is always there."""
    first: Speaker = "authors" if playing.played_by == "practice" else "customer"
    exchange = playing.exchange
    looked_at = any(True for _ in marked(playing))
    pages = [
        (True, Page("turned", first)),
        (True, Page("why", first)),
        (exchange is not None and exchange.best is not None, Page("words", "authors")),
        (any(one.sightings for one in playing.scored_exchanges), Page("sighted", "observers")),
        (True, Page("called", "facilitator")),
        (looked_at and len(axes(room, playing)) > 2, Page("teams", "facilitator")),
        (looked_at and len(told_rounds(room)) > 1, Page("rounds", "facilitator")),
        (bool(playing.decisions), Page("poll", "facilitator")),
        *((True, Page(f"dilemma.{one}", "facilitator")) for one in playing.scenario.disagreements),
        (True, Page("prevention", "everybody")),
    ]
    return [page for shown, page in pages if shown]


def page_now(room: Room, playing: Round) -> Page:
    """The page the facilitator turned to; the first where marks that were taken back left it empty."""
    pages = pages_of(room, playing)
    return next((page for page in pages if page.id == playing.page), pages[0])


# -- what was seen --------------------------------------------------------------------------------------------------
def marked(playing: Round) -> Iterator[tuple[Exchange, Reply]]:
    """The replies somebody has marked, of the takes that count: of the others nobody knows what they show."""
    for exchange in playing.scored_exchanges:
        for id_, reply in exchange.replies.items():
            if id_ in exchange.reviewed or exchange.marks.get(id_) or exchange.flags.get(id_):
                yield exchange, reply


def axes(room: Room, playing: Round) -> list[StrategyId]:
    """What the scene calls for and a radar shows, in the rubric's order."""
    rubric = rubric_in(room.rules.house, playing.scenario)
    return [line.strategy for line in (*rubric.key, *rubric.useful)][:AXES]


def shown(replies: list[tuple[Exchange, Reply]], strategy: StrategyId) -> Fraction:
    """How clearly the replies show a strategy, from 0 to 1: the mean of their marks."""
    return Fraction(sum(_mark(exchange, reply, strategy) for exchange, reply in replies), 2 * max(1, len(replies)))


def seen(playing: Round, strategy: StrategyId) -> tuple[int, int]:
    """In how many replies a strategy was seen at least partly, and how many were marked."""
    replies = list(marked(playing))
    return sum(1 for exchange, reply in replies if _mark(exchange, reply, strategy)), len(replies)


def _mark(exchange: Exchange, reply: Reply, strategy: StrategyId) -> int:
    mark = exchange.marks.get(reply.id, {}).get(strategy)
    return mark.value if mark else 0


def told_rounds(room: Room) -> list[Round]:
    """The rounds whose strategies may be compared: played to their debrief, with marks."""
    return [one for one in room.rounds if not one.cancelled and any(True for _ in marked(one))]


def over_rounds(room: Room) -> Mapping[StrategyId, list[tuple[int, int] | None]]:
    """For each strategy that a scene called for: in how many of the marked replies it was seen, round by round.

    None stands for a round that did not call for it.
    """
    rounds = told_rounds(room)
    called = [axes(room, one) for one in rounds]
    every = dict.fromkeys(strategy for strategies in called for strategy in strategies)
    return {
        strategy: [
            seen(one, strategy) if strategy in strategies else None
            for one, strategies in zip(rounds, called, strict=True)
        ]
        for strategy in every
    }
