"""The sections that phones, stage and desk have in common, each bounded by the size of its audience's screen."""

from __future__ import annotations

from rounds import scoring, state
from rounds.ballots import Tally
from rounds.deck import Rubric, RubricLine
from rounds.ids import ReplyId, TeamId
from rounds.names import team_letter
from rounds.phases import REVEALED_PHASES, SCENE_PHASES, Phase
from rounds.sections import (
    ComplaintSection,
    CurvePoint,
    DebriefSection,
    PhaseSection,
    Points,
    ProgressSection,
    ReactionView,
    ResultRow,
    ResultSection,
    RoomSection,
    RubricKind,
    SceneSection,
    Sections,
    SpanView,
    StandingRow,
    StandingsSection,
    StrategySeen,
    TeamSign,
    TemperSection,
)
from rounds.state import Exchange, Reaction, Room, Round
from rounds.strategies import CATALOGUE
from rounds.views.clock import clock_section
from rounds.views.reckoning import reckoned

PHONE_ROWS = 3
PHONE_STANDINGS = 8
DEBRIEF_PHASES = frozenset({Phase.DEBRIEF, Phase.STANDINGS})


def for_phones(room: Room) -> Sections:
    return common(room, rows=PHONE_ROWS, standings=PHONE_STANDINGS)


def common(room: Room, rows: int, standings: int) -> Sections:
    """Everything anybody in the room may know, with at most so many rows in the lists that grow."""
    return Sections(
        room=room_section(room),
        phase=phase_section(room),
        clock=clock_section(room.clock),
        scene=scene_section(room),
        temper=temper_section(room),
        complaint=complaint_section(room),
        progress=progress_section(room),
        result=result_section(room, rows),
        standings=standings_section(room, standings),
        debrief=debrief_section(room),
    )


def sign(room: Room, team: TeamId) -> TeamSign:
    one = room.teams[team]
    return TeamSign(id=one.id, index=one.index, letter=team_letter(one.index), name=one.name)


def room_section(room: Room) -> RoomSection:
    staying = [seat.present for seat in room.seats.values() if not seat.left]
    return RoomSection(
        code=room.code,
        title=room.title,
        mode=room.mode,
        team_size=room.team_size,
        intensity=room.intensity.value,
        locked=room.locked,
        here=sum(staying),
        away=len(staying) - sum(staying),
        rounds_begun=len(room.rounds),
    )


def phase_section(room: Room) -> PhaseSection:
    playing = room.round
    return PhaseSection(
        name=room.phase.value,
        turn=room.turn,
        round=playing.number if playing else 0,
        exchange=playing.present_step.exchange if playing else 0,
        exchanges=max(step.exchange for step in playing.format.steps) if playing else 0,
        scene=room.phase in SCENE_PHASES,
    )


def scene_section(room: Room) -> SceneSection | None:
    playing = room.round
    if playing is None:
        return None
    scenario, scene = playing.scenario, playing.scenario.scene
    return SceneSection(
        scenario=scenario.id,
        title=scenario.title,
        business=scene.business,
        customer_name=scene.customer_name,
        pronoun=scene.customer_pronoun.value,
        setting=scene.setting,
        what_happened=scene.what_happened,
        may_offer=list(scene.policy_card.may_offer),
        may_not=list(scene.policy_card.may_not),
        escalate_to=scene.policy_card.escalate_to,
        safety_reply=scenario.safety_reply,
        played_by=room.seats[playing.customer].name if playing.customer else None,
    )


def temper_section(room: Room) -> TemperSection | None:
    playing = room.round
    if playing is None or room.phase is Phase.CASTING:
        return None
    start = playing.scenario.brief.starting_temper
    exchange = playing.exchange
    moved = exchange is not None and exchange.best in exchange.reactions
    before = exchange.temper_before if exchange is not None and moved else None
    return TemperSection(level=playing.temper, before=before, start=start)


def complaint_section(room: Room) -> ComplaintSection | None:
    said = room.round.exchange.complaint if room.round and room.round.exchange else None
    return None if said is None else ComplaintSection(text=said.text, aloud=said.aloud)


def progress_section(room: Room) -> ProgressSection | None:
    """Counts of those present: nothing waits for somebody who is gone."""
    playing = room.round
    exchange = playing.exchange if playing else None
    if exchange is None or room.phase not in (Phase.DRAFTING, Phase.VOTING):
        return None
    if room.phase is Phase.DRAFTING:
        acting = [seat.id for seat in room.seats.values() if seat.present and not seat.left and room.is_writer(seat)]
        done = set(exchange.backing)
    else:
        acting = [seat for seat in exchange.dealt if room.seats[seat].present]
        done = set(exchange.ballots)
    return ProgressSection(done=sum(1 for seat in acting if seat in done), of=len(acting))


def revealed(room: Room) -> Exchange | None:
    """The exchange whose authors and tallies the room knows now."""
    return room.round.exchange if room.round and room.phase in REVEALED_PHASES else None


