"""The facilitator's desk: roster, running order, marking, accounts; all but the secrets people keep from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from rounds import scoring
from rounds.ballots import count
from rounds.deck import Scenario
from rounds.formats import Step
from rounds.house import rubric_in
from rounds.ids import CauseId, ReplyId, ScenarioId, SeatId, TeamId
from rounds.phases import REVEALED_PHASES, Phase
from rounds.rules.round_work import team_guesses
from rounds.rules.steps import formats_in
from rounds.sections import (
    AlertsSection,
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
    RulesSection,
    ScoreStep,
    SeatState,
    Sections,
    SuggestionView,
    WhyView,
    WordsView,
)
from rounds.state import Exchange, Points, Reply, Room, Round, Seat, Suggestion
from rounds.strategies import CATALOGUE
from rounds.views import shared
from rounds.views.looking_back import over_rounds_section, profiles_section
from rounds.views.own import brief_section, part_of, record_section
from rounds.views.stage import drafting_state

DESK_ROWS = 60
ACCOUNT_PHASES = frozenset({Phase.LOBBY, Phase.DEBRIEF, Phase.STANDINGS, Phase.CLOSING, Phase.CLOSED})
"""When the desk shows accounts; while replies are being marked they would be reckoned for each mark."""


def for_desk(room: Room, library: Mapping[ScenarioId, Scenario]) -> Sections:
    sections = shared.common(room, library, rows=DESK_ROWS, standings=DESK_ROWS)
    playing = room.round
    asked = shared.asked(room)
    done = asked[1] if asked else ()
    sections["roster"] = {seat.id: _roster_seat(room, seat, done) for seat in room.seats.values()}
    sections["teams"] = _teams(room)
    sections["casting"] = _casting(room, playing)
    sections["score"] = _score(playing)
    sections["rubric"] = _rubric(room, playing) if playing else None
    sections["marking"] = _marking(room, playing) if playing else {}
    sections["account"] = _account(room) if room.phase in ACCOUNT_PHASES else {}
    sections["why"] = _why(room) if room.phase in ACCOUNT_PHASES else {}
    sections["alerts"] = _alerts(room)
    sections["profiles"] = profiles_section(room)
    sections["over_rounds"] = over_rounds_section(room)
    sections["rules"] = _rules(room)
    sections["library"] = _library(room, library)
    sections["brief"] = brief_section(room, playing) if playing else None
    return sections


def _roster_seat(room: Room, seat: Seat, done: Collection[SeatId]) -> RosterSeat:
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
        observes=seat.observer,
        extra_s=seat.extra // 1000,
        state=_seat_state(room, seat, done),
        sure_before=room.sure_before.get(seat.id),
        sure_after=room.sure_after.get(seat.id),
        commitment=room.commitments.get(seat.id, ""),
    )


def _alerts(room: Room) -> AlertsSection:
    playing, clock = room.round, room.clock
    asked_by = clock.asked_by if clock else None
    return AlertsSection(
        customer_missing=playing is not None and playing.is_missing,
        stepped_out=playing is not None and playing.is_missing and playing.customer is None,
        asking=playing is not None and playing.casting.asked is not None,
        paused_by=room.seats[asked_by].name if asked_by else None,
    )


def _rules(room: Room) -> RulesSection:
    rules = room.rules
    return RulesSection(
        voice=rules.weights.voice,
        craft=rules.weights.craft,
        customer=rules.weights.customer,
        scored=rules.scored,
        clocked=rules.clocked,
        approval=rules.approval,
        suggested=rules.suggested,
        agree=rules.house.agree,
        limits=rules.house.limits,
        promise=rules.house.promise,
        things=rules.things.on,
        things_names=rules.things.names,
        buzzer=rules.things.buzzer,
    )


def _seat_state(room: Room, seat: Seat, done: Collection[SeatId]) -> SeatState:
    """Whether somebody has acted; for whom they voted, nobody learns."""
    exchange = room.round.exchange if room.round else None
    if exchange is not None and room.phase is Phase.DRAFTING and room.is_writer(seat):
        return drafting_state(exchange, seat)
    if seat.id in done:
        return "in"
    return "open" if seat.present else "away"


def _teams(room: Room) -> dict[str, DeskTeam]:
    exchange = room.round.exchange if room.round and room.phase is Phase.DRAFTING else None
    backing = Counter(exchange.backing.values() if exchange else ())
    guesses = team_guesses(room.round) if room.round else {}
    return {
        team: _desk_team(room, exchange, backing, guesses.get(team), team) for team in room.teams if room.members(team)
    }


def _desk_team(
    room: Room, exchange: Exchange | None, backing: Counter[SeatId], guess: CauseId | None, team: TeamId
) -> DeskTeam:
    members = room.members(team)
    proposals = [exchange.proposals[seat.id] for seat in members if seat.id in exchange.proposals] if exchange else []
    best = max(proposals, key=lambda one: (backing[one.author], -one.order), default=None)
    playing = room.round
    return DeskTeam(
        team=shared.sign(room, team),
        people=len(members),
        text=best.text if best else "",
        backing=backing[best.author] if best else 0,
        proposals=len(proposals),
        guess=CATALOGUE.cause[guess].name if guess else None,
        guessed_right=None if playing is None or guess is None else guess == playing.scenario.brief.cause,
        record=record_section(room, team) if playing and any(playing.records.get(team, {}).values()) else None,
        record_points=playing.record_marks.get(team) if playing else None,
    )


def _casting(room: Room, playing: Round | None) -> CastingSection | None:
    """Whom the server would ask first. Who is asked after that, and who passed, stays between them and the server."""
    casting = playing.casting if playing else None
    if playing is None or casting is None or (room.phase is not Phase.CASTING and casting.asked is None):
        return None
    fresh = casting.asked is None and not casting.passed and not casting.skipped
    proposed = casting.proposed if fresh and playing.customer is None else None
    return CastingSection(
        proposed=proposed,
        proposed_name=room.seats[proposed].name if proposed else "",
        asking=casting.asked is not None,
        exhausted=casting.asked is None and not fresh and playing.customer is None,
        customer=playing.customer,
        customer_name=room.seats[playing.customer].name if playing.customer else "",
        player=playing.played_by,
    )


def _score(playing: Round | None) -> list[ScoreStep]:
    return _steps(playing.steps, playing.step) if playing else []


def _steps(steps: Sequence[Step], now: int) -> list[ScoreStep]:
    return [
        ScoreStep(
            phase=step.phase.value,
            exchange=step.exchange,
            take=step.take,
            seconds=step.seconds,
            state="done" if place < now else "now" if place == now else "next",
        )
        for place, step in enumerate(steps)
    ]


def _rubric(room: Room, playing: Round) -> RubricSection:
    lines = [
        RubricLineView(
            strategy=line.strategy, name=CATALOGUE.strategy[line.strategy].name, reason=line.reason, kind=kind
        )
        for kind, line in shared.rubric_lines(rubric_in(room.rules.house, playing.scenario))
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
                row["tags"] = _tags(exchange, id_)
                row["sighted"] = shared.sightings(room, exchange, id_)
            row["points"] = shared.points_view(points[id_] if counted else _craft_alone(room, playing, exchange, id_))
            rows[str(id_)] = row
    return rows


def _tags(exchange: Exchange, reply: ReplyId) -> dict[str, int]:
    """How many voters tagged each strategy in a reply."""
    counts = Counter(tag for tags in exchange.tags.values() for tag in tags.get(reply, ()))
    return {str(strategy): count for strategy, count in counts.most_common()}


def _why(room: Room) -> dict[str, WhyView]:
    """Every counted round of the first teams, traced to the votes, marks and reactions that made it."""
    teams = {account.team for account in scoring.standings(room, live=True)[:DESK_ROWS]}
    return {
        f"{played.number}.{team}": shared.why_view(room, played, traced)
        for played in room.rounds
        if room.rules.scored and scoring.is_counted(room, played, live=True)
        for team, traced in scoring.why(room, played).items()
        if team in teams
    }


def _craft_alone(room: Room, playing: Round, exchange: Exchange, reply: ReplyId) -> Points:
    """What the marks come to while the vote is still open."""
    rubric = rubric_in(room.rules.house, playing.scenario)
    craft = scoring.tenths(room.rules.weights.craft * scoring.craft(exchange, reply, rubric))
    return Points(None, craft, None, 0.0)


def _marking_reply(room: Room, playing: Round, exchange: Exchange, reply: Reply) -> MarkingReply:
    marks = exchange.marks.get(reply.id, {})
    flags = exchange.flags.get(reply.id, {})
    return MarkingReply(
        number=reply.number,
        round=playing.number,
        exchange=exchange.number,
        take=exchange.take,
        counts=any(exchange is one for one in playing.scored_exchanges),
        held=reply.id in exchange.held,
        tags={},
        sighted=[],
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
        suggested=[_suggestion(one) for one in exchange.suggested.get(reply.id, ())],
        reviewed=reply.id in exchange.reviewed,
        points=shared.points_view(scoring.NOTHING),
    )


def _suggestion(one: Suggestion) -> SuggestionView:
    return SuggestionView(
        label=one.label,
        anti=one.label in CATALOGUE.anti_pattern,
        firm=one.firm,
        reason=one.reason,
        words=[WordsView(start=words.start, end=words.end) for words in one.words],
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
        deck="" if room.deck is None else room.deck.title,
        scenarios=[_library_scenario(one, one.id in played) for one in library.values()],
        formats=[
            FormatView(
                format=one.id,
                name=one.name,
                minutes=one.minutes,
                own=one.id in room.formats,
                steps=_steps(one.steps, -1),
            )
            for one in formats_in(room).values()
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
