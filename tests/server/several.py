"""Several nodes in this process with one database file between them, and what can go wrong between them."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from server.app import App, running
from server.cluster.address import address_of
from server.cluster.base import Cluster, NodeId
from server.cluster.clock import awake_s
from server.cluster.local import Hub, LocalCluster
from server.cluster.mqtt import Broker, MqttCluster
from server.nodes import Nodes
from tests.server.broker import TestBroker
from tests.server.clients import Hotseat, settings_for
from tests.server.cluster.members import until


class FaultyHub(Hub):
    """Loses bundles where it is told to, and has nodes out of touch."""

    def __init__(self) -> None:
        super().__init__()
        self.to_lose: Counter[tuple[NodeId, NodeId]] = Counter()
        self.cut_at: dict[NodeId, float] = {}

    def carry(self, sender: NodeId, to: NodeId, payload: bytes) -> None:
        if self.to_lose[sender, to]:
            self.to_lose[sender, to] -= 1
        elif sender not in self.cut_at and to not in self.cut_at:
            super().carry(sender, to, payload)

    def cut(self, node: NodeId) -> None:
        """The node is out of touch, and nobody says so."""
        self.cut_at[node] = awake_s()

    def mend(self, node: NodeId) -> None:
        del self.cut_at[node]

    def call_gone(self, node: NodeId) -> None:
        """What a broker says in the place of a node that it has lost."""
        for other, inbox in list(self._inboxes.items()):
            if other != node and other not in self.cut_at:
                inbox.gone(node)


class FaultyCluster(LocalCluster):
    def __init__(self, hub: FaultyHub) -> None:
        super().__init__(hub)
        self._faults = hub

    @property
    def in_touch_at(self) -> float:
        return self._faults.cut_at.get(self.node, awake_s())


class Node(Hotseat):
    def __init__(self, app: App, node: NodeId, life: AsyncExitStack) -> None:
        super().__init__(app)
        self.node = node
        self._life = life

    @property
    def nodes(self) -> Nodes:
        assert self.app.nodes is not None
        return self.app.nodes

    @property
    def rooms_awake(self) -> int:
        return self.app.registry.rooms_awake

    async def stop(self) -> None:
        await self._life.aclose()


class Several:
    """Makes nodes; those that still run are stopped at the end."""

    def __init__(self, folder: Path, broker: TestBroker | None, ends: AsyncExitStack) -> None:
        self.hub = FaultyHub()
        self._folder = folder
        self._broker = None if broker is None else broker.address(f"test-{secrets.token_hex(4)}")
        self._ends = ends

    async def start(self, **more: Any) -> Node:
        life = await self._ends.enter_async_context(AsyncExitStack())
        cluster: Cluster = FaultyCluster(self.hub)
        if self._broker is not None:
            cluster = MqttCluster(await life.enter_async_context(Broker(address_of(self._broker))))
        app = await life.enter_async_context(running(settings_for(self._folder, **more), cluster))
        await until(lambda: cluster.in_touch_at > 0)
        return Node(app, cluster.node, life)


@asynccontextmanager
async def several(folder: Path, broker: TestBroker | None = None) -> AsyncIterator[Several]:
    async with AsyncExitStack() as ends:
        yield Several(folder, broker, ends)
