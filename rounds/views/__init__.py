"""Views: the one place that decides who may know what. Whatever travels to a screen comes from `view_for`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from rounds.sections import Sections
from rounds.state import Room
from rounds.views import desk, own, shared, stage
from rounds.views.audience import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from rounds.views.clock import stamp_clock
from rounds.views.things import things_for
from rounds.views.touched import Touched, is_urgent, touched_by

__all__ = [
    "Audience",
    "Desk",
    "Phones",
    "SeatAudience",
    "Stage",
    "TeamAudience",
    "Touched",
    "is_urgent",
    "stamp_clock",
    "things_for",
    "touched_by",
    "view_for",
]


def view_for(room: Room, audience: Audience, library: Mapping[ScenarioId, Scenario]) -> Sections:
    """Every section this audience may see now; a section that has nothing to show is None.

    The clock section still holds its deadline: `stamp_clock` makes of it what is sent.
    """
    library = room.offered(library)
    match audience:
        case Phones():
            return shared.for_phones(room, library)
        case Stage():
            return stage.for_stage(room, library)
        case Desk():
            return desk.for_desk(room, library)
        case TeamAudience(team):
            return own.for_team(room, team)
        case SeatAudience(seat):
            return own.for_seat(room, seat)
        case _:
            assert_never(audience)
