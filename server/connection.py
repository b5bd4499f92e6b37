"""A connection: one socket with its encoding. It reads frames one after another, and never waits to write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, assert_never

import structlog
from websockets.asyncio.server import ServerConnection, broadcast
from websockets.exceptions import ConnectionClosedError
from websockets.protocol import State

from rounds.deck import Deck
from rounds.deck_errors import DeckError
from rounds.ids import RoomCode
from rounds.refusals import Refusal
from server.session import Session
from server.wire.codec import Codec
from server.wire.faults import PARTING_WORDS, Parting, WireRefusal
from server.wire.messages import (
    CheckDeck,
    DeckChecked,
    DeckFault,
    FromClient,
    HelloFacilitator,
    HelloParticipant,
    HelloStage,
    Numbered,
    Open,
    Opened,
    Ping,
    Resync,
)

if TYPE_CHECKING:
    from server.room import LiveRoom

log = structlog.get_logger()

MOST_UNANSWERED = 32
"""How many commands of one connection may wait for their answer; further frames stay in the socket."""

HELLO_WITHIN_S = 120
"""How long a connection may stay without a hello: enough for a network check, which only pings."""

BEHIND_BYTES = 256 * 1024
"""A connection with more than this unsent is behind, and is told nothing until it has drained."""

CHECKS_APART_S = 0.25
"""How soon after one deck a connection may have the next one checked; a sooner one waits, and the frames behind it."""


class Lobby(Protocol):
    """Where rooms are opened and found, and decks read."""

    async def open(self, wish: Open) -> tuple[RoomCode, str]: ...

    async def find(self, code: str) -> LiveRoom: ...

    async def read_deck(self, text: str) -> Deck: ...


class Connection:
    """One client. `base` is the address its people reach this server by; `closing` runs what ends the socket."""

    def __init__(
        self,
        socket: ServerConnection,
        codec: Codec,
        lobby: Lobby,
        base: str,
        closing: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self._socket = socket
        self._lobby = lobby
        self._closing = closing
        self._unanswered = asyncio.Semaphore(MOST_UNANSWERED)
        self._parted = False
        self._room: LiveRoom | None = None
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
                room = await self._lobby.find(message.room)
                self.session.place = await room.greet(self, message)
                self._room = room
            case Resync() if self._room is not None:
                self._room.resync(self)
            case Numbered(n, command) if self._room is not None:
                await self._unanswered.acquire()
                self._room.ask(self, n, command)
            case Resync() | Numbered():
                raise AssertionError("the session lets nothing through before hello")
            case _:
                assert_never(message)

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
    def role(self) -> str | None:
        return None if self.session.place is None else self.session.place.role

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

    def answer(self, message: Mapping[str, Any]) -> None:
        """Tells how a command went, and makes room for the next."""
        self.tell(message)
        self._unanswered.release()

    def refuse(self, refusal: WireRefusal | Refusal, n: int | None) -> None:
        self.tell(refused(refusal, n))

    def part(self, why: Parting) -> None:
        """Says why, and closes."""
        if not self._parted:
            self._parted = True
            self.tell({"t": "bye", "slug": why.value, "say": PARTING_WORDS[why]})
            self._closing(self._socket.close())


def refused(refusal: WireRefusal | Refusal, n: int | None) -> Mapping[str, Any]:
    return {"t": "refused", "n": n, "slug": refusal.slug.value, "say": refusal.say}


def tell_all(connections: Iterable[Connection], frame: bytes, codec: Codec) -> None:
    """One packed frame to many."""
    broadcast([one._socket for one in connections], frame, text=codec.text)
