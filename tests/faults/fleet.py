"""Nodes as processes, with a broker and a database of their own."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from sqlalchemy import select

from rounds.ids import RoomCode
from server.store.sql import open_postgres
from server.store.tables import ROOMS
from tests.faults.proxy import Line, a_line
from tests.server.broker import TestBroker, a_broker
from tests.server.postgres import TestPostgres, a_postgres_server

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.05
Found = TypeVar("Found")


async def until(look: Callable[[], Awaitable[Found | None]]) -> Found:
    """What a look at another process or the database finds at last; they tell nobody by themselves."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            if (found := await look()) is not None:
                return found
            await asyncio.sleep(LOOK_EVERY_S)


@dataclass
class Node:
    """A node's process; started again it has the same port and another name."""

    number: int
    port: int
    folder: Path
    environment: dict[str, str]
    to_broker: Line
    to_database: Line
    name: str = ""
    process: asyncio.subprocess.Process | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        flags = ("--host", "127.0.0.1", "--port", str(self.port), "--data-dir", str(self.folder))
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "server", "serve", *flags, env=self.environment, stdout=log, stderr=log
            )
        await self.until_well()

    async def until_well(self) -> None:
        async def well() -> str | None:
            assert self.process is not None
            assert self.process.returncode is None, (self.folder / "log").read_text()[-3000:]
            health = await asyncio.to_thread(self.health)
            return health["node"] if health is not None and health["status"] == "ok" else None

        self.name = await until(well)

    def health(self) -> dict[str, str] | None:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:  # noqa: S310
                told: dict[str, str] = json.load(answer)
        except urllib.error.HTTPError as refused:
            told = json.load(refused)
        except OSError:
            return None
        return told

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    async def end(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            try:
                async with asyncio.timeout(PATIENCE_S / 2):
                    await self.process.wait()
            except TimeoutError:
                await self.kill()

    def signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)


@dataclass(frozen=True)
class Fleet:
    nodes: Sequence[Node]
    broker: TestBroker
    postgres: TestPostgres

    @property
    def urls(self) -> list[str]:
        return [node.url for node in self.nodes]

    async def owner(self, room: str) -> Node:
        """The node that the database names; waits until it is one that runs."""

        async def running() -> Node | None:
            return self.named(await self.owner_name(room))

        return await until(running)

    def named(self, name: str | None) -> Node | None:
        return next((node for node in self.nodes if node.name == name), None)

    async def owner_name(self, room: str) -> str | None:
        store = await open_postgres(self.postgres.address)
        try:
            async with store.transaction() as connection:
                name: str | None = await connection.scalar(select(ROOMS.c.owner).where(ROOMS.c.code == RoomCode(room)))
        finally:
            await store.close()
        return name


@asynccontextmanager
async def a_fleet(folder: Path, count: int = 3, **environment: str) -> AsyncIterator[Fleet]:
    """Nodes that are well, on ports of 127.0.0.1, each with lines of its own that can be cut."""
    async with AsyncExitStack() as stack:
        broker = stack.enter_context(a_broker())
        postgres = stack.enter_context(a_postgres_server(quick=False))
        nodes = []
        for number in range(count):
            own = folder / f"node-{number}"
            own.mkdir()
            nodes.append(await _a_node(stack, number, own, broker, postgres, environment))
        for node in nodes:
            stack.push_async_callback(node.end)
        await asyncio.gather(*(node.start() for node in nodes))
        yield Fleet(nodes, broker, postgres)


async def _a_node(
    stack: AsyncExitStack,
    number: int,
    folder: Path,
    broker: TestBroker,
    postgres: TestPostgres,
    environment: dict[str, str],
) -> Node:
    database = urlsplit(postgres.address)
    assert database.port is not None
    to_broker = await stack.enter_async_context(a_line("127.0.0.1", broker.port))
    to_database = await stack.enter_async_context(a_line("127.0.0.1", database.port))
    through = postgres.address.replace(f":{database.port}", f":{to_database.port}")
    everything = {
        **os.environ,
        "HOTSEAT_LOG_FORMAT": "json",
        "HOTSEAT_BROKER": f"mqtt://127.0.0.1:{to_broker.port}",
        "HOTSEAT_DATABASE": through,
        **environment,
    }
    return Node(number, _free_port(), folder, everything, to_broker, to_database)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
