"""Suggested marks: replies that wait to be read, what is kept of a reading, and marks that it gives by itself."""

from __future__ import annotations

from collections.abc import Iterator

from rounds import commands, events
from rounds.events import Event
from rounds.evidence import Reading, read
from rounds.ids import AntiPatternId, StrategyId
from rounds.state import Evidence, Exchange, Reply, Room, Round, Suggestion
from rounds.strategies import CATALOGUE

CLEARLY = 2
MOST_READ = 60
"""How many replies of an exchange are read at once where they were not before; the room waits for each."""


def heard_in(exchange: Exchange) -> str:
    """The line that the replies of an exchange answer."""
    return exchange.complaint.text if exchange.complaint else ""


def unread(room: Room) -> Iterator[tuple[str, Reply]]:
    """The replies a facilitator will mark and nothing is suggested for yet, each with the line it answers."""
    if room.round is None or room.self_run:
        return
    for exchange in room.round.exchanges:
        if len(exchange.suggested) < len(exchange.replies):
            for reply in exchange.replies.values():
                if reply.id not in exchange.suggested:
                    yield heard_in(exchange), reply


def keep(room: Room, command: commands.KeepReadings) -> list[Event]:
    """Keeps what was found in replies that the room has, and has not kept before."""
    fresh = {}
    for id_, reading in command.readings.items():
        there = room.reply(id_)
        if there is not None and id_ not in there[1].suggested:
            fresh[id_] = _suggestions(reading)
    return [events.RepliesRead(fresh)] if fresh else []


def _suggestions(reading: Reading) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(str(one.label), one.firm, one.reason, tuple(Evidence(*span) for span in one.spans))
        for one in reading.found
    )


def marks(playing: Round) -> list[Event]:
    """A mark or a flag for everything firmly found in the round's replies, but for those the facilitator has marked."""
    marked: list[Event] = []
    for exchange in playing.exchanges:
        unmarked = [
            one for one in exchange.replies.values() if one.id not in exchange.marks and one.id not in exchange.flags
        ]
        new = [one for one in unmarked if one.id not in exchange.suggested][:MOST_READ]
        found = exchange.suggested | {one.id: _suggestions(read(heard_in(exchange), one.text)) for one in new}
        for reply in unmarked:
            marked += _of_reply(reply, found.get(reply.id, ()))
    return marked


def _of_reply(reply: Reply, found: tuple[Suggestion, ...]) -> list[Event]:
    marked: list[Event] = []
    for one in found:
        if not one.firm:
            continue
        words = one.words[0] if one.words else None
        if one.label in CATALOGUE.strategy:
            marked.append(events.ReplyMarked(reply.id, StrategyId(one.label), CLEARLY, words))
        else:
            marked.append(events.ReplyFlagged(reply.id, AntiPatternId(one.label), on=True, evidence=words))
    return marked
