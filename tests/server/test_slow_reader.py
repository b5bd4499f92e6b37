"""A phone that does not read: nobody waits for it, and when it reads again it is told how things are now."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from server.remote import RemoteRoom
from server.room import LiveRoom
from server.wire.codec import MSGPACK
from tests.server.clients import Client, Hotseat, a_server, new_key

SMALL_BUFFER = 32 * 1024
MOST_TURNS = 5000
CHANGES = 40


@asynccontextmanager
async def a_narrow_line(hotseat: Hotseat) -> AsyncIterator[ClientConnection]:
    """A connection that the kernel and the client buffer as little as they can."""
    port = hotseat.app.addresses.port
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    narrow.connect(("127.0.0.1", port))
    subprotocols = [Subprotocol(MSGPACK.subprotocol)]
    address = f"ws://127.0.0.1:{port}/ws"
    async with connect(address, sock=narrow, subprotocols=subprotocols, compression=None, max_queue=1) as line:
        yield line


async def test_a_slow_reader_is_skipped_and_then_told_how_things_are_now(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, a_narrow_line(hotseat) as line:
        room = await hotseat.app.registry.find(desk.room)
        slow = Client(line, MSGPACK)
        hello = {"t": "hello", "v": 1, "room": desk.room, "role": "facilitator", "key": desk.key, "desk": new_key()}
        await slow.send(hello)
        assert MSGPACK.unpack(await line.recv())["t"] == "welcome"
        await until_behind(slow, desk, room)
        for number in range(CHANGES):
            await desk.must("set_up", title=f"Missed {number}")
        await assert_told_of_the_last_title_only(slow)


async def test_a_slow_reader_who_breaks_off_leaves_no_fault_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, a_narrow_line(hotseat) as line:
        room = await hotseat.app.registry.find(desk.room)
        slow = Client(line, MSGPACK)
        hello = {"t": "hello", "v": 1, "room": desk.room, "role": "facilitator", "key": desk.key, "desk": new_key()}
        await slow.send(hello)
        await until_behind(slow, desk, room)
        line.transport.abort()
        for told in count(1):
            await desk.must("set_up", title=f"Gone {told}")
            if not room.behind:
                break
            assert told < MOST_TURNS
    assert "connection handler failed" not in caplog.text


async def until_behind(slow: Client, desk: Client, room: LiveRoom | RemoteRoom) -> None:
    """It asks for whole views, one after another, and reads none."""
    for told in range(MOST_TURNS):
        await slow.send({"t": "resync"})
        await desk.tell({"t": "resync"}, "view")
        if told % 50 == 0:
            await desk.must("set_up", title=f"Told {told}")
        if room.behind:
            return
    raise AssertionError("all of it went into the buffers of the kernel")


async def assert_told_of_the_last_title_only(slow: Client) -> None:
    """It starts to read now."""
    reading = asyncio.create_task(slow.read())
    await slow.until(lambda: slow.sections.get("room", {}).get("title") == f"Missed {CHANGES - 1}")
    one_by_one = [one for one in slow.heard if one["t"] == "view" and not one["whole"]]
    assert not any(one["set"]["room"]["title"].startswith("Missed") for one in one_by_one)
    assert slow.gaps == 0
    reading.cancel()
    await asyncio.wait([reading])
