"""The SQL store: SQLAlchemy Core over an embedded SQLite file in WAL mode, or over PostgreSQL; one code for both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    cast,
    delete,
    event,
    extract,
    func,
    insert,
    make_url,
    or_,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from rounds.ids import Milliseconds, RoomCode
from server.store.base import Owner, Row, SeqConflict, StoreDown, StoreUnsure
from server.store.tables import JOURNAL, ROOMS

UNIQUE_VIOLATION = "23505"
"""PostgreSQL's code for a key that is there already."""

ANSWER_WITHIN_S = 5.0
"""A database that takes longer for anything counts as out of reach."""

STANDS_STILL_MS = 1500
"""How long PostgreSQL lets a transaction wait for its client: a node that froze in the middle of one keeps its rooms
locked, and nobody could claim them. Shorter than a lease, so that this costs nothing."""

MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # NORMAL would lose the last commits when the power fails; FULL costs 2 ms of wall time a commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
)
PROBE = RoomCode("")
MIGRATING = 0x486F7453
"""The advisory lock that is held while tables are made."""


async def open_sqlite(path: Path) -> SqlStore:
    """The store in this file, made or migrated as needed; raises StoreDown when the file cannot be used."""
    # A transaction ends with the block it belongs to, so a connection need not be reset again when it is given back.
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_reset_on_return=None)
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        async with engine.begin() as connection:
            await connection.run_sync(migrate)
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        raise StoreDown(f"The data folder {path.parent} cannot be used: {_cause(fault)}") from fault
    return SqlStore(engine)


