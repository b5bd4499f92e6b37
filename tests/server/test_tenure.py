"""How long a node may go on speaking for its rooms when the database no longer answers."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from rounds.ids import RoomCode
from server.cluster.local import LocalCluster
from server.store.base import Row
from server.store.sql import open_postgres
from server.tenure import LEASE_S, RENEW_EVERY_S, Leased
from tests.faults.proxy import a_line

ROOM = RoomCode("CDFGHJ")


async def test_a_room_is_given_up_when_its_lease_ends_though_the_database_keeps_silent(postgres: str) -> None:
    port = urlsplit(postgres).port
    assert port is not None
    async with a_line("127.0.0.1", port) as line:
        store = await open_postgres(postgres.replace(f":{port}", f":{line.port}"))
        tenure = Leased(store, LocalCluster())
        lost: asyncio.Future[RoomCode] = asyncio.get_running_loop().create_future()
        await store.append([Row(ROOM, 1, 1, b"")])
        await tenure.claim(ROOM)
        tending = asyncio.create_task(tenure.tend(lost.set_result))
        line.cut()
        async with asyncio.timeout(LEASE_S + RENEW_EVERY_S):
            assert await lost == ROOM
        assert not await tenure.settled(ROOM)
        line.mend()
        tending.cancel()
        await asyncio.gather(tending, return_exceptions=True)
        await store.close()
