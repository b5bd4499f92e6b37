"""The cluster over an MQTT 5 broker: everything in Hotseat that speaks MQTT goes through here.

Everything but a goodbye travels with QoS 0. Over one connection it arrives in order and at most once, which is what a
cluster promises; QoS 1 would cost half as much again, and still lose what a broker loses when it ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import random
import socket
import struct
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Literal, NamedTuple, Self

import structlog
from aiomqtt import Client, Message, MqttCodeError, MqttError, ProtocolVersion, Wildcard, Will
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from server.cluster.address import Address
from server.cluster.base import LARGEST_PAYLOAD, ClusterDown, Inbox, NodeId
from server.cluster.clock import awake_s
from server.cluster.local import new_node_id

KEEPALIVE_S = 2
"""A broker takes a connection for lost when it was silent for one and a half times as long."""
BEAT_S = 0.5
BEAT = struct.Struct("!d")
"""When it was sent, on the clock of the node itself."""
ANSWER_S = 1.5
GOODBYE_S = 1.0
FIRST_DELAY_S, LONGEST_DELAY_S, GROWTH = 0.2, 2.0, 1.6
STEADY_S = 2.0
"""A connection that has lasted this long is made again at once when it is lost."""
MOST_WAITING = 128 * LARGEST_PAYLOAD
"""How many bytes may wait to go out; what comes on top is dropped."""

GONE = b"gone"
GONE_KEPT_S = 60
"""How long the broker keeps the word that a node is gone, for nodes that were out of touch when it was said."""

# Delayed small packets at one end alone make a round trip take 40 ms and more.
AT_ONCE = ((socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),)
BAD_LOGIN = (0x86, 0x87)
ALL_RETAINED, NONE_RETAINED = 0, 2

QUIET = logging.getLogger("server.cluster.mqtt.client")
QUIET.setLevel(logging.CRITICAL)  # what it would warn of is told here, once
log = structlog.get_logger()


class Publication(NamedTuple):
    topic: str
    payload: bytes
    retain: bool
    qos: Literal[0, 1]
    expires_s: int | None


class Listener(NamedTuple):
    filter: Wildcard
    callback: Callable[[str, bytes], None]
    retained: bool


Item = Publication | Listener | Wildcard | None
"""What waits to be done: sent, subscribed to, unsubscribed from; None at the end."""


class Outgoing:
    """What waits to go out over one connection, in order."""

    def __init__(self) -> None:
        self._items: asyncio.Queue[Item] = asyncio.Queue()
        self._bytes = 0
        self._dropped = False

    def add(self, item: Item) -> None:
        if isinstance(item, Publication):
            if self._bytes + len(item.payload) > MOST_WAITING:
                self._tell_once()
                return
            self._bytes += len(item.payload)
        self._items.put_nowait(item)

    async def next(self) -> Item:
        item = await self._items.get()
        if isinstance(item, Publication):
            self._bytes -= len(item.payload)
        return item

    def _tell_once(self) -> None:
        if not self._dropped:
            log.warning("the broker takes less than is to be sent, and the rest is dropped")
        self._dropped = True


class Broker:
    """A connection to a broker, made again after every break, for as long as its context lasts.

    Topics and filters are given without the prefix of the address, and no two listeners' filters may overlap.
    """

    def __init__(self, address: Address) -> None:
        self.node = new_node_id()
        """Also the client id: two programs under one would throw each other out for ever."""
        self._address = address
        self._listeners: list[Listener] = []
        self._on_connected: list[Callable[[], None]] = []
        self._on_lost: list[Callable[[], None]] = []
        self._outgoing: Outgoing | None = None
        """None while out of touch."""
        self._connected_at = math.inf
        self._ending = False

    @property
    def prefix(self) -> str:
        """What every topic begins with, before a slash."""
        return self._address.prefix

    @property
    def connected(self) -> bool:
        return self._outgoing is not None

    def publish(
        self,
        topic: str,
        payload: bytes,
        *,
        retain: bool = False,
        qos: Literal[0, 1] = 0,
        expires_s: int | None = None,
    ) -> None:
        """Sends without waiting; out of touch, or with too much waiting already, it drops the message.

        What is published after a message with QoS 1 waits until the broker has confirmed that.
        """
        if self._outgoing is not None:
            self._outgoing.add(Publication(self._full(topic), payload, retain, qos, expires_s))

    def listen(
        self, filter_: str, callback: Callable[[str, bytes], None], *, retained: bool = True
    ) -> Callable[[], None]:
        """Calls back with topic and payload of what comes, after every break too; returns what ends it."""
        listener = Listener(Wildcard(self._full(filter_)), callback, retained)
        self._listeners.append(listener)
        if self._outgoing is not None:
            self._outgoing.add(listener)

        def end() -> None:
            self._listeners.remove(listener)
            if self._outgoing is not None:
                self._outgoing.add(listener.filter)

        return end

    def on_connected(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each time of getting in touch, when all is subscribed again; returns its end."""
        self._on_connected.append(callback)
        if self.connected:
            callback()
        return lambda: self._on_connected.remove(callback)

    def on_lost(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Calls back after each time of getting out of touch; returns its end."""
        self._on_lost.append(callback)
        return lambda: self._on_lost.remove(callback)

    async def __aenter__(self) -> Self:
        """Back when in touch; ClusterDown when that fails."""
        first: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._running = asyncio.create_task(self._run(first))
        try:
            await asyncio.wait((first, self._running), return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            await self._end()
            raise
        if not first.done():
            await self._running
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()

    async def _end(self) -> None:
        """Sends what still waits, for a short while, then leaves the broker."""
        self._ending = True
        if self._outgoing is None:
            self._running.cancel()
        else:
            self._outgoing.add(None)
        await asyncio.wait((self._running,), timeout=GOODBYE_S)
        self._running.cancel()
        await asyncio.wait((self._running,))

    # --- one connection after the other

    async def _run(self, first: asyncio.Future[None]) -> None:
        delays, told = _delays(), ""
        while (fault := await self._one_connection(first)) is not None and not self._ending:
            if not first.done():
                raise self._down(fault)
            if awake_s() - self._connected_at > STEADY_S:
                delays = _delays()
            if self._connected_at < math.inf:
                self._connected_at, told = math.inf, ""
            if (cause := _cause(fault)) != told:
                log.warning("out of touch with the broker", broker=self._address.where, cause=cause)
                told = cause
            await asyncio.sleep(next(delays))

    async def _one_connection(self, first: asyncio.Future[None]) -> Exception | None:
        """Stays connected and says what ended it; None when nothing but the end of the context did."""
        fault: Exception | None = None
        try:
            async with self._client() as client:
                self._outgoing = Outgoing()
                await _subscribe(client, *self._listeners)
                self._connected_at = awake_s()
                log.info("in touch with the broker", broker=self._address.where)
                _call_all(self._on_connected)
                if not first.done():
                    first.set_result(None)
                async with asyncio.TaskGroup() as tasks:
                    watching = tasks.create_task(_until_lost(client))
                    await _send(client, self._outgoing)
                    watching.cancel()
        except* (MqttError, OSError, ValueError) as faults:
            fault = faults.exceptions[0]
        except* Exception as faults:
            log.exception("the connection to the broker failed")
            fault = faults.exceptions[0]
        finally:
            if self._outgoing is not None:
                self._outgoing = None
                _call_all(self._on_lost)
        return fault

    def _client(self) -> Client:
        arrived = self._arrived

        class Arrivals(asyncio.Queue[Message]):
            """Hands a message over where aiomqtt would queue it: its iterator makes a task and two futures for each."""

            def put_nowait(self, item: Message) -> None:
                arrived(item)

        address, gone = self._address, gone_word(self.node)
        return Client(
            address.host,
            address.port,
            username=address.user,
            password=address.password,
            tls_context=address.tls,
            identifier=self.node,
            protocol=ProtocolVersion.V5,
            clean_start=True,
            keepalive=KEEPALIVE_S,
            will=Will(
                self._full(gone.topic), gone.payload, gone.qos, gone.retain, _expiring(PacketTypes.WILLMESSAGE, gone)
            ),
            timeout=ANSWER_S,
            queue_type=Arrivals,
            socket_options=AT_ONCE,
            logger=QUIET,
        )

    def _arrived(self, message: Message) -> None:
        for listener in self._listeners:
            if message.topic.matches(listener.filter):
                topic = message.topic.value.removeprefix(f"{self._address.prefix}/")
                try:
                    listener.callback(topic, message.payload)
                except Exception:
                    log.exception("a message of the broker could not be taken")
                return

    def _full(self, topic: str) -> str:
        return f"{self._address.prefix}/{topic}"

    def _down(self, fault: Exception) -> ClusterDown:
        cause = _cause(fault)
        if isinstance(fault, MqttCodeError) and getattr(fault.rc, "value", None) in BAD_LOGIN:
            return ClusterDown(
                f"The broker {self._address.where} refuses the login ({cause}). "
                "Look at the name and the password in its address."
            )
        return ClusterDown(f"The broker {self._address.where} cannot be reached: {cause}.")


def _delays() -> Iterator[float]:
    """How long to wait before each try; nodes that lost one broker together do not come back in step."""
    yield 0.0
    delay = FIRST_DELAY_S
    while True:
        yield delay * random.uniform(0.5, 1.0)  # noqa: S311
        delay = min(delay * GROWTH, LONGEST_DELAY_S)


def _cause(fault: BaseException) -> str:
    if fault.__cause__ is not None:
        return _cause(fault.__cause__)
    rc = fault.rc if isinstance(fault, MqttCodeError) else None
    if isinstance(rc, ReasonCode):
        return str(rc)
    if str(fault) == "Operation timed out":
        return "it gives no answer in MQTT (does it want TLS, or a certificate?)"
    return str(fault)


def _call_all(callbacks: list[Callable[[], None]]) -> None:
    for callback in list(callbacks):
        try:
            callback()
        except Exception:
            log.exception("a change of the connection to the broker could not be followed")


async def _until_lost(client: Client) -> None:
    async for _ in client.messages:
        """None comes this way; it raises when the connection is lost."""


async def _send(client: Client, outgoing: Outgoing) -> None:
    while (item := await outgoing.next()) is not None:
        if isinstance(item, Publication):
            expiring = _expiring(PacketTypes.PUBLISH, item)
            # Any finite timeout would cost a task; a lost connection cancels this.
            await client.publish(item.topic, item.payload, item.qos, item.retain, expiring, timeout=math.inf)
        elif isinstance(item, Listener):
            await _subscribe(client, item)
        else:
            await client.unsubscribe(item.value)


async def _subscribe(client: Client, *listeners: Listener) -> None:
    if not listeners:
        return
    wanted = [
        (one.filter.value, SubscribeOptions(qos=1, retainHandling=ALL_RETAINED if one.retained else NONE_RETAINED))
        for one in listeners
    ]
    for listener, answer in zip(listeners, await client.subscribe(wanted), strict=True):
        if isinstance(answer, ReasonCode) and answer.is_failure:
            log.error("the broker lets nobody listen", filter=listener.filter.value, cause=str(answer))


def _expiring(packet: int, publication: Publication) -> Properties | None:
    if publication.expires_s is None:
        return None
    properties = Properties(packet)  # type: ignore[no-untyped-call]
    properties.MessageExpiryInterval = publication.expires_s
    return properties


def gone_word(node: NodeId) -> Publication:
    """What a node says at its end, and the broker in its place when it is lost."""
    return Publication(f"node/{node}", GONE, retain=True, qos=1, expires_s=GONE_KEPT_S)


class MqttCluster:
    """A node's membership over a broker's connection.

    Posts go to node/TO/from/SENDER and a node's own beat to node/NODE/beat. The topic node/NODE is empty but for
    GONE, which is retained so that a node that was out of touch hears it when it is back, and expires.
    """

    def __init__(self, broker: Broker) -> None:
        self.node = broker.node
        self._broker = broker
        self._in_touch_at = -math.inf
        self._member = False

    @property
    def in_touch_at(self) -> float:
        return self._in_touch_at

    def post(self, to: NodeId, payload: bytes) -> None:
        if self._member:
            self._broker.publish(f"node/{to}/from/{self.node}", payload)

    async def run(self, inbox: Inbox) -> None:
        def take(topic: str, payload: bytes) -> None:
            inbox.take(NodeId(topic.rpartition("/")[2]), payload)

        def gone(topic: str, payload: bytes) -> None:
            node = NodeId(topic.rpartition("/")[2])
            if payload == GONE and node != self.node:
                inbox.gone(node)

        me = f"node/{self.node}"
        with contextlib.ExitStack() as ends:
            ends.callback(self._leave)
            ends.callback(self._broker.listen(f"{me}/from/+", take))
            ends.callback(self._broker.listen(f"{me}/beat", self._beat_came_back))
            ends.callback(self._broker.listen("node/+", gone))
            ends.callback(self._broker.on_connected(self._back))
            ends.callback(self._broker.on_lost(self._lost))
            self._member = True
            while True:
                await asyncio.sleep(BEAT_S)
                self._beat()

    def _back(self) -> None:
        """A break may have left the broker's word that this node is gone."""
        self._broker.publish(f"node/{self.node}", b"", retain=True)
        self._beat()

    def _lost(self) -> None:
        """The broker may say at once that this node is gone."""
        self._in_touch_at = -math.inf

    def _leave(self) -> None:
        self._member = False
        self._broker.publish(*gone_word(self.node)[:2], retain=True, qos=1, expires_s=GONE_KEPT_S)

    def _beat(self) -> None:
        self._broker.publish(f"node/{self.node}/beat", BEAT.pack(awake_s()))

    def _beat_came_back(self, _: str, payload: bytes) -> None:
        if len(payload) == BEAT.size:
            self._in_touch_at = max(self._in_touch_at, *BEAT.unpack(payload))
