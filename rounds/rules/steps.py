"""Steps: how a round starts, goes from step to step and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rounds import ballots, commands, events
from rounds.context import Context
from rounds.events import Event
from rounds.formats import FORMATS, Format, Step
from rounds.ids import FormatId, ReplyId, SeatId, Turn
from rounds.phases import RINGS_ON, Phase
from rounds.refusals import Refusal, Slug
from rounds.rules import casting, clock, exchange, practice, running_order, suggested
from rounds.state import BOILING, CALM, Clock, Complaint, Exchange, Reply, Room, Round

FEWEST_PEOPLE = 1
"""One person can play against the practice customer, or the facilitator."""


def formats_in(room: Room) -> dict[FormatId, Format]:
    """The formats a round can start with: those of the game, then the room's own."""
    return {**FORMATS, **room.formats}


def start_round(room: Room, command: commands.StartRound, context: Context) -> list[Event]:
    scenario = room.offered(context.library).get(command.scenario)
    if scenario is None:
        raise Refusal(Slug.NO_SUCH_SCENARIO)
    formats = formats_in(room)
    if command.format not in formats:
        raise Refusal(Slug.NO_SUCH_FORMAT)
    order = casting.fair_order(room, context.seed)
    if len(order) < FEWEST_PEOPLE:
        raise Refusal(Slug.TOO_FEW_PEOPLE)
    started = events.RoundStarted(len(room.rounds) + 1, scenario, formats[command.format], context.seed)
    first = started.format.steps[0]
    entered = events.StepEntered(_next(room), first.phase, 0, clock.of_step(room, first, context.now))
    return [started, entered, events.CustomerProposed(order[0])]


# -- from one step to the next ----------------------------------------------------------------------------------------
def end_step(room: Room, playing: Round, context: Context) -> list[Event]:
    """Closes the present step as it stands and opens the one that comes next."""
    present = playing.exchange
    match room.phase:
        case Phase.CASTING if not playing.has_customer:
            raise Refusal(Slug.NO_CUSTOMER)
        case Phase.COMPLAINT if present is not None and present.complaint is None:
            said = events.ComplaintMade(Complaint(text="", aloud=True))
            return [said, *_enter(room, playing, playing.step + 1, context)]
        case Phase.DRAFTING if present is not None:
            return _end_drafting(room, playing, context)
        case Phase.APPROVAL if present is not None:
            return _open_vote(room, playing, present, exchange.on_ballots(present), context)
        case Phase.VOTING if present is not None:
            best = ballots.best_reply(present)
            return [events.VotesCounted(best), *_enter(room, playing, playing.step + 1, context, best)]
        case Phase.REACTION:
            return _end_exchange(room, playing, context)
        case Phase.TECHNIQUE:
            return _enter(room, playing, running_order.after_exchanges(playing), context)
        case _:
            return _enter(room, playing, playing.step + 1, context)


def _end_drafting(room: Room, playing: Round, context: Context) -> list[Event]:
    """The bell: replies go out, to the facilitator first where the room wants that, else to the vote."""
    replies = exchange.replies_at_bell(room, playing)
    sent: list[Event] = [events.RepliesSent(tuple(replies.values()))]
    if not replies:
        return [*sent, *_enter(room, playing, running_order.after_exchange(playing), context)]
    if room.rules.approval and not room.self_run:
        present = playing.present_step
        steps = running_order.with_next(playing, Step(Phase.APPROVAL, None, present.exchange, present.take))
        return [*sent, events.StepsChanged(steps), _entered(room, steps, playing.step + 1, context)]
    return [*sent, *_open_vote(room, playing, playing.exchanges[-1], replies, context)]


def _open_vote(
    room: Room, playing: Round, present: Exchange, replies: Mapping[ReplyId, Reply], context: Context
) -> list[Event]:
    """The vote; without a ballot for anybody the customer decides alone, without a reply nobody does."""
    dealt = ballots.deal(replies, exchange.voters(room, playing), playing.seed)
    if dealt:
        return [*_enter(room, playing, playing.step + 1, context), events.BallotsDealt(dealt)]
    best = ballots.best_of(replies, {})
    return [events.VotesCounted(best), *_enter(room, playing, playing.step + 2, context, best, replies)]


def _end_exchange(room: Room, playing: Round, context: Context) -> list[Event]:
    """On to the next exchange; a calm customer is settled early, a boiling one asks for a technique."""
    after = running_order.after_exchange(playing)
    if playing.temper >= BOILING and (steps := running_order.boiled_over(playing)) is not None:
        return [events.StepsChanged(steps), _entered(room, steps, after, context)]
    if playing.temper <= CALM:
        after = running_order.after_exchanges(playing)
    return _enter(room, playing, after, context)


