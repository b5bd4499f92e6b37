"""Commands: what people and the shell ask of a room, in the imperative.

Field limits stand here once; the wire validates against these same types. Commands that act on a step carry its
`turn`, so that one sent from a phone that was asleep cannot land in a later step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from rounds.evidence.reading import Reading
from rounds.ids import (
    AntiPatternId,
    CauseId,
    FormatId,
    Milliseconds,
    ReplyId,
    ScenarioId,
    SeatId,
    StrategyId,
    TeamId,
    Turn,
)

REPLY_LIMIT = 400
LINE_LIMIT = 380
TITLE_LIMIT = 80
TOPIC_LIMIT = 60
MOST_TOPICS = 8
LONGEST_STEP_S = 3600

ReplyText = Annotated[str, MinLen(1), MaxLen(REPLY_LIMIT)]
DraftText = Annotated[str, MaxLen(REPLY_LIMIT)]
LineText = Annotated[str, MaxLen(LINE_LIMIT)]
IdText = Annotated[str, MinLen(1), MaxLen(64)]
Offset = Annotated[int, Ge(0), Le(REPLY_LIMIT)]
Mode = Literal["teams", "solo"]
Language = Literal["en", "es", "de", "fr", "ar"]
"""A language the screens speak; decks have languages of their own."""
Cap = Literal["mild", "firm", "fierce"]
"""How hard a prepared line of the customer may hit in this room."""

Player = Literal["seat", "facilitator", "practice"]
"""Who plays the customer: a participant, the facilitator, or the scripted practice customer."""

Technique = Literal["negotiation", "mediation", "arbitration"]
"""What an exchange after boiling over must be."""

Choice = Literal["keep", "terms", "part"]
"""Whether this customer's business is worth keeping: as it is, on other terms, or not."""

RecordPart = Literal["problem", "done", "outcome", "follow_up"]
"""The parts of a team's case record: the problem, what we did, the outcome, and the follow-up message."""

AgreeRule = Literal["scenario", "agree", "steer"]
"""D1, is the customer always right: as the scenario has it, agree at once, or agree only with what is true."""

LimitsRule = Literal["scenario", "limits", "bear"]
"""D2, limits on the relationship: as the scenario has it, set them, or bear with everything."""

PromiseRule = Literal["scenario", "assure", "promise-little"]
"""D3, how much to promise: as the scenario has it, assure with confidence, or promise little and keep it."""

Buzzer = Literal["nothing", "pause", "next"]
"""What a press of the classroom's buzzer does: nothing, pause the scene, or end the step."""

SeatRef = Annotated[SeatId, MinLen(1), MaxLen(64)]
ReplyRef = Annotated[ReplyId, MinLen(1), MaxLen(64)]
StrategyRef = Annotated[StrategyId, MinLen(1), MaxLen(64)]
StepTime = Annotated[int, Ge(0), Le(LONGEST_STEP_S)]
"""Seconds of a step; 0 runs no clock."""

Weight = Annotated[int, Ge(0), Le(100)]
Level = Annotated[int, Ge(1), Le(5)]
"""How sure somebody is of themselves: 1 not at all, 5 very."""


# -- by a participant ---------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Volunteer:
    """Offers to play the customer, or takes the offer back."""

    on: bool


@dataclass(frozen=True, slots=True)
class AnswerCasting:
    """Accepts the hot seat, or passes; nobody is told who passed."""

    turn: Turn
    accept: bool


@dataclass(frozen=True, slots=True)
class Complain:
    """Speaks the customer's line; `aloud` says that it was spoken in the room, and then the text may be empty."""

    turn: Turn
    text: LineText
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keeps what is being written, so that it goes in by itself at the bell."""

    turn: Turn
    text: DraftText


@dataclass(frozen=True, slots=True)
class Propose:
    """Puts a reply before one's team, or edits the one already there."""

    turn: Turn
    text: ReplyText


