"""Evolves a room by one event. It trusts events and refuses nothing, so that a journal always replays.

The signature is that of a pure function; the room is changed in place, because copying it for each vote would make a
large room slow.
"""

from __future__ import annotations

from collections import deque
from typing import assert_never

from rounds import events
from rounds.deck import Intensity
from rounds.events import Event
from rounds.formats import Step
from rounds.ids import ReplyId, SeatId, StrategyId, TeamId
from rounds.names import name_key
from rounds.phases import SCENE_PHASES, Phase
from rounds.state import COUNTERS_KEPT, Casting, Exchange, Flag, Mark, Room, Round, Rules, Seat, Sighting, Team


def opened(event: events.RoomOpened) -> Room:
    return Room(
        code=event.code,
        title=event.title,
        mode=event.mode,
        team_size=event.team_size,
        capacity=event.capacity,
        facilitator_key_hash=event.facilitator_key_hash,
        opened_at=event.at,
        self_run=event.self_run,
        rules=Rules(language=event.language),
    )


def evolve(room: Room, event: Event) -> Room:
    room.reckoning = None
    match event:
        case events.RoomOpened():
            return opened(event)
        case events.DeckChosen():
            room.deck = event.deck
        case events.RoomSetUp():
            room.title, room.mode, room.team_size = event.title, event.mode, event.team_size
            _refresh_unfilled(room)
        case events.IntensityCapped():
            room.intensity = Intensity(event.cap)
        case events.RulesSet() | events.FormatSaved() | events.FormatDropped():
            _rule(room, event)
        case events.RoomLocked():
            room.locked = event.on
        case events.RoomClosed():
            room.locked = True
        case events.TeamMade() | events.SeatTaken() | events.TeamsDealt():
            _people(room, event)
        case events.SeatArrived() | events.SeatDeparted() | events.SeatLeft() | events.Volunteered():
            _presence(room, event)
        case events.SeatRenamed() | events.SeatMoved() | events.SeatRemoved() | events.SeatReadmitted():
            _moderate(room, event)
        case events.ObserverSet():
            room.seats[event.seat].observer = event.on
            if event.on and room.phase is Phase.DRAFTING:
                _forget_unsent(room, event.seat)
        case events.ExtraTimeGiven():
            room.seats[event.seat].extra = event.extra
        case events.ConfidenceRated():
            (room.sure_after if event.after else room.sure_before)[event.seat] = event.level
        case events.TeamTold():
            room.teams[event.team].messages.append(event.message)
        case events.CommitmentMade():
            room.commitments[event.seat] = event.text
        case events.RoundStarted():
            steps = event.format.steps
            room.rounds.append(Round(event.number, event.scenario, event.format, event.seed, steps))
        case events.StepEntered():
            _enter(room, event)
        case events.StepsChanged():
            room.rounds[-1].steps = event.steps
        case events.RoundEnded():
            room.rounds[-1].ended, room.rounds[-1].cancelled = True, event.cancelled
        case (
            events.CustomerProposed()
            | events.CustomerAsked()
            | events.CustomerSkipped()
            | events.CustomerPassed()
            | events.CustomerCast()
            | events.PlayerChanged()
            | events.CustomerMissed()
        ):
            _cast(room, room.rounds[-1], event)
        case (
            events.CauseGuessed()
            | events.TechniqueChosen()
            | events.RecordWritten()
            | events.RecordMarked()
            | events.PageTurned()
            | events.DecisionMade()
        ):
            _add_to_round(room.rounds[-1], event)
        case events.SidesTold():
            _present(room).mediation = event.text
        case events.Ruled():
            _present(room).ruling = event.ruling
        case events.ReplyHeld():
            (_present(room).held.add if event.on else _present(room).held.discard)(event.reply)
        case events.ReplyTagged():
            _tag(_exchange_of(room, event.reply), event)
        case events.StrategySighted():
            _sight(_exchange_of(room, event.reply), event)
        case events.ComplaintMade():
            _present(room).complaint = event.complaint
        case events.DraftSaved():
            _present(room).drafts[event.seat] = event.text
        case events.ReplyProposed():
            _present(room).proposals[event.proposal.author] = event.proposal
        case events.ProposalBacked():
            _present(room).backing[event.seat] = event.author
        case events.RepliesSent():
            exchange = _recount(room)
            exchange.replies, exchange.counted = {reply.id: reply for reply in event.replies}, not event.replies
            room.rounds[-1].teams_writing |= {seat.team for seat in room.seats.values() if _may_write(room, seat)}
        case events.RepliesRead():
            for reply, found in event.found.items():
                _exchange_of(room, reply).suggested[reply] = found
        case events.BallotsDealt():
            _recount(room).dealt.update(event.ballots)
        case events.BallotCast():
            _recount(room).ballots[event.seat] = event.reply
        case events.VotesCounted():
            exchange = _recount(room)
            exchange.best, exchange.counted = event.best, True
        case events.CustomerReacted():
            _recount(room).reactions[event.reply] = event.reaction
        case events.ReplyMarked() | events.ReplyFlagged() | events.ReplyReviewed():
            _marked(_exchange_of(room, event.reply), event)
        case events.ClockSet():
            room.clock = event.clock
        case events.ServerRecovered():
            _recovered(room, event)
        case events.CommandDone():
            room.counters.setdefault(event.actor, deque(maxlen=COUNTERS_KEPT)).append(event.n)
        case _:
            assert_never(event)
    return room


