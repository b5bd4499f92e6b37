"""Peers: what goes between two nodes, as items in numbered bundles, one a tick however many there are.

The number tells when a bundle got lost. What it held is not sent again; both sides then start over with each other,
which is the same thing they do when a room moves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgpack
import structlog

from server.cluster.base import LARGEST_PAYLOAD, Cluster, NodeId
from server.cluster.clock import awake_s

log = structlog.get_logger()

TICK_S, APART_S = 0.005, 0.03
"""How long an item waits for others to share its bundle, and how far bundles to one node are apart at least."""

PATIENCE_S = 0.25
"""How long what nobody waits for may wait: however many phones a room has, it makes four bundles a second."""

BEAT_EVERY_S = 0.5
"""After how long without a bundle a node that matters gets an empty one."""

SILENT_AFTER_S = 1.75
"""After how long without a bundle a node that should send some is suspected."""

GONE_FOR_S = 4.0
"""How long a node that was called gone is taken for dead; later its leases have ended anyway, or it came back."""

Item = list[Any]
CallLater = Callable[[float, Callable[[], None]], object]


class Desk(Protocol):
    """Where items of other nodes are taken in."""

    def take(self, sender: NodeId, item: Item) -> None: ...

    def missed(self, sender: NodeId) -> None:
        """Something of this node got lost."""
        ...

    def gone(self, node: NodeId) -> None: ...


@dataclass(slots=True)
class Peer:
    """How it stands with one other node; bundles are numbered from 1 in each direction."""

    heard_at: float
    sent: int = 0
    expected: int = 1
    spoke_at: float = 0.0
    outbox: list[bytes] = field(default_factory=list)
    size: int = 0
    due: bool = False
    due_later: bool = False


class Peers:
    """The other nodes, as one node sees them; it is the inbox of its cluster.

    `plain_of` gives what is packed for an object that msgpack does not know."""

    def __init__(self, cluster: Cluster, call_later: CallLater, desk: Desk, plain_of: Callable[[Any], object]) -> None:
        self._cluster = cluster
        self._call_later = call_later
        self._desk = desk
        self._peers: dict[NodeId, Peer] = {}
        self._gone_at: dict[NodeId, float] = {}
        self._packer = msgpack.Packer(default=plain_of)

    # -- out --------------------------------------------------------------------------------------------------------
    def post(self, to: NodeId, item: Item, *, patient: bool = False) -> None:
        """Sends an item with the next bundle, in order; it may get lost, and then `missed` is told over there.

        A patient one waits for the bundle of one that is not, but not for long.
        """
        peer = self._peer(to)
        packed = self._packer.pack(item)
        if peer.outbox and peer.size + len(packed) > LARGEST_PAYLOAD:
            self._send(to, peer)
        peer.outbox.append(packed)
        peer.size += len(packed)
        if patient and not peer.due_later:
            peer.due_later = True
            self._call_later(PATIENCE_S, lambda: self._flush_late(to))
        elif not patient and not peer.due:
            peer.due = True
            self._call_later(max(TICK_S, peer.spoke_at + APART_S - awake_s()), lambda: self._flush_soon(to))

    def flush(self) -> None:
        """Sends everything that waits, at once."""
        for node in list(self._peers):
            self._flush(node)

    def beat(self, nodes: Collection[NodeId]) -> None:
        """Lets these nodes know that this one is there, where it has not said anything for a while."""
        for node in nodes:
            peer = self._peer(node)
            if awake_s() - peer.spoke_at >= BEAT_EVERY_S:
                self._send(node, peer)

    def _flush_soon(self, node: NodeId) -> None:
        if node in self._peers:
            self._peers[node].due = False
            self._flush(node)

    def _flush_late(self, node: NodeId) -> None:
        if node in self._peers:
            self._peers[node].due_later = False
            self._flush(node)

    def _flush(self, node: NodeId) -> None:
        if (peer := self._peers[node]).outbox:
            self._send(node, peer)

    def _send(self, to: NodeId, peer: Peer) -> None:
        peer.sent += 1
        payload = self._packer.pack(peer.sent) + b"".join(peer.outbox)
        peer.outbox, peer.size, peer.spoke_at = [], 0, awake_s()
        self._cluster.post(to, payload)

    # -- in ---------------------------------------------------------------------------------------------------------
    def take(self, sender: NodeId, payload: bytes) -> None:
        peer = self._peer(sender)
        self._gone_at.pop(sender, None)
        items = msgpack.Unpacker(max_buffer_size=len(payload))
        items.feed(payload)
        number = items.unpack()
        missed = number != peer.expected
        peer.expected, peer.heard_at = number + 1, awake_s()
        if missed:
            log.info("bundle missed", node=sender, number=number)
            self._desk.missed(sender)
        for item in items:
            self._desk.take(sender, item)

    def gone(self, node: NodeId) -> None:
        self._peers.pop(node, None)
        self._gone_at[node] = awake_s()
        self._desk.gone(node)

    # -- how they are -----------------------------------------------------------------------------------------------
    @property
    def called_gone(self) -> Collection[NodeId]:
        """Nodes that were lately called gone, and not heard of since."""
        now = awake_s()
        self._gone_at = {node: at for node, at in self._gone_at.items() if now - at < GONE_FOR_S}
        return self._gone_at.keys()

    def is_well(self, node: NodeId) -> bool:
        return node not in self.called_gone and awake_s() - self._peer(node).heard_at < SILENT_AFTER_S

    def is_lost(self, node: NodeId) -> bool:
        """Whether it has been silent for so long that it is taken for dead, though nobody said so."""
        return awake_s() - self._peer(node).heard_at > GONE_FOR_S

    def forget(self, but: Collection[NodeId]) -> None:
        """Drops the nodes there is nothing to share with any more."""
        for node in self._peers.keys() - set(but):
            if self.is_lost(node):
                del self._peers[node]

    def _peer(self, node: NodeId) -> Peer:
        if node not in self._peers:
            self._peers[node] = Peer(heard_at=awake_s())
        return self._peers[node]
