"""What every store does. A new one is added to STORES and held to the same sentences."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update

from rounds.ids import RoomCode
from server.app import DATABASE
from server.store.base import Owner, Row, SeqConflict, Store, StoreDown
from server.store.sql import open_postgres, open_sqlite
from server.store.tables import ROOMS
from tests.server.clients import a_server
from tests.server.postgres import a_database

STORES = ("sqlite", "postgres")
ROOM, OTHER = RoomCode("CDFGHJ"), RoomCode("KMNPQR")


@pytest.fixture
def database(postgres: str) -> str:
    """The address of an empty database."""
    return a_database(postgres, f"test_{secrets.token_hex(4)}")


@pytest.fixture(params=STORES)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "sqlite":
        store = await open_sqlite(tmp_path / DATABASE)
    else:
        store = await open_postgres(request.getfixturevalue("database"))
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


A_LEASE = 60_000


async def test_a_room_belongs_to_the_first_node_that_claims_it(store: Store) -> None:
    await store.append(rows(ROOM, 1))
    assert await store.claim(ROOM, "n1", A_LEASE) == Owner("n1", 1)
    assert await store.claim(ROOM, "n2", A_LEASE) == Owner("n1", 1)
    assert await store.renew("n2", [ROOM], A_LEASE) == set()
    assert await store.renew("n1", [ROOM, OTHER], A_LEASE) == {ROOM}


async def test_a_room_that_was_never_opened_cannot_be_claimed(store: Store) -> None:
    assert await store.claim(ROOM, "n1", A_LEASE) is None
    assert await store.renew("n1", [ROOM], A_LEASE) == set()


async def test_a_lease_that_ended_was_given_up_or_is_of_a_node_that_is_gone_can_be_claimed(store: Store) -> None:
    await store.append(rows(ROOM, 1))
    assert await store.claim(ROOM, "n1", 0) == Owner("n1", 1)
    assert await store.claim(ROOM, "n2", A_LEASE) == Owner("n2", 2)
    await store.release("n1", [ROOM])
    assert await store.claim(ROOM, "n3", A_LEASE, gone=["n1"]) == Owner("n2", 2)
    assert await store.claim(ROOM, "n3", A_LEASE, gone=["n1", "n2"]) == Owner("n3", 3)
    assert await store.renew("n2", [ROOM], A_LEASE) == set()
    await store.release("n3", [ROOM])
    assert await store.claim(ROOM, "n4", A_LEASE) == Owner("n4", 4)


async def test_of_many_nodes_that_claim_a_room_at_once_one_has_it_and_all_know_which(store: Store) -> None:
    await store.append(rows(ROOM, 1))
    owners = await asyncio.gather(*(store.claim(ROOM, f"n{number}", A_LEASE) for number in range(8)))
    assert len(set(owners)) == 1
    assert owners[0] is not None
    assert owners[0].epoch == 1


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


# -- PostgreSQL -----------------------------------------------------------------------------------------------------
async def test_two_servers_that_start_at_once_make_the_tables_once(database: str) -> None:
    stores = await asyncio.gather(*(open_postgres(database) for _ in range(4)))
    await stores[0].append(rows(ROOM, 1))
    assert list(await stores[3].read(ROOM)) == rows(ROOM, 1)
    for one in stores:
        await one.close()


async def test_of_two_writers_of_a_number_one_is_refused(database: str) -> None:
    stores = [await open_postgres(database) for _ in range(2)]
    written = await asyncio.gather(*(one.append(rows(ROOM, 1)) for one in stores), return_exceptions=True)
    assert sorted(type(one).__name__ for one in written) == ["NoneType", "SeqConflict"]
    for one in stores:
        await one.close()


async def test_a_node_that_froze_in_a_transaction_keeps_no_room_from_the_others(database: str) -> None:
    frozen, other = [await open_postgres(database) for _ in range(2)]
    await frozen.append(rows(ROOM, 1))
    await frozen.claim(ROOM, "n1", 0)

    async def write_and_freeze() -> None:
        async with frozen.transaction() as connection:
            await connection.execute(update(ROOMS).values(alive_at=5))
            assert await other.claim(ROOM, "n2", A_LEASE) == Owner("n2", 2)
            await connection.execute(update(ROOMS).values(alive_at=6))

    with pytest.raises(StoreDown):
        await write_and_freeze()
    assert await frozen.alive_at(ROOM) != 5
    assert await frozen.renew("n2", [ROOM], A_LEASE) == {ROOM}
    for one in (frozen, other):
        await one.close()


async def test_a_database_out_of_reach_is_said_so_without_its_password() -> None:
    with pytest.raises(StoreDown, match=r"127\.0\.0\.1/rooms cannot be used") as fault:
        await open_postgres("postgresql://ana:very-secret@127.0.0.1:1/rooms")
    assert "very-secret" not in str(fault.value)
    with pytest.raises(StoreDown, match="must begin with postgresql"):
        await open_postgres("mysql://ana@127.0.0.1/rooms")


async def test_a_room_kept_in_postgresql_is_there_after_the_server_was_started_again(
    database: str, tmp_path: Path
) -> None:
    async with a_server(tmp_path, database=database) as hotseat, hotseat.a_room(title="Monday") as facilitator:
        room, key = facilitator.room, facilitator.key
    async with a_server(tmp_path, database=database) as hotseat, hotseat.client() as again:
        again.room = room
        await again.hello(role="facilitator", key=key, desk="desk-number-two")
        assert again.sections["room"]["title"] == "Monday"
    assert not (tmp_path / DATABASE).exists()
