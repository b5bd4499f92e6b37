"""The cluster within one process: what nodes post to each other goes through a hub in memory."""

from __future__ import annotations

import asyncio
import secrets

from server.cluster.base import Inbox, NodeId
from server.cluster.clock import awake_s


def new_node_id() -> NodeId:
    return NodeId(f"n{secrets.token_hex(6)}")


class Hub:
    """Where the nodes of a process meet."""

    def __init__(self) -> None:
        self._inboxes: dict[NodeId, Inbox] = {}

    def join(self, node: NodeId, inbox: Inbox) -> None:
        self._inboxes[node] = inbox

    def leave(self, node: NodeId) -> None:
        del self._inboxes[node]
        for other in list(self._inboxes.values()):
            other.gone(node)

    def carry(self, sender: NodeId, to: NodeId, payload: bytes) -> None:
        if sender in self._inboxes and to in self._inboxes:
            asyncio.get_running_loop().call_soon(self._hand_over, sender, to, payload)

    def _hand_over(self, sender: NodeId, to: NodeId, payload: bytes) -> None:
        if to in self._inboxes:
            self._inboxes[to].take(sender, payload)


class LocalCluster:
    """A node's membership of a hub; without a hub of others it is alone."""

    def __init__(self, hub: Hub | None = None) -> None:
        self._hub = Hub() if hub is None else hub
        self.node = new_node_id()

    @property
    def in_touch_at(self) -> float:
        return awake_s()

    def post(self, to: NodeId, payload: bytes) -> None:
        self._hub.carry(self.node, to, payload)

    async def run(self, inbox: Inbox) -> None:
        self._hub.join(self.node, inbox)
        try:
            await asyncio.Event().wait()
        finally:
            self._hub.leave(self.node)
