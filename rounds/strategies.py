"""The catalogue: strategies, anti-patterns, causes and disagreements, each with the documents behind it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from importlib import resources

from rounds.ids import AntiPatternId, CauseId, DisagreementId, StrategyId
from rounds.plain import from_plain


class Detectability(Enum):
    """Whether a strategy shows in the words of a reply, or only against the complaint it answers."""

    TEXT = "text"
    DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Document:
    """A document the catalogue rests on; `short` is its title where a card has little room."""

    id: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class Source:
    """A section of a document, by its heading (Opening where it has none), and the point it makes there."""

    document: str
    section: str
    point: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """Something a reply can do for a difficult customer; `say` and `avoid` are a line of each kind."""

    id: StrategyId
    code: str
    name: str
    short: str
    description: str
    say: str
    avoid: str
    supported_by: tuple[Source, ...]
    observable_in_reply: tuple[str, ...]
    counts_when: str
    does_not_count: str
    undermined_by: tuple[AntiPatternId, ...]
    detectability: Detectability


@dataclass(frozen=True, slots=True)
class AntiPattern:
    """Something a reply should not do; it costs craft wherever it shows."""

    id: AntiPatternId
    code: str
    name: str
    short: str
    description: str
    supported_by: tuple[Source, ...]
    observable_in_reply: tuple[str, ...]
    does_not_count: str


@dataclass(frozen=True, slots=True)
class Position:
    says: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which the documents differ, and what the game makes of it."""

    id: DisagreementId
    topic: str
    positions: tuple[Position, ...]
    game_use: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a customer is difficult; the brief tells the customer, the debrief everybody."""

    id: CauseId
    name: str
    supported_by: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class OutcomeMeasure:
    """What the documents say is won when a difficult conversation goes well."""

    id: str
    name: str
    supported_by: tuple[Source, ...]


@dataclass(frozen=True)
class Catalogue:
    """Everything the documents teach, in the order in which it is shown."""

    documents: tuple[Document, ...]
    strategies: tuple[Strategy, ...]
    anti_patterns: tuple[AntiPattern, ...]
    disagreements: tuple[Disagreement, ...]
    causes: tuple[Cause, ...]
    outcome_measures: tuple[OutcomeMeasure, ...]

    @cached_property
    def strategy(self) -> dict[StrategyId, Strategy]:
        return {one.id: one for one in self.strategies}

    @cached_property
    def anti_pattern(self) -> dict[AntiPatternId, AntiPattern]:
        return {one.id: one for one in self.anti_patterns}

    @cached_property
    def disagreement(self) -> dict[DisagreementId, Disagreement]:
        return {one.id: one for one in self.disagreements}

    @cached_property
    def cause(self) -> dict[CauseId, Cause]:
        return {one.id: one for one in self.causes}

    @cached_property
    def document(self) -> dict[str, Document]:
        return {one.id: one for one in self.documents}

    def cite(self, source: Source) -> str:
        """The source as people read it: the document's short title, then the section in quotation marks."""
        return f"{self.document[source.document].short}, “{source.section}”"


# The rules cannot be read without their vocabulary, and it never changes while a server runs: this is the one
# file that `rounds` reads, once, out of its own package.
CATALOGUE = from_plain(
    Catalogue, json.loads((resources.files("rounds") / "strategies.json").read_text(encoding="utf-8"))
)
