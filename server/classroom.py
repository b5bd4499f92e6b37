"""Classroom things: what a room lets everybody know, on topics of a broker's, and the presses of its buzzer.

A lamp turns red with the temper, a dashboard follows the standings; docs/classroom.md says what they can read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol, cast

from rounds.commands import Buzz
from rounds.ids import Milliseconds, RoomCode
from rounds.sections import ThingsView
from rounds.state import Room
from rounds.views import stamp_clock, things_for
from server.clock import CallLater, Timer

BUZZ = "room/+/buzz"
LARGEST_PRESS = 256
"""A press may say anything, in so many bytes."""

BETWEEN_PRESSES_S = 1.0
"""Of the presses within this time one counts: a contact that bounces, or a class that has found the button."""

KEPT_S = 24 * 60 * 60
"""How long the broker keeps what a server published that has crashed since."""


class Broker(Protocol):
    """A broker, as far as classroom things go; topics are given without the prefix of its address."""

    @property
    def prefix(self) -> str: ...

    @property
    def connected(self) -> bool: ...

    def publish(self, topic: str, payload: bytes, *, retain: bool = False, expires_s: int | None = None) -> None:
        """Sends without waiting; out of touch it drops the message."""
        ...

    def listen(
        self, filter_: str, callback: Callable[[str, bytes], None], *, retained: bool = True
    ) -> Callable[[], None]: ...

    def on_connected(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each time of getting in touch; returns its end."""
        ...


class Classroom:
    """The topics of all rooms that this server owns. Without a broker there are none, and nothing is worked out."""

    def __init__(
        self,
        broker: Broker | None,
        pace_s: float,
        monotonic: Callable[[], float],
        now: Callable[[], Milliseconds],
    ) -> None:
        self._broker = broker
        self.pace_s = pace_s
        self.monotonic = monotonic
        self.now = now
        self._rooms: dict[RoomCode, Things] = {}
        self._kept: dict[RoomCode, dict[str, bytes]] = {}
        if broker is not None:
            broker.listen(BUZZ, self._pressed, retained=False)
            broker.on_connected(partial(self._publish_all, broker))

    @property
    def has_broker(self) -> bool:
        return self._broker is not None

    def topics_of(self, room: RoomCode) -> str | None:
        """What the topics of a room begin with, as people type it; None without a broker."""
        return f"{self._broker.prefix}/room/{room}" if self._broker is not None else None

    def enter(self, room: RoomCode, things: Things) -> None:
        self._rooms[room] = things

    def leave(self, room: RoomCode, things: Things) -> None:
        if self._rooms.get(room) is things:
            del self._rooms[room]

    def keep(self, room: RoomCode, section: str, payload: bytes) -> None:
        """Publishes a section, for whoever comes later too; nothing takes away what was there."""
        self._kept.setdefault(room, {})[section] = payload
        if self._broker is not None and self._broker.connected:
            self._publish(self._broker, room, section)

    def drop(self, room: RoomCode) -> None:
        """Leaves what was published to whoever publishes next."""
        self._kept.pop(room, None)

    def _publish_all(self, broker: Broker) -> None:
        """A broker that was away may have lost what it kept, or have kept what was taken away meanwhile."""
        for room, sections in list(self._kept.items()):
            for section in list(sections):
                self._publish(broker, room, section)

    def _publish(self, broker: Broker, room: RoomCode, section: str) -> None:
        sections = self._kept[room]
        broker.publish(f"room/{room}/{section}", sections[section], retain=True, expires_s=KEPT_S)
        if not sections[section]:
            del sections[section]
        if not sections:
            del self._kept[room]

    def _pressed(self, topic: str, payload: bytes) -> None:
        things = self._rooms.get(RoomCode(topic.split("/")[1]))
        if things is not None and len(payload) <= LARGEST_PRESS:
            things.pressed()


class Things:
    """The classroom things of one room. `follow` it after each change; at the end `forget` it, or `give_up`.

    `is_settled` says whether the room may be told of at a moment between two changes.
    """

    def __init__(
        self,
        classroom: Classroom,
        code: RoomCode,
        call_later: CallLater,
        is_settled: Callable[[], bool],
        press: Callable[[Buzz], None],
    ) -> None:
        self._classroom = classroom
        self._code = code
        self._call_later = call_later
        self._is_settled = is_settled
        self._press = press
        self._room: Room | None = None
        self._told = ThingsView()
        self._next_at = self._next_press_at = 0.0
        self._timer: Timer | None = None
        classroom.enter(code, self)

    def follow(self, room: Room) -> None:
        """Publishes what changed, now or when that is due; the room is as it was saved."""
        self._room = room
        if not self._classroom.has_broker or not (room.rules.things.on or self._told):
            return
        wait = self._next_at - self._classroom.monotonic()
        if wait <= 0:
            self._tell(room)
        elif self._timer is None:
            self._timer = self._call_later(wait, self._due)

    def forget(self) -> None:
        """Takes back whatever was published: the room sleeps, or has ended."""
        self._silence()
        self._publish(ThingsView())

    def give_up(self) -> None:
        """The room is another node's, which publishes from now on."""
        self._silence()
        self._classroom.drop(self._code)

    def pressed(self) -> None:
        room, now = self._room, self._classroom.monotonic()
        if room is None or now < self._next_press_at:
            return
        if not room.rules.things.on or room.rules.things.buzzer == "nothing":
            return
        self._next_press_at = now + BETWEEN_PRESSES_S
        self._press(Buzz(room.turn))

    def _due(self) -> None:
        self._timer = None
        if self._room is not None and self._is_settled():
            self._tell(self._room)
        else:
            self._timer = self._call_later(self._classroom.pace_s, self._due)

    def _tell(self, room: Room) -> None:
        self._stop_waiting()
        self._next_at = self._classroom.monotonic() + self._classroom.pace_s
        self._publish(things_for(room))

    def _publish(self, view: ThingsView) -> None:
        before, after = cast(dict[str, Any], self._told), cast(dict[str, Any], view)
        for section in before.keys() - after.keys():
            self._classroom.keep(self._code, section, b"")
        for section, shown in after.items():
            if section not in before or before[section] != shown:
                self._classroom.keep(self._code, section, as_json(section, shown, self._classroom.now()))
        self._told = view

    def _silence(self) -> None:
        self._stop_waiting()
        self._classroom.leave(self._code, self)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def as_json(section: str, shown: Mapping[str, Any] | None, now: Milliseconds) -> bytes:
    """A section as things read it; what has nothing to show is null."""
    told = clock_as_told(shown, now) if section == "clock" and shown is not None else shown
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def clock_as_told(clock: Mapping[str, Any], now: Milliseconds) -> Mapping[str, Any]:
    """The clock in seconds, with the server's time when it was right, so that a lamp can count down by itself."""
    stamped = stamp_clock(clock, now)
    return {
        "state": stamped["state"],
        "left_s": stamped["left_ms"] / 1000,
        "total_s": stamped["total_ms"] / 1000,
        "at": now / 1000,
        "held": stamped["held"],
        "overtime": stamped["overtime"],
    }
