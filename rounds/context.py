"""What a decision may know besides the room: who asks, when, with which chance and from which deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rounds.deck import Scenario
from rounds.ids import Milliseconds, ScenarioId, SeatId


@dataclass(frozen=True, slots=True)
class Participant:
    seat: SeatId

    @property
    def key(self) -> str:
        return self.seat


@dataclass(frozen=True, slots=True)
class Facilitator:
    """One facilitator's browser; `desk` is the scope of its command counter, not a right."""

    desk: str

    @property
    def key(self) -> str:
        return f"desk:{self.desk}"


@dataclass(frozen=True, slots=True)
class Shell:
    """The server itself: connections that come and go, and the clock."""


Actor = Participant | Facilitator | Shell


@dataclass(frozen=True, slots=True)
class Context:
    """`seed` is 64 random bits drawn for this command; `n` is the actor's own counter, None for the shell."""

    actor: Actor
    now: Milliseconds
    seed: int
    library: Mapping[ScenarioId, Scenario]
    n: int | None = None
