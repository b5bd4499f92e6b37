"""What the cluster over a broker does besides what every cluster does: breaks, logins, TLS, topics of others."""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import os
import secrets
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path

import pytest
import structlog
from aiomqtt import Client, ProtocolVersion

from server.cluster.address import address_of
from server.cluster.base import LARGEST_PAYLOAD, ClusterDown, NodeId
from server.cluster.clock import awake_s
from server.cluster.mqtt import GONE_KEPT_S, MOST_WAITING, Broker, MqttCluster
from tests.server.broker import PASSWORD, USER, TestBroker, a_broker, with_login, with_tls
from tests.server.certificates import NO_OPENSSL, an_authority, openssl
from tests.server.cluster.members import PATIENCE_S, Member, member, until

Process = asyncio.subprocess.Process


@asynccontextmanager
async def a_member(address: str) -> AsyncIterator[tuple[Broker, Member]]:
    async with Broker(address_of(address)) as broker, member(MqttCluster(broker)) as one:
        yield broker, one


@asynccontextmanager
async def a_process(address: str) -> AsyncIterator[tuple[Process, NodeId]]:
    """A node in a process of its own, in touch."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.server.cluster.node", address), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        yield process, NodeId(str((await told(process, "in touch"))["node"]))
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def told(process: Process, event: str) -> Mapping[str, object]:
    """The next time that a node in a process tells of this."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_S):
        async for line in process.stdout:
            what: Mapping[str, object] = json.loads(line)
            if what["event"] == event:
                return what
    raise AssertionError(f"the node ended before it was {event}")


@contextmanager
def frozen(pid: int) -> Iterator[None]:
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


async def kept(address: str) -> dict[str, int | None]:
    """The topics on which the broker keeps something, and for how many seconds yet."""
    where = address_of(address)
    found: dict[str, int | None] = {}
    async with Client(where.host, where.port, protocol=ProtocolVersion.V5) as client:
        await client.subscribe(f"{where.prefix}/#")
        await client.publish(f"{where.prefix}/asked")
        async for message in client.messages:
            if message.topic.value == f"{where.prefix}/asked":
                break
            found[message.topic.value.removeprefix(f"{where.prefix}/")] = getattr(
                message.properties, "MessageExpiryInterval", None
            )
    return found


# --- nodes that vanish


async def test_a_node_that_is_killed_is_told_as_gone_at_once_and_the_word_expires(address: str) -> None:
    async with a_member(address) as (_, ana), a_process(address) as (process, ben):
        process.kill()
        async with asyncio.timeout(2.5):  # sooner than a silent one could be told
            await ana.notes.until(lambda: ana.notes.went == [ben])
        left = (await kept(address))[f"node/{ben}"]
        assert left is not None
        assert left <= GONE_KEPT_S


async def test_a_node_that_was_away_hears_who_has_gone_meanwhile(address: str) -> None:
    async with a_member(address) as (_, ana):
        await ana.leave()
        async with a_member(address) as (_, late):
            await late.notes.until(lambda: late.notes.went == [ana.node])


@pytest.mark.slow
async def test_a_node_that_stops_reading_holds_up_nobody_and_comes_back(address: str) -> None:
    async with a_member(address) as (_, ana), a_member(address) as (_, cem), a_process(address) as (process, ben):
        with frozen(process.pid):
            stopped_at = awake_s()
            for number in range(60):
                ana.cluster.post(ben, bytes(LARGEST_PAYLOAD))
                ana.cluster.post(cem.node, b"%d" % number)
            await cem.notes.until(lambda: len(cem.notes.taken) == 60)
            assert cem.notes.went == []
            await ana.notes.until(lambda: ana.notes.went == [ben])
            assert awake_s() - stopped_at > 2
        behind = (await told(process, "behind"))["behind"]
        assert isinstance(behind, float)
        assert behind > 2
        await told(process, "in touch")
        await until_not_kept(address, f"node/{ben}")
        ana.cluster.post(ben, b"after the break")
        while (await told(process, "took"))["size"] != len(b"after the break"):
            pass


