"""The state of a room: everything the game knows, and nothing about sockets or storage.

Only `evolve` changes these objects; everybody else reads them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from rounds.commands import Buzzer, Choice, Language, Mode, Player, RecordPart, Technique
from rounds.deck import Deck, Intensity, Scenario
from rounds.formats import Format, Step
from rounds.house import AS_WRITTEN, HouseRules
from rounds.ids import (
    AntiPatternId,
    CauseId,
    FormatId,
    Milliseconds,
    ReplyId,
    RoomCode,
    ScenarioId,
    SeatId,
    StrategyId,
    TeamId,
    Turn,
)
from rounds.phases import Phase

CALM, BOILING = 2, 10
"""At this temper or below a scene is resolved early; at this temper it boils over."""

Hold = Literal["none", "scene", "frozen", "missing"]
"""What holds the clock besides a plain pause: the scene was too much, it is frozen, or the customer is gone."""


@dataclass(slots=True)
class Seat:
    """A person's place in the room.

    `watches_round` is the round they came too late to write in; who is `removed` has left and cannot come back.
    An `observer` watches and votes. `extra` is the time this person gets after the bell.
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
    observer: bool = False
    extra: Milliseconds = 0


MESSAGES_KEPT = 20


@dataclass(frozen=True, slots=True)
class Message:
    """Something short that somebody said to their team."""

    seat: SeatId
    text: str


@dataclass(slots=True)
class Team:
    """`index` counts from 0 and gives the flag's letter, colour and pattern; `messages` are the latest."""

    id: TeamId
    index: int
    name: str
    seats: list[SeatId] = field(default_factory=list)
    messages: deque[Message] = field(default_factory=lambda: deque(maxlen=MESSAGES_KEPT))


@dataclass(frozen=True, slots=True)
class Clock:
    """Running when `deadline` is set, else paused with `left`; `ran_out` when its bell has gone.

    `overtime` is the time after the bell for those who need it; `asked_by` wished it known that they paused the scene.
    """

    total: Milliseconds
    deadline: Milliseconds | None
    left: Milliseconds
    ran_out: bool = False
    held: Hold = "none"
    overtime: bool = False
    asked_by: SeatId | None = None


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
class Ruling:
    """What the facilitator ruled in an arbitration, and why."""

    text: str
    reason: str


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
class Suggestion:
    """A strategy or an anti-pattern that a reply seems to show, with its words; what is not firm is only possible."""

    label: str
    firm: bool
    reason: str
    words: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """What somebody thinks is behind the difficulty, and for which team they said so."""

    team: TeamId
    cause: CauseId


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observer's word that a reply shows the strategy of their card, with the words that do."""

    strategy: StrategyId
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Points:
    """Parts are None where nothing could be measured; `total` is the sum of the parts.

    A reply has voice, craft and customer, 0 to 100 in all; a round adds up to 5 each for cause and record.
    """

    voice: float | None
    craft: float | None
    customer: float | None
    total: float
    cause: float | None = None
    record: float | None = None


@dataclass(slots=True)
class Exchange:
    """One complaint with the replies, ballots and reactions to it.

    `number` and `take` say which exchange it is; `counted` that its vote is over. `held` replies stand on no ballot.
    `suggested` has a line for every reply that was read, also where nothing was found in it.
    `points` is what scoring worked out from them so far; an event that can change a reply's points drops them.
    """

    number: int
    temper_before: int
    take: int = 1
    technique: Technique | None = None
    mediator: SeatId | None = None
    mediation: str = ""
    ruling: Ruling | None = None
    complaint: Complaint | None = None
    drafts: dict[SeatId, str] = field(default_factory=dict)
    proposals: dict[SeatId, Proposal] = field(default_factory=dict)
    backing: dict[SeatId, SeatId] = field(default_factory=dict)
    replies: dict[ReplyId, Reply] = field(default_factory=dict)
    held: set[ReplyId] = field(default_factory=set)
    dealt: dict[SeatId, tuple[ReplyId, ...]] = field(default_factory=dict)
    ballots: dict[SeatId, ReplyId] = field(default_factory=dict)
    tags: dict[SeatId, dict[ReplyId, tuple[StrategyId, ...]]] = field(default_factory=dict)
    counted: bool = False
    best: ReplyId | None = None
    reactions: dict[ReplyId, Reaction] = field(default_factory=dict)
    sightings: dict[SeatId, dict[ReplyId, Sighting]] = field(default_factory=dict)
    marks: dict[ReplyId, dict[StrategyId, Mark]] = field(default_factory=dict)
    flags: dict[ReplyId, dict[AntiPatternId, Flag]] = field(default_factory=dict)
    reviewed: set[ReplyId] = field(default_factory=set)
    suggested: dict[ReplyId, tuple[Suggestion, ...]] = field(default_factory=dict)
    points: dict[ReplyId, Points] = field(default_factory=dict, compare=False, repr=False)

    @property
    def temper(self) -> int:
        """The temper after this exchange, as far as it got: the reaction to the best reply moves it."""
        reaction = self.reactions.get(self.best) if self.best is not None else None
        return self.temper_before if reaction is None else max(0, min(BOILING, self.temper_before - reaction.value))


