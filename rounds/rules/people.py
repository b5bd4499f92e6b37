"""People: taking a seat, teams, coming and going."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rounds import ballots, commands, events
from rounds.commands import Mode
from rounds.context import Context
from rounds.events import Event
from rounds.ids import SeatId, TeamId
from rounds.names import clean_name, name_key, readable, team_name
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.rules import clock
from rounds.rules.exchange import on_ballots
from rounds.state import Message, Room, Seat

FEWEST_TEAMS = 2
ON_TIME = frozenset({Phase.LOBBY, Phase.CASTING, Phase.BRIEFING, Phase.GUESSING, Phase.COMPLAINT})
"""Who joins in these phases still writes in the round; who comes later watches it and votes."""


def take_seat(room: Room, command: commands.TakeSeat, context: Context) -> list[Event]:
    if room.locked:
        raise Refusal(Slug.ROOM_LOCKED)
    if len(room.seats) >= room.capacity:
        raise Refusal(Slug.ROOM_FULL)
    name = clean_name(command.name)
    if name_key(name) in room.names:
        raise Refusal(Slug.NAME_TAKEN)
    made, team = _team_for_one_more(room, name)
    watches = room.round.number if room.round and room.phase not in ON_TIME else 0
    taken = events.SeatTaken(command.seat, name, team, command.key_hash, watches)
    return [*made, taken, *_late_ballot(room, command.seat, team)]


def _team_for_one_more(room: Room, name: str) -> tuple[list[Event], TeamId]:
    if room.mode == "solo":
        made = _new_team(room.teams_made, name)
        return [made], made.team
    if len(room.teams) >= FEWEST_TEAMS and room.unfilled:
        return [], min(room.unfilled, key=lambda team: (len(room.members(team)), room.teams[team].index))
    made = _new_team(room.teams_made)
    return [made], made.team


def _new_team(index: int, name: str | None = None) -> events.TeamMade:
    return events.TeamMade(TeamId(f"t{index + 1}"), index, name or team_name(index))


def _late_ballot(room: Room, seat: SeatId, team: TeamId) -> list[Event]:
    """A ballot for somebody who turns up while the vote is open and has none."""
    playing = room.round
    if room.phase is not Phase.VOTING or playing is None or playing.exchange is None:
        return []
    exchange = playing.exchange
    if seat in exchange.dealt or seat in (playing.customer, exchange.mediator):
        return []
    dealt = ballots.deal(on_ballots(exchange), {seat: team}, playing.seed, exchange.dealt)
    return [events.BallotsDealt(dealt)] if dealt else []


def arrive(room: Room, command: commands.Arrive, context: Context) -> list[Event]:
    seat = room.seats[command.seat]
    if seat.removed:
        raise Refusal(Slug.SEAT_REMOVED)
    back: list[Event] = [] if seat.present and not seat.left else [events.SeatArrived(seat.id)]
    if back and room.customer == seat.id:
        back += clock.let_go(room, "missing", context.now)
    return [*back, *_late_ballot(room, seat.id, seat.team)]


def depart(room: Room, command: commands.Depart, context: Context) -> list[Event]:
    return [events.SeatDeparted(command.seat, context.now)] if room.seats[command.seat].present else []


def volunteer(room: Room, command: commands.Volunteer, seat: Seat) -> list[Event]:
    return [events.Volunteered(seat.id, command.on)] if seat.volunteer != command.on else []


def observe(seat: Seat, on: bool) -> list[Event]:
    return [events.ObserverSet(seat.id, on)] if seat.observer != on else []


def tell_team(room: Room, command: commands.TellTeam, seat: Seat) -> list[Event]:
    """The customer has read the brief and tells nobody of it; whoever writes or watches may."""
    if room.round is not None and (seat.id == room.round.customer or seat.id in room.round.knows):
        raise Refusal(Slug.NOT_A_WRITER)
    text = readable(command.text)
    if not text:
        raise Refusal(Slug.NOTHING_SAID)
    return [events.TeamTold(seat.team, Message(seat.id, text))]


def give_time(room: Room, command: commands.GiveTime) -> list[Event]:
    seat, extra = seat_of(room, command.seat), command.seconds * 1000
    return [events.ExtraTimeGiven(seat.id, extra)] if seat.extra != extra else []


def seat_of(room: Room, seat: SeatId) -> Seat:
    if seat not in room.seats:
        raise Refusal(Slug.NO_SUCH_SEAT)
    return room.seats[seat]


def set_up(room: Room, command: commands.SetUp, context: Context) -> list[Event]:
    mode, size = command.mode or room.mode, command.team_size or room.team_size
    if (mode, size) != (room.mode, room.team_size) and (room.rounds or room.phase is not Phase.LOBBY):
        raise Refusal(Slug.NOT_NOW)
    title = room.title if command.title is None else readable(command.title)
    if not title:
        raise Refusal(Slug.NOTHING_SAID)
    changed: list[Event] = [events.RoomSetUp(title, mode, size)]
    if command.intensity is not None and command.intensity != room.intensity.value:
        changed.append(events.IntensityCapped(command.intensity))
    return changed if mode == room.mode else [*changed, *_dealt_anew(room, mode, size)]


def even_teams(room: Room, command: commands.EvenTeams, context: Context) -> list[Event]:
    if room.mode == "solo" or not room.seats:
        return []
    here = [seat.id for team in _by_index(room) for seat in room.members(team)]
    wanted = max(FEWEST_TEAMS, -(-len(here) // room.team_size))
    made = [_new_team(room.teams_made + more) for more in range(wanted - len(room.teams))]
    teams = [*_by_index(room), *(one.team for one in made)][:wanted]
    return [*made, events.TeamsDealt(_evened({team: _ids(room, team) for team in teams}, here))]


def _dealt_anew(room: Room, mode: Mode, size: int) -> list[Event]:
    """Everybody into new teams, because teams became solo or solo became teams."""
    seats = [seat for seat in room.seats.values() if not seat.left]
    if not seats:
        return []
    first = room.teams_made
    if mode == "solo":
        alone = [_new_team(first + more, seat.name) for more, seat in enumerate(seats)]
        return [
            *alone,
            events.TeamsDealt({one.team: (seat.id,) for one, seat in zip(alone, seats, strict=True)}),
        ]
    made = [_new_team(first + more, team_name(more)) for more in range(max(FEWEST_TEAMS, -(-len(seats) // size)))]
    members: dict[TeamId, list[SeatId]] = {one.team: [] for one in made}
    return [*made, events.TeamsDealt(_evened(members, [seat.id for seat in seats]))]


def _evened(members: Mapping[TeamId, Iterable[SeatId]], everybody: list[SeatId]) -> dict[TeamId, tuple[SeatId, ...]]:
    """Teams whose sizes differ by at most one; whoever can stays where they are."""
    base, over = divmod(len(everybody), len(members))
    biggest_first = sorted(members, key=lambda team: -len(list(members[team])))
    room_in = {team: base + (1 if place < over else 0) for place, team in enumerate(biggest_first)}
    staying = {team: list(seats)[: room_in[team]] for team, seats in members.items()}
    placed = {seat for seats in staying.values() for seat in seats}
    moving = [seat for seat in everybody if seat not in placed]
    for team, seats in staying.items():
        while len(seats) < room_in[team]:
            seats.append(moving.pop(0))
    return {team: tuple(seats) for team, seats in staying.items()}


def _by_index(room: Room) -> list[TeamId]:
    return sorted(room.teams, key=lambda team: room.teams[team].index)


def _ids(room: Room, team: TeamId) -> list[SeatId]:
    return [seat.id for seat in room.members(team)] if team in room.teams else []
