"""The names of things: every identifier in the game has its own type."""

from __future__ import annotations

from typing import NewType

RoomCode = NewType("RoomCode", str)
SeatId = NewType("SeatId", str)
TeamId = NewType("TeamId", str)
ScenarioId = NewType("ScenarioId", str)
FormatId = NewType("FormatId", str)
StrategyId = NewType("StrategyId", str)
AntiPatternId = NewType("AntiPatternId", str)
CauseId = NewType("CauseId", str)
DisagreementId = NewType("DisagreementId", str)

ReplyId = NewType("ReplyId", str)
"""`round.exchange.number`, for example `2.1.4`: unique in a room, and it tells no team."""

Turn = NewType("Turn", int)
"""Counts the steps a room has entered; a command that names another turn came too late."""

Milliseconds = int
"""Server time since the epoch, or a span of it; phones' clocks are never read."""
