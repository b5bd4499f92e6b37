"""Steps: how a round starts, goes from step to step and ends."""

from __future__ import annotations

from rounds import ballots, commands, events
from rounds.context import Context
from rounds.events import Event
from rounds.formats import FORMATS
from rounds.ids import Turn
from rounds.phases import RINGS_ON, Phase
from rounds.refusals import Refusal, Slug
from rounds.rules import casting, clock, exchange
from rounds.state import Clock, Complaint, Room, Round

FEWEST_PEOPLE = 2


def start_round(room: Room, command: commands.StartRound, context: Context) -> list[Event]:
    scenario = context.library.get(command.scenario)
    if scenario is None:
        raise Refusal(Slug.NO_SUCH_SCENARIO)
    if command.format not in FORMATS:
        raise Refusal(Slug.NO_SUCH_FORMAT)
    order = casting.fair_order(room, context.seed)
    if len(order) < FEWEST_PEOPLE:
        raise Refusal(Slug.TOO_FEW_PEOPLE)
    started = events.RoundStarted(len(room.rounds) + 1, scenario, FORMATS[command.format], context.seed)
    first = started.format.steps[0]
    entered = events.StepEntered(_next(room), first.phase, 0, clock.of_step(first, context.now))
    return [started, entered, events.CustomerProposed(order[0])]


def end_step(room: Room, playing: Round, context: Context) -> list[Event]:
    """Closes the present step as it stands and opens the one that comes next."""
    match room.phase:
        case Phase.CASTING if playing.customer is None:
            raise Refusal(Slug.NO_CUSTOMER)
        case Phase.COMPLAINT if playing.exchange is not None and playing.exchange.complaint is None:
            said = events.ComplaintMade(Complaint(text="", aloud=True))
            return [said, *_enter(room, playing, playing.step + 1, context)]
        case Phase.DRAFTING:
            return _end_drafting(room, playing, context)
        case Phase.VOTING if playing.exchange is not None:
            counted = events.VotesCounted(ballots.best_reply(playing.exchange))
            return [counted, *_enter(room, playing, playing.step + 1, context)]
        case _:
            return _enter(room, playing, playing.step + 1, context)


def _end_drafting(room: Room, playing: Round, context: Context) -> list[Event]:
    """The bell: replies go out, then the vote; without a vote the customer decides, without a reply nobody does."""
    replies = exchange.replies_at_bell(room, playing)
    sent = events.RepliesSent(tuple(replies.values()))
    if not replies:
        return [sent, *_enter(room, playing, playing.step + 3, context)]
    dealt = ballots.deal(replies, exchange.voters(room, playing), playing.seed)
    if not dealt:
        counted = events.VotesCounted(ballots.best_of(replies, {}))
        return [sent, counted, *_enter(room, playing, playing.step + 2, context)]
    return [sent, *_enter(room, playing, playing.step + 1, context), events.BallotsDealt(dealt)]


def _enter(room: Room, playing: Round, index: int, context: Context) -> list[Event]:
    if index >= len(playing.format.steps):
        return [events.RoundEnded(cancelled=False), _lobby(room)]
    step = playing.format.steps[index]
    return [events.StepEntered(_next(room), step.phase, index, clock.of_step(step, context.now))]


def cancel_round(room: Room, command: commands.CancelRound, context: Context) -> list[Event]:
    return [events.RoundEnded(cancelled=True), _lobby(room)]


def close_room(room: Room, command: commands.CloseRoom, context: Context) -> list[Event]:
    """Ends the workshop; a round whose vote was counted stays in the standings, an earlier one is cancelled."""
    playing, ended = room.round, list[Event]()
    if playing is not None:
        counted = playing.exchange is not None and playing.exchange.best is not None
        ended.append(events.RoundEnded(cancelled=not counted))
    return [*ended, events.RoomClosed(), events.StepEntered(_next(room), Phase.CLOSED, None, None)]


def ring(room: Room, command: commands.Ring, context: Context) -> list[Event]:
    """The bell of a step that is still the present one; an old bell rings for nobody."""
    present = room.clock
    if present is None or command.turn != room.turn or present.deadline != command.deadline:
        return []
    if room.round is not None and room.phase in RINGS_ON:
        return end_step(room, room.round, context)
    return [events.ClockSet(Clock(total=present.total, deadline=None, left=0, ran_out=True))]


def _next(room: Room) -> Turn:
    return Turn(room.turn + 1)


def _lobby(room: Room) -> Event:
    return events.StepEntered(_next(room), Phase.LOBBY, None, None)
