"""Examples as rows: the features of each clause beside the labels whose evidence it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rounds.evidence.clauses import Clause, text_of
from rounds.evidence.features import Features, features_of
from rounds.evidence.heat import heat_features
from rounds.evidence.rule import BEGINNING, Index
from rounds.evidence.rules import RULES
from rounds.evidence.words import words_of
from rounds.strategies import CATALOGUE
from tests.evidence_training.anchors import anchors
from tests.evidence_training.corpus import Example

Matrix = NDArray[np.float64]

DERIVED = "stay-calm"
"""Not in the words of a reply but between them and the customer's: worked out by the reader, not weighed."""

LABELS = tuple(str(one) for one in (*CATALOGUE.strategy, *CATALOGUE.anti_pattern) if one != DERIVED)
NUMBERS = {label: number for number, label in enumerate(LABELS)}

MOST_OF_A_CLAUSE, MOST_OF_A_SPAN = 0.5, 0.6
"""A clause shows a label if marked words cover this much of it, or it covers this much of them."""


@dataclass(frozen=True, slots=True)
class Row:
    example: int
    features: Features
    labels: frozenset[str]
    start: int
    end: int


def index_for(examples: Sequence[Example]) -> Index:
    """The rules, looked up by words as common as they are in these examples."""
    return Index(RULES, anchors(RULES, word_shares(examples)))


def word_shares(examples: Sequence[Example]) -> dict[str, float]:
    """In what part of the replies each word occurs."""
    seen: Counter[str] = Counter()
    for one in examples:
        words = {word.norm for word in words_of(one.reply)}
        seen.update(words | {f"{word[:BEGINNING]}*" for word in words})
    return {word: times / len(examples) for word, times in seen.items()}


def clause_rows(examples: Sequence[Example], index: Index) -> list[Row]:
    rows: list[Row] = []
    for number, one in enumerate(examples):
        text = text_of(one.reply)
        for clause, features in zip(
            text.clauses, features_of(text, index.hits(text), text_of(one.customer)), strict=True
        ):
            shown = frozenset(
                label for label, spans in one.labels.items() if label in NUMBERS and _shows(clause, spans)
            )
            rows.append(Row(number, features, shown, clause.start, clause.end))
    return rows


def heat_rows(examples: Sequence[Example]) -> list[Row]:
    return [
        Row(number, heat_features(text_of(one.customer)), frozenset({"heated"} if one.heated else ()), 0, 0)
        for number, one in enumerate(examples)
    ]


def _shows(clause: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    for start, end in spans:
        shared = min(end, clause.end) - max(start, clause.start)
        if shared > 0 and (
            shared >= MOST_OF_A_CLAUSE * (clause.end - clause.start) or shared >= MOST_OF_A_SPAN * (end - start)
        ):
            return True
    return False


def vocabulary(rows: Sequence[Row], least: int) -> dict[str, int]:
    """Features that occur at least so often, in a fixed order."""
    seen = Counter(name for row in rows for name in row.features)
    return {name: number for number, name in enumerate(sorted(one for one, times in seen.items() if times >= least))}


def matrix(rows: Sequence[Row], known: dict[str, int]) -> Matrix:
    """One line for each row, each of length 1, as the reader scales them."""
    values = np.zeros((len(rows), len(known)))
    for line, row in enumerate(rows):
        for name, value in row.features.items():
            if name in known:
                values[line, known[name]] = value
        values[line] /= np.linalg.norm(values[line]) or 1.0
    return values


def targets(rows: Sequence[Row], labels: Sequence[str]) -> Matrix:
    return np.array([[float(label in row.labels) for label in labels] for row in rows])
