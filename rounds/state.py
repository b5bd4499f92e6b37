"""The state of a room: everything the game knows, and nothing about sockets or storage.

Only `evolve` changes these objects; everybody else reads them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from rounds.commands import Mode
from rounds.deck import Intensity, Scenario
from rounds.formats import Format, Step
from rounds.ids import AntiPatternId, Milliseconds, ReplyId, RoomCode, SeatId, StrategyId, TeamId, Turn
from rounds.phases import Phase


@dataclass(slots=True)
class Seat:
    """A person's place in the room.

    `watches_round` is the round they came too late to write in; who is `removed` has left and cannot come back.
    """

    id: SeatId
    name: str
    team: TeamId
    key_hash: str
    present: bool = False
    left: bool = False
    removed: bool = False
    volunteer: bool = False
    times_customer: int = 0
    watches_round: int = 0
    away_since: Milliseconds | None = None


@dataclass(slots=True)
class Team:
    """`index` counts from 0 and gives the flag's letter, colour and pattern."""

    id: TeamId
    index: int
    name: str
    seats: list[SeatId] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Clock:
    """Running when `deadline` is set, else paused with `left`; `ran_out` when its bell has gone."""

    total: Milliseconds
    deadline: Milliseconds | None
    left: Milliseconds
    ran_out: bool = False
    scene_paused: bool = False


@dataclass(slots=True)
class Casting:
    """Whom the hot seat was offered to; `passed` is a secret that no view tells."""

    proposed: SeatId | None = None
    asked: SeatId | None = None
    passed: set[SeatId] = field(default_factory=set)
    skipped: list[SeatId] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Proposal:
    """`order` counts the proposals of an exchange: on a tie the earlier one goes out."""

    author: SeatId
    text: str
    order: int
    safety: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a team sent to the customer; `number` is what voters see."""

    id: ReplyId
    number: int
    team: TeamId
    author: SeatId
    text: str
    backing: int
    safety: bool = False


@dataclass(frozen=True, slots=True)
class Complaint:
    text: str
    aloud: bool


@dataclass(frozen=True, slots=True)
class Reaction:
    value: int
    line: str
    aloud: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a reply from `start` to before `end`, counted in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    value: int
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Parts are None where nothing could be measured; `total` is the sum of the parts, 0 to 100."""

    voice: float | None
    craft: float | None
    customer: float | None
    total: float


@dataclass(slots=True)
class Exchange:
    """One complaint with the replies, ballots and reactions to it.

    `points` is what scoring worked out from them so far; an event that can change a reply's points drops them.
    """

    number: int
    temper_before: int
    complaint: Complaint | None = None
    drafts: dict[SeatId, str] = field(default_factory=dict)
    proposals: dict[SeatId, Proposal] = field(default_factory=dict)
    backing: dict[SeatId, SeatId] = field(default_factory=dict)
    replies: dict[ReplyId, Reply] = field(default_factory=dict)
    dealt: dict[SeatId, tuple[ReplyId, ...]] = field(default_factory=dict)
    ballots: dict[SeatId, ReplyId] = field(default_factory=dict)
    best: ReplyId | None = None
    reactions: dict[ReplyId, Reaction] = field(default_factory=dict)
    marks: dict[ReplyId, dict[StrategyId, Mark]] = field(default_factory=dict)
    flags: dict[ReplyId, dict[AntiPatternId, Flag]] = field(default_factory=dict)
    reviewed: set[ReplyId] = field(default_factory=set)
    points: dict[ReplyId, Points] = field(default_factory=dict, compare=False, repr=False)

    @property
    def temper(self) -> int:
        """The temper after this exchange, as far as it got: the reaction to the best reply moves it."""
        reaction = self.reactions.get(self.best) if self.best is not None else None
        return self.temper_before if reaction is None else max(0, min(10, self.temper_before - reaction.value))


@dataclass(slots=True)
class Round:
    """One scenario played by the room; `step` indexes the format's steps.

    `teams_writing` are the teams that had somebody to write: the others score nothing in this round, not zero.
    """

    number: int
    scenario: Scenario
    format: Format
    seed: int
    step: int = 0
    casting: Casting = field(default_factory=Casting)
    customer: SeatId | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    teams_writing: set[TeamId] = field(default_factory=set)
    ended: bool = False
    cancelled: bool = False

    @property
    def present_step(self) -> Step:
        return self.format.steps[self.step]

    @property
    def exchange(self) -> Exchange | None:
        """The latest exchange, or None before the first."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def temper(self) -> int:
        return self.exchanges[-1].temper if self.exchanges else self.scenario.brief.starting_temper


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of a reply's 100 points each part is worth."""

    voice: int = 40
    craft: int = 40
    customer: int = 20


FIRST_TURN = Turn(0)

COUNTERS_KEPT = 256
"""How many of an actor's command counters are remembered one by one; older ones count as done."""


@dataclass(slots=True)
class Room:
    """A whole workshop.

    `counters` remembers which commands of each actor are done, so that none is done twice. `names` (as `name_key`) and
    `unfilled` (teams below their size) are indexes: a join must not cost more the more people are here.
    `reckoning` is what the views worked out from this state; the next event drops it.
    """

    code: RoomCode
    title: str
    mode: Mode
    team_size: int
    capacity: int
    facilitator_key_hash: str
    opened_at: Milliseconds
    weights: Weights = Weights()
    intensity: Intensity = Intensity.FIRM
    phase: Phase = Phase.LOBBY
    turn: Turn = FIRST_TURN
    locked: bool = False
    clock: Clock | None = None
    seats: dict[SeatId, Seat] = field(default_factory=dict)
    teams: dict[TeamId, Team] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    counters: dict[str, deque[int]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    teams_made: int = 0
    unfilled: dict[TeamId, None] = field(default_factory=dict)
    reckoning: object = field(default=None, compare=False, repr=False)

    @property
    def round(self) -> Round | None:
        """The round being played, or None between rounds."""
        return self.rounds[-1] if self.rounds and not self.rounds[-1].ended else None

    @property
    def customer(self) -> SeatId | None:
        """Who plays the customer of the round being played."""
        return self.round.customer if self.round else None

    def members(self, team: TeamId) -> list[Seat]:
        """The people of a team who have not left."""
        return [seat for seat in map(self.seats.__getitem__, self.teams[team].seats) if not seat.left]

    def is_writer(self, seat: Seat) -> bool:
        """Whether the seat may write in the round being played: not the customer, and not there too late."""
        playing = self.round
        return playing is not None and seat.id != playing.customer and seat.watches_round != playing.number

    def reply(self, id_: ReplyId) -> tuple[Round, Exchange, Reply] | None:
        """A reply of any round with where it stands."""
        number, exchange, _ = (*id_.split("."), "", "")[:3]
        if not (number.isdecimal() and exchange.isdecimal()):
            return None
        for played in self.rounds[int(number) - 1 : int(number)]:
            for one in played.exchanges[int(exchange) - 1 : int(exchange)]:
                if id_ in one.replies:
                    return played, one, one.replies[id_]
        return None
