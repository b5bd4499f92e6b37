"""The clock of a step: start, pause, resume, more time; and what an outage does to it, which is nothing."""

from __future__ import annotations

from dataclasses import replace

from rounds import commands, events
from rounds.context import Context, Participant
from rounds.events import Event
from rounds.formats import Step
from rounds.ids import Milliseconds, SeatId
from rounds.refusals import Refusal, Slug
from rounds.state import Clock, Hold, Room


def of_step(room: Room, step: Step, now: Milliseconds) -> Clock | None:
    return None if step.seconds is None or not room.rules.clocked else running(step.seconds * 1000, now)


def running(total: Milliseconds, now: Milliseconds) -> Clock:
    return Clock(total=total, deadline=now + total, left=total)


def left(clock: Clock, now: Milliseconds) -> Milliseconds:
    return clock.left if clock.deadline is None else max(0, clock.deadline - now)


def paused(clock: Clock, now: Milliseconds) -> Clock:
    return replace(clock, deadline=None, left=left(clock, now))


def start(room: Room, command: commands.StartClock, context: Context) -> list[Event]:
    return [events.ClockSet(running(command.seconds * 1000, context.now))]


def pause(room: Room, command: commands.PauseClock, context: Context) -> list[Event]:
    if room.clock is None or room.clock.deadline is None:
        raise Refusal(Slug.NO_CLOCK)
    return [events.ClockSet(paused(room.clock, context.now))]


def pause_scene(room: Room, command: commands.PauseScene, context: Context) -> list[Event]:
    """Nobody is told who asked, unless they wish the facilitator to know."""
    asked_by = context.actor.seat if command.named and isinstance(context.actor, Participant) else None
    if room.clock is not None and room.clock.held == "scene":
        return []
    return hold(room, "scene", context.now, asked_by)


def freeze(room: Room, context: Context) -> list[Event]:
    return [] if room.clock is not None and room.clock.held == "frozen" else hold(room, "frozen", context.now)


def hold(room: Room, why: Hold, now: Milliseconds, asked_by: SeatId | None = None) -> list[Event]:
    """Stops the step even where no clock runs: then a clock of no length says that it is held."""
    clock = room.clock or Clock(total=0, deadline=None, left=0)
    return [events.ClockSet(replace(paused(clock, now), held=why, asked_by=asked_by))]


def let_go(room: Room, why: Hold, now: Milliseconds) -> list[Event]:
    """Lets the clock run on when this, and nothing else, held it."""
    return [events.ClockSet(_resumed(room.clock, now))] if room.clock is not None and room.clock.held == why else []


def resume(room: Room, command: commands.ResumeClock, context: Context) -> list[Event]:
    clock = room.clock
    if clock is None or clock.deadline is not None or (clock.ran_out and clock.held == "none"):
        raise Refusal(Slug.NO_CLOCK)
    return [events.ClockSet(_resumed(clock, context.now))]


def _resumed(clock: Clock, now: Milliseconds) -> Clock | None:
    """The clock without its hold; one of no length was there only to say so, and one that ran out stays so."""
    if clock.total == 0:
        return None
    deadline = None if clock.ran_out else now + clock.left
    return replace(clock, deadline=deadline, held="none", asked_by=None)


def overtime(room: Room, longest: Milliseconds, now: Milliseconds) -> Event:
    return events.ClockSet(replace(running(longest, now), overtime=True))


def add(room: Room, command: commands.AddTime, context: Context) -> list[Event]:
    clock, more = room.clock, command.seconds * 1000
    if clock is None or clock.total == 0:
        raise Refusal(Slug.NO_CLOCK)
    if clock.ran_out:
        return [events.ClockSet(running(more, context.now))]
    longer = left(clock, context.now) + more
    deadline = None if clock.deadline is None else context.now + longer
    total = max(clock.total, longer)
    return [events.ClockSet(replace(clock, total=total, deadline=deadline, left=longer))]


def recover(room: Room, command: commands.Recover, context: Context) -> list[Event]:
    """The deadline moves by the length of the outage: downtime costs nobody time."""
    clock = room.clock
    if clock is not None and clock.deadline is not None:
        remained = max(0, clock.deadline - command.alive_at)
        clock = replace(clock, deadline=context.now + remained, left=remained)
    return [events.ServerRecovered(context.now, clock)]
