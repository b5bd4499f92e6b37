"""A live room: its one writer. Whatever happens in it goes through `LiveRoom` in turns, and is saved before it is told.

A turn takes everything that came in meanwhile, decides it, commits it as one group, and only then answers and tells.
While it commits nothing else is decided, so at every telling the room is exactly what is on the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import assert_never

import structlog

from rounds.commands import (
    Arrive,
    Buzz,
    Depart,
    FacilitatorCommand,
    KeepReadings,
    MissCustomer,
    ParticipantCommand,
    Recover,
    Ring,
    ShellCommand,
    TakeSeat,
)
from rounds.context import Facilitator, Participant, Shell
from rounds.events import SeatMoved, SeatRemoved, TeamsDealt
from rounds.ids import Milliseconds, SeatId
from rounds.refusals import Refusal, Slug
from rounds.state import Room
from rounds.views import Desk, Stage, is_urgent, touched_by
from server.classroom import Classroom, Things
from server.clock import Bell
from server.connection import refused
from server.distant import Client, tell_all
from server.fanout import Fanout, Pace, audiences_of_seat
from server.journal import Journal
from server.keys import is_key_of, key_hash_of, new_seat_id
from server.ledger import Ground, Ledger
from server.readings import Readings
from server.refused import RefusedCommands
from server.session import Place
from server.store.base import SeqConflict, StoreError, StoreUnsure
from server.tenure import Tenure
from server.wire.faults import Fault, Parting, WireRefusal
from server.wire.messages import (
    Hello,
    HelloFacilitator,
    HelloParticipant,
    HelloStage,
    Welcome,
)

log = structlog.get_logger()

RELOAD_RETRY_S = 1.0
"""How long a room that could not read its journal waits before it tries again by itself."""

HEARTBEAT_S = 10
"""After how much silence a client should ask whether the server is there, as the welcome tells it."""


# -- what comes in --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Ask:
    connection: Client
    n: int
    actor: Participant | Facilitator
    command: ParticipantCommand | FacilitatorCommand


@dataclass(slots=True)
class Greeting:
    """`seat` and `replaced` are known once it is taken: whose seat it is, and which connection had it before."""

    connection: Client
    hello: Hello
    placed: asyncio.Future[None]
    seat: SeatId | None = None
    replaced: Client | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody is connected to this seat may have changed."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class Resynced:
    connection: Client


Request = Ask | Greeting | Presence | Resynced | Ring | MissCustomer | Recover | KeepReadings | Buzz
Telling = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rooms of a server share; `gather_s` is how long a turn waits for more to come in."""

    ground: Ground
    journal: Journal
    tenure: Tenure
    pace: Pace
    gather_s: float
    classroom: Classroom


