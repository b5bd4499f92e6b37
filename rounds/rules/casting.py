"""Casting: whom to ask for the hot seat, in fair order, without anybody learning who passed; and who plays on."""

from __future__ import annotations

from collections.abc import Collection

from rounds import commands, events
from rounds.chance import rank
from rounds.context import Context
from rounds.events import Event
from rounds.ids import Milliseconds, SeatId
from rounds.phases import SCENE_PHASES
from rounds.refusals import Refusal, Slug
from rounds.rules import clock, practice
from rounds.state import Room, Round, Seat

FEWEST_PEOPLE = 2
MISSING_AFTER: Milliseconds = 15_000
"""How long the customer may be away before the clock waits for them."""


def fair_order(room: Room, seed: int) -> list[SeatId]:
    """Everybody present: volunteers first, then who has played least, then by chance; who only watches comes last."""
    here = list(room.here())
    here.sort(key=lambda seat: (seat.observer, not seat.volunteer, seat.times_customer, rank(seed, "casting", seat.id)))
    return [seat.id for seat in here]


def next_to_ask(room: Room, playing: Round, passed: Collection[SeatId], skipped: list[SeatId]) -> SeatId | None:
    """The first in fair order who neither passed nor was skipped; then those skipped, longest ago first."""
    willing = [seat for seat in fair_order(room, playing.seed) if seat not in passed and _can_play(playing, seat)]
    fresh = [seat for seat in willing if seat not in skipped]
    return next(iter(fresh or [seat for seat in skipped if seat in willing]), None)


def _can_play(playing: Round, seat: SeatId) -> bool:
    """Not who plays already or mediates now, nor who has put the part down."""
    return seat not in (playing.customer, playing.mediator_now) and seat not in playing.knows


def ask(room: Room, playing: Round, command: commands.AskCustomer) -> list[Event]:
    if sum(1 for _ in room.here()) < FEWEST_PEOPLE:
        raise Refusal(Slug.TOO_FEW_PEOPLE)
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
    if wish not in room.seats or room.seats[wish].left or not _can_play(playing, wish):
        raise Refusal(Slug.NO_SUCH_SEAT)
    if wish in playing.casting.passed:
        return next_to_ask(room, playing, playing.casting.passed, skipped)
    return wish


def answer(room: Room, playing: Round, command: commands.AnswerCasting, seat: Seat, context: Context) -> list[Event]:
    if playing.casting.asked != seat.id:
        raise Refusal(Slug.NOT_ASKED)
    if command.accept:
        return [events.CustomerCast(seat.id), *clock.let_go(room, "missing", context.now)]
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


# -- in the middle of a round -----------------------------------------------------------------------------------------
def change_player(
    room: Room, playing: Round, command: commands.TakeOver | commands.UsePractice, context: Context
) -> list[Event]:
    """The facilitator or the practice customer plays on from where the scene stands."""
    if isinstance(command, commands.TakeOver):
        return [events.PlayerChanged("facilitator"), *clock.let_go(room, "missing", context.now)]
    spoken = practice.catch_up(room, playing)
    return [events.PlayerChanged("practice"), *clock.let_go(room, "missing", context.now), *spoken]


def step_out(room: Room, context: Context) -> list[Event]:
    """The part is free again, and the clock waits until somebody has it."""
    return [events.PlayerChanged("seat"), events.CustomerMissed(), *_wait(room, context.now)]


def _wait(room: Room, now: Milliseconds) -> list[Event]:
    """The clock waits for a customer; one that somebody stopped before stays stopped when the customer is back."""
    stopped = room.clock is not None and room.clock.deadline is None and not room.clock.ran_out
    return [] if stopped else clock.hold(room, "missing", now)


def misses_customer_at(room: Room) -> Milliseconds | None:
    """When the present customer will have been away for too long; None while nobody is waited for."""
    playing = room.round
    if playing is None or playing.customer is None or playing.is_missing or room.phase not in SCENE_PHASES:
        return None
    away = room.seats[playing.customer].away_since
    return None if away is None else away + MISSING_AFTER


def miss(room: Room, command: commands.MissCustomer, context: Context) -> list[Event]:
    """Told too late, when the customer is back or plays no more, it changes nothing."""
    if misses_customer_at(room) is None or room.round is None or room.round.customer != command.seat:
        return []
    if room.seats[command.seat].away_since != command.since:
        return []
    return [events.CustomerMissed(), *_wait(room, context.now)]
