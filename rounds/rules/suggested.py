"""Marks that the suggestions give by themselves, where no facilitator confirms them."""

from __future__ import annotations

from rounds import events
from rounds.events import Event
from rounds.evidence import read
from rounds.ids import AntiPatternId, StrategyId
from rounds.state import Evidence, Reply, Round
from rounds.strategies import CATALOGUE

CLEARLY = 2
MOST_READ = 60
"""How many replies of an exchange are read at once: each takes some milliseconds, and the room waits meanwhile."""


def marks(playing: Round) -> list[Event]:
    """A mark or a flag for everything firmly found in the round's replies, but for those the facilitator has marked."""
    marked: list[Event] = []
    for exchange in playing.exchanges:
        heard = exchange.complaint.text if exchange.complaint else ""
        unmarked = [
            one for one in exchange.replies.values() if one.id not in exchange.marks and one.id not in exchange.flags
        ]
        for reply in unmarked[:MOST_READ]:
            marked += _of_reply(heard, reply)
    return marked


def _of_reply(heard: str, reply: Reply) -> list[Event]:
    marked: list[Event] = []
    for one in read(heard, reply.text).found:
        if not one.firm:
            continue
        words = Evidence(*one.spans[0]) if one.spans else None
        if one.label in CATALOGUE.strategy:
            marked.append(events.ReplyMarked(reply.id, StrategyId(one.label), CLEARLY, words))
        else:
            marked.append(events.ReplyFlagged(reply.id, AntiPatternId(one.label), on=True, evidence=words))
    return marked