def reaction_view(reaction: Reaction | None) -> ReactionView | None:
    if reaction is None:
        return None
    return ReactionView(value=reaction.value, line=reaction.line, aloud=reaction.aloud)


def result_row(room: Room, exchange: Exchange, id_: ReplyId, tally: Tally) -> ResultRow:
    reply = exchange.replies[id_]
    return ResultRow(
        reply=id_,
        number=reply.number,
        text=reply.text,
        team=sign(room, reply.team),
        votes=tally.votes,
        shown=tally.shown,
        place=tally.place,
        best=id_ == exchange.best,
        safety=reply.safety,
        reaction=reaction_view(exchange.reactions.get(id_)),
    )


def result_section(room: Room, rows: int) -> ResultSection | None:
    exchange = revealed(room)
    if exchange is None:
        return None
    tallies = reckoned(room).tallies
    order = sorted(tallies, key=lambda id_: (id_ != exchange.best, tallies[id_].place, exchange.replies[id_].number))
    return ResultSection(
        votes=len(exchange.ballots),
        voters=len(exchange.dealt),
        rows=[result_row(room, exchange, id_, tallies[id_]) for id_ in order[:rows]],
        more=max(0, len(order) - rows),
    )


def points_view(points: state.Points) -> Points:
    return Points(voice=points.voice, craft=points.craft, customer=points.customer, total=points.total)


def standing_row(room: Room, account: scoring.Account) -> StandingRow:
    last = account.rounds[-1] if account.rounds else None
    return StandingRow(
        team=sign(room, account.team),
        place=account.place,
        total=account.total,
        last=points_view(last) if last else None,
    )


def standings_are_open(room: Room) -> bool:
    """Standings show between rounds and at a round's end, never while marks are still being given."""
    between_rounds = room.phase in (Phase.STANDINGS, Phase.LOBBY, Phase.CLOSED)
    return between_rounds and any(scoring.is_counted(room, one) for one in room.rounds)


def standings_section(room: Room, rows: int) -> StandingsSection | None:
    if not standings_are_open(room):
        return None
    accounts = reckoned(room).standings
    return StandingsSection(
        rounds=sum(1 for one in room.rounds if scoring.is_counted(room, one)),
        rows=[standing_row(room, account) for account in accounts[:rows]],
        more=max(0, len(accounts) - rows),
    )


def debrief_section(room: Room) -> DebriefSection | None:
    playing = room.round
    if playing is None or room.phase not in DEBRIEF_PHASES:
        return None
    brief, debrief = playing.scenario.brief, playing.scenario.debrief
    exchange = playing.exchange
    best = exchange.replies.get(exchange.best) if exchange and exchange.best else None
    return DebriefSection(
        cause=debrief.cause_revealed,
        cause_name=CATALOGUE.cause[brief.cause].name,
        hidden_need=brief.hidden_need,
        heats_up=list(brief.heats_up),
        cools_down=list(brief.cools_down),
        questions=list(debrief.questions),
        prevention=debrief.prevention,
        de_role=debrief.de_role,
        customer=room.seats[playing.customer].name if playing.customer else None,
        strategies=strategies_seen(playing),
        curve=_curve(room, playing),
        best_text=best.text if best else "",
        best_team=sign(room, best.team) if best else None,
        best_spans=_spans(exchange, best.id) if exchange and best else [],
    )


def rubric_lines(rubric: Rubric) -> list[tuple[RubricKind, RubricLine]]:
    """Every line of a rubric with what it is, in the rubric's order."""
    return [
        *(("key", line) for line in rubric.key),
        *(("useful", line) for line in rubric.useful),
        *(("trap", line) for line in rubric.traps),
    ]


def strategies_seen(playing: Round) -> list[StrategySeen]:
    """What the scenario calls for, and in how many replies it was marked at least partly."""
    marked = [one.marks.get(id_, {}) for one in playing.exchanges for id_ in one.replies]
    return [
        StrategySeen(
            strategy=line.strategy,
            name=CATALOGUE.strategy[line.strategy].name,
            reason=line.reason,
            kind=kind,
            seen=sum(1 for marks in marked if line.strategy in marks and marks[line.strategy].value > 0),
            of=len(marked),
        )
        for kind, line in rubric_lines(playing.scenario.rubric)
    ]


def _curve(room: Room, playing: Round) -> list[CurvePoint]:
    points = [CurvePoint(level=playing.scenario.brief.starting_temper, team=None, text="")]
    for exchange in playing.exchanges:
        best = exchange.replies.get(exchange.best) if exchange.best else None
        if best is not None and best.id in exchange.reactions:
            points.append(CurvePoint(level=exchange.temper, team=sign(room, best.team), text=best.text))
    return points


def _spans(exchange: Exchange, reply: ReplyId) -> list[SpanView]:
    marks = exchange.marks.get(reply, {})
    spans = [
        SpanView(start=mark.evidence.start, end=mark.evidence.end, name=CATALOGUE.strategy[id_].name)
        for id_, mark in marks.items()
        if mark.value and mark.evidence
    ]
    return sorted(spans, key=lambda span: (span["start"], span["end"]))
