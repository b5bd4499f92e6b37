"""A commit of which nobody heard whether it was done: the journal tells, and the command is answered by that."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rounds.events import CommandDone
from rounds.ids import RoomCode
from server.journal import Journal
from server.store.sql import open_postgres
from tests.faults.fleet import until
from tests.faults.proxy import a_line
from tests.server.clients import Client, a_server
from tests.server.postgres import NO_POSTGRES, a_postgres, programs


@pytest.mark.slow
async def test_a_command_that_was_saved_before_the_line_broke_is_acked_once_it_is_back(tmp_path: Path) -> None:
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    with a_postgres() as address:
        port = urlsplit(address).port
        assert port is not None
        async with a_line("127.0.0.1", port) as line:
            through = address.replace(f":{port}", f":{line.port}")
            async with a_server(tmp_path, database=through) as hotseat, hotseat.a_room() as desk:
                line.lose_answers_to(b"COMMIT")
                await desk.send({"t": "set_up", "n": 1, "title": "Saved"})
                await until(lambda: done(address, desk.room))
                line.cut()
                await desk.send({"t": "set_up", "n": 2, "title": "Not saved"})
                await until(lambda: refused(desk, 2))
                line.mend()
                await desk.until(lambda: {"t": "ack", "n": 1} in desk.heard)
                assert await done(address, desk.room) == 1
                assert not await refused(desk, 1)


async def refused(client: Client, n: int) -> bool | None:
    return any(one["t"] == "refused" and one["n"] == n for one in client.heard) or None


async def done(address: str, room: str) -> int | None:
    """How often the first command was done, by the journal; None where it was not."""
    store = await open_postgres(address)
    try:
        recorded = await Journal(store).read(RoomCode(room))
    finally:
        await store.close()
    assert recorded is not None
    count = sum(isinstance(event, CommandDone) for entry in recorded.entries for event in entry)
    return count or None
