"""Replies read for suggestions beside the game: one at a time between whatever else there is to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from rounds.commands import KeepReadings
from rounds.evidence import Reading, read
from rounds.ids import ReplyId
from rounds.rules.suggested import unread
from rounds.state import Reply, Room
from server.clock import CallLater, Timer

KEPT_AT_ONCE = 10
"""How many readings become one entry of the journal, and reach the desk together."""


REST = 3
"""After each reply it rests this many times as long as that took: reading never has more than a quarter of the time."""

LOOK_AGAIN_S = 0.005
MOST_LOOKS = 5
"""A room in the middle of a turn is not held up; one that never rests is, for one reply, after so many looks."""


class Readings:
    """Reads the replies of a room that nothing is suggested for yet. `follow` it after each change.

    It reads on the event loop, where a reply holds everybody up for some two milliseconds: a thread would take the
    interpreter for longer, and at any moment.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        call_later: CallLater,
        is_busy: Callable[[], bool],
        keep: Callable[[KeepReadings], None],
    ) -> None:
        self._monotonic = monotonic
        self._call_later = call_later
        self._is_busy = is_busy
        self._keep = keep
        self._looks = 0
        self._timer: Timer | None = None
        self._waiting: deque[tuple[str, Reply]] = deque()
        self._read: dict[ReplyId, Reading] = {}
        self._given: set[ReplyId] = set()

    def follow(self, room: Room) -> None:
        if self._timer is None:
            self._waiting.extend(one for one in unread(room) if one[1].id not in self._given)
            self._go_on(0.0)

    def forget(self) -> None:
        """The room went back to what is saved: what was read may be of replies that were never sent."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._waiting.clear()
        self._read.clear()
        self._given.clear()

    def _go_on(self, rest_s: float) -> None:
        self._timer = self._call_later(rest_s, self._read_one) if self._waiting else None

    def _read_one(self) -> None:
        if self._is_busy() and self._looks < MOST_LOOKS:
            self._looks += 1
            return self._go_on(LOOK_AGAIN_S)
        self._looks = 0
        began = self._monotonic()
        heard, reply = self._waiting.popleft()
        self._read[reply.id] = read(heard, reply.text)
        self._given.add(reply.id)
        if not self._waiting or len(self._read) == KEPT_AT_ONCE:
            self._keep(KeepReadings(self._read))
            self._read = {}
        return self._go_on(REST * (self._monotonic() - began))
