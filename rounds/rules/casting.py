"""Casting: whom to ask for the hot seat, in fair order, without anybody learning who passed."""

from __future__ import annotations

from collections.abc import Collection

from rounds import commands, events
from rounds.chance import rank
from rounds.context import Context
from rounds.events import Event
from rounds.ids import SeatId
from rounds.refusals import Refusal, Slug
from rounds.state import Room, Round, Seat


def fair_order(room: Room, seed: int) -> list[SeatId]:
    """Everybody present: volunteers first, then who has played the customer least, then by the round's chance."""
    here = [seat for seat in room.seats.values() if seat.present and not seat.left]
    here.sort(key=lambda seat: (not seat.volunteer, seat.times_customer, rank(seed, "casting", seat.id)))
    return [seat.id for seat in here]


def next_to_ask(room: Room, playing: Round, passed: Collection[SeatId], skipped: list[SeatId]) -> SeatId | None:
    """The first in fair order who neither passed nor was skipped; then those skipped, longest ago first."""
    willing = [seat for seat in fair_order(room, playing.seed) if seat not in passed]
    fresh = [seat for seat in willing if seat not in skipped]
    return next(iter(fresh or [seat for seat in skipped if seat in willing]), None)


def ask(room: Room, playing: Round, command: commands.AskCustomer) -> list[Event]:
    casting = playing.casting
    skipped, events_before = list(casting.skipped), list[Event]()
    if casting.asked is not None:
        skipped = [*(seat for seat in skipped if seat != casting.asked), casting.asked]
        events_before.append(events.CustomerSkipped(casting.asked))
    if command.seat is None:
        chosen = casting.proposed if casting.asked is None and casting.proposed else None
        seat = chosen or next_to_ask(room, playing, casting.passed, skipped)
    else:
        seat = _picked(room, playing, command.seat, skipped)
    if seat is None:
        raise Refusal(Slug.NOBODY_TO_ASK)
    return [*events_before, events.CustomerAsked(seat)]


def _picked(room: Room, playing: Round, wish: SeatId, skipped: list[SeatId]) -> SeatId | None:
    """The facilitator's pick; in place of somebody who passed the next is asked, so that the pass stays secret."""
    if wish not in room.seats or room.seats[wish].left:
        raise Refusal(Slug.NO_SUCH_SEAT)
    if wish in playing.casting.passed:
        return next_to_ask(room, playing, playing.casting.passed, skipped)
    return wish


def answer(room: Room, playing: Round, command: commands.AnswerCasting, seat: Seat) -> list[Event]:
    if playing.casting.asked != seat.id:
        raise Refusal(Slug.NOT_ASKED)
    if command.accept:
        return [events.CustomerCast(seat.id)]
    return [events.CustomerPassed(seat.id), *after_pass(room, playing, seat.id)]


def after_pass(room: Room, playing: Round, seat: SeatId) -> list[Event]:
    """The next person is asked at once, so that a pass looks like waiting."""
    casting = playing.casting
    following = next_to_ask(room, playing, {*casting.passed, seat}, casting.skipped)
    return [events.CustomerAsked(following), events.CustomerProposed(following)]


def left_while_asked(room: Room, seat: Seat, context: Context) -> list[Event]:
    playing = room.round
    if playing is None or playing.casting.asked != seat.id:
        return []
    return [events.CustomerPassed(seat.id), *after_pass(room, playing, seat.id)]
