"""Events: what happened in a room, in the past tense. The journal holds these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.commands import Cap, Choice, Language, Mode, Player, RecordPart, Technique
from rounds.deck import Deck, Scenario
from rounds.formats import Format, Step
from rounds.ids import AntiPatternId, FormatId, Milliseconds, ReplyId, RoomCode, SeatId, StrategyId, TeamId, Turn
from rounds.phases import Phase
from rounds.state import (
    Clock,
    Complaint,
    Evidence,
    Guess,
    Message,
    Proposal,
    Reaction,
    Reply,
    Rules,
    Ruling,
    Suggestion,
)


@dataclass(frozen=True, slots=True)
class RoomOpened:
    code: RoomCode
    title: str
    mode: Mode
    team_size: int
    capacity: int
    facilitator_key_hash: str
    at: Milliseconds
    self_run: bool = False
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class DeckChosen:
    """The room plays this deck alone. It is kept whole: what the server has may change."""

    deck: Deck


@dataclass(frozen=True, slots=True)
class RoomSetUp:
    title: str
    mode: Mode
    team_size: int


@dataclass(frozen=True, slots=True)
class IntensityCapped:
    cap: Cap


@dataclass(frozen=True, slots=True)
class RulesSet:
    rules: Rules


@dataclass(frozen=True, slots=True)
class FormatSaved:
    format: Format


@dataclass(frozen=True, slots=True)
class FormatDropped:
    format: FormatId


@dataclass(frozen=True, slots=True)
class TeamMade:
    team: TeamId
    index: int
    name: str


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A person has a seat; `watches_round` is the round they came too late to write in, or 0."""

    seat: SeatId
    name: str
    team: TeamId
    key_hash: str
    watches_round: int


@dataclass(frozen=True, slots=True)
class TeamsDealt:
    """Everybody's team anew; teams nobody is in any more are gone."""

    members: dict[TeamId, tuple[SeatId, ...]]


@dataclass(frozen=True, slots=True)
class SeatArrived:
    seat: SeatId


@dataclass(frozen=True, slots=True)
class SeatDeparted:
    seat: SeatId
    at: Milliseconds


@dataclass(frozen=True, slots=True)
class SeatLeft:
    seat: SeatId
    at: Milliseconds


@dataclass(frozen=True, slots=True)
class SeatRenamed:
    seat: SeatId
    name: str


@dataclass(frozen=True, slots=True)
class SeatMoved:
    seat: SeatId
    team: TeamId


@dataclass(frozen=True, slots=True)
class SeatRemoved:
    seat: SeatId
    at: Milliseconds


@dataclass(frozen=True, slots=True)
class SeatReadmitted:
    seat: SeatId


@dataclass(frozen=True, slots=True)
class ObserverSet:
    seat: SeatId
    on: bool


@dataclass(frozen=True, slots=True)
class ExtraTimeGiven:
    seat: SeatId
    extra: Milliseconds


@dataclass(frozen=True, slots=True)
class ConfidenceRated:
    """`after` says that it is the second check."""

    seat: SeatId
    level: int
    after: bool


@dataclass(frozen=True, slots=True)
class TeamTold:
    team: TeamId
    message: Message


@dataclass(frozen=True, slots=True)
class CommitmentMade:
    seat: SeatId
    text: str


@dataclass(frozen=True, slots=True)
class Volunteered:
    seat: SeatId
    on: bool


@dataclass(frozen=True, slots=True)
class RoomLocked:
    on: bool


@dataclass(frozen=True, slots=True)
class RoomClosed:
    pass


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """`seed` is the chance of this round: numbers of replies, ties in casting and ballots come from it."""

    number: int
    scenario: Scenario
    format: Format
    seed: int