class LiveRoom:
    def __init__(self, ledger: Ledger, alive_at: Milliseconds, setting: Setting) -> None:
        loop = asyncio.get_running_loop()
        self._setting = setting
        self._ledger = ledger
        self._fanout = Fanout[Client](setting.ground.library, setting.pace, tell_all, loop.time, setting.ground.now)
        self._bell = Bell(setting.ground.now, loop.call_later, self._put)
        self._readings = Readings(loop.time, loop.call_later, self._is_busy, self._put)
        self._things = Things(setting.classroom, self.state.code, loop.call_later, self._is_settled, self._put)
        self._refused = RefusedCommands()
        self._requests: list[Request] = [Recover(alive_at)] if _needs_recovery(self.state) else []
        self._wake = asyncio.Event()
        self._wake.set()
        self._connections: dict[Client, SeatId | None] = {}
        self._sitting: dict[SeatId, Client] = {}
        self._resyncing: set[Client] = set()
        self._tried: Sequence[Request] = []
        self._astray = False
        self._in_turn = self._stopping = self._lost = self._ended = False
        self.idle_since = loop.time()

    @property
    def state(self) -> Room:
        return self._ledger.room

    @property
    def clock_runs(self) -> bool:
        return self.state.clock is not None and self.state.clock.deadline is not None

    @property
    def behind(self) -> int:
        """How many connections do not read fast enough."""
        return self._fanout.behind

    @property
    def is_idle(self) -> bool:
        return not (self._in_turn or self._connections or self._requests or self.clock_runs)

    @property
    def is_over(self) -> bool:
        """Whether it takes no more turns here: it was stopped or given up."""
        return self._stopping

    def _is_busy(self) -> bool:
        return self._in_turn or bool(self._requests)

    def _is_settled(self) -> bool:
        """Whether the state is what was saved, and this node may tell of it."""
        return not (self._in_turn or self._astray) and self._setting.tenure.holds(self.state.code)

    # -- from connections -------------------------------------------------------------------------------------------
    async def greet(self, connection: Client, hello: Hello) -> None:
        """Takes a connection in; raises Refusal or WireRefusal when it cannot be."""
        placed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._put(Greeting(connection, hello, placed))
        await placed

    def ask(self, connection: Client, n: int, command: ParticipantCommand | FacilitatorCommand) -> None:
        actor = connection.place.actor if connection.place is not None else None
        assert actor is not None
        self._put(Ask(connection, n, actor, command))

    def resync(self, connection: Client) -> None:
        """Asked for again before the answer, whole views are still told once: they cost far more than the asking."""
        if connection not in self._resyncing:
            self._resyncing.add(connection)
            self._put(Resynced(connection))

    def lost(self, connection: Client) -> None:
        self._fanout.leave(connection)
        seat = self._connections.pop(connection, None)
        if not self._connections:
            self.idle_since = asyncio.get_running_loop().time()
        if seat is not None and self._sitting.get(seat) is connection:
            del self._sitting[seat]
            self._put(Presence(seat))

    def _put(self, request: Request) -> None:
        if self._lost or self._ended:
            self._let_go([request])
            return
        self._requests.append(request)
        self._wake.set()

    # -- turns ------------------------------------------------------------------------------------------------------
    async def run(self) -> None:
        """Takes turns until the room is stopped or given up."""
        while not self._stopping:
            with suppress(TimeoutError):
                async with asyncio.timeout(RELOAD_RETRY_S if self._astray else self._fanout.due_in()):
                    await self._wake.wait()
            if self._requests:
                await asyncio.sleep(self._setting.gather_s)
            self._in_turn = True
            await self._turn()
            self._in_turn = False
        self._ended = True
        self._bell.silence()
        self._readings.forget()
        self._let_go([*self._tried, *self._requests])
        if self._lost:
            self._things.give_up()
        else:
            self._things.forget()
            for connection in list(self._connections):
                connection.part(Parting.SERVER_STOPPING)

    def stop(self) -> None:
        """Ends after the present turn, and says goodbye to everybody."""
        self._stopping = True
        self._wake.set()

    def give_up(self) -> Collection[Client]:
        """Ends without another word, because the room is another node's; gives those who were in it."""
        self._lost = True
        self.stop()
        return list(self._connections)

    async def _turn(self) -> None:
        self._wake.clear()
        if not await self._may_speak():
            return
        fresh, self._requests = self._requests, []
        if self._astray and not await self._reload():
            self._fail(fresh, WireRefusal(Fault.STORAGE_DOWN))  # not what was tried: it may have been done
            return
        requests, self._tried = [*self._tried, *fresh], []
        try:
            tellings = [self._take(one) for one in requests]
            if self._ledger.rows:
                await self._setting.journal.append(self._ledger.rows)
        except (SeqConflict, StoreUnsure) as fault:
            log.warning("the journal has to tell", room=self.state.code, cause=str(fault))
            await self._ask_the_journal(requests, fault)
        except StoreError as fault:
            log.error("the journal could not be written", room=self.state.code, cause=str(fault))
            await self._fall_back(requests, WireRefusal(Fault.STORAGE_DOWN))
        except Exception:
            log.exception("a turn failed", room=self.state.code)
            await self._fall_back(requests, WireRefusal(Fault.SERVER_FAULT))
        else:
            if await self._may_speak():
                self._tell(tellings)
            else:
                self._tried = requests

    async def _may_speak(self) -> bool:
        """Whether the room is still this node's; while that is in doubt it waits."""
        code, tenure = self.state.code, self._setting.tenure
        return not self._lost and (tenure.holds(code) or await tenure.settled(code))

    def _tell(self, tellings: Sequence[Telling]) -> None:
        self._bell.follow(self.state)
        for tell in (self._tell_changes, *tellings):
            _guarded(tell)
        self._readings.follow(self.state)
        self._things.follow(self.state)

    def _tell_changes(self) -> None:
        events = self._ledger.save_succeeded()
        for event in events:
            self._fanout.touch(touched_by(self.state, event), urgent=is_urgent(event))
            if isinstance(event, SeatRemoved) and event.seat in self._sitting:
                self._sitting[event.seat].part(Parting.REMOVED)
        if any(isinstance(event, TeamsDealt | SeatMoved) for event in events):
            for seat, connection in self._sitting.items():
                self._fanout.follow_team(connection, self.state, self.state.seats[seat].team)
        self._fanout.flush(self.state)

    def _take(self, request: Request) -> Telling:
        """Decides a request; what it gives back tells the outcome, once it is saved."""
        match request:
            case Ask():
                return self._take_ask(request)
            case Greeting():
                return self._take_greeting(request)
            case Presence(seat):
                self._note_presence(seat)
            case Ring() | MissCustomer() | Recover() | KeepReadings():
                self._act(request)
            case Buzz():
                self._take_press(request)
            case Resynced(connection):
                self._resyncing.discard(connection)
                return partial(self._fanout.tell_whole, connection)
            case _:
                assert_never(request)
        return _nothing

    def _take_ask(self, ask: Ask) -> Telling:
        actor, n = ask.actor.key, ask.n
        refusal = self._refused.find(actor, n)
        if refusal is None and not self._ledger.is_done(actor, n):
            try:
                self._ledger.act(ask.command, self._setting.ground.context(ask.actor, n))
            except Refusal as fresh:
                log.info("command refused", room=self.state.code, slug=fresh.slug.value, role=ask.connection.role)
                self._refused.keep(actor, n, fresh)
                refusal = fresh
        answer = {"t": "ack", "n": n} if refusal is None else refused(refusal, n)
        return partial(ask.connection.answer, n, answer)

    def _take_press(self, press: Buzz) -> None:
        try:
            self._act(press)
        except Refusal as refusal:
            log.info("press of the buzzer refused", room=self.state.code, slug=refusal.slug.value)

    def _note_presence(self, seat: SeatId) -> None:
        """Brings the recorded presence in line with the connections there are."""
        here, seated = self.state.seats[seat], seat in self._sitting
        if seated and not here.present and not here.left:
            self._act(Arrive(seat))
        if not seated and here.present:
            self._act(Depart(seat))

    def _act(self, command: ShellCommand) -> None:
        self._ledger.act(command, self._setting.ground.context(Shell()))

    # -- greetings --------------------------------------------------------------------------------------------------
    def _take_greeting(self, greeting: Greeting) -> Telling:
        try:
            place = self._place(greeting)
        except (Refusal, WireRefusal) as refusal:
            return partial(_settle, greeting.placed, refusal)
        return partial(self._welcome, greeting, place)

    def _place(self, greeting: Greeting) -> Place:
        match greeting.hello:
            case HelloParticipant():
                seat = self._seat_for(greeting.hello)
                greeting.seat, greeting.replaced = seat, self._sitting.get(seat)
                self._sitting[seat] = greeting.connection
                self._act(Arrive(seat))
                return Place("participant", Participant(seat))
            case HelloFacilitator(key=key, desk=desk):
                if not is_key_of(key, self.state.facilitator_key_hash):
                    raise WireRefusal(Fault.KEY_WRONG)
                return Place("facilitator", Facilitator(desk))
            case HelloStage():
                return Place("stage", None)
            case _:
                assert_never(greeting.hello)

    def _seat_for(self, hello: HelloParticipant) -> SeatId:
        """The seat the key opens, or a new one."""
        key_hash = key_hash_of(hello.key)
        known = self._ledger.seat_of_key.get(key_hash)
        if known is not None:
            if self.state.seats[known].removed:
                raise Refusal(Slug.SEAT_REMOVED)
            return known
        if hello.name is None:
            raise WireRefusal(Fault.SEAT_UNKNOWN)
        seat = new_seat_id()
        self._act(TakeSeat(seat, hello.name, key_hash))
        return seat

    def _welcome(self, greeting: Greeting, place: Place) -> None:
        connection, seat = greeting.connection, greeting.seat
        if greeting.replaced is not None:
            self._connections.pop(greeting.replaced, None)
            self._fanout.leave(greeting.replaced)
            greeting.replaced.part(Parting.SEAT_ELSEWHERE)
        self._connections[connection] = seat
        connection.take_place(place)
        _settle(greeting.placed)
        welcome = Welcome(
            t="welcome",
            v=1,
            role=place.role,
            room=self.state.code,
            seat=seat,
            last_n=0 if place.actor is None else self._ledger.last_n(place.actor.key),
            join_url=connection.base,
            heartbeat_s=HEARTBEAT_S,
        )
        topics = self._setting.classroom.topics_of(self.state.code)
        if place.role == "facilitator" and topics is not None:
            welcome["topics"] = topics
        connection.tell(welcome)
        if seat is not None:
            audiences = audiences_of_seat(seat, self.state.seats[seat].team)
            self._fanout.join(self.state, connection, audiences)
        else:
            self._fanout.join(self.state, connection, [Stage() if place.role == "stage" else Desk()])

    # -- when nothing could be saved --------------------------------------------------------------------------------
    async def _fall_back(self, requests: Sequence[Request], refusal: WireRefusal) -> None:
        """Back to what is on the disk; nobody was told of anything else."""
        self._fail(requests, refusal)
        self._astray = True
        await self._reload()

    async def _ask_the_journal(self, requests: Sequence[Request], fault: StoreError) -> None:
        """Another owner wrote, or nobody knows whether this was written: what was asked is decided once more.

        A command that was written after all has its counter in the journal by then, and is only acked.
        """
        shared = isinstance(fault, StoreUnsure) or await self._setting.tenure.confirm(self.state.code)
        if not shared and not self._lost:
            await self._fall_back(requests, WireRefusal(Fault.STORAGE_DOWN))
            return
        self._undo(requests)
        self._tried = requests
        self._astray = True
        self._wake.set()

    def _undo(self, requests: Sequence[Request]) -> None:
        """Whoever was greeted is not in the room, and whoever had the seat before has it still."""
        for one in reversed(requests):  # one may have replaced another of the same turn
            if isinstance(one, Greeting) and one.seat is not None and self._sitting.get(one.seat) is one.connection:
                self._sitting.pop(one.seat)
                if one.replaced is not None:
                    self._sitting[one.seat] = one.replaced
        for seat, connection in list(self._sitting.items()):
            if connection not in self._connections:
                del self._sitting[seat]

    def _fail(self, requests: Sequence[Request], refusal: WireRefusal) -> None:
        self._undo(requests)
        for one in requests:
            match one:
                case Ask(connection, n):
                    connection.answer(n, refused(refusal, n))
                case Greeting(placed=placed):
                    _settle(placed, refusal)
                case Resynced(connection):
                    self._resyncing.discard(connection)
                case Presence() | Ring() | MissCustomer() | Recover() | KeepReadings() | Buzz():
                    pass
                case _:
                    assert_never(one)

    def _let_go(self, requests: Sequence[Request]) -> None:
        """Nothing is answered: people ask again, where the room is next. A greeting is refused for the moment."""
        for one in requests:
            if isinstance(one, Greeting):
                _settle(one.placed, WireRefusal(Fault.STORAGE_DOWN))

    async def _reload(self) -> bool:
        try:
            recorded = await self._setting.journal.read(self.state.code)
            if recorded is None:
                return False
            self._ledger = await Ledger.replaying(recorded)
        except Exception:  # a fault of one room, whatever it is, must not end the server
            log.exception("the journal could not be read", room=self.state.code)
            return False
        self._astray = False
        self._refused.forget()
        self._readings.forget()
        self._fanout.touch_everything()
        self._bell.follow(self.state)
        self._things.follow(self.state)
        for seat in self.state.seats.values():
            if seat.present != (seat.id in self._sitting):
                self._put(Presence(seat.id))
        return True


def _needs_recovery(room: Room) -> bool:
    clock_runs = room.clock is not None and room.clock.deadline is not None
    return clock_runs or any(seat.present for seat in room.seats.values())


def _guarded(tell: Telling) -> None:
    """What is saved is saved: a fault in telling one must not keep the others from being told."""
    try:
        tell()
    except Exception:
        log.exception("somebody could not be told")


def _nothing() -> None:
    """What there is to tell of a request that nobody waits for."""


def _settle(placed: asyncio.Future[None], refusal: Refusal | WireRefusal | None = None) -> None:
    if placed.done():
        return
    if refusal is None:
        placed.set_result(None)
    else:
        placed.set_exception(refusal)
