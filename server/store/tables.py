"""The tables of the SQL store, as its migrations have made them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, MetaData, String, Table

METADATA = MetaData()

ROOMS = Table(
    "rooms",
    METADATA,
    Column("code", String(16), primary_key=True),
    Column("opened_at", BigInteger, nullable=False),
    Column("alive_at", BigInteger, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("owner", String(32)),
    Column("epoch", Integer, nullable=False, server_default="0"),
    Column("leased_until", BigInteger, nullable=False, server_default="0"),
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("room", String(16), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("entry", LargeBinary, nullable=False),
)
