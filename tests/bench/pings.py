"""What a screen's question costs the server: the ping of a line that was silent, and its answer.

`python -m tests.bench.pings` opens 300 sockets to a server of its own, asks on each twice a second for ten seconds, and
prints the server's CPU time for a question.
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from websockets.asyncio.client import ClientConnection

from server.rehearse.screen import Venue
from server.wire.codec import MSGPACK
from tests.bench.nodes import cpu_of
from tests.server.processes import serving

SOCKETS, QUESTIONS, APART_S = 300, 20, 0.5
PING = MSGPACK.pack({"t": "ping"})


async def ask(socket: ClientConnection) -> None:
    for _ in range(QUESTIONS):
        await socket.send(PING)
        await socket.recv()
        await asyncio.sleep(APART_S)


async def main() -> None:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        process, port = await stack.enter_async_context(serving(folder))
        venue = Venue([f"ws://127.0.0.1:{port}/ws"])
        sockets = [await stack.enter_async_context(venue.connect()) for _ in range(SOCKETS)]
        before = cpu_of(process.pid)
        await asyncio.gather(*(ask(socket) for socket in sockets))
        spent = cpu_of(process.pid) - before
        print(f"{spent / (SOCKETS * QUESTIONS) * 1e6:.0f} µs a question")


if __name__ == "__main__":
    asyncio.run(main())
