"""Fan-out: who sees which channels of a room, what was last told on each, and when the next telling is due.

It never decides what may be seen (`rounds.views` does), and is asked only while the room is as it was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Generic, Protocol, TypeVar, assert_never

from rounds.deck import Scenario
from rounds.ids import Milliseconds, ScenarioId, SeatId, TeamId
from rounds.sections import Sections
from rounds.state import Room
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience, Touched, view_for
from server.changes import Telling, changes_between, view_frame, whole_frame
from server.wire.codec import Codec
from server.wire.faults import Parting

BEHIND_FOR_S = 30.0
"""How long a connection may be behind before it is ended; meanwhile it is skipped."""

LOOK_AGAIN_S = 0.25
"""How often connections that are behind are looked at again."""


REST = 100
"""A view that takes long to work out rests this many times as long before the next, so that no channel eats the CPU."""

LONGEST_REST_S = 1.0

AT_ONCE = 0.0
"""When an urgent telling is due."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a channel may be told, in seconds: once in each such space of time, and urgent changes besides."""

    phones: float = 1.0
    screens: float = 0.25
    team: float = 0.25
    seat: float = 0.25


class Listener(Protocol):
    """A connection, as far as telling it something goes."""

    @property
    def codec(self) -> Codec: ...

    @property
    def is_open(self) -> bool: ...

    @property
    def is_behind(self) -> bool:
        """Whether what it was told before has not gone out yet."""
        ...

    def hears(self, audiences: Sequence[Audience]) -> None:
        """From now on it is told what these audiences are told."""
        ...

    def tell_packed(self, frame: bytes) -> None: ...

    def part(self, why: Parting) -> None: ...


L = TypeVar("L", bound=Listener)
C = TypeVar("C", bound=Listener, contravariant=True)


class TellAll(Protocol[C]):
    """Sends a packed frame to listeners of one audience and one encoding."""

    def __call__(
        self, audience: Audience, listeners: Iterable[C], frame: bytes, codec: Codec, *, urgent: bool
    ) -> None: ...


@dataclass(slots=True, eq=False)
class Channel(Generic[L]):
    """One audience: its listeners, what they were told, and when and at what cost that was last worked out."""

    audience: Audience
    pace: float
    listeners: set[L] = field(default_factory=set)
    version: int = 0
    turn: int = 0
    told: Sections | None = None
    looked_at: float = 0.0
    cost: float = 0.0

    @property
    def next_at(self) -> float:
        """The earliest time of the next telling that is not urgent.

        Paces beat on one clock, so that channels whose paces fit together are told together, and their frames travel
        to another node as one.
        """
        rested = self.looked_at + min(LONGEST_REST_S, REST * self.cost)
        return max(floor(self.looked_at / self.pace) + 1, ceil(rested / self.pace)) * self.pace

    @property
    def telling(self) -> Telling:
        """The one of what was told last."""
        return Telling(self.name, self.version, self.turn)

    @property
    def name(self) -> str:
        match self.audience:
            case Phones():
                return "phones"
            case Stage():
                return "stage"
            case Desk():
                return "desk"
            case TeamAudience():
                return "team"
            case SeatAudience():
                return "seat"
            case _:
                assert_never(self.audience)