async def until_not_kept(address: str, topic: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while topic in await kept(address):
            pass


# --- a broker that vanishes


@pytest.fixture
def mortal(broker: TestBroker) -> Iterator[TestBroker]:
    """A broker for one test, to be ended and started again."""
    with a_broker() as one:
        yield one


async def test_out_of_touch_without_the_broker_and_in_touch_when_it_is_back(mortal: TestBroker) -> None:
    address = mortal.address()
    async with a_member(address) as (broker, ana), a_member(address) as (other, ben):
        seen: list[str] = []
        broker.on_connected(lambda: seen.append("connected"))
        broker.on_lost(lambda: seen.append("lost"))
        mortal.end()
        await until(lambda: not broker.connected and not other.connected)
        ended_at = awake_s()
        ana.cluster.post(ben.node, b"into the void")
        mortal.start()
        assert ana.cluster.in_touch_at < ended_at
        await ana.in_touch()
        await ben.in_touch()
        ana.cluster.post(ben.node, b"after the break")
        await ben.notes.until(lambda: bool(ben.notes.taken))
        assert ben.notes.payloads == [b"after the break"]
        assert seen == ["connected", "lost", "connected"]


@pytest.mark.slow
async def test_a_broker_that_hangs_is_noticed_and_does_not_hold_up_the_end(mortal: TestBroker) -> None:
    async with a_member(mortal.address()) as (broker, ana):
        with frozen(mortal.pid):
            frozen_at = awake_s()
            await until(lambda: not broker.connected)
            assert ana.cluster.in_touch_at <= frozen_at
        await ana.in_touch()
    async with Broker(address_of(mortal.address())) as broker:
        os.kill(mortal.pid, signal.SIGSTOP)
        with structlog.testing.capture_logs() as lines:
            for _ in range(2 * MOST_WAITING // LARGEST_PAYLOAD):
                broker.publish("x", bytes(LARGEST_PAYLOAD))
        began = time.monotonic()
    assert time.monotonic() - began < 6
    assert [line["log_level"] for line in lines] == ["warning"], "what is dropped is told once"


# --- getting in


async def test_a_broker_that_is_not_there_is_said_in_a_sentence() -> None:
    with pytest.raises(ClusterDown, match=r"^The broker 127\.0\.0\.1:1 cannot be reached: .*refused\.$"):
        async with Broker(address_of("mqtt://ana:very-secret@127.0.0.1:1")):
            pass


async def test_a_login_gets_in_and_a_wrong_one_is_said_without_the_password(broker: TestBroker) -> None:
    with with_login() as guarded:
        login = f"{USER}:very%2Fsecret%40word@"
        assert PASSWORD == "very/secret@word"
        async with a_member(guarded.address(login=login)):
            pass
        for wrong in ("hotseat:not-the-word@", ""):
            with pytest.raises(ClusterDown, match=r"refuses the login \(.*\)\. Look at the name") as refused:
                async with Broker(address_of(guarded.address(login=wrong))):
                    pass
            assert "not-the-word" not in str(refused.value)


async def test_no_secret_gets_into_the_log(mortal: TestBroker) -> None:
    with structlog.testing.capture_logs() as lines:
        async with a_member(mortal.address(login="ana:very-secret@")) as (broker, ana):
            mortal.end()
            await until(lambda: not broker.connected)
            mortal.start()
            await ana.in_touch()
    assert [event for event, _ in itertools.groupby(line["event"] for line in lines)] == [
        "in touch with the broker",
        "out of touch with the broker",
        "in touch with the broker",
    ]
    assert len({line.get("cause") for line in lines}) == len(lines) - 1, "a cause is told once, not at every try"
    assert "secret" not in str(lines)


@pytest.mark.filterwarnings("ignore:unclosed <ssl.SSLSocket:ResourceWarning")  # paho leaves a failed one to Python
async def test_over_tls_with_a_client_certificate_and_not_with_what_nobody_vouches_for(
    broker: TestBroker, tmp_path: Path
) -> None:
    if openssl() is None:
        pytest.skip(NO_OPENSSL)
    ours, theirs = an_authority(tmp_path / "ours"), an_authority(tmp_path / "theirs")
    with with_tls(ours) as guarded:
        url = guarded.address(scheme="mqtts")
        cert, key = ours.signed("node")
        trusting = Broker(address_of(url, ca=ours.cert, cert=cert, key=key))
        async with trusting, member(MqttCluster(trusting)) as ana:
            ana.cluster.post(ana.node, bytes(LARGEST_PAYLOAD))
            await ana.notes.until(lambda: ana.notes.payloads == [bytes(LARGEST_PAYLOAD)])
        with pytest.raises(ClusterDown, match="certificate verify failed"):
            async with Broker(address_of(url, ca=theirs.cert, cert=cert, key=key)):
                pass
        with pytest.raises(ClusterDown, match="does it want TLS, or a certificate"):
            async with Broker(address_of(url, ca=ours.cert)):
                pass
        gc.collect()


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("broker.example.org", "must look like mqtt://"),
        ("http://ana:very-secret@broker", "must look like mqtt://"),
        ("mqtt://ana:very-secret/x@broker", "in a password write / as %2F"),
        ("mqtt://ana:very-secret@broker:port", "cannot be read"),
        ("mqtt://ana:very-secret@", "must look like"),
        ("mqtt://ana:very-secret@broker/a+b", "must hold no"),
        ("mqtt://ana:very-secret@broker/a//b", "must hold no"),
        ("mqtt://ana:very-secret@broker/$SYS", "must hold no"),
        ("mqtt://ana:very-secret@broker/a?b", "must look like"),
    ],
)
def test_a_wrong_address_is_answered_with_what_it_looks_like(url: str, match: str) -> None:
    with pytest.raises(ClusterDown, match=match) as fault:
        address_of(url)
    assert "secret" not in str(fault.value)


