"""What a store is: rows of rooms' journals, appended in whole groups or not at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from rounds.ids import Milliseconds, RoomCode


class StoreError(Exception):
    """Something was not stored, and nothing of its group was."""


class StoreDown(StoreError):
    """The store cannot write or read at the moment: full, read-only, locked or out of reach."""


class StoreUnsure(StoreDown):
    """The connection broke while the store wrote: whether the group is there, only the journal can tell."""


class SeqConflict(StoreError):
    """Somebody else has written an entry of this number: this writer is not the room's only one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a room's journal; `seq` counts from 1 without gaps, and `closes` marks a room's last days."""

    room: RoomCode
    seq: int
    at: Milliseconds
    entry: bytes
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """The node a room belongs to; `epoch` counts how often the room was claimed."""

    node: str
    epoch: int


class Store(Protocol):
    """Keeps journals. Every method raises StoreDown when the storage fails."""

    async def append(self, rows: Sequence[Row]) -> None:
        """Writes all rows in one transaction, on the disk when this returns; raises SeqConflict and writes none."""
        ...

    async def read(self, room: RoomCode) -> Sequence[Row]:
        """A room's rows in order; none when there is no such room."""
        ...

    async def mark_alive(self, rooms: Collection[RoomCode], at: Milliseconds) -> None:
        """Records that the server was alive for these rooms at this time."""
        ...

    async def alive_at(self, room: RoomCode) -> Milliseconds:
        """The last time recorded by `mark_alive`, or 0."""
        ...

    async def claim(
        self, room: RoomCode, node: str, lease_ms: Milliseconds, gone: Collection[str] = ()
    ) -> Owner | None:
        """Whom a room belongs to from now on, or None when there is no such room.

        It is `node`, for the time of a lease on the store's own clock, unless the lease of another still lasts that is
        not among those `gone`.
        """
        ...

    async def renew(self, node: str, rooms: Collection[RoomCode], lease_ms: Milliseconds) -> Collection[RoomCode]:
        """Lengthens a node's leases; gives the rooms that still belong to it."""
        ...

    async def release(self, node: str, rooms: Collection[RoomCode]) -> None:
        """Ends a node's leases, where they are its own."""
        ...

    async def probe(self) -> None:
        """Writes something and takes it away again, to learn whether writing works."""
        ...

    async def close(self) -> None: ...
