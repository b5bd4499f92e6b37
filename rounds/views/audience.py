"""Audiences: whom a view is for. A screen belongs to one or several of them."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.ids import SeatId, TeamId


@dataclass(frozen=True, slots=True)
class Phones:
    """Everybody on a phone: what it costs must not grow with their number."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The shared screen; it holds no secret."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Every facilitator."""


@dataclass(frozen=True, slots=True)
class TeamAudience:
    team: TeamId


@dataclass(frozen=True, slots=True)
class SeatAudience:
    seat: SeatId


Audience = Phones | Stage | Desk | TeamAudience | SeatAudience
