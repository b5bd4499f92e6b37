"""Server time, and the bell of a room: the next deadline becomes a Ring command."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from rounds.commands import Ring
from rounds.ids import Milliseconds
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


class Bell:
    """Rings at the deadline of a room's clock. `follow` it after each change; only the last deadline counts."""

    def __init__(self, now: Callable[[], Milliseconds], call_later: CallLater, ring: Callable[[Ring], None]) -> None:
        self._now = now
        self._call_later = call_later
        self._ring = ring
        self._next: Ring | None = None
        self._timer: Timer | None = None

    def follow(self, room: Room) -> None:
        coming = next_ring(room)
        if coming == self._next and (coming is None or self._timer is not None):
            return
        again = coming is not None and coming == self._next
        self.silence()
        self._next = coming
        if coming is not None:
            wait = max(0, coming.deadline - self._now()) / 1000
            self._timer = self._call_later(max(FIRST_RETRY_S, wait) if again else wait, self._rung)

    def silence(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._next = None

    def _rung(self) -> None:
        self._timer = None
        if self._next is not None:
            self._ring(self._next)


def next_ring(room: Room) -> Ring | None:
    """The bell a room waits for, if its clock runs."""
    if room.clock is None or room.clock.deadline is None:
        return None
    return Ring(room.turn, room.clock.deadline)
