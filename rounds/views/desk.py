"""The facilitator's desk: roster, running order, marking, accounts; all but the secrets people keep from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rounds import scoring
from rounds.ballots import count
from rounds.deck import Scenario
from rounds.formats import FORMATS, Format
from rounds.ids import ReplyId, ScenarioId, SeatId, TeamId
from rounds.phases import REVEALED_PHASES, Phase
from rounds.sections import (
    AntiPatternView,
    CastingSection,
    DeskTeam,
    FlagView,
    FormatView,
    LibraryScenario,
    LibrarySection,
    MarkingReply,
    MarkView,
    PointsRow,
    RosterSeat,
    RubricLineView,
    RubricSection,
    ScoreStep,
    SeatState,
    Sections,
)
from rounds.state import Exchange, Points, Reply, Room, Round, Seat
from rounds.strategies import CATALOGUE
from rounds.views import shared
from rounds.views.own import brief_section, part_of
from rounds.views.stage import drafting_state

DESK_ROWS = 60
ACCOUNT_PHASES = frozenset({Phase.LOBBY, Phase.DEBRIEF, Phase.STANDINGS, Phase.CLOSED})
"""When the desk shows accounts; while replies are being marked they would be reckoned for each mark."""


def for_desk(room: Room, library: Mapping[ScenarioId, Scenario]) -> Sections:
    sections = shared.common(room, rows=DESK_ROWS, standings=DESK_ROWS)
    playing = room.round
    sections["roster"] = {seat.id: _roster_seat(room, seat) for seat in room.seats.values()}
    sections["teams"] = _teams(room)
    sections["casting"] = _casting(room, playing)
    sections["score"] = _score(playing)
    sections["rubric"] = _rubric(playing) if playing else None
    sections["marking"] = _marking(room, playing) if playing else {}
    sections["account"] = _account(room) if room.phase in ACCOUNT_PHASES else {}
    sections["library"] = _library(room, library)
    sections["brief"] = brief_section(room, playing) if playing else None
    return sections


def _roster_seat(room: Room, seat: Seat) -> RosterSeat:
    return RosterSeat(
        name=seat.name,
        team=seat.team,
        present=seat.present,
        left=seat.left,
        removed=seat.removed,
        away_since_ms=seat.away_since,
        volunteer=seat.volunteer,
        times_customer=seat.times_customer,
        part=part_of(room, seat),
        state=_seat_state(room, seat),
    )


def _seat_state(room: Room, seat: Seat) -> SeatState:
    """Whether somebody has acted; for whom they voted, nobody learns."""
    exchange = room.round.exchange if room.round else None
    if exchange is not None and room.phase is Phase.DRAFTING and room.is_writer(seat):
        return drafting_state(exchange, seat)
    if exchange is not None and room.phase is Phase.VOTING and seat.id in exchange.ballots:
        return "in"
    return "open" if seat.present else "away"


def _teams(room: Room) -> dict[str, DeskTeam]:
    exchange = room.round.exchange if room.round and room.phase is Phase.DRAFTING else None
    backing = Counter(exchange.backing.values() if exchange else ())
    return {team: _desk_team(room, exchange, backing, team) for team in room.teams if room.members(team)}


def _desk_team(room: Room, exchange: Exchange | None, backing: Counter[SeatId], team: TeamId) -> DeskTeam:
    members = room.members(team)
    proposals = [exchange.proposals[seat.id] for seat in members if seat.id in exchange.proposals] if exchange else []
    best = max(proposals, key=lambda one: (backing[one.author], -one.order), default=None)
    return DeskTeam(
        team=shared.sign(room, team),
        people=len(members),
        text=best.text if best else "",
        backing=backing[best.author] if best else 0,
        proposals=len(proposals),
    )


def _casting(room: Room, playing: Round | None) -> CastingSection | None:
    """Whom the server would ask first. Who is asked after that, and who passed, stays between them and the server."""
    if playing is None or room.phase is not Phase.CASTING:
        return None
    casting = playing.casting
    fresh = casting.asked is None and not casting.passed and not casting.skipped
    proposed = casting.proposed if fresh and playing.customer is None else None
    return CastingSection(
        proposed=proposed,
        proposed_name=room.seats[proposed].name if proposed else "",
        asking=casting.asked is not None,
        exhausted=casting.asked is None and not fresh and playing.customer is None,
        customer=playing.customer,
        customer_name=room.seats[playing.customer].name if playing.customer else "",
    )


def _score(playing: Round | None) -> list[ScoreStep]:
    return _steps(playing.format, playing.step) if playing else []


def _steps(format_: Format, now: int) -> list[ScoreStep]:
    return [
        ScoreStep(
            phase=step.phase.value,
            exchange=step.exchange,
            seconds=step.seconds,
            state="done" if place < now else "now" if place == now else "next",
        )
        for place, step in enumerate(format_.steps)
    ]


def _rubric(playing: Round) -> RubricSection:
    lines = [
        RubricLineView(
            strategy=line.strategy, name=CATALOGUE.strategy[line.strategy].name, reason=line.reason, kind=kind
        )
        for kind, line in shared.rubric_lines(playing.scenario.rubric)
    ]
    watched = playing.scenario.anti_patterns_to_watch
    ordered = sorted(CATALOGUE.anti_patterns, key=lambda one: one.id not in watched)
    anti_patterns = [AntiPatternView(anti_pattern=one.id, name=one.name, watch=one.id in watched) for one in ordered]
    return RubricSection(lines=lines, anti_patterns=anti_patterns)


def _marking(room: Room, playing: Round) -> dict[str, MarkingReply]:
    """Replies to mark. Votes stay out of sight until the vote is over, so that a mark cannot lean on them."""
    rows = {}
    for exchange in playing.exchanges:
        counted = exchange is not playing.exchange or room.phase in REVEALED_PHASES
        tallies = count(exchange) if counted else {}
        points = scoring.exchange_points(room, playing, exchange) if counted else {}
        for id_, reply in exchange.replies.items():
            row = _marking_reply(room, playing, exchange, reply)
            if counted:
                tally = tallies[id_]
                row["votes"], row["shown"], row["place"] = tally.votes, tally.shown, tally.place
            row["points"] = shared.points_view(points[id_] if counted else _craft_alone(room, playing, exchange, id_))
            rows[str(id_)] = row
    return rows


def _craft_alone(room: Room, playing: Round, exchange: Exchange, reply: ReplyId) -> Points:
    """What the marks come to while the vote is still open."""
    craft = scoring.tenths(room.weights.craft * scoring.craft(exchange, reply, playing.scenario.rubric))
    return Points(None, craft, None, 0.0)


def _marking_reply(room: Room, playing: Round, exchange: Exchange, reply: Reply) -> MarkingReply:
    marks = exchange.marks.get(reply.id, {})
    flags = exchange.flags.get(reply.id, {})
    return MarkingReply(
        number=reply.number,
        round=playing.number,
        exchange=exchange.number,
        team=shared.sign(room, reply.team),
        author=room.seats[reply.author].name,
        text=reply.text,
        safety=reply.safety,
        backing=reply.backing,
        votes=0,
        shown=0,
        place=0,
        reaction=shared.reaction_view(exchange.reactions.get(reply.id)),
        marks={
            str(id_): MarkView(
                value=mark.value,
                start=mark.evidence.start if mark.evidence else None,
                end=mark.evidence.end if mark.evidence else None,
            )
            for id_, mark in marks.items()
        },
        flags={
            str(id_): FlagView(
                start=flag.evidence.start if flag.evidence else None,
                end=flag.evidence.end if flag.evidence else None,
            )
            for id_, flag in flags.items()
        },
        reviewed=reply.id in exchange.reviewed,
        points=shared.points_view(scoring.NOTHING),
    )


def _account(room: Room) -> dict[str, PointsRow]:
    return {
        str(account.team): PointsRow(
            team=shared.sign(room, account.team),
            place=account.place,
            total=account.total,
            rounds=[shared.points_view(points) if points else None for points in account.rounds],
        )
        for account in scoring.standings(room, live=True)
    }


def _library(room: Room, library: Mapping[ScenarioId, Scenario]) -> LibrarySection:
    played = {one.scenario.id for one in room.rounds if not one.cancelled}
    return LibrarySection(
        scenarios=[_library_scenario(one, one.id in played) for one in library.values()],
        formats=[
            FormatView(format=one.id, name=one.name, minutes=one.minutes, steps=_steps(one, -1))
            for one in FORMATS.values()
        ],
    )


def _library_scenario(scenario: Scenario, played: bool) -> LibraryScenario:
    return LibraryScenario(
        scenario=scenario.id,
        title=scenario.title,
        teaser=scenario.teaser,
        heat=scenario.heat,
        starting_temper=scenario.brief.starting_temper,
        cause_name=CATALOGUE.cause[scenario.brief.cause].name,
        hidden_need=scenario.brief.hidden_need,
        calls_for=[CATALOGUE.strategy[line.strategy].name for line in scenario.rubric.key],
        played=played,
    )