async def open_postgres(url: str) -> SqlStore:
    """The store in this PostgreSQL database, its tables made or migrated as needed; raises StoreDown.

    `url` is as people write it, postgresql://user:password@host/database; what is secret in it is in no message.
    """
    try:
        address = make_url(url)
    except ArgumentError as fault:
        raise StoreDown("The database's address cannot be read. Write postgresql://user:password@host/name.") from fault
    if address.get_backend_name() != "postgresql":
        raise StoreDown("The database's address must begin with postgresql://.")
    engine = create_async_engine(
        address.set(drivername="postgresql+asyncpg"),
        pool_pre_ping=True,
        connect_args={
            "timeout": ANSWER_WITHIN_S,
            "command_timeout": ANSWER_WITHIN_S,
            "server_settings": {"idle_in_transaction_session_timeout": str(STANDS_STILL_MS)},
        },
    )
    try:
        async with engine.begin() as connection:
            # Two servers that start at once must not both make the tables.
            await connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
            await connection.run_sync(migrate)
    except (SQLAlchemyError, OSError) as fault:
        await engine.dispose()
        where = f"{address.host or 'localhost'}/{address.database or ''}"
        raise StoreDown(f"The database {where} cannot be used: {_cause(fault)}") from fault
    return SqlStore(engine)


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def migrate(connection: Connection) -> None:
    """Brings the tables to the newest version."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _cause(fault: Exception) -> str:
    return str(fault.orig if isinstance(fault, SQLAlchemyError) and hasattr(fault, "orig") else fault)


class SqlStore:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._now = _now_of(engine)

    async def append(self, rows: Sequence[Row]) -> None:
        async with self.transaction() as connection:
            opened = [_room_row(row) for row in rows if row.seq == 1]
            if opened:
                await connection.execute(insert(ROOMS), opened)
            await connection.execute(insert(JOURNAL), [_journal_row(row) for row in rows])
            closed = [row.room for row in rows if row.closes]
            if closed:
                await connection.execute(update(ROOMS).where(ROOMS.c.code.in_(closed)).values(closed=True))

    async def read(self, room: RoomCode) -> Sequence[Row]:
        columns = (JOURNAL.c.seq, JOURNAL.c.at, JOURNAL.c.entry)
        query = select(*columns).where(JOURNAL.c.room == room).order_by(JOURNAL.c.seq)
        async with self.transaction() as connection:
            found = await connection.execute(query)
        return [Row(room, seq, at, entry) for seq, at, entry in found]

    async def mark_alive(self, rooms: Collection[RoomCode], at: Milliseconds) -> None:
        async with self.transaction() as connection:
            await connection.execute(update(ROOMS).where(ROOMS.c.code.in_(rooms)).values(alive_at=at))

    async def alive_at(self, room: RoomCode) -> Milliseconds:
        async with self.transaction() as connection:
            found = await connection.scalar(select(ROOMS.c.alive_at).where(ROOMS.c.code == room))
        return found or 0

    async def claim(
        self, room: RoomCode, node: str, lease_ms: Milliseconds, gone: Collection[str] = ()
    ) -> Owner | None:
        free = or_(ROOMS.c.owner.is_(None), ROOMS.c.owner.in_([node, *gone]), ROOMS.c.leased_until <= self._now)
        lease = {"owner": node, "epoch": ROOMS.c.epoch + 1, "leased_until": self._now + lease_ms}
        async with self.transaction() as connection:
            await connection.execute(update(ROOMS).where(ROOMS.c.code == room, free).values(lease))
            found = await connection.execute(select(ROOMS.c.owner, ROOMS.c.epoch).where(ROOMS.c.code == room))
            owner = found.one_or_none()
        return None if owner is None else Owner(*owner)

    async def renew(self, node: str, rooms: Collection[RoomCode], lease_ms: Milliseconds) -> Collection[RoomCode]:
        own = ROOMS.c.code.in_(rooms) & (ROOMS.c.owner == node)
        async with self.transaction() as connection:
            longer = update(ROOMS).where(own).values(leased_until=self._now + lease_ms).returning(ROOMS.c.code)
            return set(await connection.scalars(longer))

    async def release(self, node: str, rooms: Collection[RoomCode]) -> None:
        own = ROOMS.c.code.in_(rooms) & (ROOMS.c.owner == node)
        async with self.transaction() as connection:
            await connection.execute(update(ROOMS).where(own).values(owner=None))

    async def probe(self) -> None:
        async with self.transaction() as connection:
            await connection.execute(insert(JOURNAL), [_journal_row(Row(PROBE, 0, 0, b""))])
            await connection.execute(delete(JOURNAL).where(JOURNAL.c.room == PROBE))

    async def close(self) -> None:
        await self._engine.dispose()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        reached = False
        try:
            async with self._engine.begin() as connection:
                reached = True
                yield connection
        except IntegrityError as fault:
            raise _conflict_or_down(fault) from fault
        except (SQLAlchemyError, OSError) as fault:
            broken = reached and (not isinstance(fault, DBAPIError) or fault.connection_invalidated)
            raise (StoreUnsure if broken else StoreDown)(_cause(fault)) from fault


def _now_of(engine: AsyncEngine) -> ColumnElement[int]:
    """The database's own clock in milliseconds since the epoch: nodes' clocks may differ."""
    if engine.dialect.name == "sqlite":
        return cast((func.julianday("now") - 2440587.5) * 86_400_000, BigInteger)
    return cast(extract("epoch", func.clock_timestamp()) * 1000, BigInteger)


def _conflict_or_down(fault: IntegrityError) -> SeqConflict | StoreDown:
    """A number used twice is a conflict; any other broken rule, such as a trigger's, is the storage's fault."""
    cause = _cause(fault)
    used_twice = getattr(fault.orig, "sqlstate", None) == UNIQUE_VIOLATION or "UNIQUE constraint failed" in cause
    return SeqConflict(cause) if used_twice else StoreDown(cause)


def _room_row(row: Row) -> dict[str, object]:
    return {"code": row.room, "opened_at": row.at, "alive_at": row.at, "closed": False}


def _journal_row(row: Row) -> dict[str, object]:
    return {"room": row.room, "seq": row.seq, "at": row.at, "entry": row.entry}
