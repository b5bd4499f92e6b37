"""A line that can be cut: a proxy between a node and its broker or database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

CHUNK = 65536


class Line:
    """While it is cut, what comes at either end goes nowhere, and nobody is told: as with a cable pulled out."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._there = asyncio.Event()
        self._back = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self.mend()
        self.port = 0

    def cut(self) -> None:
        self._there.clear()
        self._back.clear()

    def lose_answers_to(self, words: bytes) -> None:
        """From the next time these words are asked: they arrive at the far end, and nothing comes back."""
        self._last_words = words

    def mend(self) -> None:
        self._last_words = b""
        self._there.set()
        self._back.set()

    async def close(self) -> None:
        self.mend()
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in self._writers), return_exceptions=True)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            await self._there.wait()
            far_reader, far_writer = await asyncio.open_connection(self._host, self._port)
        except OSError:
            writer.close()
            return
        self._writers.add(far_writer)
        await asyncio.gather(self._carry(reader, far_writer, self._there), self._carry(far_reader, writer, self._back))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, whole: asyncio.Event) -> None:
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                await whole.wait()
                if self._last_words and self._last_words in chunk:
                    self._back.clear()
                writer.write(chunk)
                await writer.drain()
        writer.close()


@asynccontextmanager
async def a_line(host: str, port: int) -> AsyncIterator[Line]:
    line = Line(host, port)
    server = await asyncio.start_server(line.connected, "127.0.0.1", 0)
    line.port = server.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        server.close()
        await line.close()
