"""The rules and the weights belong together, and leave no strategy out."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from rounds.evidence.clauses import text_of
from rounds.evidence.model import weights
from rounds.evidence.rule import Index
from rounds.evidence.rules import RULES
from rounds.strategies import CATALOGUE
from tests.evidence_training.corpus import examples
from tests.evidence_training.design import DERIVED, LABELS
from tests.evidence_training.train import made_from

SOME = examples()[::9]


@pytest.mark.parametrize("label", LABELS)
def test_every_label_of_the_catalogue_has_a_rule(label: str) -> None:
    assert any(one.label == label for one in RULES)


def test_the_weights_speak_for_every_label_and_only_for_those() -> None:
    assert weights().labels == (*LABELS, "heated")
    assert {DERIVED, *LABELS} == {*CATALOGUE.strategy, *CATALOGUE.anti_pattern}


def test_rules_are_named_once_and_say_why_in_words() -> None:
    assert len({one.name for one in RULES}) == len(RULES)
    assert all(one.reason[0].islower() and not one.reason.endswith(".") for one in RULES)


def test_looking_patterns_up_by_their_words_finds_what_trying_them_all_finds() -> None:
    looked_up, tried = Index(RULES, weights().anchors), Index(RULES, {})
    for one in SOME:
        text = text_of(one.reply)
        assert looked_up.hits(text) == tried.hits(text)


def test_the_weights_are_those_of_this_corpus_and_these_rules() -> None:
    shipped = json.loads((resources.files("rounds.evidence") / "weights.json").read_text(encoding="utf-8"))
    assert shipped["made_from"] == made_from(), "Make them anew: python -m tests.evidence_training.train"


def test_the_words_of_every_label_in_the_corpus_are_in_their_replies() -> None:
    for one in (*examples(), *examples(aside=True)):
        assert set(one.labels) <= {DERIVED, *LABELS}
        assert all(0 <= start < end <= len(one.reply) for spans in one.labels.values() for start, end in spans)
