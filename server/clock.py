"""Server time, and the bell of a room: the next moment that matters becomes a command."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rounds.commands import MissCustomer, Ring
from rounds.ids import Milliseconds
from rounds.rules.casting import MISSING_AFTER, misses_customer_at
from rounds.state import Room

FIRST_RETRY_S = 1.0
"""A bell that was rung and changed nothing (the journal cannot write) rings again after this long."""


class Timer(Protocol):
    """What `call_later` of an event loop gives back."""

    def cancel(self) -> None: ...


CallLater = Callable[[float, Callable[[], None]], Timer]


class ServerTime:
    """Milliseconds since the epoch that never jump: the machine's clock is read once, and counted on from there."""

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> Milliseconds:
        return int((time.monotonic() + self._offset) * 1000)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A command that time itself gives, and when."""

    at: Milliseconds
    command: Ring | MissCustomer


class Bell:
    """Rings when a room's clock runs out, or its customer is missed. `follow` it after each change."""

    def __init__(
        self, now: Callable[[], Milliseconds], call_later: CallLater, ring: Callable[[Ring | MissCustomer], None]
    ) -> None:
        self._now = now
        self._call_later = call_later
        self._ring = ring
        self._next: Alarm | None = None
        self._timer: Timer | None = None

    def follow(self, room: Room) -> None:
        coming = next_alarm(room)
        if coming == self._next and (coming is None or self._timer is not None):
            return
        again = coming is not None and coming == self._next
        self.silence()
        self._next = coming
        if coming is not None:
            wait = max(0, coming.at - self._now()) / 1000
            self._timer = self._call_later(max(FIRST_RETRY_S, wait) if again else wait, self._rung)

    def silence(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._next = None

    def _rung(self) -> None:
        self._timer = None
        if self._next is not None:
            self._ring(self._next.command)


def next_alarm(room: Room) -> Alarm | None:
    """The command a room waits for: the bell of a clock that runs, or the customer's absence growing too long."""
    alarms = []
    if room.clock is not None and room.clock.deadline is not None:
        alarms.append(Alarm(room.clock.deadline, Ring(room.turn, room.clock.deadline)))
    missed_at = misses_customer_at(room)
    if missed_at is not None and room.customer is not None:
        alarms.append(Alarm(missed_at, MissCustomer(room.customer, missed_at - MISSING_AFTER)))
    return min(alarms, key=lambda alarm: alarm.at, default=None)
