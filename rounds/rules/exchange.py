"""An exchange: the complaint, the huddles and the bell, the vote, the customer's reaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rounds import commands, events
from rounds.chance import shuffled
from rounds.events import Event
from rounds.ids import ReplyId, SeatId, TeamId
from rounds.names import readable
from rounds.refusals import Refusal, Slug
from rounds.state import Complaint, Exchange, Proposal, Reaction, Reply, Room, Round, Seat


def complain(room: Room, present: Exchange, command: commands.Complain) -> list[Event]:
    text = readable(command.text)
    if not text and not command.aloud:
        raise Refusal(Slug.NOTHING_SAID)
    return [events.ComplaintMade(Complaint(text, command.aloud))]


def save_draft(room: Room, present: Exchange, command: commands.SaveDraft, seat: Seat) -> list[Event]:
    text = readable(command.text)
    return [events.DraftSaved(seat.id, text)] if present.drafts.get(seat.id, "") != text else []


def propose(room: Room, present: Exchange, text: str, seat: Seat, *, safety: bool) -> list[Event]:
    """A proposal backs itself unless its author backs another; an edited one keeps its place and its backers."""
    wording = readable(text)
    if not wording:
        raise Refusal(Slug.NOTHING_SAID)
    before = present.proposals.get(seat.id)
    order = before.order if before else len(present.proposals)
    proposed = events.ReplyProposed(Proposal(seat.id, wording, order, safety))
    return [proposed] if seat.id in present.backing else [proposed, events.ProposalBacked(seat.id, seat.id)]


def back(room: Room, present: Exchange, command: commands.Back, seat: Seat) -> list[Event]:
    if command.author not in present.proposals or room.seats[command.author].team != seat.team:
        raise Refusal(Slug.NO_SUCH_PROPOSAL)
    return [events.ProposalBacked(seat.id, command.author)]


def replies_at_bell(room: Room, playing: Round) -> dict[ReplyId, Reply]:
    """What each team sends: its most backed proposal, the earlier on a tie; drafts not proposed go in too."""
    present = playing.exchanges[-1]
    backing = Counter(present.backing.values())
    by_team: dict[TeamId, list[Proposal]] = {}
    for proposal in (*present.proposals.values(), *_drafts_going_in(present)):
        by_team.setdefault(room.seats[proposal.author].team, []).append(proposal)
    for author in present.drafts:
        backing[author] += author not in present.backing and author not in present.proposals
    replies = {}
    for number, team in enumerate(shuffled(playing.seed, f"numbers {present.number}", by_team), start=1):
        best = max(by_team[team], key=lambda one: (backing[one.author], -one.order))
        id_ = ReplyId(f"{playing.number}.{present.number}.{number}")
        replies[id_] = Reply(id_, number, team, best.author, best.text, backing[best.author], best.safety)
    return replies


def _drafts_going_in(present: Exchange) -> Iterable[Proposal]:
    late = [(seat, text) for seat, text in present.drafts.items() if text and seat not in present.proposals]
    return [Proposal(seat, text, len(present.proposals) + place) for place, (seat, text) in enumerate(late)]


def voters(room: Room, playing: Round) -> dict[SeatId, TeamId]:
    """Everybody here but the customer; who comes back later is dealt a ballot then."""
    return {
        seat.id: seat.team
        for seat in room.seats.values()
        if seat.present and not seat.left and seat.id != playing.customer
    }


def vote(room: Room, present: Exchange, command: commands.CastBallot, seat: Seat) -> list[Event]:
    if seat.id not in present.dealt:
        raise Refusal(Slug.NOT_A_VOTER)
    reply = present.replies.get(command.reply)
    if reply is not None and reply.team == seat.team:
        raise Refusal(Slug.OWN_TEAM)
    if command.reply not in present.dealt[seat.id]:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.BallotCast(seat.id, command.reply)] if present.ballots.get(seat.id) != command.reply else []


def react(room: Room, present: Exchange, command: commands.React) -> list[Event]:
    if command.reply not in present.replies:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.CustomerReacted(command.reply, Reaction(command.value, readable(command.line), command.aloud))]
