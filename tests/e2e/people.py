"""A crowd to fill a room with: people and a facilitator without browsers, who act at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable
from contextlib import AsyncExitStack
from typing import Any, Self, TypeVar

from server.wire.codec import MSGPACK
from tests.server.clients import Client, Plain, a_client, new_key

PATIENCE_S = 30.0
Result = TypeVar("Result")


class Aside:
    """An event loop in a thread of its own, beside a test that is not asynchronous itself."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._open = AsyncExitStack()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self.go(self._open.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def go(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(PATIENCE_S)


class Person:
    """One client of the crowd."""

    def __init__(self, crowd: Crowd, client: Client) -> None:
        self._crowd = crowd
        self._client = client
        self.room = client.room
        self.key = client.key

    @property
    def sections(self) -> Plain:
        return self._client.sections

    @property
    def phase(self) -> str:
        return str(self.sections["phase"]["name"])

    @property
    def turn(self) -> int:
        return self._client.turn

    def must(self, t: str, **fields: Any) -> None:
        self._crowd.go(self._client.must(t, **fields))

    def until(self, condition: Callable[[Plain], object]) -> None:
        self._crowd.go(self._client.until(lambda: condition(self.sections)))


class Crowd(Aside):
    """Everybody without a browser."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port
        self.people: list[Person] = []

    def opens(self, **wish: Any) -> Person:
        """A room, and its facilitator."""
        client = self.go(self._client())
        self.go(client.open_room(**wish))
        return Person(self, client)

    def joins(self, room: str, names: Iterable[str]) -> None:
        """One after another, so that it is known who sits with whom."""
        for name in names:
            client = self.go(self._client())
            self.go(client.join(room, name, new_key()))
            self.people.append(Person(self, client))

    async def _client(self) -> Client:
        return await self._open.enter_async_context(a_client(self._port, MSGPACK))

    def each(self, t: str, fields: Callable[[Person, int], Plain | None]) -> None:
        """Everybody gives this command; `fields` says with what, or None for somebody who does not."""
        for number, person in enumerate(self.people):
            given = fields(person, number)
            if given is not None:
                person.must(t, **given)
