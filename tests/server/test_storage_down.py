"""When nothing can be saved: commands are refused, nobody hears of what was not saved, and it comes back by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from rounds.events import RoomOpened
from rounds.evolve import opened
from server.app import DATABASE
from server.entries import unpack_entry
from server.journal import Journal, row_of
from server.keys import typed_code
from server.store.sql import open_sqlite
from tests.server.clients import Hotseat, a_server, new_key
from tests.server.test_http import ask


def tell_database(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.execute(statement, values)
        database.commit()


def break_storage(folder: Path) -> None:
    """Makes the database itself refuse every new entry, as a full disk would."""
    tell_database(folder, "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END")


def mend_storage(folder: Path) -> None:
    tell_database(folder, "DROP TRIGGER full")


async def until_health(hotseat: Hotseat, status: int) -> None:
    async with asyncio.timeout(10):
        while (await ask(hotseat, "/healthz")).status != status:
            pass


async def test_commands_are_refused_while_nothing_can_be_saved(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana") as ana,
    ):
        await desk.until(lambda: desk.sections["room"]["here"] == 1)
        break_storage(tmp_path)
        before = ana.sections
        assert (await desk.do("lock_room", on=True))["slug"] == "storage-down"
        assert (await ana.do("volunteer", on=True))["slug"] == "storage-down"
        assert ana.sections == before
        await until_health(hotseat, 503)


async def test_after_it_is_mended_the_same_command_is_done(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana") as ana,
    ):
        await ana.must("volunteer", on=True)
        break_storage(tmp_path)
        assert (await ana.do("volunteer", on=False))["slug"] == "storage-down"
        mend_storage(tmp_path)
        assert await ana.do_again(2, "volunteer", on=False) == {"t": "ack", "n": 2}
        await ana.until(lambda: ana.sections["you"]["volunteer"] is False)
        assert ana.gaps == 0


async def test_health_comes_back_by_itself(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        break_storage(tmp_path)
        assert (await desk.do("lock_room", on=True))["slug"] == "storage-down"
        assert (await ask(hotseat, "/healthz")).status == 503
        mend_storage(tmp_path)
        await until_health(hotseat, 200)


async def test_nobody_can_join_or_open_while_nothing_can_be_saved(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as ana:
        break_storage(tmp_path)
        hello = {"t": "hello", "v": 1, "room": desk.room, "role": "participant", "key": new_key(), "name": "Ana"}
        assert (await ana.tell(hello, "refused"))["slug"] == "storage-down"
        assert (await ana.tell({"t": "open", "v": 1}, "refused"))["slug"] == "storage-down"
        mend_storage(tmp_path)
        await ana.tell(hello, "welcome")
        await desk.until(lambda: desk.sections["room"]["here"] == 1)


async def test_who_went_away_meanwhile_is_away_when_it_is_mended(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        async with hotseat.a_seat(desk.room, "Ana"):
            await desk.until(lambda: desk.sections["room"]["here"] == 1)
            break_storage(tmp_path)
        assert (await desk.do("lock_room", on=True))["slug"] == "storage-down"
        mend_storage(tmp_path)
        await desk.until(lambda: desk.sections["room"]["here"] == 0)


async def test_a_room_that_cannot_be_read_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        await desk.must("lock_room", on=True)
    tell_database(tmp_path, "UPDATE journal SET entry = x'c1' WHERE seq = 2")
    async with a_server(tmp_path) as hotseat, hotseat.client() as again, hotseat.a_room() as other:
        hello = {"t": "hello", "v": 1, "room": desk.room, "role": "stage"}
        assert (await again.tell(hello, "refused"))["slug"] == "server-fault"
        await other.must("lock_room", on=True)


async def test_a_room_that_breaks_while_it_plays_does_not_end_the_server(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_room() as other:
        tell_database(tmp_path, "UPDATE journal SET entry = x'c1' WHERE room = ?", desk.room)
        break_storage(tmp_path)
        assert (await desk.do("lock_room", on=True))["slug"] == "storage-down"
        mend_storage(tmp_path)
        assert (await desk.do("lock_room", on=True))["slug"] == "storage-down"
        await other.until(lambda: other.sections["room"]["here"] == 0)
        await until_health(hotseat, 200)
        await other.must("lock_room", on=True)


async def test_a_second_writer_cannot_spoil_a_room(tmp_path: Path) -> None:
    async with a_server(tmp_path) as one, a_server(tmp_path) as other, one.a_room() as desk, other.client() as rival:
        rival.room = desk.room
        await rival.hello(role="facilitator", key=desk.key, desk=new_key())
        await desk.must("lock_room", on=True)
        answer = await rival.do("set_up", title="Rival")
        assert answer["slug"] == "storage-down"
        await rival.until(lambda: rival.sections["room"]["locked"] is True)
        await rival.must("set_up", title="Rival")
        assert (await ask(other, "/healthz")).status == 200
    store = await open_sqlite(tmp_path / DATABASE)
    rows = await store.read(typed_code(desk.room))
    await store.close()
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


async def test_one_rooms_conflict_does_not_touch_another_room(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / DATABASE)
    journal = Journal(store)
    first, second = typed_code("CCCCCC"), typed_code("DDDDDD")
    events = {room: RoomOpened(room, "Monday", "teams", 4, 50, "x", 1) for room in (first, second)}
    await journal.append([row_of(first, 1, 1, [events[first]])])
    outcomes = await asyncio.gather(
        *(journal.append([row_of(room, 1, 1, [events[room]])]) for room in (first, second)), return_exceptions=True
    )
    assert [type(one).__name__ for one in outcomes] == ["SeqConflict", "NoneType"]
    [row] = await store.read(second)
    [event] = unpack_entry(row.entry, "here")
    assert isinstance(event, RoomOpened)
    assert opened(event).code == second
    await store.close()