@dataclass(frozen=True, slots=True)
class StepEntered:
    """The room is in another step, with the clock as given; `step` is None in the lobby."""

    turn: Turn
    phase: Phase
    step: int | None
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class StepsChanged:
    """The round's running order from here on: a rewound exchange, a technique, an approval came into it."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CustomerProposed:
    """Whom the server would ask next, in fair order; None when nobody is left."""

    seat: SeatId | None


@dataclass(frozen=True, slots=True)
class CustomerAsked:
    seat: SeatId | None


@dataclass(frozen=True, slots=True)
class CustomerSkipped:
    seat: SeatId


@dataclass(frozen=True, slots=True)
class CustomerPassed:
    seat: SeatId


@dataclass(frozen=True, slots=True)
class CustomerCast:
    seat: SeatId


@dataclass(frozen=True, slots=True)
class PlayerChanged:
    """Who plays the customer now, where it is no participant; `seat` says that nobody does at the moment."""

    by: Player


@dataclass(frozen=True, slots=True)
class CustomerMissed:
    """The customer has been gone for too long."""


@dataclass(frozen=True, slots=True)
class CauseGuessed:
    seat: SeatId
    guess: Guess


@dataclass(frozen=True, slots=True)
class TechniqueChosen:
    technique: Technique
    mediator: SeatId | None


@dataclass(frozen=True, slots=True)
class SidesTold:
    """What the mediator said of both sides."""

    text: str


@dataclass(frozen=True, slots=True)
class Ruled:
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class ReplyHeld:
    reply: ReplyId
    on: bool


@dataclass(frozen=True, slots=True)
class ReplyTagged:
    seat: SeatId
    reply: ReplyId
    strategy: StrategyId
    on: bool


@dataclass(frozen=True, slots=True)
class StrategySighted:
    """Without words, the sighting is taken back."""

    seat: SeatId
    reply: ReplyId
    strategy: StrategyId
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class RecordWritten:
    team: TeamId
    part: RecordPart
    text: str


@dataclass(frozen=True, slots=True)
class RecordMarked:
    team: TeamId
    points: int


@dataclass(frozen=True, slots=True)
class PageTurned:
    page: str


@dataclass(frozen=True, slots=True)
class DecisionMade:
    seat: SeatId
    choice: Choice


@dataclass(frozen=True, slots=True)
class ComplaintMade:
    complaint: Complaint


@dataclass(frozen=True, slots=True)
class DraftSaved:
    seat: SeatId
    text: str


@dataclass(frozen=True, slots=True)
class ReplyProposed:
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class ProposalBacked:
    seat: SeatId
    author: SeatId


@dataclass(frozen=True, slots=True)
class RepliesSent:
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class RepliesRead:
    """What was found in replies. It is kept as found: a later version of the reader may find something else."""

    found: dict[ReplyId, tuple[Suggestion, ...]]


@dataclass(frozen=True, slots=True)
class BallotsDealt:
    """Which replies each voter may choose among, in the order they see them."""

    ballots: dict[SeatId, tuple[ReplyId, ...]]


@dataclass(frozen=True, slots=True)
class BallotCast:
    seat: SeatId
    reply: ReplyId


@dataclass(frozen=True, slots=True)
class VotesCounted:
    best: ReplyId | None


@dataclass(frozen=True, slots=True)
class CustomerReacted:
    reply: ReplyId
    reaction: Reaction


@dataclass(frozen=True, slots=True)
class ReplyMarked:
    reply: ReplyId
    strategy: StrategyId
    value: int
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ReplyFlagged:
    reply: ReplyId
    anti_pattern: AntiPatternId
    on: bool
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ReplyReviewed:
    reply: ReplyId
    done: bool


@dataclass(frozen=True, slots=True)
class ClockSet:
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class RoundEnded:
    cancelled: bool


@dataclass(frozen=True, slots=True)
class ServerRecovered:
    """Nobody is connected any more; the clock, if it runs, has a new deadline."""

    at: Milliseconds
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class CommandDone:
    """The actor's command with this counter is done; it stands last among the events of its command."""

    actor: str
    n: int


Event = (
    RoomOpened
    | DeckChosen
    | RoomSetUp
    | IntensityCapped
    | RulesSet
    | FormatSaved
    | FormatDropped
    | TeamMade
    | SeatTaken
    | TeamsDealt
    | SeatArrived
    | SeatDeparted
    | SeatLeft
    | SeatRenamed
    | SeatMoved
    | SeatRemoved
    | SeatReadmitted
    | ObserverSet
    | ExtraTimeGiven
    | ConfidenceRated
    | CommitmentMade
    | TeamTold
    | Volunteered
    | RoomLocked
    | RoomClosed
    | RoundStarted
    | StepEntered
    | StepsChanged
    | CustomerProposed
    | CustomerAsked
    | CustomerSkipped
    | CustomerPassed
    | CustomerCast
    | PlayerChanged
    | CustomerMissed
    | CauseGuessed
    | TechniqueChosen
    | SidesTold
    | Ruled
    | ReplyHeld
    | ReplyTagged
    | StrategySighted
    | RecordWritten
    | RecordMarked
    | PageTurned
    | DecisionMade
    | ComplaintMade
    | DraftSaved
    | ReplyProposed
    | ProposalBacked
    | RepliesSent
    | RepliesRead
    | BallotsDealt
    | BallotCast
    | VotesCounted
    | CustomerReacted
    | ReplyMarked
    | ReplyFlagged
    | ReplyReviewed
    | ClockSet
    | RoundEnded
    | ServerRecovered
    | CommandDone
)