def _enter(
    room: Room,
    playing: Round,
    index: int,
    context: Context,
    best: ReplyId | None = None,
    replies: Mapping[ReplyId, Reply] | None = None,
) -> list[Event]:
    """Enters the step at an index; `best` is the reply the customer answers there, `replies` those just sent."""
    if index >= len(playing.steps) or (playing.steps[index].phase is Phase.STANDINGS and not room.rules.scored):
        return [events.RoundEnded(cancelled=False), _lobby(room)]
    entered = _entered(room, playing.steps, index, context)
    return [entered, *_spoken(room, playing, entered.phase, best, replies), *_marks(room, playing, entered.phase)]


def _entered(room: Room, steps: Sequence[Step], index: int, context: Context) -> events.StepEntered:
    step = steps[index]
    return events.StepEntered(_next(room), step.phase, index, clock.of_step(room, step, context.now))


def _spoken(
    room: Room, playing: Round, phase: Phase, best: ReplyId | None, replies: Mapping[ReplyId, Reply] | None
) -> list[Event]:
    """What the practice customer says as soon as it is its turn."""
    if playing.played_by != "practice":
        return []
    if phase is Phase.COMPLAINT:
        return [practice.complaint(room, playing, playing.temper)]
    if phase is Phase.REACTION:
        return practice.reactions(room, playing, playing.exchanges[-1], best, replies)
    return []


def _marks(room: Room, playing: Round, phase: Phase) -> list[Event]:
    """In a room without a facilitator the suggested marks count, and where one has turned that on."""
    counts = room.self_run or room.rules.suggested
    return suggested.marks(playing) if counts and phase is Phase.SCORING else []


# -- out of the ordinary ----------------------------------------------------------------------------------------------
def choose_technique(room: Room, playing: Round, command: commands.ChooseTechnique, context: Context) -> list[Event]:
    mediator = command.mediator if command.technique == "mediation" else None
    if command.technique == "arbitration" and room.self_run:
        raise Refusal(Slug.NOT_FOR_YOUR_ROLE)
    if command.technique == "mediation" and not _is_neutral(room, playing, mediator):
        raise Refusal(Slug.NOT_NEUTRAL)
    return [
        events.TechniqueChosen(command.technique, mediator),
        *_enter(room, playing, playing.step + 1, context),
    ]


def _is_neutral(room: Room, playing: Round, seat: SeatId | None) -> bool:
    """Anybody here can mediate but the two sides' own voices: the customer, and who has played it."""
    if seat is None or seat not in room.seats or seat == playing.customer or seat in playing.knows:
        return False
    return room.seats[seat].present and not room.seats[seat].left


def rewind(room: Room, playing: Round, context: Context) -> list[Event]:
    steps = running_order.rewound(playing)
    if steps is None:
        raise Refusal(Slug.TOO_MANY_TAKES)
    entered = _entered(room, steps, playing.step + 1, context)
    before = playing.exchanges[-1].temper_before
    spoken = [practice.complaint(room, playing, before)] if playing.played_by == "practice" else []
    return [events.StepsChanged(steps), entered, *spoken]


def cancel_round(room: Room, command: commands.CancelRound, context: Context) -> list[Event]:
    return [events.RoundEnded(cancelled=True), _lobby(room)]


def close_room(room: Room, command: commands.CloseRoom, context: Context) -> list[Event]:
    """Ends the workshop; a round whose vote was counted stays in the standings, an earlier one is cancelled."""
    playing, ended = room.round, list[Event]()
    if playing is not None:
        counted = any(one.counted and one.replies for one in playing.exchanges)
        ended.append(events.RoundEnded(cancelled=not counted))
    return [*ended, events.RoomClosed(), events.StepEntered(_next(room), Phase.CLOSED, None, None)]


# -- the bell ---------------------------------------------------------------------------------------------------------
def ring(room: Room, command: commands.Ring, context: Context) -> list[Event]:
    """The bell of a step that is still the present one; an old bell rings for nobody."""
    present = room.clock
    if present is None or command.turn != room.turn or present.deadline != command.deadline:
        return []
    if room.round is not None and room.phase in RINGS_ON:
        longest = 0 if present.overtime else _time_needed(room, room.round)
        if longest:
            return [clock.overtime(room, longest, context.now)]
        return end_step(room, room.round, context)
    return [events.ClockSet(Clock(total=present.total, deadline=None, left=0, ran_out=True))]


def _time_needed(room: Room, playing: Round) -> int:
    """The longest extra time of those here who are not in yet; 0 when nobody needs more."""
    present = playing.exchange
    if present is None or room.phase not in (Phase.DRAFTING, Phase.VOTING):
        return 0
    drafting = room.phase is Phase.DRAFTING
    waiting = [
        seat.extra
        for seat in room.here()
        if (room.is_writer(seat) and seat.id not in present.backing if drafting else _votes_late(present, seat.id))
    ]
    return max(waiting, default=0)


def _votes_late(present: Exchange, seat: SeatId) -> bool:
    return seat in present.dealt and seat not in present.ballots


def _next(room: Room) -> Turn:
    return Turn(room.turn + 1)


def _lobby(room: Room) -> Event:
    return events.StepEntered(_next(room), Phase.LOBBY, None, None)
