"""What every cluster does. A new one is added to CLUSTERS and held to the same sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from server.cluster.address import address_of
from server.cluster.base import LARGEST_PAYLOAD, Cluster, NodeId
from server.cluster.clock import awake_s
from server.cluster.local import Hub, LocalCluster
from server.cluster.mqtt import Broker, MqttCluster
from tests.server.cluster.members import Member, member

CLUSTERS = ("local", "mqtt")
Join = Callable[[], Awaitable[Member]]


@pytest.fixture(params=CLUSTERS)
async def new_cluster(request: pytest.FixtureRequest) -> AsyncIterator[Callable[[], Awaitable[Cluster]]]:
    """Makes nodes that have not joined yet."""
    async with AsyncExitStack() as ends:
        if request.param == "local":
            hub = Hub()

            async def make() -> Cluster:
                return LocalCluster(hub)
        else:
            address = address_of(request.getfixturevalue("address"))

            async def make() -> Cluster:
                return MqttCluster(await ends.enter_async_context(Broker(address)))

        yield make


@pytest.fixture
async def join(new_cluster: Callable[[], Awaitable[Cluster]]) -> AsyncIterator[Join]:
    async with AsyncExitStack() as ends:

        async def a_member() -> Member:
            return await ends.enter_async_context(member(await new_cluster()))

        yield a_member


async def test_posts_arrive_in_order_and_once(join: Join) -> None:
    ana, ben = await join(), await join()
    there = [b"%d " % number + bytes(number % 7 * 1000) for number in range(400)]
    back = [b"back %d" % number for number in range(400)]
    for one, other in zip(there, back, strict=True):
        ana.cluster.post(ben.node, one)
        ben.cluster.post(ana.node, other)
    await ben.notes.until(lambda: len(ben.notes.taken) >= 400)
    await ana.notes.until(lambda: len(ana.notes.taken) >= 400)
    ana.cluster.post(ben.node, b"last")
    await ben.notes.until(lambda: b"last" in ben.notes.payloads)
    assert ben.notes.taken == [(ana.node, payload) for payload in [*there, b"last"]]
    assert ana.notes.taken == [(ben.node, payload) for payload in back]


async def test_a_post_comes_to_nobody_else(join: Join) -> None:
    ana, ben, cem = await join(), await join(), await join()
    ana.cluster.post(ben.node, b"for Ben")
    ana.cluster.post(cem.node, b"for Cem")
    await ben.notes.until(lambda: bool(ben.notes.taken))
    await cem.notes.until(lambda: bool(cem.notes.taken))
    assert (ana.notes.payloads, ben.notes.payloads, cem.notes.payloads) == ([], [b"for Ben"], [b"for Cem"])


async def test_a_post_to_nobody_disturbs_nobody(join: Join) -> None:
    ana, ben = await join(), await join()
    ana.cluster.post(NodeId("nobody"), b"lost")
    ana.cluster.post(ben.node, b"found")
    await ben.notes.until(lambda: bool(ben.notes.taken))
    assert ben.notes.payloads == [b"found"]


async def test_the_largest_payload_arrives_as_it_was(join: Join) -> None:
    ana, ben = await join(), await join()
    payload = bytes(range(256)) * (LARGEST_PAYLOAD // 256)
    ana.cluster.post(ben.node, payload)
    await ben.notes.until(lambda: bool(ben.notes.taken))
    assert ben.notes.payloads == [payload]


async def test_a_goodbye_is_told_to_the_others(join: Join) -> None:
    ana, ben, cem = await join(), await join(), await join()
    ana.cluster.post(ben.node, b"before I go")
    await ana.leave()
    await ben.notes.until(lambda: bool(ben.notes.went))
    await cem.notes.until(lambda: bool(cem.notes.went))
    assert ben.notes.payloads == [b"before I go"]
    assert (ana.notes.went, ben.notes.went, cem.notes.went) == ([], [ana.node], [ana.node])


async def test_nothing_comes_from_or_to_a_node_that_has_left(join: Join) -> None:
    ana, ben = await join(), await join()
    await ana.leave()
    ana.cluster.post(ben.node, b"too late")
    ben.cluster.post(ana.node, b"too late too")
    cem = await join()
    for one in (ana, ben):
        one.cluster.post(cem.node, b"from %s" % one.node.encode())
    await cem.notes.until(lambda: bool(cem.notes.taken))
    assert ben.notes.payloads == ana.notes.payloads == []
    assert cem.notes.payloads == [b"from %s" % ben.node.encode()]


async def test_nothing_is_posted_before_joining(new_cluster: Callable[[], Awaitable[Cluster]], join: Join) -> None:
    ben, early = await join(), await new_cluster()
    early.post(ben.node, b"too early")
    async with member(early):
        early.post(ben.node, b"in time")
        await ben.notes.until(lambda: bool(ben.notes.taken))
    assert ben.notes.payloads == [b"in time"]


async def test_in_touch_follows_the_clock_and_never_runs_ahead(join: Join) -> None:
    ana = await join()
    for _ in range(3):
        before = awake_s()
        await ana.in_touch()
        assert before <= ana.cluster.in_touch_at <= awake_s()
