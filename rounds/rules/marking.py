"""Marking: the facilitator's marks and flags, each with the words that show it."""

from __future__ import annotations

from rounds import commands, events
from rounds.context import Context
from rounds.events import Event
from rounds.ids import ReplyId
from rounds.refusals import Refusal, Slug
from rounds.rules.exchange import words_of
from rounds.state import Reply, Room
from rounds.strategies import CATALOGUE


def mark(room: Room, command: commands.MarkReply, context: Context) -> list[Event]:
    reply = _reply(room, command.reply)
    if command.strategy not in CATALOGUE.strategy:
        raise Refusal(Slug.NO_SUCH_STRATEGY)
    words = words_of(reply, command.start, command.end) if command.mark else None
    return [events.ReplyMarked(reply.id, command.strategy, command.mark, words)]


def flag(room: Room, command: commands.FlagReply, context: Context) -> list[Event]:
    reply = _reply(room, command.reply)
    if command.anti_pattern not in CATALOGUE.anti_pattern:
        raise Refusal(Slug.NO_SUCH_ANTI_PATTERN)
    words = words_of(reply, command.start, command.end) if command.on else None
    return [events.ReplyFlagged(reply.id, command.anti_pattern, command.on, words)]


def review(room: Room, command: commands.ReviewReply, context: Context) -> list[Event]:
    return [events.ReplyReviewed(_reply(room, command.reply).id, command.done)]


def _reply(room: Room, id_: ReplyId) -> Reply:
    found = room.reply(id_)
    if found is None:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return found[2]
