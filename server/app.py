"""The composition root: which parts a server is made of, how it starts and how it stops."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from importlib import resources

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from rounds.evidence import read
from rounds.ids import RoomCode
from server.addresses import Addresses
from server.classroom import Classroom
from server.clock import ServerTime
from server.cluster.address import Address, address_of
from server.cluster.base import Cluster, NodeId
from server.cluster.mqtt import Broker, MqttCluster
from server.config import Settings
from server.connection import BEHIND_BYTES, Connection, Lobby
from server.decks import OWN_DECKS, Decks, load_decks
from server.fanout import Pace
from server.http import Health, Site, unrepeated
from server.journal import Journal, Recorded
from server.ledger import Ground
from server.nodes import Nodes
from server.registry import Registry
from server.report import serve as serve_report
from server.report.written import home_of
from server.room import Setting
from server.store.base import Store
from server.store.sql import open_postgres, open_sqlite
from server.tenure import Alone, Leased
from server.wire.codec import CODECS, FRAME_LIMIT, FRAMES_WAITING

DATABASE = "hotseat.sqlite3"
ALONE = NodeId("alone")
PING_EVERY_S = 20
CLOSE_WITHIN_S = 2
"""How long a socket that is being closed may take to agree; a phone that is gone never does."""

BACKLOG = 2048
"""A class that comes back at once must not be turned away by the listening socket."""


class PortTaken(OSError):
    """Another program listens where this server should."""


@dataclass(frozen=True, slots=True)
class App:
    """The parts of a running server."""

    node: NodeId
    addresses: Addresses
    journal: Journal
    registry: Registry
    nodes: Nodes | None
    tasks: asyncio.TaskGroup
    site: Site
    home: str
    chores: Sequence[Coroutine[None, None, None]]

    async def connected(self, socket: ServerConnection) -> None:
        assert socket.subprotocol is not None
        assert socket.request is not None
        base = self.addresses.for_request(unrepeated(socket.request.headers))
        codec = CODECS[socket.subprotocol]
        lobby: Lobby = self.registry if self.nodes is None else self.nodes
        await Connection(socket, codec, lobby, base, self.tasks.create_task).serve()

    def answer(self, _: ServerConnection, request: Request) -> Response | Awaitable[Response] | None:
        if serve_report.is_asked_for(request):
            return serve_report.answer(self.journal, request, self.home)
        return self.site.answer(request)

    @asynccontextmanager
    async def in_service(self, listener: socket.socket) -> AsyncIterator[None]:
        """Answers until the block ends; then every room takes its last turn, and other nodes are told."""
        running = [self.tasks.create_task(one) for one in self.chores]
        async with self.listen(listener):
            try:
                yield
            finally:
                await self.registry.stop()
                if self.nodes is not None:
                    self.nodes.drain()
                for one in running:
                    one.cancel()

    def listen(self, listener: socket.socket) -> Server:
        return serve(
            self.connected,
            sock=listener,
            subprotocols=[Subprotocol(one) for one in CODECS],
            process_request=self.answer,
            server_header=None,
            compression=None,  # it costs four times the CPU and three times the memory of a connection
            max_size=FRAME_LIMIT,
            max_queue=FRAMES_WAITING,
            write_limit=BEHIND_BYTES,
            ping_interval=PING_EVERY_S,
            ping_timeout=PING_EVERY_S,
            close_timeout=CLOSE_WITHIN_S,
            backlog=BACKLOG,
        )


@asynccontextmanager
async def running(settings: Settings, cluster: Cluster | None = None) -> AsyncIterator[App]:
    """A whole server, in this cluster or the one of its settings. At the end all is saved, and everybody was told.

    Raises PortTaken, StoreDown, ClusterDown or DeckError when it cannot start.
    """
    decks = load_decks(settings.data_dir / OWN_DECKS)
    read("", "I am sorry.")  # its weights take a sixth of a second to load: not while a room is waiting
    async with AsyncExitStack() as stack:
        listener = stack.enter_context(closing(bind(settings)))
        store = await open_store(settings)
        stack.push_async_callback(store.close)
        broker = await stack.enter_async_context(Broker(broker_of(settings))) if settings.broker else None
        if broker is not None and settings.database is not None:
            cluster = MqttCluster(broker)
        async with asyncio.TaskGroup() as tasks:
            app = assemble(settings, decks, store, listener.getsockname()[1], tasks, cluster, broker)
            async with app.in_service(listener):
                yield app


def assemble(
    settings: Settings,
    decks: Decks,
    store: Store,
    port: int,
    tasks: asyncio.TaskGroup,
    cluster: Cluster | None,
    broker: Broker | None,
) -> App:
    """Puts a server together; with a cluster its rooms are leased, and some are elsewhere."""
    journal = Journal(store)
    leased = None if cluster is None else Leased(store, cluster)
    now, pace = ServerTime().now, pace_of(settings)
    setting = Setting(
        Ground(decks.library, now),
        journal,
        leased or Alone(ALONE),
        pace,
        settings.gather_ms / 1000,
        Classroom(broker, pace.screens, asyncio.get_running_loop().time, now),
    )
    node = ALONE if cluster is None else cluster.node
    registry = Registry(node, setting, decks, settings.room_capacity, settings.max_rooms, tasks)
    nodes = None if cluster is None else Nodes(cluster, registry, tasks.create_task)
    addresses = Addresses(settings.host, port, settings.public_url)
    site = Site(
        resources.files("server").joinpath("static"),
        lambda: Health(node, journal.is_writing, leased is None or leased.in_touch, registry.rooms_awake),
        addresses.for_request,
        decks.as_json(),
    )
    chores: list[Coroutine[None, None, None]] = [registry.tend()]
    if cluster is not None and leased is not None and nodes is not None:
        chores += [cluster.run(nodes.peers), leased.tend(nodes.give_up), nodes.tend()]
    return App(node, addresses, journal, registry, nodes, tasks, site, home_of(settings), chores)


async def open_store(settings: Settings) -> Store:
    """The store the settings name; raises StoreDown when it cannot be used."""
    if settings.database is not None:
        return await open_postgres(settings.database.get_secret_value())
    return await open_sqlite(settings.data_dir / DATABASE)


async def read_journal(settings: Settings, code: RoomCode) -> Recorded | None:
    """A room's journal, whether or not a server is running; None when there is no such room."""
    if settings.database is None and not await asyncio.to_thread((settings.data_dir / DATABASE).exists):
        return None
    store = await open_store(settings)
    try:
        return await Journal(store).read(code)
    finally:
        await store.close()


def broker_of(settings: Settings) -> Address:
    """The broker the settings name; raises ClusterDown when its address or a file for it cannot be used."""
    assert settings.broker is not None
    files = {"ca": settings.broker_ca, "cert": settings.broker_cert, "key": settings.broker_key}
    return address_of(settings.broker.get_secret_value(), **files)


def bind(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.host, settings.port), backlog=BACKLOG)
    except OSError as fault:
        raise PortTaken(f"Port {settings.port} on {settings.host} cannot be used: {fault.strerror}.") from fault


def pace_of(settings: Settings) -> Pace:
    own = settings.team_pace_ms / 1000
    return Pace(settings.phones_pace_ms / 1000, settings.screens_pace_ms / 1000, team=own, seat=own)
