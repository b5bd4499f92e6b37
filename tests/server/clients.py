"""A server for a test and clients to talk to it: real sockets, a real database, nothing in their place."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from server.app import App, running
from server.config import Settings
from server.wire.codec import MSGPACK, Codec

PATIENCE_S = 10.0
CHANNELS = {"participant": {"phones", "team", "seat"}, "facilitator": {"desk"}, "stage": {"stage"}}
Plain = dict[str, Any]


def settings_for(folder: Path, **more: Any) -> Settings:
    return Settings(**{"host": "127.0.0.1", "port": 0, "data_dir": folder, "gather_ms": 2, **more})


@asynccontextmanager
async def a_server(folder: Path, **more: Any) -> AsyncIterator[Hotseat]:
    async with running(settings_for(folder, **more)) as app:
        yield Hotseat(app)


class Hotseat:
    """A running server and the way to it."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.app.addresses.port}"

    @asynccontextmanager
    async def client(self, codec: Codec = MSGPACK) -> AsyncIterator[Client]:
        async with a_client(self.app.addresses.port, codec) as client:
            yield client

    @asynccontextmanager
    async def a_room(self, codec: Codec = MSGPACK, **wish: Any) -> AsyncIterator[Client]:
        """A facilitator in a new room."""
        async with self.client(codec) as client:
            await client.open_room(**wish)
            yield client

    @asynccontextmanager
    async def a_seat(self, room: str, name: str, codec: Codec = MSGPACK) -> AsyncIterator[Client]:
        async with self.client(codec) as client:
            await client.join(room, name)
            yield client


@asynccontextmanager
async def a_client(port: int, codec: Codec = MSGPACK) -> AsyncIterator[Client]:
    subprotocols = [Subprotocol(codec.subprotocol)]
    address = f"ws://127.0.0.1:{port}/ws"
    async with connect(address, subprotocols=subprotocols, compression=None, proxy=None) as socket:
        client = Client(socket, codec)
        reading = asyncio.create_task(client.read())
        try:
            yield client
        finally:
            reading.cancel()
            await asyncio.wait([reading])


def new_key() -> str:
    return secrets.token_urlsafe(16)


class Client:
    """Speaks the protocol as a phone does, and remembers what it heard."""

    def __init__(self, socket: ClientConnection, codec: Codec) -> None:
        self.socket = socket
        self.codec = codec
        self.heard: list[Plain] = []
        self.views: dict[str, Plain] = {}
        self.versions: dict[str, int] = {}
        self.gaps = 0
        self.closed = False
        self.room = ""
        self.key = ""
        self.n = 0
        self._news = asyncio.Condition()

    # -- hearing ----------------------------------------------------------------------------------------------------
    async def read(self) -> None:
        try:
            async for frame in self.socket:
                await self._hear(dict(self.codec.unpack(frame)))
        except ConnectionClosed:
            pass
        async with self._news:
            self.closed = True
            self._news.notify_all()

    async def _hear(self, message: Plain) -> None:
        async with self._news:
            self.heard.append(message)
            if message["t"] == "view":
                self._merge(message)
            self._news.notify_all()

    def _merge(self, view: Plain) -> None:
        channel = view["of"]
        if view["whole"]:
            self.views[channel] = dict(view["set"])
        elif view["since"] != self.versions.get(channel):
            self.gaps += 1
        else:
            self.views[channel] |= view["set"]
            for section, keys in view["patch"].items():
                merged = self.views[channel][section] | keys
                self.views[channel][section] = {key: one for key, one in merged.items() if one is not None}
        self.versions[channel] = view["v"]

    @property
    def sections(self) -> Plain:
        merged: Plain = {}
        for view in self.views.values():
            merged |= view
        return merged

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits until something holds; fails the test when it does not in time."""
        async with asyncio.timeout(PATIENCE_S), self._news:
            await self._news.wait_for(lambda: bool(condition()))

    async def until_phase(self, name: str) -> None:
        await self.until(lambda: self.sections.get("phase", {}).get("name") == name)

    async def next_of(self, t: str, after: int = 0) -> Plain:
        """The first message of this name among those heard since `after`."""
        await self.until(lambda: any(one["t"] == t for one in self.heard[after:]))
        return next(one for one in self.heard[after:] if one["t"] == t)

    # -- speaking ---------------------------------------------------------------------------------------------------
    async def send(self, message: Mapping[str, Any]) -> None:
        await self.socket.send(self.codec.pack(message), text=self.codec.text)

    async def tell(self, message: Mapping[str, Any], answer: str) -> Plain:
        """Sends a message and waits for an answer of this name that comes after it."""
        before = len(self.heard)
        await self.send(message)
        return await self.next_of(answer, before)

    async def open_room(self, **wish: Any) -> None:
        opened = await self.tell({"t": "open", "v": 1, **wish}, "opened")
        self.room, self.key = opened["room"], opened["key"]
        await self.hello(role="facilitator", key=self.key, desk=new_key())

    async def join(self, room: str, name: str | None, key: str | None = None) -> None:
        self.room, self.key = room, key or new_key()
        wish = {} if name is None else {"name": name}
        await self.hello(role="participant", key=self.key, **wish)

    async def hello(self, **fields: Any) -> Plain:
        """Comes into the room; returns its welcome once the first views are there too."""
        welcome = await self.tell({"t": "hello", "v": 1, "room": self.room, **fields}, "welcome")
        await self.until(lambda: CHANNELS[welcome["role"]] <= self.views.keys())
        return welcome

    async def do(self, t: str, **fields: Any) -> Plain:
        """Gives a command with the next counter; gives back its ack or refusal."""
        self.n += 1
        return await self.do_again(self.n, t, **fields)

    async def do_again(self, n: int, t: str, **fields: Any) -> Plain:
        before = len(self.heard)
        await self.send({"t": t, "n": n, **fields})
        await self.until(lambda: any(_answers(one, n) for one in self.heard[before:]))
        return next(one for one in self.heard[before:] if _answers(one, n))

    async def must(self, t: str, **fields: Any) -> None:
        answer = await self.do(t, **fields)
        assert answer["t"] == "ack", answer

    @property
    def turn(self) -> int:
        return int(self.sections["phase"]["turn"])


def _answers(message: Plain, n: int) -> bool:
    return message["t"] in ("ack", "refused") and message["n"] == n
