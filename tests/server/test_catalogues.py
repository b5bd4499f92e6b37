"""The catalogue in the languages of the screens: whole, and with a word for every text that a view can name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rounds.formats import FORMATS
from rounds.house import RULINGS
from rounds.strategies import CATALOGUE
from server.catalogues import catalogues

SERVED: dict[str, dict[str, Any]] = {language: json.loads(body) for language, body in catalogues()}


def test_every_language_but_english_has_a_catalogue() -> None:
    assert set(SERVED) == {"es", "de", "fr", "ar"}


@pytest.mark.parametrize("language", sorted(SERVED))
def test_a_catalogue_has_the_same_entries_and_sources_in_every_language(language: str) -> None:
    served = SERVED[language]
    assert [one["id"] for one in served["strategies"]] == [one.id for one in CATALOGUE.strategies]
    assert [one["title"] for one in served["documents"]] == [one.title for one in CATALOGUE.documents]
    for group in ("strategies", "anti_patterns", "causes", "outcome_measures"):
        for one, english in zip(served[group], getattr(CATALOGUE, group), strict=True):
            assert one["name"].strip(), one["id"]
            assert [source["section"] for source in one["supported_by"]] == [
                source.section for source in english.supported_by
            ]


@pytest.mark.parametrize("language", sorted(SERVED))
def test_each_fixed_text_of_a_view_has_its_word(language: str) -> None:
    words = SERVED[language]["words"]
    shown = {one.name for one in CATALOGUE.strategies} | {one.name for one in CATALOGUE.anti_patterns}
    shown |= {one.name for one in CATALOGUE.causes}
    shown |= {one.description for one in CATALOGUE.strategies}
    shown |= {text for one in CATALOGUE.disagreements for text in (one.topic, *(two.says for two in one.positions))}
    shown |= {one.name for one in FORMATS.values()}
    shown |= {ruling.reason for sides in RULINGS.values() for ruling in sides.values()}
    assert not [text for text in shown if not words.get(text, "").strip()]
