"""A connection: one socket with its encoding. It reads frames one after another, and never waits to write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any, Protocol, assert_never

import structlog
from websockets.asyncio.server import ServerConnection, broadcast
from websockets.exceptions import ConnectionClosedError
from websockets.protocol import State

from rounds.commands import FacilitatorCommand, ParticipantCommand
from rounds.deck import Deck
from rounds.deck_errors import DeckError
from rounds.ids import RoomCode
from rounds.refusals import Refusal
from rounds.views import Audience
from server.session import Place, Session
from server.wire.codec import Codec
from server.wire.faults import PARTING_WORDS, Parting, WireRefusal
from server.wire.messages import (
    CheckDeck,
    DeckChecked,
    DeckFault,
    FromClient,
    Hello,
    HelloFacilitator,
    HelloParticipant,
    HelloStage,
    Numbered,
    Open,
    Opened,
    Ping,
    Resync,
)

log = structlog.get_logger()

MOST_UNANSWERED = 32
"""How many commands of one connection may wait for their answer; further frames stay in the socket."""

HELLO_WITHIN_S = 120
"""How long a connection may stay without a hello: enough for a network check, which only pings."""

BEHIND_BYTES = 256 * 1024
"""A connection with more than this unsent is behind, and is told nothing until it has drained."""

CHECKS_APART_S = 0.25
"""How soon after one deck a connection may have the next one checked; a sooner one waits, and the frames behind it."""


class Room(Protocol):
    """A room as its connections know it, wherever it is."""

    async def greet(self, connection: Connection, hello: Hello) -> None:
        """Takes a connection in; raises Refusal or WireRefusal when it cannot be."""
        ...

    def ask(self, connection: Connection, n: int, command: ParticipantCommand | FacilitatorCommand) -> None: ...

    def resync(self, connection: Connection) -> None: ...

    def lost(self, connection: Connection) -> None: ...


class Lobby(Protocol):
    """Where rooms are opened and found, and decks read."""

    async def open(self, wish: Open) -> tuple[RoomCode, str]: ...

    async def find(self, code: str) -> Room: ...

    async def read_deck(self, text: str) -> Deck: ...


class Connection:
    """One client. `base` is the address its people reach this server by; `spawn` runs what need not be waited for."""

    def __init__(
        self,
        socket: ServerConnection,
        codec: Codec,
        lobby: Lobby,
        base: str,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self._socket = socket
        self._lobby = lobby
        self._spawn = spawn
        self._asked: dict[int, ParticipantCommand | FacilitatorCommand] = {}
        self._waiting = 0
        self._answered = asyncio.Event()
        self._entering = False
        self._parted = False
        self._room: Room | None = None
        self._hello: Hello | None = None
        self._next_check = 0.0
        self.codec = codec
        self.base = base
        self.session = Session(codec)

    async def serve(self) -> None:
        """Reads until the socket closes; then the room is told that this connection is gone."""
        patience = asyncio.get_running_loop().call_later(HELLO_WITHIN_S, self._part_without_hello)
        try:
            async for frame in self._socket:
                if self._parted:
                    break
                await self._take(frame)
                await self._socket.drain()
        except ConnectionClosedError as lost:
            log.debug("connection lost", code=lost.rcvd.code if lost.rcvd else None)
        except ConnectionError:  # it broke while what was told it drained
            log.debug("connection lost", code=None)
        finally:
            patience.cancel()
            if self._room is not None:
                self._room.lost(self)

    def _part_without_hello(self) -> None:
        if self._room is None:
            self.part(Parting.NO_HELLO)

    async def _take(self, frame: bytes | str) -> None:
        try:
            await self._follow(self.session.receive(frame))
        except (WireRefusal, Refusal) as refusal:
            log.info("message refused", slug=refusal.slug.value, role=self.role)
            self.refuse(refusal, getattr(refusal, "n", None))
            why = self.session.failed(refusal)
            if why is not None:
                self.part(why)

    async def _follow(self, message: FromClient) -> None:
        match message:
            case Ping(echo):
                self.tell({"t": "pong", "echo": echo} if echo else {"t": "pong"})
            case Open():
                code, key = await self._lobby.open(message)
                self.tell(Opened(t="opened", room=code, key=key))
            case CheckDeck(text):
                self.tell(await self._check_deck(text))
            case HelloParticipant() | HelloFacilitator() | HelloStage():
                await self._enter(message)
            case Resync() if self._room is not None:
                self._room.resync(self)
            case Numbered(n, command) if self._room is not None:
                await self._wait_for_answers()
                self._asked[n] = command
                self._waiting += 1
                if not self._entering:
                    self._room.ask(self, n, command)
            case Resync() | Numbered():
                raise AssertionError("the session lets nothing through before hello")
            case _:
                assert_never(message)

    async def _enter(self, hello: Hello) -> None:
        room = self._room = await self._lobby.find(hello.room)
        self._hello = hello
        try:
            await room.greet(self, hello)
        except (Refusal, WireRefusal):
            self._room = None
            raise

    def move_to(self, room: Room) -> None:
        """Its room is kept elsewhere now: it is greeted there, and what has no answer is asked again, in order."""
        self._room = room
        self._entering = True
        self._spawn(self._enter_again(room))

    async def _enter_again(self, room: Room) -> None:
        assert self._hello is not None
        try:
            await room.greet(self, self._hello)
        except (Refusal, WireRefusal):
            self.part(Parting.ROOM_MOVING)
        if not self.is_open:
            room.lost(self)

    async def _wait_for_answers(self) -> None:
        while self._waiting >= MOST_UNANSWERED:
            self._answered.clear()
            await self._answered.wait()

    async def _check_deck(self, text: str) -> DeckChecked:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self._next_check - loop.time())
        self._next_check = loop.time() + CHECKS_APART_S
        try:
            deck = await self._lobby.read_deck(text)
        except DeckError as error:
            found = [
                DeckFault(line=one.line, path=one.path, problem=one.problem, remedy=one.remedy)
                for one in error.problems
            ]
            return DeckChecked(t="deck_checked", problems=found, deck=None)
        return DeckChecked(t="deck_checked", problems=[], deck=deck.to_plain())

    # -- to the client ----------------------------------------------------------------------------------------------
    @property
    def place(self) -> Place | None:
        return self.session.place

    @property
    def role(self) -> str | None:
        return None if self.place is None else self.place.role

    @property
    def is_open(self) -> bool:
        return self._socket.state is State.OPEN and not self._parted

    @property
    def is_behind(self) -> bool:
        return self._socket.transport.get_write_buffer_size() > BEHIND_BYTES

    def tell(self, message: Mapping[str, Any]) -> None:
        self.tell_packed(self.codec.pack(message))

    def tell_packed(self, frame: bytes) -> None:
        broadcast([self._socket], frame, text=self.codec.text)

    def take_place(self, place: Place) -> None:
        """It is in the room, perhaps for the second time: then what it asked and has no answer to is asked again."""
        self.session.place = place
        self._entering = False
        self._waiting = len(self._asked)
        self._answered.set()
        for n, command in list(self._asked.items()):
            assert self._room is not None
            self._room.ask(self, n, command)

    def hears(self, audiences: Sequence[Audience]) -> None:
        """The room itself tells it what they are told."""

    def answer(self, n: int, message: Mapping[str, Any]) -> None:
        """Tells how a command went, and makes room for the next."""
        self.answer_packed(n, self.codec.pack(message))

    def answer_packed(self, n: int, frame: bytes) -> None:
        self.tell_packed(frame)
        self._asked.pop(n, None)
        self._waiting = max(0, self._waiting - 1)
        self._answered.set()

    def refuse(self, refusal: WireRefusal | Refusal, n: int | None) -> None:
        self.tell(refused(refusal, n))

    def part(self, why: Parting) -> None:
        """Says why, and closes."""
        if not self._parted:
            self._parted = True
            self.tell({"t": "bye", "slug": why.value, "say": PARTING_WORDS[why]})
            self._spawn(self._socket.close())


def refused(refusal: WireRefusal | Refusal, n: int | None) -> Mapping[str, Any]:
    return {"t": "refused", "n": n, "slug": refusal.slug.value, "say": refusal.say}


def tell_many(connections: Iterable[Connection], frame: bytes, codec: Codec) -> None:
    """One packed frame to many."""
    broadcast([one._socket for one in connections], frame, text=codec.text)
