"""What every store does. A new one is added to STORES and held to the same sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from rounds.ids import RoomCode
from server.app import DATABASE
from server.store.base import Row, SeqConflict, Store, StoreDown
from server.store.sql import open_sqlite

STORES = {"sqlite": open_sqlite}
ROOM, OTHER = RoomCode("CDFGHJ"), RoomCode("KMNPQR")


@pytest.fixture(params=STORES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    store = await STORES[request.param](tmp_path / DATABASE)
    yield store
    await store.close()


def rows(room: RoomCode, *seqs: int) -> list[Row]:
    return [Row(room, seq, 1000 + seq, f"{room} {seq}".encode()) for seq in seqs]


async def test_rows_come_back_in_order_and_by_room(store: Store) -> None:
    await store.append([*rows(ROOM, 1, 2), *rows(OTHER, 1)])
    await store.append(rows(ROOM, 3))
    assert list(await store.read(ROOM)) == rows(ROOM, 1, 2, 3)
    assert list(await store.read(OTHER)) == rows(OTHER, 1)


async def test_a_room_nobody_wrote_has_no_rows(store: Store) -> None:
    assert list(await store.read(ROOM)) == []
    assert await store.alive_at(ROOM) == 0


async def test_a_number_used_twice_is_a_conflict_and_nothing_of_its_group_is_written(store: Store) -> None:
    await store.append(rows(ROOM, 1, 2))
    with pytest.raises(SeqConflict):
        await store.append([*rows(OTHER, 1), *rows(ROOM, 3, 2)])
    assert list(await store.read(ROOM)) == rows(ROOM, 1, 2)
    assert list(await store.read(OTHER)) == []


async def test_signs_of_life_are_kept_for_each_room(store: Store) -> None:
    await store.append([*rows(ROOM, 1), *rows(OTHER, 1)])
    await store.mark_alive([ROOM], 5000)
    assert await store.alive_at(ROOM) == 5000
    assert await store.alive_at(OTHER) == 1001


async def test_a_probe_leaves_nothing_behind(store: Store) -> None:
    await store.probe()
    await store.probe()
    assert list(await store.read(RoomCode(""))) == []


async def test_what_was_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    first = await open_sqlite(tmp_path / DATABASE)
    await first.append(rows(ROOM, 1))
    await first.close()
    again = await open_sqlite(tmp_path / DATABASE)
    assert list(await again.read(ROOM)) == rows(ROOM, 1)
    await again.close()


async def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / DATABASE)
    async with store.transaction() as connection:
        assert (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar() == "wal"
        assert (await connection.exec_driver_sql("PRAGMA synchronous")).scalar() == 2
    await store.close()


async def test_a_closed_room_is_marked_in_the_list_of_rooms(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / DATABASE)
    await store.append([*rows(ROOM, 1), Row(ROOM, 2, 1002, b"end", closes=True), *rows(OTHER, 1)])
    await store.close()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        found = database.execute("SELECT code, closed FROM rooms ORDER BY code").fetchall()
    assert found == [(ROOM, 1), (OTHER, 0)]


async def test_a_rule_broken_by_the_storage_itself_is_no_conflict(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / DATABASE)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(StoreDown, match="disk full"):
        await store.append(rows(ROOM, 1))
    with pytest.raises(StoreDown, match="disk full"):
        await store.probe()
    await store.close()


async def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreDown, match="cannot be used"):
        await open_sqlite(tmp_path / "file" / DATABASE)


async def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("something else, and long enough to be looked at twice" * 20)
    with pytest.raises(StoreDown, match="not a database"):
        await open_sqlite(tmp_path / DATABASE)