@dataclass(slots=True)
class Round:
    """One scenario played by the room; `step` indexes `steps`, which grow when an exchange is rewound or boils over.

    `customer` is None unless a participant plays it; `knows` are those who have read the brief and so write nothing.
    `technique` and `mediator` are chosen for the next exchange. `teams_writing` are the teams that had somebody to
    write: the others score nothing in this round, not zero. `page` is the page of the debrief that was turned to.
    """

    number: int
    scenario: Scenario
    format: Format
    seed: int
    steps: tuple[Step, ...] = ()
    step: int = 0
    casting: Casting = field(default_factory=Casting)
    customer: SeatId | None = None
    played_by: Player = "seat"
    knows: set[SeatId] = field(default_factory=set)
    is_missing: bool = False
    technique: Technique | None = None
    mediator: SeatId | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    guesses: dict[SeatId, Guess] = field(default_factory=dict)
    records: dict[TeamId, dict[RecordPart, str]] = field(default_factory=dict)
    record_marks: dict[TeamId, int] = field(default_factory=dict)
    decisions: dict[SeatId, Choice] = field(default_factory=dict)
    teams_writing: set[TeamId] = field(default_factory=set)
    page: str = ""
    ended: bool = False
    cancelled: bool = False

    @property
    def present_step(self) -> Step:
        return self.steps[self.step]

    @property
    def exchange(self) -> Exchange | None:
        """The latest exchange, or None before the first."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def mediator_now(self) -> SeatId | None:
        """Who mediates the exchange being played; nobody once it is over."""
        return self.exchanges[-1].mediator if self.exchanges and self.present_step.exchange else None

    @property
    def temper(self) -> int:
        return self.exchanges[-1].temper if self.exchanges else self.scenario.brief.starting_temper

    @property
    def has_customer(self) -> bool:
        return self.customer is not None or self.played_by != "seat"

    @property
    def scored_exchanges(self) -> list[Exchange]:
        """Of each exchange the take that counts: the last that was voted on, else one nobody replied in, else any."""
        takes: dict[int, Exchange] = {}
        for one in self.exchanges:
            before = takes.get(one.number, one)
            if (one.counted, bool(one.replies)) >= (before.counted, before.counted and bool(before.replies)):
                takes[one.number] = one
        return list(takes.values())


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of a reply's 100 points each part is worth."""

    voice: int = 40
    craft: int = 40
    customer: int = 20


@dataclass(frozen=True, slots=True)
class Things:
    """What classroom things (a lamp, a dashboard, a buzzer) may know of this room, and what a press of `buzzer` does.

    Unless they are `on` they know nothing, and without `names` neither teams nor people by name.
    """

    on: bool = False
    names: bool = False
    buzzer: Buzzer = "nothing"


@dataclass(frozen=True, slots=True)
class Rules:
    """How this room plays. Without `scored` there are no points, without `clocked` no clocks; with `approval` the
    facilitator sees replies before the vote does, with `suggested` suggestions score where nobody marked. The screens
    speak `language`.
    """

    weights: Weights = Weights()
    scored: bool = True
    clocked: bool = True
    approval: bool = False
    suggested: bool = False
    house: HouseRules = AS_WRITTEN
    off_limits: tuple[str, ...] = ()
    language: Language = "en"
    things: Things = Things()


FIRST_TURN = Turn(0)

COUNTERS_KEPT = 256
"""How many of an actor's command counters are remembered one by one; older ones count as done."""


@dataclass(slots=True)
class Room:
    """A whole workshop.

    A room that is `self_run` has no facilitator: its people start rounds and go on by themselves. With a `deck` it
    plays that alone, without one whatever the server has. `formats` are the room's own; `sure_before` and `sure_after`
    hold the confidence checks. `counters` remembers which commands of each actor are done, so that none is done twice.
    `names` (as `name_key`) and `unfilled` (teams below their size) are indexes: a join must not cost more the more
    people are here.
    `reckoning` is what the views worked out from this state; the next event drops it.
    """

    code: RoomCode
    title: str
    mode: Mode
    team_size: int
    capacity: int
    facilitator_key_hash: str
    opened_at: Milliseconds
    self_run: bool = False
    deck: Deck | None = None
    rules: Rules = Rules()
    intensity: Intensity = Intensity.FIRM
    phase: Phase = Phase.LOBBY
    turn: Turn = FIRST_TURN
    locked: bool = False
    clock: Clock | None = None
    seats: dict[SeatId, Seat] = field(default_factory=dict)
    teams: dict[TeamId, Team] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    formats: dict[FormatId, Format] = field(default_factory=dict)
    formats_made: int = 0
    sure_before: dict[SeatId, int] = field(default_factory=dict)
    sure_after: dict[SeatId, int] = field(default_factory=dict)
    commitments: dict[SeatId, str] = field(default_factory=dict)
    counters: dict[str, deque[int]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    teams_made: int = 0
    unfilled: dict[TeamId, None] = field(default_factory=dict)
    reckoning: object = field(default=None, compare=False, repr=False)

    def offered(self, library: Mapping[ScenarioId, Scenario]) -> Mapping[ScenarioId, Scenario]:
        """The scenarios this room can play: those of its own deck, or else all that the server has."""
        return library if self.deck is None else {one.id: one for one in self.deck.scenarios}

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
        """Whether the seat may write in the round being played: it neither knows the brief nor only watches."""
        return self.round is not None and self.may_write_in(self.round, seat)

    def may_write_in(self, playing: Round, seat: Seat) -> bool:
        return (
            seat.id not in (playing.customer, playing.mediator_now)
            and seat.id not in playing.knows
            and not seat.observer
            and seat.watches_round != playing.number
        )

    def here(self) -> Iterable[Seat]:
        """Everybody who is connected now."""
        return (seat for seat in self.seats.values() if seat.present and not seat.left)

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
