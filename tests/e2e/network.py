"""A network between browsers and server that can go silent, as a half-open Wi-Fi does, or give new addresses."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from tests.e2e.people import Aside

CHUNK = 64 * 1024


class Network(Aside):
    """Takes every connection, on a port of its own. While it is silent nothing comes through, and nobody is told.

    What was open or came in while it was silent stays dead for good, as when a router has forgotten it.
    """

    def __init__(self, port: int) -> None:
        super().__init__()
        self._server_port = port
        self._address = 1
        self._silent = False
        self._living: set[asyncio.StreamWriter] = set()
        self._taken: set[asyncio.StreamWriter] = set()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def opens(self) -> None:
        self.go(self._listen())

    def falls_silent(self) -> None:
        self.go(self._set_silent(True))

    def returns(self, *, elsewhere: bool = False) -> None:
        """It carries again; `elsewhere` gives whoever comes now another address, as from one Wi-Fi into the next."""
        self._address += elsewhere
        self.go(self._set_silent(False))

    def moves(self) -> None:
        """Every connection breaks, and the next ones come from another address."""
        self._address += 1
        self.go(self._break_all())

    async def _listen(self) -> None:
        listener = await self._open.enter_async_context(await asyncio.start_server(self._take, "127.0.0.1", 0))
        self._open.push_async_callback(self._break_all)
        self.port = listener.sockets[0].getsockname()[1]

    async def _set_silent(self, silent: bool) -> None:
        self._silent = silent
        self._living.clear()

    async def _break_all(self) -> None:
        for writer in self._taken:
            writer.transport.abort()
        self._taken.clear()
        self._living.clear()

    async def _take(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        self._taken.add(near)
        if self._silent:
            return
        source = (f"127.0.0.{self._address}", 0)
        far_reader, far = await asyncio.open_connection("127.0.0.1", self._server_port, local_addr=source)
        self._taken.add(far)
        self._living |= {near, far}
        await asyncio.gather(self._pass_on(reader, far), self._pass_on(far_reader, near))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while chunk := await reader.read(CHUNK):
                if writer in self._living:
                    writer.write(chunk)
                    await writer.drain()
            if writer in self._living:
                writer.close()
