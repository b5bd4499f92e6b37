"""Moderation: another name, another team, out of the room and back."""

from __future__ import annotations

from rounds import commands, events
from rounds.context import Context
from rounds.events import Event
from rounds.names import clean_name, name_key
from rounds.refusals import Refusal, Slug
from rounds.rules import casting, people
from rounds.state import Room


def rename(room: Room, command: commands.RenameSeat) -> list[Event]:
    seat, name = people.seat_of(room, command.seat), clean_name(command.name)
    if name_key(name) in room.names and name_key(name) != name_key(seat.name):
        raise Refusal(Slug.NAME_TAKEN)
    return [events.SeatRenamed(seat.id, name)] if name != seat.name else []


def move(room: Room, command: commands.MoveSeat) -> list[Event]:
    seat = people.seat_of(room, command.seat)
    if command.team not in room.teams or room.mode == "solo":
        raise Refusal(Slug.NO_SUCH_TEAM)
    return [events.SeatMoved(seat.id, command.team)] if seat.team != command.team else []


def remove(room: Room, command: commands.RemoveSeat, context: Context) -> list[Event]:
    """Somebody being asked to play the customer counts as having passed, so that casting goes on."""
    seat = people.seat_of(room, command.seat)
    if seat.removed:
        return []
    return [events.SeatRemoved(seat.id, context.now), *casting.left_while_asked(room, seat, context)]


def readmit(room: Room, command: commands.ReadmitSeat) -> list[Event]:
    seat = people.seat_of(room, command.seat)
    return [events.SeatReadmitted(seat.id)] if seat.removed else []
