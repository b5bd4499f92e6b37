"""What classroom things may know: sections that everybody sees, without names unless the room allows them."""

from __future__ import annotations

from rounds.phases import Phase
from rounds.sections import CountsSection, StandingRow, ThingsStanding, ThingsStandings, ThingsView
from rounds.state import Room
from rounds.views import shared
from rounds.views.clock import clock_section

THINGS_ROWS = 24


def things_for(room: Room) -> ThingsView:
    """The view of whoever reads the broker, who may be anybody; its clock is stamped as a screen's is."""
    if not room.rules.things.on or room.phase is Phase.CLOSED:
        return ThingsView()
    return ThingsView(
        phase=shared.phase_section(room),
        clock=clock_section(room.clock),
        temper=shared.temper_section(room),
        standings=_standings(room),
        counts=_counts(room),
    )


def _standings(room: Room) -> ThingsStandings | None:
    shown = shared.standings_section(room, THINGS_ROWS)
    if shown is None:
        return None
    rows = [_row(one, named=room.rules.things.names) for one in shown["rows"]]
    return ThingsStandings(rounds=shown["rounds"], rows=rows, more=shown["more"])


def _row(shown: StandingRow, *, named: bool) -> ThingsStanding:
    team = shown["team"]
    return ThingsStanding(
        place=shown["place"],
        index=team["index"],
        letter=team["letter"],
        name=team["name"] if named else None,
        total=shown["total"],
    )


def _counts(room: Room) -> CountsSection:
    everybody, progress = shared.room_section(room), shared.progress_section(room)
    return CountsSection(
        here=everybody["here"],
        away=everybody["away"],
        teams=sum(1 for team in room.teams if room.members(team)),
        rounds_begun=everybody["rounds_begun"],
        done=progress["done"] if progress else None,
        of=progress["of"] if progress else None,
    )
