"""Decides what a command leads to: events, or a refusal. It changes nothing, and knows no clock, chance or socket."""

from __future__ import annotations

from typing import assert_never

from rounds import commands, events
from rounds.commands import Command, Language, Mode
from rounds.context import Context, Facilitator, Participant
from rounds.deck import Deck
from rounds.events import Event
from rounds.ids import Milliseconds, RoomCode
from rounds.names import readable
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.rules import (
    casting,
    clock,
    closing,
    exchange,
    house,
    marking,
    moderation,
    people,
    round_work,
    steps,
    suggested,
)
from rounds.state import Exchange, Room, Round, Seat
from rounds.table import TABLE, WRITERS_ONLY


def open_room(
    code: RoomCode,
    title: str,
    mode: Mode,
    team_size: int,
    capacity: int,
    facilitator_key_hash: str,
    now: Milliseconds,
    self_run: bool = False,
    deck: Deck | None = None,
    language: Language = "en",
) -> tuple[Event, ...]:
    """The first events of a room, which plays `deck` alone if there is one; refused when the title cannot be read."""
    title = readable(title) or "Workshop"
    first = events.RoomOpened(code, title, mode, team_size, capacity, facilitator_key_hash, now, self_run, language)
    return (first,) if deck is None else (first, events.DeckChosen(deck))


def decide(room: Room, command: Command, context: Context) -> tuple[Event, ...]:
    """The events a command leads to, in order; raises `Refusal` when it is not done, and the room is as it was.

    With a counter in the context the last event is `CommandDone`.
    """
    _check(room, command, context)
    happened = _follow(room, command, context)
    if context.n is not None and isinstance(context.actor, Participant | Facilitator):
        happened = [*happened, events.CommandDone(context.actor.key, context.n)]
    return tuple(happened)


def _check(room: Room, command: Command, context: Context) -> None:
    """Rights first, then time: somebody in the wrong role learns nothing about the step."""
    rule = TABLE[type(command)]
    alone = rule.alone and room.self_run and isinstance(context.actor, Participant)
    if not alone and not isinstance(context.actor, rule.actors):
        raise Refusal(Slug.NOT_FOR_YOUR_ROLE)
    if isinstance(context.actor, Participant) and room.seats[context.actor.seat].removed:
        raise Refusal(Slug.SEAT_REMOVED)
    if room.phase is Phase.CLOSED and Phase.CLOSED not in rule.phases:
        raise Refusal(Slug.ROOM_CLOSED)
    if rule.customer and isinstance(context.actor, Participant) and context.actor.seat != room.customer:
        raise Refusal(Slug.NOT_THE_CUSTOMER)
    _check_turn(room, command)
    if room.phase not in rule.phases:
        raise Refusal(_why_not_now(room, command))
    if isinstance(command, WRITERS_ONLY) and not room.is_writer(_seat(room, context)):
        raise Refusal(Slug.NOT_A_WRITER)


def _check_turn(room: Room, command: Command) -> None:
    turn = getattr(command, "turn", None)
    if turn is None or isinstance(command, commands.Ring) or turn == room.turn:
        return
    raise Refusal(Slug.TOO_LATE if turn < room.turn else Slug.NOT_NOW)


def _why_not_now(room: Room, command: Command) -> Slug:
    if isinstance(command, commands.CastBallot | commands.React) and room.reply(command.reply):
        return Slug.TOO_LATE
    return (
        Slug.ROUND_RUNNING
        if isinstance(command, commands.StartRound | commands.EvenTeams | commands.MoveSeat)
        else Slug.NOT_NOW
    )