def _present(room: Room) -> Exchange:
    return room.rounds[-1].exchanges[-1]


def _recount(room: Room) -> Exchange:
    """The present exchange, whose points have to be worked out anew."""
    exchange = _present(room)
    exchange.points.clear()
    return exchange


def _may_write(room: Room, seat: Seat) -> bool:
    return not seat.left and room.is_writer(seat)


def _rule(room: Room, event: events.RulesSet | events.FormatSaved | events.FormatDropped) -> None:
    match event:
        case events.RulesSet():
            room.rules = event.rules
            for exchange in (one for played in room.rounds for one in played.exchanges):
                exchange.points.clear()
        case events.FormatSaved():
            room.formats_made += event.format.id not in room.formats
            room.formats[event.format.id] = event.format
        case events.FormatDropped():
            del room.formats[event.format]
        case _:
            assert_never(event)


def _add_to_round(
    playing: Round,
    event: events.CauseGuessed
    | events.TechniqueChosen
    | events.RecordWritten
    | events.RecordMarked
    | events.PageTurned
    | events.DecisionMade,
) -> None:
    match event:
        case events.CauseGuessed():
            playing.guesses[event.seat] = event.guess
        case events.TechniqueChosen():
            playing.technique, playing.mediator = event.technique, event.mediator
        case events.RecordWritten():
            playing.records.setdefault(event.team, {})[event.part] = event.text
        case events.RecordMarked():
            playing.record_marks[event.team] = event.points
        case events.PageTurned():
            playing.page = event.page
        case events.DecisionMade():
            playing.decisions[event.seat] = event.choice
        case _:
            assert_never(event)


def _tag(exchange: Exchange, event: events.ReplyTagged) -> None:
    tags = exchange.tags.setdefault(event.seat, {})
    others: tuple[StrategyId, ...] = tuple(one for one in tags.get(event.reply, ()) if one != event.strategy)
    tags[event.reply] = (*others, event.strategy) if event.on else others


def _sight(exchange: Exchange, event: events.StrategySighted) -> None:
    sighted = exchange.sightings.setdefault(event.seat, {})
    if event.evidence is None:
        sighted.pop(event.reply, None)
    else:
        sighted[event.reply] = Sighting(event.strategy, event.evidence)


