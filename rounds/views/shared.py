"""The sections that phones, stage and desk have in common, each bounded by the size of its audience's screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from rounds import scoring, state
from rounds.ballots import Tally
from rounds.debrief import page_now, pages_of, seen
from rounds.deck import Rubric, RubricLine, Scenario
from rounds.house import rubric_in
from rounds.ids import DisagreementId, ReplyId, ScenarioId, SeatId, StrategyId, TeamId
from rounds.names import team_letter
from rounds.phases import REVEALED_PHASES, SCENE_PHASES, TOLD_PHASES, Phase
from rounds.rules.round_work import team_guesses
from rounds.sections import (
    CauseTeams,
    ComplaintSection,
    ConfidenceSection,
    CurvePoint,
    DebriefSection,
    DilemmaView,
    MediationSection,
    PageView,
    PhaseSection,
    Points,
    PollSection,
    PositionView,
    ProgressSection,
    ReactionView,
    ReasonMark,
    ReasonView,
    ResultRow,
    ResultSection,
    RoomSection,
    RubricKind,
    RulingSection,
    SceneSection,
    Sections,
    ShelfScenario,
    SightingView,
    SpanView,
    StandingRow,
    StandingsSection,
    StrategySeen,
    TakeView,
    TeamSign,
    TemperSection,
    WhyView,
)
from rounds.state import BOILING, CALM, Exchange, Reaction, Room, Round
from rounds.strategies import CATALOGUE
from rounds.views.clock import clock_section
from rounds.views.reckoning import reckoned

PHONE_ROWS = 3
PHONE_STANDINGS = 8
SIGHTINGS_SHOWN = 6
LEVELS = range(1, 6)
DECIDED_PHASES = frozenset({Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS})
Library = Mapping[ScenarioId, Scenario]


def for_phones(room: Room, library: Library) -> Sections:
    return common(room, library, rows=PHONE_ROWS, standings=PHONE_STANDINGS)


def common(room: Room, library: Library, rows: int, standings: int) -> Sections:
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
        takes=takes_section(room),
        mediation=mediation_section(room),
        ruling=ruling_section(room),
        poll=poll_section(room),
        confidence=confidence_section(room),
        shelf=shelf_section(room, library),
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
        scored=room.rules.scored,
        language=room.rules.language,
        self_run=room.self_run,
        off_limits=list(room.rules.off_limits),
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
        exchanges=max(step.exchange for step in playing.steps) if playing else 0,
        take=playing.present_step.take if playing else 1,
        technique=playing.exchange.technique
        if playing and playing.exchange and playing.present_step.exchange
        else None,
        scene=room.phase in SCENE_PHASES,
    )


def scene_section(room: Room) -> SceneSection | None:
    playing = room.round
    if playing is None:
        return None
    scenario, scene = playing.scenario, playing.scenario.scene
    return SceneSection(
        scenario=scenario.id,
        language=scenario.language or None,
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
        player=playing.played_by,
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
    return TemperSection(
        level=playing.temper,
        before=before,
        start=start,
        resolved=moved and playing.temper <= CALM,
        boils=moved and playing.temper >= BOILING,
    )


def complaint_section(room: Room) -> ComplaintSection | None:
    playing = room.round
    said = playing.exchange.complaint if playing and playing.exchange else None
    if playing is None or said is None:
        return None
    written = said.text in playing.scenario.spoken_lines
    return ComplaintSection(
        text=said.text, language=playing.scenario.language or None if written else None, aloud=said.aloud
    )


def progress_section(room: Room) -> ProgressSection | None:
    """Counts of those present: nothing waits for somebody who is gone."""
    step = asked(room)
    if step is None:
        return None
    acting, done = step
    return ProgressSection(done=sum(1 for seat in acting if seat in done), of=len(acting))


def asked(room: Room) -> tuple[list[SeatId], Collection[SeatId]] | None:
    """Who is asked for something in this step, and who has given it."""
    playing = room.round
    exchange = playing.exchange if playing else None
    match room.phase:
        case Phase.CONFIDENCE:
            return [seat.id for seat in room.here()], room.sure_before.keys()
        case Phase.CLOSING:
            return [seat.id for seat in room.here()], room.sure_after.keys()
        case Phase.GUESSING if playing is not None:
            return [seat.id for seat in room.here() if room.is_writer(seat)], playing.guesses.keys()
        case Phase.RECORD if playing is not None:
            written = {team for team, parts in playing.records.items() if any(parts.values())}
            writers = [seat for seat in room.here() if room.is_writer(seat)]
            return [seat.id for seat in writers], {seat.id for seat in writers if seat.team in written}
        case Phase.DECISION if playing is not None:
            return [seat.id for seat in room.here() if seat.id != playing.customer], playing.decisions.keys()
        case Phase.DRAFTING if exchange is not None:
            return [seat.id for seat in room.here() if room.is_writer(seat)], exchange.backing.keys()
        case Phase.VOTING if exchange is not None:
            return [seat for seat in exchange.dealt if room.seats[seat].present], exchange.ballots.keys()
        case _:
            return None


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
    seen = [id_ for id_ in tallies if id_ not in exchange.held]
    order = sorted(seen, key=lambda id_: (id_ != exchange.best, tallies[id_].place, exchange.replies[id_].number))
    return ResultSection(
        votes=len(exchange.ballots),
        voters=len(exchange.dealt),
        rows=[result_row(room, exchange, id_, tallies[id_]) for id_ in order[:rows]],
        more=max(0, len(order) - rows),
    )


def takes_section(room: Room) -> list[TakeView]:
    """The takes of the latest exchange side by side, once the new one has been voted on; empty for a single take."""
    exchange = revealed(room)
    if exchange is None or room.round is None or exchange.take == 1:
        return []
    return [_take(room, one) for one in room.round.exchanges if one.number == exchange.number]


def _take(room: Room, exchange: Exchange) -> TakeView:
    best = exchange.replies.get(exchange.best) if exchange.best else None
    reaction = exchange.reactions.get(best.id) if best else None
    return TakeView(
        take=exchange.take,
        temper_before=exchange.temper_before,
        temper=exchange.temper,
        text=best.text if best else "",
        team=sign(room, best.team) if best else None,
        value=reaction.value if reaction else None,
    )


def mediation_section(room: Room) -> MediationSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or exchange.mediator is None or room.phase not in SCENE_PHASES:
        return None
    return MediationSection(mediator=room.seats[exchange.mediator].name, text=exchange.mediation)


def ruling_section(room: Room) -> RulingSection | None:
    exchange = revealed(room)
    ruling = exchange.ruling if exchange else None
    return RulingSection(text=ruling.text, reason=ruling.reason) if ruling else None


def poll_section(room: Room) -> PollSection | None:
    """The decision is silent until its step is over."""
    playing = room.round
    if playing is None or room.phase not in DECIDED_PHASES or not playing.decisions:
        return None
    counts = Counter(playing.decisions.values())
    return PollSection(keep=counts["keep"], terms=counts["terms"], part=counts["part"])


def confidence_section(room: Room) -> ConfidenceSection | None:
    if room.phase not in (Phase.CLOSING, Phase.CLOSED) or not (room.sure_before or room.sure_after):
        return None
    before, after = Counter(room.sure_before.values()), Counter(room.sure_after.values())
    return ConfidenceSection(
        before=[before[level] for level in LEVELS],
        after=[after[level] for level in LEVELS],
        commitments=sum(1 for text in room.commitments.values() if text),
    )


def shelf_section(room: Room, library: Library) -> list[ShelfScenario] | None:
    """What a room without a facilitator chooses from, between rounds."""
    if not room.self_run or room.phase is not Phase.LOBBY:
        return None
    played = {one.scenario.id for one in room.rounds if not one.cancelled}
    return [
        ShelfScenario(scenario=one.id, title=one.title, teaser=one.teaser, heat=one.heat, played=one.id in played)
        for one in library.values()
    ]


def points_view(points: state.Points) -> Points:
    return Points(
        voice=points.voice,
        craft=points.craft,
        customer=points.customer,
        cause=points.cause,
        record=points.record,
        total=points.total,
    )


def why_view(room: Room, playing: Round, traced: scoring.Why) -> WhyView:
    kinds = {line.strategy: kind for kind, line in rubric_lines(rubric_in(room.rules.house, playing.scenario))}
    return WhyView(
        round=playing.number,
        title=playing.scenario.title,
        team=sign(room, traced.team),
        exchanges=traced.exchanges,
        replies=[_reason(one, kinds) for one in traced.reasons],
        guess=CATALOGUE.cause[traced.guess].name if traced.guess else None,
        cause=CATALOGUE.cause[playing.scenario.brief.cause].name,
        points=points_view(traced.points),
    )


def _reason(traced: scoring.Reason, kinds: Mapping[StrategyId, RubricKind]) -> ReasonView:
    exchange, reply = traced.exchange, traced.reply
    reaction, best = exchange.reactions.get(reply.id), traced.best
    return ReasonView(
        reply=reply.id,
        exchange=exchange.number,
        text=reply.text,
        safety=reply.safety,
        votes=traced.tally.votes,
        shown=traced.tally.shown,
        best_votes=best.votes if best else 0,
        best_shown=best.shown if best else 0,
        marks=[
            ReasonMark(name=CATALOGUE.strategy[id_].name, kind=kinds.get(id_), value=mark.value)
            for id_, mark in exchange.marks.get(reply.id, {}).items()
            if mark.value
        ],
        flags=[CATALOGUE.anti_pattern[id_].name for id_ in exchange.flags.get(reply.id, {})],
        reaction=reaction.value if reaction else None,
        points=points_view(traced.points),
    )


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
    between_rounds = room.phase in (Phase.STANDINGS, Phase.LOBBY, Phase.CLOSING, Phase.CLOSED)
    return between_rounds and room.rules.scored and any(scoring.is_counted(room, one) for one in room.rounds)


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
    if playing is None or room.phase not in TOLD_PHASES:
        return None
    brief, debrief = playing.scenario.brief, playing.scenario.debrief
    exchange = playing.exchange
    best = exchange.replies.get(exchange.best) if exchange and exchange.best else None
    pages = [PageView(page=one.id, speaker=one.speaker) for one in pages_of(room, playing)]
    return DebriefSection(
        pages=pages,
        page=None if room.self_run else page_now(room, playing).id,
        cause=debrief.cause_revealed,
        cause_name=CATALOGUE.cause[brief.cause].name,
        hidden_need=brief.hidden_need,
        heats_up=list(brief.heats_up),
        cools_down=list(brief.cools_down),
        questions=list(debrief.questions),
        prevention=debrief.prevention,
        de_role=debrief.de_role,
        customer=room.seats[playing.customer].name if playing.customer else None,
        strategies=strategies_seen(room, playing),
        curve=_curve(room, playing),
        best_text=best.text if best else "",
        best_team=sign(room, best.team) if best else None,
        best_spans=_spans(exchange, best.id) if exchange and best else [],
        sightings=[
            one for played in playing.scored_exchanges for id_ in played.replies for one in sightings(room, played, id_)
        ][:SIGHTINGS_SHOWN],
        dilemmas=[_dilemma(one) for one in playing.scenario.disagreements],
        guessed=_guessed(playing),
    )


def sightings(room: Room, exchange: Exchange, reply: ReplyId) -> list[SightingView]:
    """What observers saw in a reply, with their names: they speak after the authors."""
    return [
        SightingView(
            observer=room.seats[seat].name,
            strategy=CATALOGUE.strategy[one.strategy].name,
            number=exchange.replies[reply].number,
            words=exchange.replies[reply].text[one.evidence.start : one.evidence.end],
        )
        for seat, seen in exchange.sightings.items()
        if (one := seen.get(reply)) is not None
    ]


def _dilemma(disagreement: DisagreementId) -> DilemmaView:
    question = CATALOGUE.disagreement[disagreement]
    return DilemmaView(
        id=disagreement,
        topic=question.topic,
        positions=[
            PositionView(says=one.says, sources=[CATALOGUE.cite(source) for source in one.sources])
            for one in question.positions
        ],
    )


def _guessed(playing: Round) -> CauseTeams | None:
    guesses = list(team_guesses(playing).values())
    return CauseTeams(right=guesses.count(playing.scenario.brief.cause), of=len(guesses)) if guesses else None


def rubric_lines(rubric: Rubric) -> list[tuple[RubricKind, RubricLine]]:
    """Every line of a rubric with what it is, in the rubric's order."""
    return [
        *(("key", line) for line in rubric.key),
        *(("useful", line) for line in rubric.useful),
        *(("trap", line) for line in rubric.traps),
    ]


