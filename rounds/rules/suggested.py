"""Marks that the suggestions give by themselves, in a room that has no facilitator to confirm them."""

from __future__ import annotations

from rounds import events
from rounds.events import Event
from rounds.evidence import read
from rounds.ids import AntiPatternId, StrategyId
from rounds.state import Evidence, Reply, Round
from rounds.strategies import CATALOGUE

CLEARLY = 2


def marks(playing: Round) -> list[Event]:
    """A mark or a flag for everything that is firmly found in the round's replies."""
    marked: list[Event] = []
    for exchange in playing.exchanges:
        heard = exchange.complaint.text if exchange.complaint else ""
        for reply in exchange.replies.values():
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
