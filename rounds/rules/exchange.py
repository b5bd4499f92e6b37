"""An exchange: the complaint, the huddles and the bell, the vote, the customer's reaction, and what comes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rounds import commands, events
from rounds.chance import rank, shuffled
from rounds.events import Event
from rounds.house import rubric_in
from rounds.ids import ReplyId, SeatId, StrategyId, TeamId
from rounds.names import readable
from rounds.refusals import Refusal, Slug
from rounds.state import Complaint, Evidence, Exchange, Proposal, Reaction, Reply, Room, Round, Ruling, Seat
from rounds.strategies import CATALOGUE

MOST_TAGS = 3
"""How many strategies a voter tags in one reply."""


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
    replies, played = {}, len(playing.exchanges)
    for number, team in enumerate(shuffled(playing.seed, f"numbers {played}", by_team), start=1):
        best = max(by_team[team], key=lambda one: (backing[one.author], -one.order))
        id_ = ReplyId(f"{playing.number}.{played}.{number}")
        replies[id_] = Reply(id_, number, team, best.author, best.text, backing[best.author], best.safety)
    return replies


def _drafts_going_in(present: Exchange) -> Iterable[Proposal]:
    late = [(seat, text) for seat, text in present.drafts.items() if text and seat not in present.proposals]
    return [Proposal(seat, text, len(present.proposals) + place) for place, (seat, text) in enumerate(late)]


def voters(room: Room, playing: Round) -> dict[SeatId, TeamId]:
    """Everybody here but the customer and a mediator; who comes back later is dealt a ballot then."""
    mediator = playing.exchanges[-1].mediator
    return {seat.id: seat.team for seat in room.here() if seat.id not in (playing.customer, mediator)}


def on_ballots(present: Exchange) -> Mapping[ReplyId, Reply]:
    """The replies that are not held back."""
    return {id_: reply for id_, reply in present.replies.items() if id_ not in present.held}


def hold(present: Exchange, command: commands.HoldReply) -> list[Event]:
    if command.reply not in present.replies:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.ReplyHeld(command.reply, command.on)] if (command.reply in present.held) != command.on else []


def vote(room: Room, present: Exchange, command: commands.CastBallot, seat: Seat) -> list[Event]:
    if seat.id not in present.dealt:
        raise Refusal(Slug.NOT_A_VOTER)
    reply = present.replies.get(command.reply)
    if reply is not None and reply.team == seat.team:
        raise Refusal(Slug.OWN_TEAM)
    if command.reply not in present.dealt[seat.id]:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.BallotCast(seat.id, command.reply)] if present.ballots.get(seat.id) != command.reply else []


def tag(present: Exchange, command: commands.TagReply, seat: Seat) -> list[Event]:
    if command.reply not in present.dealt.get(seat.id, ()):
        raise Refusal(Slug.NO_SUCH_REPLY)
    if command.strategy not in CATALOGUE.strategy:
        raise Refusal(Slug.NO_SUCH_STRATEGY)
    tags = present.tags.get(seat.id, {}).get(command.reply, ())
    if (command.strategy in tags) == command.on:
        return []
    if command.on and len(tags) >= MOST_TAGS:
        raise Refusal(Slug.TOO_MANY_TAGS)
    return [events.ReplyTagged(seat.id, command.reply, command.strategy, command.on)]


def card_of(room: Room, playing: Round, seat: Seat) -> StrategyId | None:
    """The strategy an observer looks out for in a round: of those the scenario names, as chance has it."""
    if seat.id in (playing.customer, playing.mediator_now) or room.may_write_in(playing, seat):
        return None
    rubric = rubric_in(room.rules.house, playing.scenario)
    named = [line.strategy for line in (*rubric.key, *rubric.useful)]
    return min(named, key=lambda strategy: rank(playing.seed, "card", seat.id, strategy))


def sight(room: Room, playing: Round, command: commands.Sight, seat: Seat) -> list[Event]:
    card, present = card_of(room, playing, seat), playing.exchanges[-1]
    if card is None:
        raise Refusal(Slug.NOT_AN_OBSERVER)
    reply = present.replies.get(command.reply)
    if reply is None or reply.id in present.held:
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.StrategySighted(seat.id, reply.id, card, words_of(reply, command.start, command.end))]


def words_of(reply: Reply, start: int | None, end: int | None) -> Evidence | None:
    """The words from `start` to before `end`; None without either. Refused when they are not in the reply."""
    if start is None and end is None:
        return None
    if start is None or end is None or not start < end <= len(reply.text):
        raise Refusal(Slug.BAD_EVIDENCE)
    return Evidence(start, end)


def mediate(present: Exchange, command: commands.Mediate, seat: Seat) -> list[Event]:
    if present.mediator != seat.id:
        raise Refusal(Slug.NOT_THE_MEDIATOR)
    text = readable(command.text)
    return [events.SidesTold(text)] if text != present.mediation else []


def arbitrate(present: Exchange, command: commands.Arbitrate) -> list[Event]:
    if present.technique != "arbitration":
        raise Refusal(Slug.NOT_NOW)
    text, reason = readable(command.ruling), readable(command.reason)
    if not text or not reason:
        raise Refusal(Slug.NOTHING_SAID)
    return [events.Ruled(Ruling(text, reason))]


def react(room: Room, present: Exchange, command: commands.React) -> list[Event]:
    if command.reply not in on_ballots(present):
        raise Refusal(Slug.NO_SUCH_REPLY)
    return [events.CustomerReacted(command.reply, Reaction(command.value, readable(command.line), command.aloud))]
