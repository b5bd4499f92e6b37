"""The stage's own sections: the company in the lobby, who has answered, the ballot sheet."""

from __future__ import annotations

from rounds.ballots import WHOLE_BALLOT
from rounds.phases import Phase
from rounds.rules.exchange import on_ballots
from rounds.sections import (
    AnswersSection,
    AnswersTeam,
    CompanySection,
    CompanyTeam,
    SeatState,
    Sections,
    SheetReply,
    SheetSection,
)
from rounds.state import Exchange, Room, Seat, Team
from rounds.views import shared
from rounds.views.looking_back import over_rounds_section, profiles_section

STAGE_ROWS = 24
NAMES_OF_A_TEAM = 6


def for_stage(room: Room, library: shared.Library) -> Sections:
    sections = shared.common(room, library, rows=STAGE_ROWS, standings=STAGE_ROWS)
    sections["company"] = _company(room)
    sections["answers"] = _answers(room)
    sections["sheet"] = _sheet(room)
    sections["profiles"] = profiles_section(room)
    sections["over_rounds"] = over_rounds_section(room)
    return sections


def _teams(room: Room) -> list[Team]:
    return sorted((team for team in room.teams.values() if room.members(team.id)), key=lambda team: team.index)


def _company(room: Room) -> CompanySection:
    teams = _teams(room)
    latest = next(reversed(room.seats.values()), None)
    return CompanySection(
        count=sum(1 for seat in room.seats.values() if not seat.left),
        teams=[_company_team(room, team) for team in teams[:STAGE_ROWS]],
        more_teams=max(0, len(teams) - STAGE_ROWS),
        latest=latest.name if latest else "",
    )


def _company_team(room: Room, team: Team) -> CompanyTeam:
    names = [seat.name for seat in room.members(team.id)]
    return CompanyTeam(
        team=shared.sign(room, team.id),
        names=names[:NAMES_OF_A_TEAM],
        more=max(0, len(names) - NAMES_OF_A_TEAM),
    )


def _answers(room: Room) -> AnswersSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or room.phase is not Phase.DRAFTING:
        return None
    rows = [row for team in _teams(room) if (row := _answers_team(room, exchange, team))["seats"]]
    return AnswersSection(
        teams=rows if len(rows) <= STAGE_ROWS else [],
        teams_done=sum(row["done"] for row in rows),
        teams_of=len(rows),
    )


def _answers_team(room: Room, exchange: Exchange, team: Team) -> AnswersTeam:
    states = [drafting_state(exchange, seat) for seat in room.members(team.id) if room.is_writer(seat)]
    return AnswersTeam(team=shared.sign(room, team.id), seats=states, done="in" in states and "open" not in states)


def drafting_state(exchange: Exchange, seat: Seat) -> SeatState:
    if seat.id in exchange.backing:
        return "in"
    return "open" if seat.present else "away"


def _sheet(room: Room) -> SheetSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or room.phase is not Phase.VOTING:
        return None
    replies = sorted(on_ballots(exchange).values(), key=lambda reply: reply.number)
    sampled = len(replies) > WHOLE_BALLOT
    rows = [SheetReply(reply=one.id, number=one.number, text=one.text) for one in replies]
    return SheetSection(replies=[] if sampled else rows, count=len(replies), sampled=sampled)
