"""Sections: the named parts of a view, as they travel to a screen. `views` fills them; nothing is decided here."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

ClockState = Literal["none", "running", "paused", "over"]
SeatState = Literal["in", "open", "away"]
RubricKind = Literal["key", "useful", "trap"]
PhaseName = Literal[
    "lobby",
    "confidence",
    "casting",
    "briefing",
    "guessing",
    "complaint",
    "drafting",
    "approval",
    "voting",
    "reaction",
    "technique",
    "record",
    "decision",
    "scoring",
    "debrief",
    "standings",
    "closing",
    "closed",
]
TechniqueName = Literal["negotiation", "mediation", "arbitration"]
PlayerName = Literal["seat", "facilitator", "practice"]
ChoiceName = Literal["keep", "terms", "part"]
Speaker = Literal["customer", "authors", "observers", "facilitator", "everybody"]


class TeamSign(TypedDict):
    """A team's flag: `index` counts from 0, `letter` is A for 0, H for 7, and A again for 8."""

    id: str
    index: int
    letter: str
    name: str


class RoomSection(TypedDict):
    """The room as a whole; `rounds_begun` counts every round, cancelled ones too."""

    code: str
    title: str
    mode: Literal["teams", "solo"]
    team_size: int
    intensity: Literal["mild", "firm", "fierce"]
    scored: bool
    language: Literal["en", "es", "de", "fr", "ar"]
    self_run: bool
    off_limits: list[str]
    locked: bool
    here: int
    away: int
    rounds_begun: int


class PhaseSection(TypedDict):
    """Where the room is; `turn` goes with every command that acts on the step.

    `take` counts how often the exchange is played; `technique` is what it must be after boiling over.
    """

    name: PhaseName
    turn: int
    round: int
    exchange: int
    exchanges: int
    take: int
    technique: TechniqueName | None
    scene: bool


class ClockSection(TypedDict):
    """`left_ms` is what was left when the frame was made; nothing counts down between frames but the screen.

    `held` says why a clock stands still: somebody paused the scene, it is frozen, or the customer is gone. In
    `overtime` the bell has rung, and those who need longer have it.
    """

    state: ClockState
    left_ms: int
    total_ms: int
    held: Literal["none", "scene", "frozen", "missing"]
    overtime: bool


class SceneSection(TypedDict):
    """What everybody may know of the scenario; null between rounds.

    `player` is who plays the customer: a participant, whom `played_by` names, the facilitator or the practice customer.
    `language` is that of the scenario's texts, null where a room began its round before decks told it.
    """

    scenario: str
    language: str | None
    title: str
    business: str
    customer_name: str
    pronoun: Literal["she", "he", "they"]
    setting: str
    what_happened: str
    may_offer: list[str]
    may_not: list[str]
    escalate_to: str
    safety_reply: str
    player: PlayerName
    played_by: str | None


class TemperSection(TypedDict):
    """`before` is the level before the last reaction, null when nothing has moved it yet.

    At 2 or below the customer is `resolved`, at 10 the scene `boils`.
    """

    level: int
    before: int | None
    start: int
    resolved: bool
    boils: bool


class ComplaintSection(TypedDict):
    """`language` is that of a line out of the deck, null for one that somebody wrote."""

    text: str
    language: str | None
    aloud: bool


class ProgressSection(TypedDict):
    """How many of those present have acted in this step, as people (`done` of `of`)."""

    done: int
    of: int


class ReactionView(TypedDict):
    value: int
    line: str
    aloud: bool


class ResultRow(TypedDict):
    """A reply after the vote. `shown` is how often it stood on the ballot of somebody who might choose it."""

    reply: str
    number: int
    text: str
    team: TeamSign
    votes: int
    shown: int
    place: int
    best: bool
    safety: bool
    reaction: ReactionView | None


class ResultSection(TypedDict):
    """The vote's outcome, best first; `more` counts the replies left out."""

    votes: int
    voters: int
    rows: list[ResultRow]
    more: int


