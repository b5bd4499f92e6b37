"""The journal: the events of each command as one entry, committed in groups. What was committed is never lost.

It does not know what events mean; `rounds.evolve` does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from rounds.events import Event, RoomClosed
from rounds.ids import Milliseconds, RoomCode
from server.entries import pack_entry, unpack_entry
from server.store.base import Row, SeqConflict, Store, StoreError

ENTRIES_AT_ONCE = 200
"""How many entries are read or replayed in one go: some 10 ms."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A room's journal as it was read: entries of events, when each was made, and when the last sign of life was."""

    entries: Sequence[tuple[Event, ...]]
    times: Sequence[Milliseconds]
    alive_at: Milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    rows: Sequence[Row]
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


def row_of(room: RoomCode, seq: int, at: Milliseconds, events: Sequence[Event]) -> Row:
    return Row(room, seq, at, pack_entry(events), closes=any(isinstance(one, RoomClosed) for one in events))


async def breathe(done: int) -> None:
    """A long journal takes seconds to read: every so many entries the other rooms have their turn."""
    if done % ENTRIES_AT_ONCE == 0:
        await asyncio.sleep(0)


class Journal:
    """Appends rows of many rooms in one transaction: whatever comes while a commit runs goes into the next."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._committing = asyncio.Lock()
        self.is_writing = True

    async def append(self, rows: Sequence[Row]) -> None:
        """Returns when the rows are on the disk; raises StoreDown or SeqConflict when they are not."""
        mine = _Waiting(rows)
        self._waiting.append(mine)
        async with self._committing:
            if not mine.done.done():
                group, self._waiting = self._waiting, []
                await self._commit(group)
        mine.done.result()

    async def _commit(self, group: Sequence[_Waiting]) -> None:
        try:
            await self._store.append([row for one in group for row in one.rows])
        except SeqConflict as fault:
            if len(group) == 1:
                group[0].done.set_exception(fault)
            else:
                for one in group:
                    await self._commit([one])
        except StoreError as fault:
            self.is_writing = False
            for one in group:
                one.done.set_exception(fault)
        else:
            self.is_writing = True
            for one in group:
                one.done.set_result(None)

    async def read(self, room: RoomCode) -> Recorded | None:
        """A room's whole record, or None when there is no such room; raises StoreDown or UnreadableEntry."""
        rows = await self._store.read(room)
        if not rows:
            return None
        entries = []
        for row in rows:
            entries.append(unpack_entry(row.entry, f"{room} {row.seq}"))
            await breathe(len(entries))
        return Recorded(entries, [row.at for row in rows], max(rows[-1].at, await self._store.alive_at(room)))

    async def mark_alive(self, rooms: Sequence[RoomCode], at: Milliseconds) -> None:
        """A sign of life for rooms whose clock runs; after a failed commit it also tries to write again."""
        try:
            if not self.is_writing:
                await self._store.probe()
                self.is_writing = True
            if rooms:
                await self._store.mark_alive(rooms, at)
        except StoreError:
            self.is_writing = False
