"""The clock section: kept with its deadline, so that it compares equal while it runs, and stamped when it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from rounds.ids import Milliseconds
from rounds.sections import ClockSection, ClockState
from rounds.state import Clock


def clock_section(clock: Clock | None) -> ClockSection:
    if clock is None:
        return ClockSection(state="none", left_ms=0, total_ms=0, held="none", overtime=False)
    kept = ClockSection(
        state=_state(clock), left_ms=clock.left, total_ms=clock.total, held=clock.held, overtime=clock.overtime
    )
    return kept if clock.deadline is None else cast(ClockSection, {**kept, "left_ms": 0, "deadline": clock.deadline})


def _state(clock: Clock) -> ClockState:
    if clock.ran_out:
        return "over"
    return "paused" if clock.deadline is None else "running"


def stamp_clock(section: Mapping[str, Any], now: Milliseconds) -> ClockSection:
    """The section as it travels: what is left at `now`, and no deadline, since no screen shares the server's clock."""
    sent = {key: value for key, value in section.items() if key != "deadline"}
    if "deadline" in section:
        sent["left_ms"] = max(0, section["deadline"] - now)
    return cast(ClockSection, sent)