class Points(TypedDict):
    """Points of a reply or of a team's round, to one decimal; a part that could not be measured is null.

    `cause` and `record` come on top of a round; a reply has none.
    """

    voice: float | None
    craft: float | None
    customer: float | None
    cause: float | None
    record: float | None
    total: float


class TakeView(TypedDict):
    """One take of an exchange that was played more than once, as far as it got."""

    take: int
    temper_before: int
    temper: int
    text: str
    team: TeamSign | None
    value: int | None


class MediationSection(TypedDict):
    """The mediator of this exchange, and what they said of both sides."""

    mediator: str
    text: str


class RulingSection(TypedDict):
    """What the facilitator ruled in an arbitration, and why."""

    text: str
    reason: str


class PollSection(TypedDict):
    """How the room decided on the customer's business; null before the step is over."""

    keep: int
    terms: int
    part: int


class ConfidenceSection(TypedDict):
    """How sure people are, as counts of the levels 1 to 5, before and after; `commitments` counts those made."""

    before: list[int]
    after: list[int]
    commitments: int


class StandingRow(TypedDict):
    """`last` is the latest round's points, null where the team had nobody to write in it."""

    team: TeamSign
    place: int
    total: float
    last: Points | None


class StandingsSection(TypedDict):
    rounds: int
    rows: list[StandingRow]
    more: int


class SpanView(TypedDict):
    """Words of a text, from `start` to before `end`, and what they show."""

    start: int
    end: int
    name: str


class StrategySeen(TypedDict):
    """A strategy the scenario calls for, and in how many of the replies that were marked it was seen."""

    strategy: str
    name: str
    reason: str
    kind: RubricKind
    seen: int
    of: int


class SightingView(TypedDict):
    """What an observer saw: the strategy of their card, and the words that showed it."""

    observer: str
    strategy: str
    number: int
    words: str


class PositionView(TypedDict):
    says: str
    sources: list[str]


class DilemmaView(TypedDict):
    """A question on which the documents differ, with both sides."""

    id: str
    topic: str
    positions: list[PositionView]


class CauseTeams(TypedDict):
    """How many teams were asked for the cause, and how many guessed it."""

    right: int
    of: int


class CurvePoint(TypedDict):
    """A level of the temper, and the reply that brought it about; the first point has none.

    `take` is the take of its exchange; `counts` is false for a take that was played again.
    """

    exchange: int
    take: int
    counts: bool
    level: int
    team: TeamSign | None
    text: str


class PageView(TypedDict):
    """A page of the debrief, by its id, and who speaks to it."""

    page: str
    speaker: Speaker


class DebriefSection(TypedDict):
    """What is revealed after the scene; null before.

    `page` is the one the facilitator has turned to, null in a room that runs itself: its stage turns them by itself.
    """

    pages: list[PageView]
    page: str | None

    cause: str
    cause_name: str
    hidden_need: str
    heats_up: list[str]
    cools_down: list[str]
    questions: list[str]
    prevention: str
    de_role: str
    customer: str | None
    strategies: list[StrategySeen]
    curve: list[CurvePoint]
    best_text: str
    best_team: TeamSign | None
    best_spans: list[SpanView]
    sightings: list[SightingView]
    dilemmas: list[DilemmaView]
    guessed: CauseTeams | None


class AxisView(TypedDict):
    strategy: str
    name: str
    kind: RubricKind


class TeamProfile(TypedDict):
    """How clearly a team showed each axis, 0 to 1, and in how many replies that were marked."""

    team: TeamSign
    values: list[float]
    replies: int


class ProfilesSection(TypedDict):
    """What the scene called for, by team and for the whole room; at most 12 teams."""

    axes: list[AxisView]
    room: list[float]
    teams: list[TeamProfile]
    more: int


class SeenCell(TypedDict):
    seen: int
    of: int


class RoundsRow(TypedDict):
    """A strategy over the rounds; null for a round whose scene did not call for it."""

    strategy: str
    name: str
    cells: list[SeenCell | None]


class OverRoundsSection(TypedDict):
    """Strategies seen over the last rounds, at most 12 of them."""

    rounds: list[int]
    rows: list[RoundsRow]
    more: int


