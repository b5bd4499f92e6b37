"""Three nodes under every fault: nothing acked is lost, nothing is done twice, and people go on."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.faults import trial
from tests.faults.fleet import Fleet, a_fleet, until
from tests.server.broker import NO_BROKER, mosquitto
from tests.server.clients import Client, a_client, new_key
from tests.server.postgres import NO_POSTGRES, programs

PAUSE_S = 10.0
"""Twice what people are promised: these tests share their machine."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running_fleet(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Fleet]:
    if mosquitto() is None:
        pytest.skip(NO_BROKER)
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    async with a_fleet(tmp_path_factory.mktemp("fleet")) as fleet:
        yield fleet


@pytest_asyncio.fixture(loop_scope="module")
async def fleet(running_fleet: Fleet) -> Fleet:
    """Well again, whatever the test before did to it."""
    for node in running_fleet.nodes:
        await node.until_well()
    return running_fleet


async def test_a_workshop_goes_on_whatever_happens_to_the_nodes_the_broker_and_the_database(fleet: Fleet) -> None:
    faults = [
        trial.killed,
        trial.stopped(6),
        trial.broker_restarted(),
        trial.postgres_restarted,
        trial.cut_from_broker(6),
        trial.cut_from_database(6),
        trial.killed,
    ]
    found = await trial.try_out(fleet, faults, people=18, spread=0.8)
    assert (found.lost, found.twice, found.disagree, found.problems) == ([], [], [], [])
    assert found.acked > len(faults) * 18
    assert all(pause < PAUSE_S for pause in found.pauses), found.pauses


async def test_a_node_that_was_stopped_tells_nobody_anything_when_it_goes_on(fleet: Fleet) -> None:
    first, second, _ = fleet.nodes
    async with a_client(first.port) as desk, a_client(second.port) as elsewhere, a_client(first.port) as stage:
        await desk.open_room(title="Before")
        stage.room = elsewhere.room = desk.room
        await stage.hello(role="stage")
        await elsewhere.hello(role="facilitator", key=desk.key, desk=new_key())
        owner = await fleet.owner(desk.room)
        assert owner is first
        owner.signal(signal.SIGSTOP)
        await elsewhere.must("set_up", title="Meanwhile")
        assert await fleet.owner_name(desk.room) != first.name
        heard = len(stage.heard)
        owner.signal(signal.SIGCONT)
        await stage.until(lambda: stage.sections["room"]["title"] == "Meanwhile" or stage.closed)
        await assert_nothing_old(stage, heard)


async def assert_nothing_old(stage: Client, heard: int) -> None:
    """The first views after the stop come from the new owner: after its welcome, or after a goodbye never."""
    since = stage.heard[heard:]
    assert since[0]["t"] in ("welcome", "bye"), since[:3]
    assert all(one["set"].get("room", {}).get("title") != "Before" for one in since if one["t"] == "view")


async def test_a_node_cut_off_from_the_others_says_so_to_the_load_balancer(fleet: Fleet) -> None:
    node = fleet.nodes[0]
    node.to_broker.cut()

    async def unwell() -> bool | None:
        health = await asyncio.to_thread(node.health)
        return (health is not None and health["status"] == "out of touch") or None

    assert await until(unwell)
    node.to_broker.mend()
    await node.until_well()
