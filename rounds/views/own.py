"""What only one's own team, or only oneself, may see: the huddle, the ballot, the brief."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from rounds import debrief
from rounds.ids import SeatId, TeamId
from rounds.phases import SCENE_PHASES, TOLD_PHASES, Phase
from rounds.rules.exchange import card_of
from rounds.rules.round_work import causes_offered, team_guesses
from rounds.sections import (
    BallotSection,
    BriefSection,
    CardView,
    CauseOption,
    ComebackView,
    GuessSection,
    HuddleSection,
    LineView,
    MessageView,
    OwnResultSection,
    ProposalView,
    RecordSection,
    Sections,
    SheetReply,
    SidesView,
    TeamSection,
    YouSection,
)
from rounds.state import Exchange, Proposal, Room, Round, Seat
from rounds.strategies import CATALOGUE
from rounds.views import shared
from rounds.views.reckoning import reckoned

MATES_NAMED = 8
PROPOSALS_SHOWN = 12
MESSAGES_SHOWN = 8


def for_team(room: Room, team: TeamId) -> Sections:
    members = room.members(team)
    return Sections(
        team=TeamSection(
            team=shared.sign(room, team),
            mates=[seat.name for seat in members[:MATES_NAMED]],
            count=len(members),
        ),
        huddle=_huddle(room, team, members),
        own_result=_own_result(room, team),
        guess=_guess(room, team),
        messages=[
            MessageView(name=room.seats[one.seat].name, text=one.text)
            for one in list(room.teams[team].messages)[-MESSAGES_SHOWN:]
        ]
        if room.round
        else [],
        record=record_section(room, team) if room.phase is Phase.RECORD else None,
    )


def _guess(room: Room, team: TeamId) -> GuessSection | None:
    """The causes to choose from, and what the team's own people chose; nothing of the other teams."""
    playing = room.round
    if playing is None or room.phase is not Phase.GUESSING:
        return None
    picks = Counter(one.cause for one in playing.guesses.values() if one.team == team)
    return GuessSection(
        options=[
            CauseOption(cause=cause, name=CATALOGUE.cause[cause].name, picks=picks[cause])
            for cause in causes_offered(playing)
        ],
        leading=team_guesses(playing).get(team),
    )


def record_section(room: Room, team: TeamId) -> RecordSection | None:
    playing = room.round
    if playing is None:
        return None
    parts = playing.records.get(team, {})
    return RecordSection(
        problem=parts.get("problem", ""),
        done=parts.get("done", ""),
        outcome=parts.get("outcome", ""),
        follow_up=parts.get("follow_up", ""),
    )


def _huddle(room: Room, team: TeamId, members: list[Seat]) -> HuddleSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or room.phase is not Phase.DRAFTING:
        return None
    backing = Counter(exchange.backing.values())
    writers = [seat for seat in members if room.is_writer(seat)]
    proposals = [exchange.proposals[seat.id] for seat in writers if seat.id in exchange.proposals]
    proposals.sort(key=lambda one: (-backing[one.author], one.order))
    views = [
        ProposalView(
            author=one.author,
            name=room.seats[one.author].name,
            text=one.text,
            backing=backing[one.author],
            safety=one.safety,
        )
        for one in proposals
    ]
    writing = [seat.name for seat in writers if exchange.drafts.get(seat.id) and seat.id not in exchange.proposals]
    return HuddleSection(
        proposals=views[:PROPOSALS_SHOWN],
        more=max(0, len(views) - PROPOSALS_SHOWN),
        writing=writing[:MATES_NAMED],
    )


def _own_result(room: Room, team: TeamId) -> OwnResultSection | None:
    exchange, reckoning = shared.revealed(room), reckoned(room)
    own = reckoning.reply_of.get(team) if exchange else None
    row = shared.result_row(room, exchange, own, reckoning.tallies[own]) if exchange and own else None
    standing = reckoning.standing_of.get(team) if shared.standings_are_open(room) else None
    if row is None and standing is None:
        return None
    last = standing.rounds[-1] if standing and standing.rounds else None
    traced = reckoning.last_round_of(team) if last else None
    return OwnResultSection(
        row=row,
        held=exchange is not None and own in exchange.held,
        shown=_shown(room, team),
        points=shared.points_view(last) if last else None,
        standing=shared.standing_row(room, standing) if standing else None,
        why=shared.why_view(room, *traced) if traced else None,
    )


def _shown(room: Room, team: TeamId) -> dict[str, float]:
    """How clearly the team's marked replies show what the scene called for."""
    playing = room.round
    if playing is None or room.phase not in TOLD_PHASES:
        return {}
    replies = [one for one in debrief.marked(playing) if one[1].team == team]
    called = debrief.axes(room, playing) if replies else []
    return {strategy: round(float(debrief.shown(replies, strategy)), 3) for strategy in called}


