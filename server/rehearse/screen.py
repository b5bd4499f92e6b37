"""A screen of a room, as a program: one socket at a time, resumed and caught up after every break.

It keeps the views it is told, counts its commands, and resends what was not answered. What is done on it, its
subclasses decide.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from abc import ABC, abstractmethod
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from server.wire.codec import MSGPACK
from server.wire.faults import Fault, Parting

Message = Mapping[str, Any]
Step = tuple[int, int, int]
"""A round, an exchange and its take, counted from 1; the first two are zero outside."""

Lap = tuple[int, int]
"""A round, and the how-manieth exchange of it as they were played, takes included: how ids of replies begin."""

AT_ONCE_AT_THE_DOOR = 32
TRY_AGAIN_S = 0.3
PASSING = frozenset({Fault.STORAGE_DOWN, Fault.SERVER_FAULT, Parting.SERVER_STOPPING, Parting.ROOM_MOVING})
"""Reasons not to be let in that may be gone in a moment."""

TRY_ELSEWHERE_S = 5.0
"""How long a server may take to open a socket where there are others."""

WELCOME_WITHIN_S = 60.0
SILENT_S, PONG_WITHIN_S = 2.25, 2.0
"""After how much silence a screen asks whether the server is there, and how long it waits, as a phone does."""

LARGEST_FRAME = 16 * 1024 * 1024
"""A desk's whole view of a full room; what a client sends is bounded by the server."""


class TurnedAway(Exception):
    """The room does not take this screen in."""

    def __init__(self, slug: str, say: str) -> None:
        super().__init__(say)
        self.slug = slug


class Unreachable(Exception):
    """Nothing answers at the address, or something that is not a Hotseat server."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where the rehearsal takes place, by one or more addresses; `doors` lets only so many in at a time."""

    addresses: Sequence[str]
    doors: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE_AT_THE_DOOR))
    entrance: Iterator[int] = field(default_factory=itertools.count)
    """Where the next screen begins, so that they spread over the addresses."""

    def another(self, entrance: int) -> int:
        """Any entrance but the one that was tried, as a balancer would choose: so they stay spread."""
        return entrance + random.randrange(1, len(self.addresses)) if len(self.addresses) > 1 else entrance

    def connect(self, entrance: int = 0) -> connect:
        return connect(
            self.addresses[entrance % len(self.addresses)],
            subprotocols=[Subprotocol(MSGPACK.subprotocol)],
            compression=None,
            proxy=None,
            max_size=LARGEST_FRAME,
            ping_interval=None,  # the server asks
            open_timeout=30 if len(self.addresses) == 1 else TRY_ELSEWHERE_S,
            close_timeout=2,
        )


@dataclass(slots=True)
class Sent:
    """A command on its way or done, with the sender's team and phase at the time.

    Latency counts unless it was `resent`.
    """

    n: int
    message: Message
    step: Step
    team: str
    at: float
    acked_at: float = 0.0
    resent: bool = False
    phase: str = ""


@dataclass(slots=True)
class Traffic:
    """What came and went on one screen; messages and bytes by the round they came in or after."""

    messages: Counter[int] = field(default_factory=Counter)
    octets: Counter[int] = field(default_factory=Counter)
    acked: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    reconnects: int = 0
    resyncs: int = 0


