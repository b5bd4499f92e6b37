"""The ledger of a room: its state beside the entries that are not saved yet. It decides and replays."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
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
from server.journal import Recorded, row_of
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
        (first, *rest), *entries = recorded.entries
        if not isinstance(first, RoomOpened):
            raise UnreadableEntry("The journal does not begin with the opening of a room.")
        room = opened(first)
        for event in (*rest, *(event for entry in entries for event in entry)):
            room = evolve(room, event)
        seats = {seat.key_hash: seat.id for seat in room.seats.values()}
        return cls(room, len(recorded.entries), seats, [], [])

    def act(self, command: Command, context: Context) -> None:
        """Decides a command and lets it happen; raises Refusal, and then nothing has happened."""
        events = decide(self.room, command, context)
        for event in events:
            self.room = evolve(self.room, event)
            if isinstance(event, SeatTaken):
                self.seat_of_key[event.key_hash] = event.seat
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
