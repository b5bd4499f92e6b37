"""The packaged decks, taken together: they read, they cover the catalogue, and their verdicts hold."""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from rounds.deck import Deck, Quality, Scenario, library_of, parse_deck
from rounds.deck_errors import DeckError
from rounds.strategies import CATALOGUE

FILES = sorted((Path(__file__).parents[2] / "rounds" / "decks" / "en").glob("*.yaml"))


def read(file: Path) -> Deck:
    return parse_deck(file.read_text(encoding="utf-8"), file.name)


@cache
def scenarios() -> tuple[Scenario, ...]:
    return tuple(chain.from_iterable(read(file).scenarios for file in FILES))


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_each_deck_reads_and_is_in_the_language_of_its_folder(file: Path) -> None:
    assert read(file).language == file.parent.name


def test_no_two_scenarios_share_an_id_or_a_business() -> None:
    assert len({one.id for one in scenarios()}) == len(scenarios())
    assert len({one.scene.business for one in scenarios()}) == len(scenarios())


def test_an_id_that_stands_in_two_decks_is_refused_with_both_places_to_look() -> None:
    deck = read(FILES[0])
    with pytest.raises(DeckError) as error:
        library_of([("one.yaml", deck), ("two.yaml", deck)])
    assert [problem.file for problem in error.value.problems] == ["two.yaml"] * len(deck.scenarios)
    assert all("another id" in problem.remedy for problem in error.value.problems)


def test_every_cause_is_behind_some_scenario() -> None:
    assert CATALOGUE.cause.keys() - {one.brief.cause for one in scenarios()} == set()


def test_every_strategy_is_key_in_some_scenario() -> None:
    key = {line.strategy for one in scenarios() for line in one.rubric.key}
    assert CATALOGUE.strategy.keys() - key == set()


def test_every_disagreement_is_in_play_in_some_scenario() -> None:
    assert CATALOGUE.disagreement.keys() - set(chain.from_iterable(one.disagreements for one in scenarios())) == set()


def test_there_is_something_to_play_at_every_heat() -> None:
    assert {one.heat for one in scenarios()} == set(range(1, 6))


def test_no_reply_that_shows_an_anti_pattern_is_called_strong() -> None:
    strong = [reply for one in scenarios() for reply in one.sample_replies if reply.quality is Quality.STRONG]
    assert strong
    assert [reply.text for reply in strong if reply.anti_patterns] == []