# -- the stage ----------------------------------------------------------------------------------------------------
class CompanyTeam(TypedDict):
    team: TeamSign
    names: list[str]
    more: int


class CompanySection(TypedDict):
    """Who is in the room, bounded: at most 24 teams and 6 names of each."""

    count: int
    teams: list[CompanyTeam]
    more_teams: int
    latest: str


class AnswersTeam(TypedDict):
    """One team's people in this step, a state each."""

    team: TeamSign
    seats: list[SeatState]
    done: bool


class AnswersSection(TypedDict):
    """Who has answered, by team; no rows when there are more than 24 teams."""

    teams: list[AnswersTeam]
    teams_done: int
    teams_of: int


class SheetReply(TypedDict):
    reply: str
    number: int
    text: str


class SheetSection(TypedDict):
    """The replies as everybody votes on them, by number; empty when ballots are samples."""

    replies: list[SheetReply]
    count: int
    sampled: bool


# -- one's own team -----------------------------------------------------------------------------------------------
class TeamSection(TypedDict):
    """One's own team; at most 8 mates are named."""

    team: TeamSign
    mates: list[str]
    count: int


class ProposalView(TypedDict):
    author: str
    name: str
    text: str
    backing: int
    safety: bool


class HuddleSection(TypedDict):
    """The team's proposals, most backed first, at most 12; `writing` names at most 8 with a draft and no proposal."""

    proposals: list[ProposalView]
    more: int
    writing: list[str]


class ReasonMark(TypedDict):
    """A mark behind the craft of a reply; `kind` is null for a strategy the rubric does not name."""

    name: str
    kind: RubricKind | None
    value: int


class ReasonView(TypedDict):
    """What a reply's points are made of."""

    reply: str
    exchange: int
    text: str
    safety: bool
    votes: int
    shown: int
    best_votes: int
    best_shown: int
    marks: list[ReasonMark]
    flags: list[str]
    reaction: int | None
    points: Points


class WhyView(TypedDict):
    """A team's round, traced: its replies, in how many exchanges, and the guess and the record on top."""

    round: int
    title: str
    team: TeamSign
    exchanges: int
    replies: list[ReasonView]
    guess: str | None
    cause: str
    points: Points


class OwnResultSection(TypedDict):
    """How one's own team did: its reply after the vote; its points, what they are made of and its standing later.

    `shown` is how clearly its replies showed a strategy, 0 to 1, from the debrief on; empty while none is marked.
    """

    row: ResultRow | None
    held: bool
    shown: dict[str, float]
    points: Points | None
    standing: StandingRow | None
    why: WhyView | None


class MessageView(TypedDict):
    """A short message within the team."""

    name: str
    text: str


class CauseOption(TypedDict):
    """A cause to choose from, and how many of one's team chose it."""

    cause: str
    name: str
    picks: int


class GuessSection(TypedDict):
    options: list[CauseOption]
    leading: str | None


class RecordSection(TypedDict):
    """The team's case record, as its people write it together."""

    problem: str
    done: str
    outcome: str
    follow_up: str


# -- one's own seat -----------------------------------------------------------------------------------------------
class CardView(TypedDict):
    """An observer's card: the one strategy to look out for, and the reply and words it was seen in."""

    strategy: str
    name: str
    description: str
    reply: str | None
    start: int | None
    end: int | None


class SidesView(TypedDict):
    """What a mediator sees of a team: its leading proposal so far."""

    team: TeamSign
    text: str


class YouSection(TypedDict):
    """Who one is. `asked` is the private question whether one would play the customer.

    `observes` is the wish to watch only. `sides` is there for the mediator of an exchange.
    """

    seat: str
    name: str
    part: Literal["writer", "customer", "mediator", "observer"]
    observes: bool
    volunteer: bool
    asked: bool
    draft: str
    proposed: str | None
    backed: str | None
    extra_s: int
    sure: int | None
    guess: str | None
    decision: ChoiceName | None
    commitment: str
    card: CardView | None
    sides: list[SidesView] | None


