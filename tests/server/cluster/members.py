"""Nodes of a cluster that note what reaches them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from server.cluster.base import Cluster, NodeId
from server.cluster.clock import awake_s

PATIENCE_S = 30.0


class Notes:
    """An inbox that keeps what it was given."""

    def __init__(self) -> None:
        self.taken: list[tuple[NodeId, bytes]] = []
        self.went: list[NodeId] = []
        self._more = asyncio.Event()

    def take(self, sender: NodeId, payload: bytes) -> None:
        self.taken.append((sender, payload))
        self._more.set()

    def gone(self, node: NodeId) -> None:
        self.went.append(node)
        self._more.set()

    @property
    def payloads(self) -> list[bytes]:
        return [payload for _, payload in self.taken]

    async def until(self, met: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not met():
                self._more.clear()
                await self._more.wait()


@dataclass
class Member:
    cluster: Cluster
    notes: Notes
    running: asyncio.Task[None]

    @property
    def node(self) -> NodeId:
        return self.cluster.node

    async def leave(self) -> None:
        self.running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.running

    async def in_touch(self) -> None:
        """Until something sent from now on has come back."""
        now = awake_s()
        await until(lambda: self.cluster.in_touch_at >= now)


async def until(met: Callable[[], bool]) -> None:
    """For what tells nobody when it changes."""
    async with asyncio.timeout(PATIENCE_S):
        while not met():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@asynccontextmanager
async def member(cluster: Cluster) -> AsyncIterator[Member]:
    """A node that has joined, and is in touch."""
    notes = Notes()
    one = Member(cluster, notes, asyncio.create_task(cluster.run(notes)))
    await asyncio.sleep(0)  # it begins
    try:
        await one.in_touch()
        yield one
    finally:
        await one.leave()
