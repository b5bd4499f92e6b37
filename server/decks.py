"""Decks: those a server has, by name, and the reading of others that people send."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from rounds.deck import Deck, Scenario, library_of, parse_deck
from rounds.deck_errors import DeckError, DeckProblem
from rounds.ids import ScenarioId

DECKS = "decks/en"
STARTER = "starter.yaml"
"""The deck whose scenarios are offered first."""

OWN_DECKS = "decks"
"""The folder, inside the data folder, for decks of one's own."""

SENT = "deck.yaml"
"""The file name of a deck that came without one."""


@dataclass(frozen=True, slots=True)
class Decks:
    """The decks of a server by name, and every scenario in them."""

    named: Mapping[str, Deck]
    library: Mapping[ScenarioId, Scenario]

    def as_json(self) -> bytes:
        """What anybody may know of them: no line of a scene or a brief."""
        told = [
            {
                "name": name,
                "title": deck.title,
                "language": deck.language,
                "scenarios": [{"id": one.id, "title": one.title, "heat": one.heat} for one in deck.scenarios],
            }
            for name, deck in self.named.items()
        ]
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def load_decks(own: Path | None = None) -> Decks:
    """The decks that come with the server, then those of the folder `own`; raises DeckError."""
    packaged = resources.files("rounds").joinpath(DECKS).iterdir()
    files = sorted(packaged, key=lambda one: (one.name != STARTER, one.name))
    added = sorted(own.glob("*.yaml"), key=lambda one: one.name) if own else []
    read = [(one.name, read_deck(one)) for one in (*files, *added) if one.name.endswith(".yaml")]
    return Decks(dict(_by_name(read)), library_of(read))


def _by_name(read: list[tuple[str, Deck]]) -> Iterator[tuple[str, Deck]]:
    """A deck is named as its file; where one of one's own is named as one that comes along, it gets a number."""
    taken: set[str] = set()
    for file, deck in read:
        name = stem = file.removesuffix(".yaml")
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield name, deck


def read_deck(file: Traversable) -> Deck:
    """The deck in a file; raises DeckError when it cannot be read or played."""
    try:
        return parse_deck(file.read_text("utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as fault:
        problem = DeckProblem(file.name, 1, "", f"The file cannot be read: {fault}.", "Save it as UTF-8 text.")
        raise DeckError((problem,)) from fault


class DeckReader:
    """Reads decks that people send: off the event loop, one at a time, and never for more than half of the time.

    A thread that reads takes the interpreter from the rooms, so after each text it rests for as long as that took.
    """

    def __init__(self) -> None:
        self._reading = asyncio.Lock()

    async def read(self, text: str) -> Deck:
        """The deck in a text, in the words of `hotseat check`; raises DeckError."""
        loop = asyncio.get_running_loop()
        await self._reading.acquire()
        began = loop.time()
        try:
            return await asyncio.to_thread(parse_deck, text, SENT)
        finally:
            loop.call_later(loop.time() - began, self._reading.release)
