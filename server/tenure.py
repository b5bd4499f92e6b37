"""Tenure: which rooms this node may speak for at this moment, and when it has to fall silent.

A node holds a room while it has proof that is young enough: the database lengthened its lease, and the broker carried
a beat of its own back to it. Nobody else can have claimed the room meanwhile, unless the broker called the node gone.
Without proof it says nothing; once the lease has ended it gives the room up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import Protocol

import structlog

from rounds.ids import RoomCode
from server.cluster.base import Cluster, NodeId
from server.cluster.clock import awake_s
from server.store.base import Store, StoreDown, StoreError

log = structlog.get_logger()

LEASE_S = 2.5
RENEW_EVERY_S = 0.5
LOOK_EVERY_S = 0.1
HELD_S = 1.75
"""How old a proof may be: less than the lease, and less than the broker takes to call a silent node gone."""


class Tenure(Protocol):
    async def claim(self, room: RoomCode, gone: Collection[NodeId] = ()) -> NodeId | None:
        """The node a room belongs to, this one if nobody else's; None when there is no such room.

        Raises StoreDown when that cannot be told now.
        """
        ...

    def holds(self, room: RoomCode) -> bool:
        """Whether this node may tell people of the room now."""
        ...

    async def settled(self, room: RoomCode) -> bool:
        """Waits for proof; whether the room is still this node's."""
        ...

    async def confirm(self, room: RoomCode) -> bool:
        """Somebody else has written for the room: asks the database whether it is this node's, and so may go on."""
        ...

    async def release(self, rooms: Collection[RoomCode]) -> None:
        """Lets others have these rooms."""
        ...


class Alone:
    """The tenure of a server that shares its rooms with no other."""

    def __init__(self, node: NodeId) -> None:
        self._node = node

    async def claim(self, room: RoomCode, gone: Collection[NodeId] = ()) -> NodeId | None:
        return self._node

    def holds(self, room: RoomCode) -> bool:
        return True

    async def settled(self, room: RoomCode) -> bool:
        return True

    async def confirm(self, room: RoomCode) -> bool:
        return False  # nobody else should be there

    async def release(self, rooms: Collection[RoomCode]) -> None:
        pass


class Leased:
    """Tenure by leases in a database that all nodes share."""

    def __init__(self, store: Store, cluster: Cluster) -> None:
        self._store = store
        self._cluster = cluster
        self._lost: Callable[[RoomCode], None] = _nobody_cares
        self._proved: dict[RoomCode, float] = {}
        self._news = asyncio.Event()

    @property
    def in_touch(self) -> bool:
        return awake_s() - self._cluster.in_touch_at < HELD_S

    async def claim(self, room: RoomCode, gone: Collection[NodeId] = ()) -> NodeId | None:
        if not self.in_touch:
            raise StoreDown("This node is out of touch with the others.")
        asked_at = awake_s()
        owner = await self._store.claim(room, self._cluster.node, _ms(LEASE_S), gone)
        if owner is None:
            return None
        if owner.node == self._cluster.node:
            self._proved[room] = asked_at
            log.info("room claimed", room=room, epoch=owner.epoch)
        return NodeId(owner.node)

    def holds(self, room: RoomCode) -> bool:
        proved = self._proved.get(room)
        return proved is not None and awake_s() - min(proved, self._cluster.in_touch_at) < HELD_S

    async def settled(self, room: RoomCode) -> bool:
        while room in self._proved and not self.holds(room):
            await self._news.wait()
        return room in self._proved

    async def confirm(self, room: RoomCode) -> bool:
        await self._renew([room])
        return await self.settled(room)

    async def release(self, rooms: Collection[RoomCode]) -> None:
        held = [room for room in rooms if self._proved.pop(room, None) is not None]
        if not held:
            return
        try:
            await self._store.release(self._cluster.node, held)
        except StoreError as fault:  # the lease ends by itself
            log.warning("rooms were not released", rooms=held, cause=str(fault))

    async def tend(self, lost: Callable[[RoomCode], None]) -> None:
        """Renews what is held until cancelled; `lost` is told of each room that had to be given up."""
        self._lost = lost
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep())
            group.create_task(self._let_go())

    async def _keep(self) -> None:
        while True:
            if self._proved and self.in_touch:
                await self._renew(list(self._proved))
            self._tell()
            await asyncio.sleep(RENEW_EVERY_S)

    async def _let_go(self) -> None:
        """Gives up in time whatever the database does: one that was cut off holds a renewal up for seconds."""
        while True:
            self._give_up([room for room, proved in self._proved.items() if awake_s() - proved > LEASE_S])
            await asyncio.sleep(LOOK_EVERY_S)

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def _renew(self, rooms: Collection[RoomCode]) -> None:
        asked_at = awake_s()
        try:
            async with asyncio.timeout(HELD_S):
                kept = await self._store.renew(self._cluster.node, rooms, _ms(LEASE_S))
        except (StoreError, TimeoutError):
            return  # the proof grows old by itself
        for room in kept:
            if room in self._proved:
                self._proved[room] = asked_at
        # A room that was claimed meanwhile has a younger proof than this answer.
        self._give_up([room for room in rooms if room not in kept and self._proved.get(room, asked_at) <= asked_at])

    def _give_up(self, rooms: Collection[RoomCode]) -> None:
        for room in rooms:
            if self._proved.pop(room, None) is not None:
                log.warning("room lost", room=room)
                self._lost(room)
                self._tell()


def _nobody_cares(room: RoomCode) -> None:
    """Until somebody tends to what is held, nothing is held."""


def _ms(seconds: float) -> int:
    return int(seconds * 1000)