def strategies_seen(room: Room, playing: Round) -> list[StrategySeen]:
    """What the scenario calls for, and in how many of the marked replies it was seen at least partly."""
    return [
        StrategySeen(
            strategy=line.strategy,
            name=CATALOGUE.strategy[line.strategy].name,
            reason=line.reason,
            kind=kind,
            seen=seen_in,
            of=marked,
        )
        for kind, line in rubric_lines(rubric_in(room.rules.house, playing.scenario))
        for seen_in, marked in [seen(playing, line.strategy)]
    ]


def _curve(room: Room, playing: Round) -> list[CurvePoint]:
    counting = playing.scored_exchanges
    start = playing.scenario.brief.starting_temper
    points = [CurvePoint(exchange=0, take=1, counts=True, level=start, team=None, text="")]
    for exchange in playing.exchanges:
        best = exchange.replies.get(exchange.best) if exchange.best else None
        if best is not None and best.id in exchange.reactions:
            points.append(
                CurvePoint(
                    exchange=exchange.number,
                    take=exchange.take,
                    counts=any(exchange is one for one in counting),
                    level=exchange.temper,
                    team=sign(room, best.team),
                    text=best.text,
                )
            )
    return points


def _spans(exchange: Exchange, reply: ReplyId) -> list[SpanView]:
    marks = exchange.marks.get(reply, {})
    spans = [
        SpanView(start=mark.evidence.start, end=mark.evidence.end, name=CATALOGUE.strategy[id_].name)
        for id_, mark in marks.items()
        if mark.value and mark.evidence
    ]
    return sorted(spans, key=lambda span: (span["start"], span["end"]))
