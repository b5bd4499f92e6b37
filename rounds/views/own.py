"""What only one's own team, or only oneself, may see: the huddle, the ballot, the brief."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from rounds.ids import SeatId, TeamId
from rounds.phases import Phase
from rounds.sections import (
    BallotSection,
    BriefSection,
    ComebackView,
    HuddleSection,
    LineView,
    OwnResultSection,
    ProposalView,
    Sections,
    SheetReply,
    TeamSection,
    YouSection,
)
from rounds.state import Room, Round, Seat
from rounds.strategies import CATALOGUE
from rounds.views import shared
from rounds.views.reckoning import reckoned

MATES_NAMED = 8
PROPOSALS_SHOWN = 12


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
    return OwnResultSection(
        row=row,
        points=shared.points_view(last) if last else None,
        standing=shared.standing_row(room, standing) if standing else None,
    )


def for_seat(room: Room, seat_id: SeatId) -> Sections:
    seat = room.seats[seat_id]
    playing = room.round
    is_customer = playing is not None and playing.customer == seat_id
    return Sections(
        you=_you(room, seat),
        ballot=_ballot(room, seat_id),
        brief=brief_section(room, playing) if playing is not None and is_customer else None,
    )


def part_of(room: Room, seat: Seat) -> Literal["writer", "customer", "observer"]:
    playing = room.round
    if playing is not None and playing.customer == seat.id:
        return "customer"
    return "writer" if playing is None or room.is_writer(seat) else "observer"


def _you(room: Room, seat: Seat) -> YouSection:
    playing = room.round
    exchange = playing.exchange if playing and room.phase is Phase.DRAFTING else None
    proposal = exchange.proposals.get(seat.id) if exchange else None
    return YouSection(
        seat=seat.id,
        name=seat.name,
        part=part_of(room, seat),
        volunteer=seat.volunteer,
        asked=playing is not None and room.phase is Phase.CASTING and playing.casting.asked == seat.id,
        draft=exchange.drafts.get(seat.id, "") if exchange else "",
        proposed=proposal.text if proposal else None,
        backed=exchange.backing.get(seat.id) if exchange else None,
    )


def _ballot(room: Room, seat: SeatId) -> BallotSection | None:
    exchange = room.round.exchange if room.round else None
    if exchange is None or room.phase is not Phase.VOTING or seat not in exchange.dealt:
        return None
    replies = [exchange.replies[id_] for id_ in exchange.dealt[seat]]
    return BallotSection(
        replies=[SheetReply(reply=one.id, number=one.number, text=one.text) for one in replies],
        choice=exchange.ballots.get(seat),
    )


def brief_section(room: Room, playing: Round) -> BriefSection:
    """The customer's secret, with the prepared lines that do not hit harder than the room allows."""
    brief = playing.scenario.brief
    return BriefSection(
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
