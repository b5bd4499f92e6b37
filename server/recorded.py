"""A room as its journal has it, read from the store while the server may be running."""

from __future__ import annotations

import asyncio

from rounds.state import Room
from server.app import read_journal
from server.config import Settings
from server.journal import Recorded
from server.keys import typed_code
from server.ledger import Ledger


class NoSuchRoom(Exception):
    """The store holds no room of this code."""


def recorded_of(settings: Settings, code: str) -> Recorded:
    """The journal of the room of a code as people type it.

    Raises NoSuchRoom, StoreDown where the store cannot be used, UnreadableEntry where its journal cannot be read.
    """
    recorded = asyncio.run(read_journal(settings, typed_code(code)))
    if recorded is None:
        raise NoSuchRoom
    return recorded


def room_of(settings: Settings, code: str) -> Room:
    """The room as its whole journal leaves it; raises what `recorded_of` raises."""
    return Ledger.replayed(recorded_of(settings, code)).room