def _people(room: Room, event: events.TeamMade | events.SeatTaken | events.TeamsDealt) -> None:
    match event:
        case events.TeamMade():
            room.teams[event.team] = Team(event.team, event.index, event.name)
            room.teams_made = max(room.teams_made, event.index) + 1
            _refresh_unfilled(room, event.team)
        case events.SeatTaken():
            seat = Seat(event.seat, event.name, event.team, event.key_hash, watches_round=event.watches_round)
            room.seats[event.seat] = seat
            room.names.add(name_key(event.name))
            room.teams[event.team].seats.append(event.seat)
            _refresh_unfilled(room, event.team)
        case events.TeamsDealt():
            _deal_teams(room, event)
        case _:
            assert_never(event)


def _deal_teams(room: Room, event: events.TeamsDealt) -> None:
    """Who had left stays in their team; where it is gone they are put with the first, to come back to."""
    remembered = {reply.team for played in room.rounds for one in played.exchanges for reply in one.replies.values()}
    home = next(iter(event.members), None)
    staying_away = [seat for seat in room.seats.values() if seat.left]
    room.teams = {id_: team for id_, team in room.teams.items() if id_ in event.members or id_ in remembered}
    for id_, team in room.teams.items():
        team.seats = list(event.members.get(id_, ()))
        for seat in team.seats:
            room.seats[seat].team = id_
    dealt = {seat for seats in event.members.values() for seat in seats}
    for away in staying_away:
        if away.id in dealt or home is None:
            continue
        away.team = away.team if away.team in room.teams else home
        room.teams[away.team].seats.append(away.id)
    _refresh_unfilled(room)


def _refresh_unfilled(room: Room, *which: TeamId) -> None:
    for id_ in which or tuple({**room.unfilled, **room.teams}):
        if room.mode == "teams" and id_ in room.teams and len(room.members(id_)) < room.team_size:
            room.unfilled[id_] = None
        else:
            room.unfilled.pop(id_, None)


def _presence(
    room: Room, event: events.SeatArrived | events.SeatDeparted | events.SeatLeft | events.Volunteered
) -> None:
    seat = room.seats[event.seat]
    match event:
        case events.SeatArrived():
            seat.present, seat.left, seat.away_since = True, False, None
            _refresh_unfilled(room, seat.team)
            if room.round is not None and room.round.customer == seat.id:
                room.round.is_missing = False
        case events.SeatDeparted():
            seat.present, seat.away_since = False, event.at
        case events.SeatLeft():
            seat.present, seat.left, seat.volunteer, seat.away_since = False, True, False, event.at
            _refresh_unfilled(room, seat.team)
        case events.Volunteered():
            seat.volunteer = event.on
        case _:
            assert_never(event)


def _moderate(
    room: Room, event: events.SeatRenamed | events.SeatMoved | events.SeatRemoved | events.SeatReadmitted
) -> None:
    seat = room.seats[event.seat]
    match event:
        case events.SeatRenamed():
            room.names.discard(name_key(seat.name))
            room.names.add(name_key(event.name))
            if room.mode == "solo":
                room.teams[seat.team].name = event.name
            seat.name = event.name
        case events.SeatMoved():
            before, seat.team = seat.team, event.team
            room.teams[before].seats.remove(seat.id)
            room.teams[seat.team].seats.append(seat.id)
            _refresh_unfilled(room, before, seat.team)
        case events.SeatRemoved():
            seat.present, seat.left, seat.removed, seat.volunteer = False, True, True, False
            seat.away_since = event.at
            _refresh_unfilled(room, seat.team)
            _forget_unsent(room, seat.id)
        case events.SeatReadmitted():
            seat.removed = False
        case _:
            assert_never(event)


def _forget_unsent(room: Room, seat: SeatId) -> None:
    """What somebody wrote, backed or voted for goes with them as long as it is not yet sent or counted."""
    exchange = room.round.exchange if room.round else None
    if exchange is None or exchange.counted:
        return
    exchange.drafts.pop(seat, None)
    if exchange.proposals.pop(seat, None) is not None:
        exchange.backing = {who: author for who, author in exchange.backing.items() if author != seat}
    exchange.backing.pop(seat, None)
    exchange.ballots.pop(seat, None)
    exchange.dealt.pop(seat, None)
    exchange.points.clear()