class Screen(ABC):
    def __init__(self, venue: Venue) -> None:
        self.venue = venue
        self.traffic = Traffic()
        self.seat: str | None = None
        self.done: list[Sent] = []
        self._channels: dict[str, dict[str, Any]] = {}
        self._versions: dict[str, int] = {}
        self._n = 0
        self._outbox: deque[Message] = deque()
        self._unanswered: dict[int, Sent] = {}
        self._entrance = next(venue.entrance)
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._cut_for: float | None = None
        self._begun: set[tuple[int, object]] = set()
        self.latest_round = 0
        self._welcomed_before = False

    # -- what subclasses say ----------------------------------------------------------------------------------------
    @abstractmethod
    def hello(self) -> Message:
        """The greeting that opens the room to this screen."""

    @abstractmethod
    def look(self) -> None:
        """Something arrived: see what there is to do now."""

    @property
    @abstractmethod
    def is_done(self) -> bool:
        """Whether nothing more is to be seen or done here."""

    def greets_otherwise(self, slug: str) -> bool:
        """After a refused hello: whether the next one is worth trying."""
        return False

    # -- seeing -----------------------------------------------------------------------------------------------------
    def see(self, section: str) -> Any:
        """A section as it was last told; None where this screen has none."""
        for sections in self._channels.values():
            if section in sections:
                return sections[section]
        return None

    @property
    def phase(self) -> str:
        phase = self.see("phase")
        return phase["name"] if phase else ""

    @property
    def turn(self) -> int:
        phase = self.see("phase")
        return phase["turn"] if phase else -1

    @property
    def step(self) -> Step:
        phase = self.see("phase")
        return (phase["round"], phase["exchange"], phase["take"]) if phase else (0, 0, 1)

    @property
    def unanswered(self) -> int:
        return len(self._unanswered)

    @property
    def finished(self) -> bool:
        return self.is_done and not self._unanswered

    # -- doing ------------------------------------------------------------------------------------------------------
    def do(self, name: str, **fields: object) -> None:
        """Sends a command with the next counter, and again after a break until it is answered."""
        self._n += 1
        message = {"t": name, "n": self._n, **fields}
        own = self.see("team")
        team = own["team"]["id"] if own else ""
        self._unanswered[self._n] = Sent(self._n, message, self.step, team, _now(), phase=self.phase)
        self._outbox.append(message)

    def first(self, what: object) -> bool:
        """True once a step for the same thing: what was begun is not begun again when the next view comes."""
        if (self.turn, what) in self._begun:
            return False
        self._begun.add((self.turn, what))
        return True

    def plan(self, after: float, action: Callable[[], None]) -> None:
        """Does something later, unless the room has moved on to another step by then."""
        turn = self.turn

        def unless_late() -> None:
            if self.turn == turn:
                action()

        heapq.heappush(self._agenda, (_now() + after, next(self._order), unless_late))

    def cut(self, seconds: float) -> None:
        """Drops the connection without a word, as a phone in a lift does, and is back after so many seconds."""
        self._cut_for = seconds

    # -- the connection ---------------------------------------------------------------------------------------------
    async def stay(self) -> None:
        """In the room, whatever becomes of the connection, until finished. Raises TurnedAway."""
        while not self.finished:
            with suppress(OSError, TimeoutError, InvalidHandshake, ConnectionClosed):
                await self._visit()
            self._entrance = self.venue.another(self._entrance)
            pause = TRY_AGAIN_S if self._cut_for is None else self._cut_for
            self._cut_for = None
            if not self.finished:
                await asyncio.sleep(pause)

    async def _visit(self) -> None:
        async with self.venue.doors:
            socket = await self.venue.connect(self._entrance)
            try:
                async with asyncio.timeout(WELCOME_WITHIN_S):
                    await self._greet(socket)
            except BaseException:
                await socket.close()
                raise
        try:
            await self._attend(socket)
        finally:
            await socket.close()

    async def _greet(self, socket: ClientConnection) -> None:
        while True:
            await self._send(socket, self.hello())
            answer = MSGPACK.unpack(await socket.recv())
            if answer["t"] == "welcome":
                return self._welcomed(answer)
            slug, say = str(answer.get("slug")), str(answer.get("say"))
            if slug in PASSING:
                raise ConnectionError(say)
            if answer["t"] == "bye" or not self.greets_otherwise(slug):
                raise TurnedAway(slug, say)

    def _welcomed(self, welcome: Message) -> None:
        """Counts on from what the server knows, and sends again in order whatever it did not answer."""
        self.traffic.reconnects += self._welcomed_before
        self._welcomed_before = True
        self.seat = welcome["seat"]
        self._n = max(self._n, welcome["last_n"])
        for sent in self._unanswered.values():
            sent.resent = True
        self._outbox = deque(sent.message for sent in self._unanswered.values())

    async def _attend(self, socket: ClientConnection) -> None:
        heard_at, patience = _now(), SILENT_S
        while True:
            while self._outbox:
                await self._send(socket, self._outbox.popleft())
            if self._cut_for is not None:
                socket.transport.abort()
                return
            if self.finished:
                return
            if self._agenda and self._agenda[0][0] <= _now():
                heapq.heappop(self._agenda)[2]()
                continue
            try:
                async with asyncio.timeout_at(min([heard_at + patience, *(at for at, _, _ in self._agenda[:1])])):
                    frame = await socket.recv(decode=False)
            except TimeoutError:
                if _now() >= heard_at + SILENT_S + PONG_WITHIN_S:
                    socket.transport.abort()
                    return
                if _now() >= heard_at + SILENT_S and patience == SILENT_S:
                    patience += PONG_WITHIN_S
                    await self._send(socket, {"t": "ping"})
                continue
            heard_at, patience = _now(), SILENT_S
            self.hear(MSGPACK.unpack(frame), len(frame))

    async def _send(self, socket: ClientConnection, message: Message) -> None:
        await socket.send(MSGPACK.pack(message))

    # -- what comes in ----------------------------------------------------------------------------------------------
    def hear(self, message: Message, octets: int) -> None:
        """Takes in one message of the server, and looks what there is to do."""
        match message["t"]:
            case "view":
                self._merge(message)
            case "ack":
                self._answered(message["n"])
            case "refused":
                self.traffic.refused[message["slug"]] += 1
                self._unanswered.pop(message["n"], None)
            case "welcome":
                self._welcomed(message)  # the room moved to another server
            case _:
                pass  # pong, and a bye that the closing socket repeats
        self.latest_round = max(self.latest_round, self.step[0])
        self.traffic.messages[self.latest_round] += 1
        self.traffic.octets[self.latest_round] += octets
        self.look()

    def _merge(self, view: Message) -> None:
        channel = view["of"]
        if view["whole"]:
            self._channels[channel] = dict(view["set"])
        elif view["since"] != self._versions.get(channel):
            self.traffic.resyncs += 1
            self._outbox.append({"t": "resync"})
            return
        else:
            self._merge_changes(self._channels[channel], view)
        self._versions[channel] = view["v"]

    def _merge_changes(self, sections: dict[str, Any], view: Message) -> None:
        sections.update(view["set"])
        for name, changed in view["patch"].items():
            keyed = sections.setdefault(name, {})
            for key, value in changed.items():
                if value is None:
                    keyed.pop(key, None)
                else:
                    keyed[key] = value

    def _answered(self, n: int) -> None:
        sent = self._unanswered.pop(n, None)
        if sent is None:
            return
        sent.acked_at = _now()
        self.traffic.acked += 1
        if not sent.resent:
            self.traffic.latencies.append(sent.acked_at - sent.at)
        self.done.append(sent)


def lap_of(reply: str) -> Lap:
    played, order, _ = reply.split(".")
    return int(played), int(order)


def _now() -> float:
    return asyncio.get_running_loop().time()