def _follow(room: Room, command: Command, context: Context) -> list[Event]:
    match command:
        # participants
        case commands.Volunteer():
            return people.volunteer(room, command, _seat(room, context))
        case commands.AnswerCasting():
            return casting.answer(room, _round(room), command, _seat(room, context), context)
        case commands.Complain():
            return exchange.complain(room, _exchange(room), command)
        case commands.SaveDraft():
            return exchange.save_draft(room, _exchange(room), command, _seat(room, context))
        case commands.Propose():
            return exchange.propose(room, _exchange(room), command.text, _seat(room, context), safety=False)
        case commands.ProposeSafety():
            text = _round(room).scenario.safety_reply
            return exchange.propose(room, _exchange(room), text, _seat(room, context), safety=True)
        case commands.Back():
            return exchange.back(room, _exchange(room), command, _seat(room, context))
        case commands.CastBallot():
            return exchange.vote(room, _exchange(room), command, _seat(room, context))
        case commands.React():
            return exchange.react(room, _exchange(room), command)
        case commands.PauseScene():
            return clock.pause_scene(room, command, context)
        case commands.StepOut():
            return casting.step_out(room, context)
        case commands.Observe():
            return people.observe(_seat(room, context), command.on)
        case commands.RateConfidence():
            return closing.rate(room, command, _seat(room, context))
        case commands.TellTeam():
            return people.tell_team(room, command, _seat(room, context))
        case commands.Commit():
            return closing.commit(room, command, _seat(room, context))
        case commands.GuessCause():
            return round_work.guess(room, _round(room), command, _seat(room, context))
        case commands.WriteRecord():
            return round_work.write_record(room, _round(room), command, _seat(room, context))
        case commands.Decide():
            return round_work.vote_on_business(room, _round(room), command, _seat(room, context))
        case commands.TagReply():
            return exchange.tag(_exchange(room), command, _seat(room, context))
        case commands.Sight():
            return exchange.sight(room, _round(room), command, _seat(room, context))
        case commands.Mediate():
            return exchange.mediate(_exchange(room), command, _seat(room, context))
        case commands.Leave():
            seat = _seat(room, context)
            return [events.SeatLeft(seat.id, context.now), *casting.left_while_asked(room, seat, context)]
        # facilitators
        case commands.SetUp():
            return people.set_up(room, command, context)
        case commands.SetRules():
            return house.set_rules(room, command)
        case commands.SetOffLimits():
            return house.set_off_limits(room, command)
        case commands.SaveFormat():
            return house.save_format(room, command)
        case commands.DropFormat():
            return house.drop_format(room, command)
        case commands.EvenTeams():
            return people.even_teams(room, command, context)
        case commands.LockRoom():
            return [events.RoomLocked(command.on)] if room.locked != command.on else []
        case commands.RenameSeat():
            return moderation.rename(room, command)
        case commands.MoveSeat():
            return moderation.move(room, command)
        case commands.RemoveSeat():
            return moderation.remove(room, command, context)
        case commands.ReadmitSeat():
            return moderation.readmit(room, command)
        case commands.SetObserver():
            return people.observe(people.seat_of(room, command.seat), command.on)
        case commands.GiveTime():
            return people.give_time(room, command)
        case commands.CheckConfidence() | commands.BeginClosing():
            return closing.open_step(room, command)
        case commands.StartRound():
            return steps.start_round(room, command, context)
        case commands.AskCustomer():
            return casting.ask(room, _round(room), command)
        case commands.TakeOver() | commands.UsePractice():
            return casting.change_player(room, _round(room), command, context)
        case commands.ChooseTechnique():
            return steps.choose_technique(room, _round(room), command, context)
        case commands.Arbitrate():
            return exchange.arbitrate(_exchange(room), command)
        case commands.HoldReply():
            return exchange.hold(_exchange(room), command)
        case commands.Freeze():
            return clock.freeze(room, context)
        case commands.Rewind():
            return steps.rewind(room, _round(room), context)
        case commands.MarkRecord():
            return round_work.mark_record(_round(room), command)
        case commands.TurnPage():
            return round_work.turn_page(room, _round(room), command)
        case commands.EndStep():
            return steps.end_step(room, _round(room), context) if room.round else closing.leave_step(room)
        case commands.CancelRound():
            return steps.cancel_round(room, command, context)
        case commands.StartClock():
            return clock.start(room, command, context)
        case commands.PauseClock():
            return clock.pause(room, command, context)
        case commands.ResumeClock():
            return clock.resume(room, command, context)
        case commands.AddTime():
            return clock.add(room, command, context)
        case commands.MarkReply():
            return marking.mark(room, command, context)
        case commands.FlagReply():
            return marking.flag(room, command, context)
        case commands.ReviewReply():
            return marking.review(room, command, context)
        case commands.CloseRoom():
            return steps.close_room(room, command, context)
        # the shell
        case commands.TakeSeat():
            return people.take_seat(room, command, context)
        case commands.Arrive():
            return people.arrive(room, command, context)
        case commands.Depart():
            return people.depart(room, command, context)
        case commands.MissCustomer():
            return casting.miss(room, command, context)
        case commands.Ring():
            return steps.ring(room, command, context)
        case commands.Recover():
            return clock.recover(room, command, context)
        case commands.KeepReadings():
            return suggested.keep(room, command)
        case commands.Buzz():
            return _press(room, context)
        case _:
            assert_never(command)


def _press(room: Room, context: Context) -> list[Event]:
    """What the room's buzzer is for, in the phases in which people may ask for the same.

    It goes to no next step while the scene is held: whoever paused it would be passed over by anybody in reach.
    """
    things, is_held = room.rules.things, room.clock is not None and room.clock.held != "none"
    command: Command | None = None
    if things.on and things.buzzer == "pause":
        command = commands.PauseScene()
    elif things.on and things.buzzer == "next" and not is_held:
        command = commands.EndStep(room.turn)
    if command is None or room.phase not in TABLE[type(command)].phases:
        raise Refusal(Slug.NOT_NOW)
    return _follow(room, command, context)


def _seat(room: Room, context: Context) -> Seat:
    """The seat of the participant who asks; the shell lets only seated people ask."""
    if not isinstance(context.actor, Participant):
        raise Refusal(Slug.NOT_FOR_YOUR_ROLE)
    return room.seats[context.actor.seat]


def _round(room: Room) -> Round:
    """The round being played; the table lets the commands that need one through only while there is one."""
    if room.round is None:
        raise Refusal(Slug.NOT_NOW)
    return room.round


def _exchange(room: Room) -> Exchange:
    present = _round(room).exchange
    if present is None:
        raise Refusal(Slug.NOT_NOW)
    return present
