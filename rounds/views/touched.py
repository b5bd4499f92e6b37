"""Which views an event can have changed, and whether it may wait: what keeps the cost of telling linear."""

from __future__ import annotations

from dataclasses import dataclass

from rounds import events
from rounds.events import Event
from rounds.ids import SeatId, TeamId
from rounds.phases import Phase
from rounds.state import Room


@dataclass(frozen=True, slots=True)
class Touched:
    """`everyone` is every audience there is; `shared` is phones, stage and desk; `desk` is the desk alone."""

    everyone: bool = False
    shared: bool = False
    desk: bool = False
    teams: frozenset[TeamId] = frozenset()
    seats: frozenset[SeatId] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(
            self.everyone or other.everyone,
            self.shared or other.shared,
            self.desk or other.desk,
            self.teams | other.teams,
            self.seats | other.seats,
        )


EVERYONE = Touched(everyone=True, shared=True)
SHARED = Touched(shared=True)
NOBODY = Touched()

_URGENT = (
    events.RoundStarted,
    events.StepEntered,
    events.CustomerAsked,
    events.CustomerCast,
    events.ComplaintMade,
    events.CustomerReacted,
    events.ClockSet,
    events.TeamsDealt,
    events.RoomSetUp,
    events.RoomLocked,
    events.SeatRenamed,
    events.SeatMoved,
    events.SeatRemoved,
    events.RoomClosed,
    events.PlayerChanged,
    events.CustomerMissed,
    events.Ruled,
    events.SidesTold,
    events.RulesSet,
    events.PageTurned,
)


def is_urgent(event: Event) -> bool:
    """Whether the room should be told as soon as the event is saved; the rest may gather for a moment."""
    return isinstance(event, _URGENT)


def touched_by(room: Room, event: Event) -> Touched:
    """Whose views may differ after the event; `room` is the room after it."""
    match event:
        case events.CommandDone():
            return NOBODY
        case events.DraftSaved():
            return Touched(teams=frozenset({room.seats[event.seat].team}))
        case events.ReplyProposed():
            return _seat(room, event.proposal.author, with_team=True) | _mediator(room)
        case events.ProposalBacked():
            return _seat(room, event.seat, with_team=True) | _mediator(room)
        case events.CauseGuessed():
            return _seat(room, event.seat, with_team=True)
        case events.ConfidenceRated() | events.CommitmentMade() | events.DecisionMade() | events.StrategySighted():
            return _seat(room, event.seat, with_team=False)
        case events.ExtraTimeGiven():
            return _seat(room, event.seat, with_team=False)
        case events.RepliesRead():
            return Touched(desk=True)
        case events.ReplyTagged():
            return Touched(seats=frozenset({event.seat}))
        case events.TeamTold():
            return Touched(teams=frozenset({event.team}))
        case events.RecordWritten():
            return Touched(shared=True, teams=frozenset({event.team}))
        case events.FormatSaved() | events.FormatDropped() | events.SidesTold() | events.Ruled():
            return SHARED
        case events.ReplyHeld() | events.PageTurned():
            return SHARED
        case events.BallotCast() | events.Volunteered() | events.SeatDeparted():
            return _seat(room, event.seat, with_team=False)
        case events.SeatTaken() | events.SeatArrived() | events.SeatLeft():
            return _seat(room, event.seat, with_team=True)
        case events.BallotsDealt():
            return Touched(shared=True, seats=frozenset(event.ballots))
        case events.SeatRenamed() | events.SeatMoved() | events.SeatRemoved():
            return EVERYONE
        case events.SeatReadmitted():
            return SHARED
        case events.CustomerReacted():
            return Touched(shared=True, teams=frozenset(room.teams))
        case events.TeamMade() | events.ComplaintMade() | events.ClockSet() | events.RoomLocked():
            return SHARED
        case events.ReplyMarked() | events.ReplyFlagged() | events.ReplyReviewed():
            return EVERYONE if room.phase in (Phase.DEBRIEF, Phase.STANDINGS, Phase.LOBBY) else SHARED
        case _:
            return EVERYONE


def _mediator(room: Room) -> Touched:
    """Who mediates sees the leading proposals of every team."""
    exchange = room.round.exchange if room.round else None
    return Touched(seats=frozenset({exchange.mediator} if exchange and exchange.mediator else ()))


def _seat(room: Room, seat: SeatId, *, with_team: bool) -> Touched:
    team = frozenset({room.seats[seat].team}) if with_team else frozenset[TeamId]()
    return Touched(shared=True, teams=team, seats=frozenset({seat}))