class BallotSection(TypedDict):
    """One's own ballot in one's own order; `choice` is the reply voted for, `tags` the strategies tagged by reply."""

    replies: list[SheetReply]
    choice: str | None
    tags: dict[str, list[str]]


class LineView(TypedDict):
    text: str
    intensity: Literal["mild", "firm", "fierce"]


class ComebackView(TypedDict):
    text: str
    when: Literal["cooler", "same", "hotter"]


class BriefSection(TypedDict):
    """The customer's secret; only the customer's seat and facilitators have it."""

    language: str | None
    who: str
    what_happened_to_you: str
    cause: str
    cause_name: str
    hidden_need: str
    heats_up: list[str]
    cools_down: list[str]
    starting_temper: int
    opening_lines: list[LineView]
    comebacks: list[ComebackView]
    off_limits: list[str]


# -- the facilitator ----------------------------------------------------------------------------------------------
class RosterSeat(TypedDict):
    """One person, as the facilitator sees them in this step."""

    name: str
    team: str
    present: bool
    left: bool
    removed: bool
    away_since_ms: int | None
    volunteer: bool
    times_customer: int
    part: Literal["writer", "customer", "mediator", "observer"]
    observes: bool
    extra_s: int
    state: SeatState
    sure_before: int | None
    sure_after: int | None
    commitment: str


class DeskTeam(TypedDict):
    """One team as the facilitator sees it: its best proposal so far, before anything is sent; its guess and record."""

    team: TeamSign
    people: int
    text: str
    backing: int
    proposals: int
    guess: str | None
    guessed_right: bool | None
    record: RecordSection | None
    record_points: int | None


class AlertsSection(TypedDict):
    """What the facilitator should know now: a customer who is gone or stepped out, who asked for a pause."""

    customer_missing: bool
    stepped_out: bool
    asking: bool
    paused_by: str | None


class RulesSection(TypedDict):
    """How the room plays: weights, points, clocks, approval, the house rules, and what classroom things may do."""

    voice: int
    craft: int
    customer: int
    scored: bool
    clocked: bool
    approval: bool
    suggested: bool
    agree: Literal["scenario", "agree", "steer"]
    limits: Literal["scenario", "limits", "bear"]
    promise: Literal["scenario", "assure", "promise-little"]
    things: bool
    things_names: bool
    buzzer: Literal["nothing", "pause", "next"]


class CastingSection(TypedDict):
    """`asking` is true while somebody is being asked privately; whom, nobody sees. `exhausted` when nobody is left."""

    proposed: str | None
    proposed_name: str
    asking: bool
    exhausted: bool
    customer: str | None
    customer_name: str
    player: PlayerName


class ScoreStep(TypedDict):
    phase: PhaseName
    exchange: int
    take: int
    seconds: int | None
    state: Literal["done", "now", "next"]


class MarkView(TypedDict):
    value: int
    start: int | None
    end: int | None


class FlagView(TypedDict):
    start: int | None
    end: int | None


class WordsView(TypedDict):
    """Words of a reply from `start` to before `end`, counted in code points."""

    start: int
    end: int


class SuggestionView(TypedDict):
    """What a reply seems to show. What is not `firm` is only possible; the reason is in English, as the reader is."""

    label: str
    anti: bool
    firm: bool
    reason: str
    words: list[WordsView]


class MarkingReply(TypedDict):
    """A reply on the facilitator's desk, with all that its points are made of.

    `counts` is false for a take that was played again. `held` replies stand on no ballot. `tags` counts
    what voters saw. `suggested` is empty until the reply was read.
    """

    number: int
    round: int
    exchange: int
    take: int
    counts: bool
    held: bool
    tags: dict[str, int]
    sighted: list[SightingView]
    team: TeamSign
    author: str
    text: str
    safety: bool
    backing: int
    votes: int
    shown: int
    place: int
    reaction: ReactionView | None
    marks: dict[str, MarkView]
    flags: dict[str, FlagView]
    suggested: list[SuggestionView]
    reviewed: bool
    points: Points