def for_seat(room: Room, seat_id: SeatId) -> Sections:
    seat = room.seats[seat_id]
    playing = room.round
    is_customer = playing is not None and playing.customer == seat_id
    return Sections(
        you=_you(room, seat),
        ballot=_ballot(room, seat_id),
        brief=brief_section(room, playing) if playing is not None and is_customer else None,
    )


def part_of(room: Room, seat: Seat) -> Literal["writer", "customer", "mediator", "observer"]:
    playing = room.round
    if playing is None:
        return "observer" if seat.observer else "writer"
    if playing.customer == seat.id:
        return "customer"
    if playing.exchange is not None and playing.exchange.mediator == seat.id and room.phase in SCENE_PHASES:
        return "mediator"
    return "writer" if room.is_writer(seat) else "observer"


def _you(room: Room, seat: Seat) -> YouSection:
    playing = room.round
    exchange = playing.exchange if playing and room.phase is Phase.DRAFTING else None
    proposal = exchange.proposals.get(seat.id) if exchange else None
    sure = room.sure_after if room.phase in (Phase.CLOSING, Phase.CLOSED) else room.sure_before
    guess = playing.guesses.get(seat.id) if playing and room.phase is Phase.GUESSING else None
    return YouSection(
        seat=seat.id,
        name=seat.name,
        part=part_of(room, seat),
        observes=seat.observer,
        volunteer=seat.volunteer,
        asked=playing is not None and playing.casting.asked == seat.id,
        draft=exchange.drafts.get(seat.id, "") if exchange else "",
        proposed=proposal.text if proposal else None,
        backed=exchange.backing.get(seat.id) if exchange else None,
        extra_s=seat.extra // 1000,
        sure=sure.get(seat.id),
        guess=guess.cause if guess else None,
        decision=playing.decisions.get(seat.id) if playing and room.phase is Phase.DECISION else None,
        commitment=room.commitments.get(seat.id, ""),
        card=_card(room, playing, seat) if playing else None,
        sides=_sides(room, seat),
    )


def _card(room: Room, playing: Round, seat: Seat) -> CardView | None:
    """An observer's card, from the time the scene is played until it is talked about."""
    strategy = card_of(room, playing, seat) if room.phase not in (Phase.CASTING, *TOLD_PHASES) else None
    if strategy is None:
        return None
    seen = playing.exchange.sightings.get(seat.id, {}) if playing.exchange else {}
    reply, sighted = next(reversed(seen.items())) if seen else (None, None)
    return CardView(
        strategy=strategy,
        name=CATALOGUE.strategy[strategy].name,
        description=CATALOGUE.strategy[strategy].description,
        reply=reply,
        start=sighted.evidence.start if sighted else None,
        end=sighted.evidence.end if sighted else None,
    )


def _sides(room: Room, seat: Seat) -> list[SidesView] | None:
    """The leading proposals, for the one person who mediates: they write with both sides."""
    exchange = room.round.exchange if room.round else None
    if exchange is None or exchange.mediator != seat.id or room.phase is not Phase.DRAFTING:
        return None
    leading = leading_proposals(room, exchange)
    return [SidesView(team=shared.sign(room, team), text=one.text) for team, one in leading.items()][:PROPOSALS_SHOWN]


def leading_proposals(room: Room, exchange: Exchange) -> dict[TeamId, Proposal]:
    """Of each team the proposal that would go out now."""
    backing = Counter(exchange.backing.values())
    leading: dict[TeamId, Proposal] = {}
    for one in sorted(exchange.proposals.values(), key=lambda one: (backing[one.author], -one.order)):
        leading[room.seats[one.author].team] = one
    return leading


def _ballot(room: Room, seat: SeatId) -> BallotSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or room.phase is not Phase.VOTING or seat not in exchange.dealt:
        return None
    replies = [exchange.replies[id_] for id_ in exchange.dealt[seat]]
    return BallotSection(
        replies=[SheetReply(reply=one.id, number=one.number, text=one.text) for one in replies],
        choice=exchange.ballots.get(seat),
        tags={str(id_): [str(tag) for tag in tags] for id_, tags in exchange.tags.get(seat, {}).items() if tags},
    )


def brief_section(room: Room, playing: Round) -> BriefSection:
    """The customer's secret, with the prepared lines that do not hit harder than the room allows."""
    brief = playing.scenario.brief
    return BriefSection(
        language=playing.scenario.language or None,
        who=brief.who,
        what_happened_to_you=brief.what_happened_to_you,
        cause=brief.cause,
        cause_name=CATALOGUE.cause[brief.cause].name,
        hidden_need=brief.hidden_need,
        heats_up=list(brief.heats_up),
        cools_down=list(brief.cools_down),
        starting_temper=brief.starting_temper,
        opening_lines=[
            LineView(text=one.text, intensity=one.intensity.value)
            for one in brief.opening_lines
            if one.intensity.is_within(room.intensity)
        ],
        comebacks=[ComebackView(text=one.text, when=one.when.value) for one in brief.comebacks],
        off_limits=list(brief.off_limits),
    )
