"""What a deck is: its scenarios as frozen values, and how the text of a deck file becomes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Annotated

from annotated_types import Interval, Len

from rounds.commands import LINE_LIMIT, REPLY_LIMIT
from rounds.deck_errors import DeckError, DeckProblem, Problems
from rounds.deck_rules import check_across
from rounds.ids import AntiPatternId, CauseId, DisagreementId, ScenarioId, StrategyId
from rounds.plain import Plain, from_plain, to_plain
from rounds.shape import Known, Pattern, read_shape
from rounds.strategies import CATALOGUE
from rounds.yaml_tree import read_tree

Title = Annotated[str, Len(1, 60)]
Line = Annotated[str, Len(1, 160)]
Passage = Annotated[str, Len(1, 600)]
Spoken = Annotated[str, Len(1, LINE_LIMIT)]
Lines = Annotated[tuple[Line, ...], Len(1, 8)]
KnownStrategy = Annotated[StrategyId, Known("strategy of the catalogue", tuple(CATALOGUE.strategy))]
KnownAntiPattern = Annotated[AntiPatternId, Known("anti-pattern of the catalogue", tuple(CATALOGUE.anti_pattern))]
KnownCause = Annotated[CauseId, Known("cause of the catalogue", tuple(CATALOGUE.cause))]
KnownDisagreement = Annotated[DisagreementId, Known("disagreement of the catalogue", tuple(CATALOGUE.disagreement))]
Slug = Annotated[
    ScenarioId,
    Pattern(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*", "a name of small letters, digits and hyphens", "the-late-train"),
]
LanguageTag = Annotated[str, Pattern(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", "a language tag", "en")]


class Pronoun(Enum):
    SHE = "she"
    HE = "he"
    THEY = "they"


class Intensity(Enum):
    """How hard a prepared line hits, from the gentlest up; the room's cap leaves out what is harder."""

    MILD = "mild"
    FIRM = "firm"
    FIERCE = "fierce"

    def is_within(self, cap: Intensity) -> bool:
        order = list(Intensity)
        return order.index(self) <= order.index(cap)


class Swing(Enum):
    """Which way the temper just went, for the line the customer says next."""

    COOLER = "cooler"
    SAME = "same"
    HOTTER = "hotter"


class Quality(Enum):
    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """What staff may offer, what they may not, and who can go further. Public to the teams."""

    may_offer: Lines
    may_not: Lines
    escalate_to: Line


@dataclass(frozen=True, slots=True)
class Scene:
    """The public half of a scenario."""

    business: Title
    customer_name: Title
    customer_pronoun: Pronoun
    setting: Line
    what_happened: Passage
    policy_card: PolicyCard


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """A complaint the customer can tap instead of writing one."""

    text: Spoken
    intensity: Intensity


@dataclass(frozen=True, slots=True)
class Comeback:
    """A line the customer can tap after reacting to a reply."""

    text: Spoken
    when: Swing


@dataclass(frozen=True, slots=True)
class Brief:
    """The secret half of a scenario: only the customer and the facilitator see it before the debrief."""

    who: Passage
    what_happened_to_you: Passage
    cause: KnownCause
    hidden_need: Line
    heats_up: Lines
    cools_down: Lines
    starting_temper: Annotated[int, Interval(ge=1, le=9)]
    opening_lines: Annotated[tuple[PreparedLine, ...], Len(1, 12)]
    comebacks: Annotated[tuple[Comeback, ...], Len(1, 12)]
    off_limits: Lines


@dataclass(frozen=True, slots=True)
class RubricLine:
    """A strategy the rubric names, and why it belongs there in this scenario."""

    strategy: KnownStrategy
    reason: Line


@dataclass(frozen=True, slots=True)
class Rubric:
    """What counts in this scenario: key strategies, useful ones, and traps. No strategy stands here twice."""

    key: Annotated[tuple[RubricLine, ...], Len(1, 6)]
    useful: Annotated[tuple[RubricLine, ...], Len(0, 10)] = ()
    traps: Annotated[tuple[RubricLine, ...], Len(0, 6)] = ()


