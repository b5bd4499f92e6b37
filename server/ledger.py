"""The ledger of a room: its state beside the entries that are not saved yet. It decides and replays."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rounds.commands import Command
from rounds.context import Actor, Context
from rounds.decide import decide
from rounds.deck import Scenario
from rounds.events import Event, RoomOpened, SeatTaken
from rounds.evolve import evolve, opened
from rounds.ids import Milliseconds, ScenarioId, SeatId
from rounds.state import COUNTERS_KEPT, Room
from server.entries import UnreadableEntry
from server.journal import Recorded, breathe, row_of
from server.store.base import Row


@dataclass(slots=True)
class Ledger:
    """`saved` counts the entries on the disk; `rows` and `events` are what was decided since."""

    room: Room
    saved: int
    seat_of_key: dict[str, SeatId]
    rows: list[Row]
    events: list[Event]

    @classmethod
    def replayed(cls, recorded: Recorded) -> Ledger:
        """The ledger a journal tells; raises UnreadableEntry when it does not begin with a room."""
        ledger = cls._opened(recorded)
        for entry in recorded.entries[1:]:
            ledger._replay(entry)
        return ledger

    @classmethod
    async def replaying(cls, recorded: Recorded) -> Ledger:
        """The same, without keeping the event loop from others."""
        ledger = cls._opened(recorded)
        for entry in recorded.entries[1:]:
            ledger._replay(entry)
            await breathe(ledger.saved)
        return ledger

    @classmethod
    def _opened(cls, recorded: Recorded) -> Ledger:
        first, *rest = recorded.entries[0]
        if not isinstance(first, RoomOpened):
            raise UnreadableEntry("The journal does not begin with the opening of a room.")
        ledger = cls(opened(first), 0, {}, [], [])
        ledger._replay(rest)
        return ledger

    def _replay(self, entry: Sequence[Event]) -> None:
        for event in entry:
            self._happen(event)
        self.saved += 1

    def _happen(self, event: Event) -> None:
        self.room = evolve(self.room, event)
        if isinstance(event, SeatTaken):
            self.seat_of_key[event.key_hash] = event.seat

    def act(self, command: Command, context: Context) -> None:
        """Decides a command and lets it happen; raises Refusal, and then nothing has happened."""
        events = decide(self.room, command, context)
        for event in events:
            self._happen(event)
        if events:
            seq = self.saved + len(self.rows) + 1
            self.rows.append(row_of(self.room.code, seq, context.now, events))
            self.events.extend(events)

    def save_succeeded(self) -> list[Event]:
        """Takes what was decided as saved, and gives it out to be told."""
        events = self.events
        self.saved += len(self.rows)
        self.rows, self.events = [], []
        return events

    def is_done(self, actor: str, n: int) -> bool:
        """Whether the actor's command of this counter was done before; counters too old to be kept count as done."""
        done = self.room.counters.get(actor)
        return done is not None and (n in done or (len(done) == COUNTERS_KEPT and n < min(done)))

    def last_n(self, actor: str) -> int:
        return max(self.room.counters.get(actor, (0,)))


@dataclass(frozen=True, slots=True)
class Ground:
    """What every decision of the server stands on: the scenarios, and the time."""

    library: Mapping[ScenarioId, Scenario]
    now: Callable[[], Milliseconds]

    def context(self, actor: Actor, n: int | None = None) -> Context:
        return Context(actor, self.now(), secrets.randbits(64), self.library, n)