def test_an_address_is_read_with_what_may_be_missing() -> None:
    bare, full = address_of("mqtt://broker"), address_of("mqtts://ana:a%2Fb@[::1]:2000/school/hotseat/")
    assert (bare.host, bare.port, bare.prefix, bare.user, bare.password) == ("broker", 1883, "hotseat", None, None)
    assert bare.tls is None
    assert (full.host, full.port, full.prefix, full.user, full.password) == (
        "::1",
        2000,
        "school/hotseat",
        "ana",
        "a/b",
    )
    assert full.tls is not None
    assert (bare.where, full.where) == ("broker:1883", "[::1]:2000")
    assert "a/b" not in repr(full)
    assert address_of("mqtts://broker").port == 8883


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    missing, empty = tmp_path / "missing.pem", tmp_path / "empty.pem"
    empty.touch()
    for given in ({"ca": missing}, {"ca": empty}, {"cert": missing}, {"cert": empty}):
        with pytest.raises(ClusterDown, match=r"(missing|empty)\.pem.*cannot be used"):
            address_of("mqtts://broker", **given)
    with pytest.raises(ClusterDown, match="needs its certificate"):
        address_of("mqtts://broker", key=missing)
    with pytest.raises(ClusterDown, match="begins with mqtts"):
        address_of("mqtt://broker", ca=missing)


# --- publishing and listening, for what is not a node


async def test_what_is_retained_greets_those_who_want_it(address: str) -> None:
    heard: list[tuple[str, str, bytes]] = []
    async with Broker(address_of(address)) as one, Broker(address_of(address)) as other:
        one.publish("room/ABC", b"old", retain=True, expires_s=100)
        one.publish("room/ABC", b"view", retain=True, expires_s=100)
        await until_kept(address, "room/ABC")
        other.listen("room/+", lambda topic, payload: heard.append(("all", topic, payload)))
        await until(lambda: bool(heard))
        one.listen("room/ABC", lambda topic, payload: heard.append(("new", topic, payload)), retained=False)
        one.publish("room/ABC", b"next")
        await until(lambda: len(heard) == 3)
        one.publish("room/ABC", b"", retain=True)
        await until(lambda: len(heard) == 5)
    assert heard[0] == ("all", "room/ABC", b"view")
    assert sorted(heard[1:3]) == [("all", "room/ABC", b"next"), ("new", "room/ABC", b"next")]
    assert await kept(address) == {}


async def until_kept(address: str, topic: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while topic not in await kept(address):
            pass


async def test_listening_ends_and_a_callback_that_fails_costs_its_message_alone(address: str) -> None:
    heard: list[bytes] = []

    def fail(topic: str, payload: bytes) -> None:
        raise RuntimeError(topic)

    async with Broker(address_of(address)) as broker:
        with ExitStack() as ends:
            ends.callback(broker.listen("bad", fail))
            ends.callback(broker.listen("good/+", lambda _, payload: heard.append(payload)))
            with structlog.testing.capture_logs() as lines:
                broker.publish("bad", b"")
                broker.publish("good/1", b"1", qos=1)
                await until(lambda: heard == [b"1"])
            assert [line["event"] for line in lines] == ["a message of the broker could not be taken"]
        broker.publish("good/2", b"2")
        broker.listen("last", lambda _, payload: heard.append(payload))
        broker.publish("last", b"3")
        await until(lambda: len(heard) == 2)
    assert heard == [b"1", b"3"]


async def test_what_was_published_before_the_end_is_still_sent(address: str) -> None:
    heard: list[bytes] = []
    async with Broker(address_of(address)) as other:
        other.listen("many/+", lambda _, payload: heard.append(payload))
        await until_heard(other)
        async with Broker(address_of(address)) as one:
            for number in range(50):
                one.publish(f"many/{number}", b"%d" % number)
        await until(lambda: len(heard) == 50)


async def until_heard(broker: Broker) -> None:
    """Until what was asked of a broker before this has been done."""
    done = asyncio.Event()
    topic = f"done-{secrets.token_hex(4)}"
    broker.listen(topic, lambda *_: done.set())
    broker.publish(topic, b"")
    async with asyncio.timeout(PATIENCE_S):
        await done.wait()


async def test_small_posts_are_not_held_back(address: str) -> None:
    """Two in a row, then an answer: where either end delays small packets the second waits 40 ms."""
    trips: list[float] = []
    async with a_member(address) as (_, ana), a_member(address) as (_, ben):
        for _ in range(40):
            began = time.perf_counter()
            ana.cluster.post(ben.node, b"one")
            ana.cluster.post(ben.node, b"two")
            await ben.notes.until(lambda: len(ben.notes.taken) == 2)
            ben.cluster.post(ana.node, b"answer")
            await ana.notes.until(lambda: len(ana.notes.taken) == 1)
            trips.append(time.perf_counter() - began)
            ana.notes.taken.clear()
            ben.notes.taken.clear()
    assert statistics.median(trips) < 0.02
