"""A room as its journal has it, read from the data folder while the server may be running."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rounds.state import Room
from server.app import read_journal
from server.keys import typed_code
from server.ledger import Ledger


class NoSuchRoom(Exception):
    """The data folder holds no room of this code."""


def room_of(data_dir: Path, code: str) -> Room:
    """The room of a code as people type it.

    Raises NoSuchRoom, StoreDown where the folder cannot be used, UnreadableEntry where its journal cannot be read.
    """
    recorded = asyncio.run(read_journal(data_dir, typed_code(code)))
    if recorded is None:
        raise NoSuchRoom
    return Ledger.replayed(recorded).room