class Fanout(Generic[L]):
    """The channels of one room. `monotonic` times tellings, `now` stamps clocks."""

    def __init__(
        self,
        library: Mapping[ScenarioId, Scenario],
        pace: Pace,
        tell_all: TellAll[L],
        monotonic: Callable[[], float],
        now: Callable[[], Milliseconds],
    ) -> None:
        self._library = library
        self._pace = pace
        self._tell_all = tell_all
        self._monotonic = monotonic
        self._now = now
        self._channels: dict[Audience, Channel[L]] = {}
        self._due: dict[Channel[L], float] = {}
        self._behind: dict[L, float] = {}
        self._hears: dict[L, list[Channel[L]]] = {}

    @property
    def audiences(self) -> Collection[Audience]:
        """The audiences that somebody hears."""
        return self._channels.keys()

    @property
    def behind(self) -> int:
        """How many listeners are behind, and told nothing until they have caught up."""
        return len(self._behind)

    # -- coming and going -------------------------------------------------------------------------------------------
    def join(self, room: Room, listener: L, audiences: Iterable[Audience]) -> None:
        """Subscribes a listener in place of whatever it heard before, and tells it whole views."""
        self.leave(listener)
        self._hears[listener] = [self._channel(one) for one in audiences]
        for channel in self._hears[listener]:
            if not channel.listeners:
                self._refresh(room, channel)
            channel.listeners.add(listener)
        self.tell_whole(listener)

    def leave(self, listener: L) -> None:
        self._behind.pop(listener, None)
        for channel in self._hears.pop(listener, ()):
            channel.listeners.discard(listener)
            if not channel.listeners:
                self._due.pop(channel, None)
                del self._channels[channel.audience]

    def follow_team(self, listener: L, room: Room, team: TeamId) -> None:
        """Gives a listener another team's channel in place of its own."""
        audience = TeamAudience(team)
        hears = [one.audience for one in self._hears.get(listener, ())]
        if hears and audience not in hears:
            self.join(room, listener, [audience if isinstance(one, TeamAudience) else one for one in hears])

    def tell_whole(self, listener: L) -> None:
        channels = self._hears.get(listener, ())
        listener.hears([one.audience for one in channels])
        for channel in channels:
            if channel.told is not None:
                frame = whole_frame(channel.telling, channel.told, self._now())
                listener.tell_packed(listener.codec.pack(frame))

    # -- changes ----------------------------------------------------------------------------------------------------
    def touch(self, touched: Touched, *, urgent: bool) -> None:
        """Notes which channels may have changed."""
        for channel in self._touched(touched):
            due = AT_ONCE if urgent else channel.next_at
            self._due[channel] = min(due, self._due.get(channel, due))

    def touch_everything(self) -> None:
        self._due = dict.fromkeys(self._channels.values(), AT_ONCE)

    def flush(self, room: Room) -> None:
        """Tells every channel that is due what changed, and looks after those who are behind.

        Everybody's channel is told last: with it a phone has all of a new turn, and shows it at once.
        """
        now = self._monotonic()
        due = [channel for channel, at in self._due.items() if at <= now]
        for channel in sorted(due, key=lambda one: isinstance(one.audience, Phones)):
            self._tell_changes(room, channel, urgent=self._due.pop(channel) == AT_ONCE)
        self._catch_up(now)

    def due_in(self) -> float | None:
        """Seconds until `flush` has something to do; None when nothing is waiting."""
        waiting = [*self._due.values()]
        if self._behind:
            waiting.append(self._monotonic() + LOOK_AGAIN_S)
        return max(0.0, min(waiting) - self._monotonic()) if waiting else None

    def _touched(self, touched: Touched) -> Iterable[Channel[L]]:
        if touched.everyone:
            return list(self._channels.values())
        audiences: list[Audience] = [Phones(), Stage(), Desk()] if touched.shared else [Desk()] if touched.desk else []
        audiences += [TeamAudience(team) for team in touched.teams]
        audiences += [SeatAudience(seat) for seat in touched.seats]
        return [self._channels[one] for one in audiences if one in self._channels]

    def _channel(self, audience: Audience) -> Channel[L]:
        if audience not in self._channels:
            self._channels[audience] = Channel[L](audience, self._pace_of(audience))
        return self._channels[audience]

    def _pace_of(self, audience: Audience) -> float:
        match audience:
            case Phones():
                return self._pace.phones
            case Stage() | Desk():
                return self._pace.screens
            case TeamAudience():
                return self._pace.team
            case SeatAudience():
                return self._pace.seat
            case _:
                assert_never(audience)

    def _refresh(self, room: Room, channel: Channel[L]) -> None:
        channel.told = view_for(room, channel.audience, self._library)
        channel.version, channel.turn = channel.version + 1, room.turn

    def _tell_changes(self, room: Room, channel: Channel[L], *, urgent: bool) -> None:
        channel.looked_at = now = self._monotonic()
        before, after = channel.told or Sections(), view_for(room, channel.audience, self._library)
        changes = changes_between(before, after)
        channel.cost = self._monotonic() - now
        if not changes:
            return
        channel.told, channel.version, channel.turn = after, channel.version + 1, room.turn
        frame = view_frame(channel.telling, changes, self._now())
        for codec, listeners in self._ready(channel, now).items():
            self._tell_all(channel.audience, listeners, codec.pack(frame), codec, urgent=urgent)

    def _ready(self, channel: Channel[L], now: float) -> Mapping[Codec, list[L]]:
        """The listeners who can take a frame, by encoding; the others are behind from now on."""
        ready: dict[Codec, list[L]] = {}
        for listener in channel.listeners:
            if listener in self._behind:
                continue
            if listener.is_behind:
                self._behind[listener] = now
            else:
                ready.setdefault(listener.codec, []).append(listener)
        return ready

    def _catch_up(self, now: float) -> None:
        for listener, since in list(self._behind.items()):
            if not listener.is_behind:
                del self._behind[listener]
                self.tell_whole(listener)
            elif now - since > BEHIND_FOR_S:
                del self._behind[listener]
                listener.part(Parting.SLOW_READER)


def audiences_of_seat(seat: SeatId, team: TeamId) -> tuple[Audience, ...]:
    """What a phone hears, in the order it is told: everybody's last, since it says which step it is."""
    return TeamAudience(team), SeatAudience(seat), Phones()
