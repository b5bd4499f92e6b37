"""Sections: the named parts of a view, as they travel to a screen. `views` fills them; nothing is decided here."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

ClockState = Literal["none", "running", "paused", "over"]
SeatState = Literal["in", "open", "away"]
RubricKind = Literal["key", "useful", "trap"]
PhaseName = Literal[
    "lobby",
    "casting",
    "briefing",
    "complaint",
    "drafting",
    "voting",
    "reaction",
    "scoring",
    "debrief",
    "standings",
    "closed",
]


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
    locked: bool
    here: int
    away: int
    rounds_begun: int


class PhaseSection(TypedDict):
    """Where the room is; `turn` goes with every command that acts on the step."""

    name: PhaseName
    turn: int
    round: int
    exchange: int
    exchanges: int
    scene: bool


class ClockSection(TypedDict):
    """`left_ms` is what was left when the frame was made; nothing counts down between frames but the screen."""

    state: ClockState
    left_ms: int
    total_ms: int
    scene_paused: bool


class SceneSection(TypedDict):
    """What everybody may know of the scenario; null between rounds. `played_by` names who plays the customer."""

    scenario: str
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
    played_by: str | None


class TemperSection(TypedDict):
    """`before` is the level before the last reaction, null when nothing has moved it yet."""

    level: int
    before: int | None
    start: int


class ComplaintSection(TypedDict):
    text: str
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
    """Points of a reply or of a team's round, to one decimal; a part that could not be measured is null."""

    voice: float | None
    craft: float | None
    customer: float | None
    total: float


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
    """A strategy the scenario calls for, and in how many of the replies it was marked."""

    strategy: str
    name: str
    reason: str
    kind: RubricKind
    seen: int
    of: int


class CurvePoint(TypedDict):
    """A level of the temper, and the reply that brought it about; the first point has none."""

    level: int
    team: TeamSign | None
    text: str


class DebriefSection(TypedDict):
    """What is revealed after the scene; null before."""

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


class OwnResultSection(TypedDict):
    """How one's own team did: its reply after the vote, its points and standing once the round is scored."""

    row: ResultRow | None
    points: Points | None
    standing: StandingRow | None


# -- one's own seat -----------------------------------------------------------------------------------------------
class YouSection(TypedDict):
    """Who one is. `asked` is the private question whether one would play the customer."""

    seat: str
    name: str
    part: Literal["writer", "customer", "observer"]
    volunteer: bool
    asked: bool
    draft: str
    proposed: str | None
    backed: str | None


class BallotSection(TypedDict):
    """One's own ballot in one's own order; `choice` is the reply voted for."""

    replies: list[SheetReply]
    choice: str | None


class LineView(TypedDict):
    text: str
    intensity: Literal["mild", "firm", "fierce"]


class ComebackView(TypedDict):
    text: str
    when: Literal["cooler", "same", "hotter"]


class BriefSection(TypedDict):
    """The customer's secret; only the customer's seat and facilitators have it."""

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
    part: Literal["writer", "customer", "observer"]
    state: SeatState


class DeskTeam(TypedDict):
    """One team as the facilitator sees it: its best proposal so far, before anything is sent."""

    team: TeamSign
    people: int
    text: str
    backing: int
    proposals: int


class CastingSection(TypedDict):
    """`asking` is true while somebody is being asked privately; whom, nobody sees. `exhausted` when nobody is left."""

    proposed: str | None
    proposed_name: str
    asking: bool
    exhausted: bool
    customer: str | None
    customer_name: str


class ScoreStep(TypedDict):
    phase: PhaseName
    exchange: int
    seconds: int | None
    state: Literal["done", "now", "next"]


class MarkView(TypedDict):
    value: int
    start: int | None
    end: int | None


class FlagView(TypedDict):
    start: int | None
    end: int | None


class MarkingReply(TypedDict):
    """A reply on the facilitator's desk, with all that its points are made of."""

    number: int
    round: int
    exchange: int
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
    steps: list[ScoreStep]


class LibrarySection(TypedDict):
    scenarios: list[LibraryScenario]
    formats: list[FormatView]


class PointsRow(TypedDict):
    """A team's whole account: points of each round in order, null for a round it could not write in."""

    team: TeamSign
    place: int
    total: float
    rounds: list[Points | None]


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
    standings: StandingsSection | None
    debrief: DebriefSection | None
    # the stage
    company: CompanySection
    answers: AnswersSection | None
    sheet: SheetSection | None
    # one's own team
    team: TeamSection
    huddle: HuddleSection | None
    own_result: OwnResultSection | None
    # one's own seat
    you: YouSection
    ballot: BallotSection | None
    brief: BriefSection | None
    # the facilitator; roster, teams, marking and account are keyed, and only changed keys travel
    roster: dict[str, RosterSeat]
    teams: dict[str, DeskTeam]
    casting: CastingSection | None
    score: list[ScoreStep]
    rubric: RubricSection | None
    marking: dict[str, MarkingReply]
    account: dict[str, PointsRow]
    library: LibrarySection


KEYED = frozenset({"roster", "teams", "marking", "account"})
"""Sections that are maps which can grow with the room: a change sends the changed keys only."""
