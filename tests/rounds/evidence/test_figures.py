"""How well unseen writers are read: a floor under the figures of docs/evidence.md.

Six writers stand for all, so that it can run every time; with half the corpus the
figures are a little lower than with all.
"""

from __future__ import annotations

import pytest

from rounds.strategies import CATALOGUE
from tests.evidence_training.corpus import examples
from tests.evidence_training.evaluate import unseen
from tests.evidence_training.measure import Figures

WRITERS = {"american-chat", "engineer", "script-reader", "terrified-trainee", "tricks", "warm-nurse"}
STRATEGIES = [str(one) for one in CATALOGUE.strategy]
ANTI_PATTERNS = [str(one) for one in CATALOGUE.anti_pattern]


@pytest.fixture(scope="module")
def figures() -> Figures:
    return unseen([one for one in examples() if one.writer in WRITERS])


def test_strategies_are_found_in_writers_never_seen(figures: Figures) -> None:
    assert figures.over(STRATEGIES).f1 >= 0.66
    assert figures.macro(STRATEGIES) >= 0.60


def test_anti_patterns_are_found_in_writers_never_seen(figures: Figures) -> None:
    assert figures.macro(ANTI_PATTERNS) >= 0.50


def test_what_is_suggested_firmly_is_right_four_times_in_five(figures: Figures) -> None:
    assert figures.over(STRATEGIES).precision >= 0.78
    assert figures.over(ANTI_PATTERNS).precision >= 0.78


def test_marking_takes_far_fewer_edits_than_on_a_blank_page(figures: Figures) -> None:
    assert figures.edits <= 0.62 * figures.blank


def test_the_words_shown_are_those_a_reader_would_mark(figures: Figures) -> None:
    assert figures.span_overlap >= 0.7
