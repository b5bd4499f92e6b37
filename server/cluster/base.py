"""What a cluster is: nodes that post payloads to each other, in order, at most once, and sometimes not at all.

Whoever posts numbers what is posted, notices what got lost, and asks again; a cluster only carries.
"""

from __future__ import annotations

from typing import NewType, Protocol

NodeId = NewType("NodeId", str)
"""A node for as long as its program runs; started again it is another node."""

LARGEST_PAYLOAD = 512 * 1024
"""What one payload may hold, in bytes: EMQX takes messages of up to 1 MiB unless it is told otherwise."""


class ClusterDown(Exception):
    """The cluster cannot be joined; the sentence says where and why, and holds no secret."""


class Inbox(Protocol):
    """What a node does with what reaches it; nothing here waits."""

    def take(self, sender: NodeId, payload: bytes) -> None:
        """A payload came from another node."""
        ...

    def gone(self, node: NodeId) -> None:
        """Another node said goodbye, or the broker says in its place that it has lost it."""
        ...


class Cluster(Protocol):
    """A node's membership in the cluster."""

    @property
    def node(self) -> NodeId: ...

    @property
    def in_touch_at(self) -> float:
        """The time, on the clock of `server.cluster.clock`, since when this node is known to have been in touch.

        It is when the youngest thing was sent that came all the way back to the node itself. A node that cannot reach
        the broker, or was stopped, falls behind here before the broker tells others that it is gone.
        """
        ...

    def post(self, to: NodeId, payload: bytes) -> None:
        """Sends a payload to another node without waiting; while the cluster is out of touch it is dropped."""
        ...

    async def run(self, inbox: Inbox) -> None:
        """Stays a member until cancelled, joining again after every break; the end is a goodbye to the others."""
        ...