class RubricLineView(TypedDict):
    strategy: str
    name: str
    reason: str
    kind: RubricKind


class AntiPatternView(TypedDict):
    anti_pattern: str
    name: str
    watch: bool


class RubricSection(TypedDict):
    """What to mark: the rubric's strategies in their order, and every anti-pattern, the ones to watch first."""

    lines: list[RubricLineView]
    anti_patterns: list[AntiPatternView]


class LibraryScenario(TypedDict):
    scenario: str
    title: str
    teaser: str
    heat: int
    starting_temper: int
    cause_name: str
    hidden_need: str
    calls_for: list[str]
    played: bool


class FormatView(TypedDict):
    format: str
    name: str
    minutes: int
    own: bool
    steps: list[ScoreStep]


class ShelfScenario(TypedDict):
    """A scenario to choose where no facilitator is: nothing of it that is secret."""

    scenario: str
    title: str
    teaser: str
    heat: int
    played: bool


class LibrarySection(TypedDict):
    """What a round can start with; `deck` is the title of the one deck the room plays, or empty."""

    deck: str
    scenarios: list[LibraryScenario]
    formats: list[FormatView]


class PointsRow(TypedDict):
    """A team's whole account: points of each round in order, null for a round it could not write in."""

    team: TeamSign
    place: int
    total: float
    rounds: list[Points | None]


# -- classroom things ---------------------------------------------------------------------------------------------
class ThingsStanding(TypedDict):
    """A team's place. `index` counts from 0, as in its flag; `name` is null where names are not allowed."""

    place: int
    index: int
    letter: str
    name: str | None
    total: float


class ThingsStandings(TypedDict):
    rounds: int
    rows: list[ThingsStanding]
    more: int


class CountsSection(TypedDict):
    """How many are `here` and `away`; where a step asks for something, how many have `done` it, `of` those asked."""

    here: int
    away: int
    teams: int
    rounds_begun: int
    done: int | None
    of: int | None


class ThingsView(TypedDict, total=False):
    """All that a lamp, a dashboard or a buzzer may know of a room; empty where the room lets them know nothing."""

    phase: PhaseSection
    clock: ClockSection
    temper: TemperSection | None
    standings: ThingsStandings | None
    counts: CountsSection


class Sections(TypedDict, total=False):
    """Every section by name. A screen gets those its audiences may know; null means “not now”."""

    room: RoomSection
    phase: PhaseSection
    clock: ClockSection
    scene: SceneSection | None
    temper: TemperSection | None
    complaint: ComplaintSection | None
    progress: ProgressSection | None
    result: ResultSection | None
    takes: list[TakeView]
    mediation: MediationSection | None
    ruling: RulingSection | None
    poll: PollSection | None
    confidence: ConfidenceSection | None
    shelf: list[ShelfScenario] | None
    standings: StandingsSection | None
    debrief: DebriefSection | None
    # the stage and the desk
    profiles: ProfilesSection | None
    over_rounds: OverRoundsSection | None
    # the stage
    company: CompanySection
    answers: AnswersSection | None
    sheet: SheetSection | None
    # one's own team
    team: TeamSection
    huddle: HuddleSection | None
    own_result: OwnResultSection | None
    guess: GuessSection | None
    record: RecordSection | None
    messages: list[MessageView]
    # one's own seat
    you: YouSection
    ballot: BallotSection | None
    brief: BriefSection | None
    # the facilitator; roster, teams, marking, account and why are keyed, and only changed keys travel
    alerts: AlertsSection
    rules: RulesSection
    roster: dict[str, RosterSeat]
    teams: dict[str, DeskTeam]
    casting: CastingSection | None
    score: list[ScoreStep]
    rubric: RubricSection | None
    marking: dict[str, MarkingReply]
    account: dict[str, PointsRow]
    why: dict[str, WhyView]
    library: LibrarySection


KEYED = frozenset({"roster", "teams", "marking", "account", "why"})
"""Sections that are maps which can grow with the room: a change sends the changed keys only."""