@dataclass(frozen=True, slots=True)
class SampleReply:
    """A reply with its verdict: for rehearsals to send."""

    text: Annotated[str, Len(40, REPLY_LIMIT)]
    quality: Quality
    shows: Annotated[tuple[KnownStrategy, ...], Len(0, 10)] = ()
    anti_patterns: Annotated[tuple[KnownAntiPattern, ...], Len(0, 6)] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """Lines of the practice customer by how hot it is: calm up to 3, warm up to 6, hot from 7."""

    calm: Annotated[tuple[Spoken, ...], Len(1, 8)]
    warm: Annotated[tuple[Spoken, ...], Len(1, 8)]
    hot: Annotated[tuple[Spoken, ...], Len(1, 8)]

    def lines_at(self, temper: int) -> tuple[str, ...]:
        if temper <= 3:
            return self.calm
        return self.warm if temper <= 6 else self.hot


@dataclass(frozen=True, slots=True)
class Debrief:
    """What is said afterwards; the de-role card helps the customer put the part down."""

    cause_revealed: Line
    questions: Lines
    prevention: Passage
    de_role: Passage


@dataclass(frozen=True, slots=True)
class Scenario:
    """One difficult conversation, whole. Read from a deck, it has the deck's language unless it states its own."""

    id: Slug
    title: Title
    heat: Annotated[int, Interval(ge=1, le=5)]
    teaser: Line
    scene: Scene
    brief: Brief
    rubric: Rubric
    safety_reply: Annotated[str, Len(40, REPLY_LIMIT)]
    sample_replies: Annotated[tuple[SampleReply, ...], Len(6, 40)]
    practice: Practice
    debrief: Debrief
    anti_patterns_to_watch: Annotated[tuple[KnownAntiPattern, ...], Len(0, 10)] = ()
    disagreements: Annotated[tuple[KnownDisagreement, ...], Len(0, 8)] = ()
    language: LanguageTag = ""

    @property
    def spoken_lines(self) -> tuple[str, ...]:
        """The lines it gives the customer, prepared and practised."""
        opening = (one.text for one in self.brief.opening_lines)
        comebacks = (one.text for one in self.brief.comebacks)
        return (*opening, *comebacks, *self.practice.calm, *self.practice.warm, *self.practice.hot)

    def to_plain(self) -> Plain:
        """The scenario as it is recorded in a room's journal."""
        return to_plain(self)

    @classmethod
    def from_plain(cls, plain: object) -> Scenario:
        """The scenario a journal recorded; raises MalformedRecord where the shape differs."""
        return from_plain(cls, plain)


@dataclass(frozen=True, slots=True)
class Deck:
    """A file of scenarios, in one language unless a scenario states another."""

    title: Title
    language: LanguageTag
    scenarios: Annotated[tuple[Scenario, ...], Len(1, 100)]

    def to_plain(self) -> dict[str, Plain]:
        """The deck in maps, lists, texts and whole numbers."""
        return {one.name: to_plain(getattr(self, one.name)) for one in fields(self)}


def parse_deck(text: str, filename: str) -> Deck:
    """The deck that the text of a file holds; raises DeckError with every problem at once.

    `filename` is only quoted in problems. A file near the limit takes more than a second: keep it off an event loop.
    """
    problems = Problems(filename)
    tree = read_tree(text, problems)
    check_across(tree, problems)
    deck = read_shape(Deck, tree, problems)
    return replace(
        deck, scenarios=tuple(replace(one, language=one.language or deck.language) for one in deck.scenarios)
    )


def library_of(decks: Iterable[tuple[str, Deck]]) -> dict[ScenarioId, Scenario]:
    """Every scenario of these decks (file name and deck) by id, in order; raises DeckError where two share an id."""
    library: dict[ScenarioId, Scenario] = {}
    clashes = []
    for file, deck in decks:
        for place, scenario in enumerate(deck.scenarios):
            if scenario.id in library:
                problem = f"“{scenario.id}” is the id of a scenario in another deck too."
                clashes.append(
                    DeckProblem(file, 1, f"scenarios[{place}].id", problem, "Give one of the two another id.")
                )
            library[scenario.id] = scenario
    if clashes:
        raise DeckError(tuple(clashes))
    return library
