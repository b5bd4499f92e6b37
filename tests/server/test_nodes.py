"""Several nodes with one database: a room is played from all of them as if there were one server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from server.app import running
from server.cluster.local import Hub, LocalCluster
from tests.server.clients import Hotseat, settings_for


@asynccontextmanager
async def nodes(folder: Path, count: int = 2) -> AsyncIterator[list[Hotseat]]:
    """Nodes in this process, with one database file between them."""
    hub = Hub()
    async with AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(running(settings_for(folder), LocalCluster(hub))) for _ in range(count)]
        yield [Hotseat(app) for app in apps]


async def test_people_of_one_node_play_in_a_room_of_another(tmp_path: Path) -> None:
    async with nodes(tmp_path) as (here, there), here.a_room(title="Monday") as desk:
        async with there.a_seat(desk.room, "Ana") as ana, here.a_seat(desk.room, "Bo") as bo:
            await desk.until(lambda: desk.sections["room"]["here"] == 2)
            await ana.must("volunteer", on=True)
            await desk.until(lambda: any(one["volunteer"] for one in desk.sections["roster"].values()))
            await desk.must("set_up", title="Tuesday")
            for one in (ana, bo):
                await one.until(lambda one=one: one.sections["room"]["title"] == "Tuesday")  # type: ignore[misc]
        await desk.until(lambda: desk.sections["room"]["here"] == 0)
        assert there.app.registry.rooms_awake == 0