@dataclass(frozen=True, slots=True)
class ProposeSafety:
    """Puts the scenario's prewritten safety reply before one's team; it is worth half."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class Back:
    """Backs the proposal of a member of one's own team, in place of any backed before."""

    turn: Turn
    author: Annotated[SeatId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class CastBallot:
    """Votes for the best reply, in place of any vote before."""

    reply: Annotated[ReplyId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class React:
    """Says how a reply landed with the customer, -3 to +3, with a line in character if wished."""

    reply: Annotated[ReplyId, MinLen(1), MaxLen(64)]
    value: Annotated[int, Ge(-3), Le(3)]
    line: LineText = ""
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class PauseScene:
    """Stops the clock because the scene is too much; nobody is told who asked, unless they wish the facilitator to."""

    named: bool = False


@dataclass(frozen=True, slots=True)
class StepOut:
    """Puts the customer's part down in the middle of a round; somebody else takes it, and nobody asks why."""


@dataclass(frozen=True, slots=True)
class Observe:
    """Watches and votes from now on, and writes nothing; what was not sent yet goes with it. Or writes again."""

    on: bool


@dataclass(frozen=True, slots=True)
class RateConfidence:
    """Says how sure one is of handling a difficult customer; asked before the rounds and again in the closing."""

    level: Level


@dataclass(frozen=True, slots=True)
class GuessCause:
    """Says what is behind the customer's difficulty; the team's guess is what most of its people say."""

    turn: Turn
    cause: Annotated[CauseId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class TagReply:
    """Tags a strategy that the voter saw in a reply on their ballot, or takes the tag away."""

    reply: ReplyRef
    strategy: StrategyRef
    on: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """An observer saw the strategy on their card in these words of a reply; without words, takes it back."""

    reply: ReplyRef
    start: Offset | None = None
    end: Offset | None = None


@dataclass(frozen=True, slots=True)
class Mediate:
    """The mediator says what both sides need, before everybody."""

    turn: Turn
    text: LineText


@dataclass(frozen=True, slots=True)
class WriteRecord:
    """Writes one part of the team's case record; what a mate wrote there before is replaced."""

    turn: Turn
    part: RecordPart
    text: DraftText


@dataclass(frozen=True, slots=True)
class Decide:
    """Votes on whether this customer's business is worth keeping on these terms."""

    turn: Turn
    choice: Choice


@dataclass(frozen=True, slots=True)
class TellTeam:
    """Says something short to one's own team, for teams that do not sit together."""

    text: Annotated[str, MinLen(1), MaxLen(140)]


@dataclass(frozen=True, slots=True)
class Commit:
    """The one thing somebody takes home from the workshop."""

    text: Annotated[str, MaxLen(200)]


@dataclass(frozen=True, slots=True)
class Leave:
    """Leaves the room; the seat stays, and its key opens it again."""


# -- by a facilitator ---------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class SetRules:
    """Changes how the room plays: weights (which sum to 100), points and clocks or none, approval, the house rules.

    `suggested` lets what is firmly suggested score where the facilitator has not marked; `language` is the one that
    screens speak where nobody chose another on their own device. `things` lets classroom things follow the room, with
    `things_names` also names; `buzzer` is what a press of theirs does.
    """

    voice: Weight | None = None
    craft: Weight | None = None
    customer: Weight | None = None
    scored: bool | None = None
    clocked: bool | None = None
    approval: bool | None = None
    suggested: bool | None = None
    agree: AgreeRule | None = None
    limits: LimitsRule | None = None
    promise: PromiseRule | None = None
    language: Language | None = None
    things: bool | None = None
    things_names: bool | None = None
    buzzer: Buzzer | None = None


@dataclass(frozen=True, slots=True)
class SetOffLimits:
    """Names the topics that nobody brings up in this room; everybody sees them before a scene."""

    topics: Annotated[list[Annotated[str, MinLen(1), MaxLen(TOPIC_LIMIT)]], MaxLen(MOST_TOPICS)]


@dataclass(frozen=True, slots=True)
class SaveFormat:
    """Keeps a format of the room's own. Times are seconds, 0 without a clock; a step that is left out is not played.

    With the id of one of the room's own formats it replaces that one.
    """

    name: Annotated[str, MinLen(1), MaxLen(40)]
    exchanges: Annotated[int, Ge(1), Le(4)]
    briefing: StepTime
    complaint: StepTime
    drafting: StepTime
    voting: StepTime
    reaction: StepTime
    guessing: StepTime | None = None
    record: StepTime | None = None
    decision: StepTime | None = None
    format: Annotated[FormatId, MinLen(1), MaxLen(64)] | None = None


@dataclass(frozen=True, slots=True)
class DropFormat:
    """Takes one of the room's own formats off the list."""

    format: Annotated[FormatId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class SetUp:
    """Changes the room's title, how hard lines may hit, its mode or team size; the last two before the first round."""

    title: Annotated[str, MinLen(1), MaxLen(TITLE_LIMIT)] | None = None
    mode: Mode | None = None
    team_size: Annotated[int, Ge(1), Le(12)] | None = None
    intensity: Cap | None = None


@dataclass(frozen=True, slots=True)
class EvenTeams:
    """Deals the people of the room into teams of nearly the same size; between rounds only."""


@dataclass(frozen=True, slots=True)
class LockRoom:
    """Closes the doors to new people, or opens them again; those who have a seat always come back."""

    on: bool


@dataclass(frozen=True, slots=True)
class RenameSeat:
    """Gives a person another name, for when the one they chose cannot stay on the wall."""

    seat: Annotated[SeatId, MinLen(1), MaxLen(64)]
    name: Annotated[str, MinLen(1), MaxLen(200)]


@dataclass(frozen=True, slots=True)
class MoveSeat:
    """Puts a person into another team; between rounds only, since a team's replies and ballots stand by then."""

    seat: Annotated[SeatId, MinLen(1), MaxLen(64)]
    team: Annotated[TeamId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class RemoveSeat:
    """Sends a person out; what they had not sent yet goes with them, and their key opens nothing until let back."""

    seat: Annotated[SeatId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class ReadmitSeat:
    """Lets a person who was sent out come back to their seat."""

    seat: Annotated[SeatId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class SetObserver:
    """Lets somebody watch and vote without writing, or write again."""

    seat: SeatRef
    on: bool


@dataclass(frozen=True, slots=True)
class GiveTime:
    """Gives one person so many seconds more whenever the bell rings before they are in; nobody else is told."""

    seat: SeatRef
    seconds: Annotated[int, Ge(0), Le(600)]


@dataclass(frozen=True, slots=True)
class CheckConfidence:
    """Asks everybody how sure they are of themselves, before the first round."""


@dataclass(frozen=True, slots=True)
class BeginClosing:
    """Opens the closing: final standings, the second confidence check, one commitment each."""


@dataclass(frozen=True, slots=True)
class StartRound:
    """Starts a round with a scenario of the deck and a format."""

    scenario: Annotated[ScenarioId, MinLen(1), MaxLen(64)]
    format: Annotated[FormatId, MinLen(1), MaxLen(64)]


@dataclass(frozen=True, slots=True)
class AskCustomer:
    """Asks a person privately to play the customer; without a seat, the next in fair order."""

    turn: Turn
    seat: Annotated[SeatId, MinLen(1), MaxLen(64)] | None = None


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The facilitator plays the customer from here on."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class UsePractice:
    """The practice customer plays from here on: its lines and reactions are the scenario's."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class ChooseTechnique:
    """After boiling over: what the next exchange is. A mediation names a neutral participant, who writes no reply."""

    turn: Turn
    technique: Technique
    mediator: SeatRef | None = None


@dataclass(frozen=True, slots=True)
class Arbitrate:
    """The facilitator's ruling in an arbitration, with the reason for it."""

    turn: Turn
    ruling: LineText
    reason: LineText


@dataclass(frozen=True, slots=True)
class HoldReply:
    """Holds a reply back from the ballots before the vote, or lets it through."""

    reply: ReplyRef
    on: bool


@dataclass(frozen=True, slots=True)
class Freeze:
    """Freezes the scene, so that the room can talk about it; resuming the clock lets it go on."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """Plays the present or last exchange again, from the complaint; both takes stay in the record."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class MarkRecord:
    """Gives a team's case record 0 to 5 points."""

    team: Annotated[TeamId, MinLen(1), MaxLen(64)]
    points: Annotated[int, Ge(0), Le(5)]


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Turns every screen to a page of the debrief, by its id."""

    turn: Turn
    page: IdText


@dataclass(frozen=True, slots=True)
class EndStep:
    """Ends the present step now and opens the next; drafts and votes count as they stand."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class CancelRound:
    """Stops the round and goes back to the lobby; it scores nothing and stays in the record as cancelled."""

    turn: Turn


@dataclass(frozen=True, slots=True)
class StartClock:
    """Starts a clock of so many seconds for the present step, in place of any there was."""

    turn: Turn
    seconds: Annotated[int, Ge(5), Le(3600)]


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Stops the clock with what is left."""


@dataclass(frozen=True, slots=True)
class ResumeClock:
    """Lets the clock run on with what was left."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Gives the present step more time."""

    turn: Turn
    seconds: Annotated[int, Ge(5), Le(3600)]


@dataclass(frozen=True, slots=True)
class MarkReply:
    """Marks how far a reply shows a strategy: 0 not, 1 partly, 2 clearly; `start` and `end` bound the words."""

    reply: Annotated[ReplyId, MinLen(1), MaxLen(64)]
    strategy: Annotated[StrategyId, MinLen(1), MaxLen(64)]
    mark: Annotated[int, Ge(0), Le(2)]
    start: Offset | None = None
    end: Offset | None = None


@dataclass(frozen=True, slots=True)
class FlagReply:
    """Flags an anti-pattern in a reply, or takes the flag away."""

    reply: Annotated[ReplyId, MinLen(1), MaxLen(64)]
    anti_pattern: Annotated[AntiPatternId, MinLen(1), MaxLen(64)]
    on: bool
    start: Offset | None = None
    end: Offset | None = None


@dataclass(frozen=True, slots=True)
class ReviewReply:
    """Says that the marking of a reply is finished, or open again."""

    reply: Annotated[ReplyId, MinLen(1), MaxLen(64)]
    done: bool


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """Ends the workshop; everything so far stays readable."""


# -- by the shell -------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TakeSeat:
    """Seats a person who joined; the name is as they typed it."""

    seat: SeatId
    name: str
    key_hash: str


@dataclass(frozen=True, slots=True)
class Arrive:
    """A seat's connection came up."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class Depart:
    """A seat's last connection went down."""

    seat: SeatId


@dataclass(frozen=True, slots=True)
class MissCustomer:
    """The customer has been away for too long: the clock waits, and the facilitator is asked what to do."""

    seat: SeatId
    since: Milliseconds


@dataclass(frozen=True, slots=True)
class Ring:
    """The clock of a step reached its deadline."""

    turn: Turn
    deadline: Milliseconds


@dataclass(frozen=True, slots=True)
class Recover:
    """The server is back after an outage that began at `alive_at`: nobody is connected, and the clock lost nothing."""

    alive_at: Milliseconds


@dataclass(frozen=True, slots=True)
class KeepReadings:
    """Replies were read, beside the game: what each seems to show."""

    readings: Mapping[ReplyId, Reading]


@dataclass(frozen=True, slots=True)
class Buzz:
    """The room's buzzer was pressed while this turn was the present one."""

    turn: Turn


ParticipantCommand = (
    Volunteer
    | AnswerCasting
    | Complain
    | SaveDraft
    | Propose
    | ProposeSafety
    | Back
    | CastBallot
    | React
    | PauseScene
    | StepOut
    | Observe
    | RateConfidence
    | GuessCause
    | TagReply
    | Sight
    | Mediate
    | WriteRecord
    | Decide
    | TellTeam
    | Commit
    | Leave
)
FacilitatorCommand = (
    SetUp
    | SetRules
    | SetOffLimits
    | SaveFormat
    | DropFormat
    | EvenTeams
    | LockRoom
    | RenameSeat
    | MoveSeat
    | RemoveSeat
    | ReadmitSeat
    | SetObserver
    | GiveTime
    | CheckConfidence
    | BeginClosing
    | StartRound
    | AskCustomer
    | TakeOver
    | UsePractice
    | ChooseTechnique
    | Arbitrate
    | HoldReply
    | Freeze
    | Rewind
    | MarkRecord
    | TurnPage
    | EndStep
    | CancelRound
    | StartClock
    | PauseClock
    | ResumeClock
    | AddTime
    | MarkReply
    | FlagReply
    | ReviewReply
    | CloseRoom
)
ShellCommand = TakeSeat | Arrive | Depart | MissCustomer | Ring | Recover | KeepReadings | Buzz
Command = ParticipantCommand | FacilitatorCommand | ShellCommand
