"""The practice customer: what it says by how hot it is, and how a reply lands with it.

It reads replies as the suggestions do: strategies the scenario calls for cool it down, traps and anti-patterns heat it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from rounds import events
from rounds.ballots import count
from rounds.chance import rank
from rounds.deck import Intensity, Scenario, Swing
from rounds.events import Event
from rounds.evidence import read
from rounds.house import rubric_in
from rounds.ids import ReplyId
from rounds.phases import Phase
from rounds.rules.exchange import on_ballots
from rounds.state import Complaint, Exchange, Reaction, Reply, Room, Round

MOST_ANSWERED = 12
"""How many replies of an exchange the practice customer reacts to: the best and those that did best in the vote."""

KEY, USEFUL, TRAP, ANTI_PATTERN = Fraction(5, 4), Fraction(1, 2), Fraction(-1), Fraction(-3, 2)
NOTHING_SAID = Fraction(-1)
"""Where a reply starts: one that does nothing leaves the customer a little hotter."""

STRONGEST = 3
HOTTEST_MILD = 6
"""The temper up to which lines are said in a room that plays gently."""


def catch_up(room: Room, playing: Round) -> list[Event]:
    """What the practice customer owes the present step, when it takes the part over in its middle."""
    exchange = playing.exchange
    if exchange is None:
        return []
    if room.phase is Phase.COMPLAINT and exchange.complaint is None:
        return [complaint(room, playing, playing.temper)]
    if room.phase is Phase.REACTION and exchange.best is not None and exchange.best not in exchange.reactions:
        return reactions(room, playing, exchange, exchange.best)
    return []


def complaint(room: Room, playing: Round, temper: int) -> Event:
    """A line for this temper that was not said yet, if there is one left; a mild room hears none of the hot ones."""
    heard = min(temper, HOTTEST_MILD) if room.intensity is Intensity.MILD else temper
    return events.ComplaintMade(Complaint(_fresh_line(playing, heard, "complaint"), aloud=False))


def _fresh_line(playing: Round, temper: int, purpose: str) -> str:
    lines = playing.scenario.practice.lines_at(temper)
    said = {one.complaint.text for one in playing.exchanges if one.complaint}
    turn = str(len(playing.exchanges))
    ordered = sorted(lines, key=lambda line: rank(playing.seed, purpose, turn, line))
    return next((line for line in ordered if line not in said), ordered[0])


def reactions(
    room: Room,
    playing: Round,
    exchange: Exchange,
    best: ReplyId | None,
    replies: Mapping[ReplyId, Reply] | None = None,
) -> list[Event]:
    """To the best reply and those behind it; `replies` are given where they were sent in this very moment."""
    replies = replies or on_ballots(exchange)
    if best is None:
        return []
    tallies = count(exchange) if exchange.replies else {}
    others = [id_ for id_ in replies if id_ != best]
    others.sort(key=lambda id_: (tallies[id_].place if id_ in tallies else 0, replies[id_].number))
    return [
        events.CustomerReacted(id_, _reaction(room, playing, exchange, replies[id_], speaks=id_ == best))
        for id_ in (best, *others[: MOST_ANSWERED - 1])
    ]


def _reaction(room: Room, playing: Round, exchange: Exchange, reply: Reply, *, speaks: bool) -> Reaction:
    heard = exchange.complaint.text if exchange.complaint else ""
    value = felt(room, playing.scenario, heard, reply.text)
    return Reaction(value, _comeback(playing, value) if speaks else "", aloud=False)


def felt(room: Room, scenario: Scenario, complaint: str, reply: str) -> int:
    """How a reply lands, -3 to +3."""
    reading, rubric = read(complaint, reply), rubric_in(room.rules.house, scenario)
    shown = set(reading.strategies)

    def of(lines: Iterable[str]) -> int:
        return len(shown & set(lines))

    weight = (
        NOTHING_SAID
        + KEY * of(line.strategy for line in rubric.key)
        + USEFUL * of(line.strategy for line in rubric.useful)
        + TRAP * of(line.strategy for line in rubric.traps)
        + ANTI_PATTERN * len(reading.anti_patterns)
    )
    return max(-STRONGEST, min(STRONGEST, floor(weight + Fraction(1, 2))))


def _comeback(playing: Round, value: int) -> str:
    swing = Swing.COOLER if value > 0 else Swing.HOTTER if value < 0 else Swing.SAME
    lines = [one.text for one in playing.scenario.brief.comebacks if one.when is swing]
    said = {one.line for other in playing.exchanges for one in other.reactions.values()}
    ordered = sorted(lines, key=lambda line: rank(playing.seed, "comeback", str(len(playing.exchanges)), line))
    return next((line for line in ordered if line not in said), ordered[0] if ordered else "")