def _enter(room: Room, event: events.StepEntered) -> None:
    room.turn, room.phase, room.clock = event.turn, event.phase, event.clock
    if event.step is None:
        return
    playing = room.rounds[-1]
    playing.step = event.step
    if event.phase not in SCENE_PHASES | {Phase.CASTING}:
        playing.casting.asked = None
    step, before = playing.present_step, playing.exchange
    if step.exchange and (before is None or (before.number, before.take) != (step.exchange, step.take)):
        playing.exchanges.append(_begun(playing, step, before))


def _begun(playing: Round, step: Step, before: Exchange | None) -> Exchange:
    """The next exchange; another take begins where its first one did, with the same technique."""
    if before is not None and before.number == step.exchange:
        return Exchange(step.exchange, before.temper_before, step.take, before.technique, before.mediator)
    begun = Exchange(step.exchange, playing.temper, step.take, playing.technique, playing.mediator)
    playing.technique = playing.mediator = None
    return begun


def _cast(
    room: Room,
    playing: Round,
    event: events.CustomerProposed
    | events.CustomerAsked
    | events.CustomerSkipped
    | events.CustomerPassed
    | events.CustomerCast
    | events.PlayerChanged
    | events.CustomerMissed,
) -> None:
    casting = playing.casting
    match event:
        case events.CustomerProposed():
            casting.proposed = event.seat
        case events.CustomerAsked():
            if room.phase is Phase.CASTING:
                _uncast(room, playing)
            casting.asked = event.seat
        case events.CustomerSkipped():
            casting.skipped = [*(seat for seat in casting.skipped if seat != event.seat), event.seat]
        case events.CustomerPassed():
            casting.passed.add(event.seat)
            casting.asked = None  # an offer stands: if it vanished now, the desk would know who passed
        case events.CustomerCast():
            _put_down(room, playing)
            _forget_unsent(room, event.seat)
            playing.casting = Casting(None, None, casting.passed, casting.skipped)
            playing.customer, playing.played_by = event.seat, "seat"
            room.seats[event.seat].times_customer += 1
            room.seats[event.seat].volunteer = False
        case events.PlayerChanged():
            _put_down(room, playing)
            playing.casting = Casting(None, None, casting.passed, casting.skipped)
            playing.played_by = event.by
        case events.CustomerMissed():
            playing.is_missing = True
        case _:
            assert_never(event)


def _put_down(room: Room, playing: Round) -> None:
    """Nobody in a seat plays the customer any more; from the briefing on, who did knows too much to write."""
    playing.is_missing = False
    if room.phase is Phase.CASTING:
        _uncast(room, playing)
    elif playing.customer is not None:
        playing.knows.add(playing.customer)
        playing.customer = None


def _uncast(room: Room, playing: Round) -> None:
    playing.played_by = "seat"
    if playing.customer is not None:
        room.seats[playing.customer].times_customer -= 1
        playing.customer = None


def _exchange_of(room: Room, reply: ReplyId) -> Exchange:
    found = room.reply(reply)
    if found is None:
        raise LookupError(f"the journal marks {reply}, which no exchange holds")
    return found[1]


def _marked(exchange: Exchange, event: events.ReplyMarked | events.ReplyFlagged | events.ReplyReviewed) -> None:
    exchange.points.pop(event.reply, None)
    match event:
        case events.ReplyMarked():
            exchange.marks.setdefault(event.reply, {})[event.strategy] = Mark(event.value, event.evidence)
        case events.ReplyFlagged(on=True):
            exchange.flags.setdefault(event.reply, {})[event.anti_pattern] = Flag(event.evidence)
        case events.ReplyFlagged():
            exchange.flags.setdefault(event.reply, {}).pop(event.anti_pattern, None)
        case events.ReplyReviewed(done=True):
            exchange.reviewed.add(event.reply)
        case events.ReplyReviewed():
            exchange.reviewed.discard(event.reply)
        case _:
            assert_never(event)


def _recovered(room: Room, event: events.ServerRecovered) -> None:
    room.clock = event.clock
    for seat in room.seats.values():
        if seat.present:
            seat.present, seat.away_since = False, event.at
