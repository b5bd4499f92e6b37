"""What stage and desk show of the strategies: a radar by team, and a map over the rounds."""

from __future__ import annotations

from rounds.debrief import axes, marked, over_rounds, shown, told_rounds
from rounds.house import rubric_in
from rounds.phases import TOLD_PHASES
from rounds.sections import AxisView, OverRoundsSection, ProfilesSection, RoundsRow, SeenCell, TeamProfile
from rounds.state import Room
from rounds.strategies import CATALOGUE
from rounds.views.shared import sign

TEAMS_SHOWN = 12
ROWS_SHOWN = 12
ROUNDS_SHOWN = 8


def profiles_section(room: Room) -> ProfilesSection | None:
    """Null before the debrief, and while no reply is marked."""
    playing = room.round
    replies = list(marked(playing)) if playing and room.phase in TOLD_PHASES else []
    if playing is None or not replies:
        return None
    strategies = axes(room, playing)
    key = {line.strategy for line in rubric_in(room.rules.house, playing.scenario).key}
    teams = sorted({reply.team for _, reply in replies}, key=lambda team: room.teams[team].index)
    by_team = {team: [one for one in replies if one[1].team == team] for team in teams}
    return ProfilesSection(
        axes=[
            AxisView(strategy=one, name=CATALOGUE.strategy[one].short, kind="key" if one in key else "useful")
            for one in strategies
        ],
        room=[round(float(shown(replies, one)), 3) for one in strategies],
        teams=[
            TeamProfile(
                team=sign(room, team),
                values=[round(float(shown(by_team[team], one)), 3) for one in strategies],
                replies=len(by_team[team]),
            )
            for team in teams[:TEAMS_SHOWN]
        ],
        more=max(0, len(teams) - TEAMS_SHOWN),
    )


def over_rounds_section(room: Room) -> OverRoundsSection | None:
    """Null before the debrief, and for a single round."""
    rounds = told_rounds(room) if room.phase in TOLD_PHASES else []
    if len(rounds) < 2:
        return None
    latest = slice(-ROUNDS_SHOWN, None)
    rows = {strategy: cells[latest] for strategy, cells in over_rounds(room).items() if any(cells[latest])}
    # What the most rounds called for says most about a change.
    order = sorted(rows, key=lambda strategy: -sum(cell is not None for cell in rows[strategy]))
    return OverRoundsSection(
        rounds=[one.number for one in rounds[latest]],
        rows=[
            RoundsRow(
                strategy=strategy,
                name=CATALOGUE.strategy[strategy].name,
                cells=[SeenCell(seen=cell[0], of=cell[1]) if cell else None for cell in rows[strategy]],
            )
            for strategy in order[:ROWS_SHOWN]
        ],
        more=max(0, len(order) - ROWS_SHOWN),
    )
