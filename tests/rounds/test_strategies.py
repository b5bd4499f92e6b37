"""The catalogue is whole: nothing refers to what is not there, nothing stands without a source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rounds.ids import AntiPatternId, CauseId, DisagreementId, StrategyId
from rounds.plain import to_plain
from rounds.strategies import CATALOGUE, AntiPattern, Cause, Detectability, OutcomeMeasure, Source, Strategy

TAGGED: tuple[Strategy | AntiPattern, ...] = (*CATALOGUE.strategies, *CATALOGUE.anti_patterns)
EVERY_ENTRY: tuple[Strategy | AntiPattern | Cause | OutcomeMeasure, ...] = (
    *TAGGED,
    *CATALOGUE.causes,
    *CATALOGUE.outcome_measures,
)


def all_sources() -> Iterator[Source]:
    for entry in EVERY_ENTRY:
        yield from entry.supported_by
    for disagreement in CATALOGUE.disagreements:
        for position in disagreement.positions:
            yield from position.sources


def texts_in(plain: object) -> Iterator[str]:
    match plain:
        case str():
            yield plain
        case list():
            for one in plain:
                yield from texts_in(one)
        case dict():
            yield from texts_in(list(plain.values()))


def test_the_catalogue_has_what_the_documents_teach() -> None:
    counts = [
        len(CATALOGUE.documents),
        len(CATALOGUE.strategies),
        len(CATALOGUE.anti_patterns),
        len(CATALOGUE.disagreements),
        len(CATALOGUE.causes),
        len(CATALOGUE.outcome_measures),
    ]
    assert counts == [5, 22, 10, 8, 14, 10]


def test_entries_are_found_by_their_ids() -> None:
    assert CATALOGUE.strategy[StrategyId("own-the-mistake")].name == "Own the mistake"
    assert CATALOGUE.anti_pattern[AntiPatternId("orders-calm")].code == "oc"
    assert CATALOGUE.cause[CauseId("money-pressure")].id == "money-pressure"
    assert CATALOGUE.disagreement[DisagreementId("D1")].topic == "Is the customer always right?"


def test_no_id_and_no_code_stands_twice() -> None:
    ids = [*(entry.id for entry in EVERY_ENTRY), *(entry.id for entry in CATALOGUE.disagreements)]
    codes = [entry.code for entry in TAGGED]
    assert len(set(ids)) == len(ids)
    assert len(set(codes)) == len(codes)


def test_every_entry_rests_on_at_least_one_document() -> None:
    assert all(entry.supported_by for entry in EVERY_ENTRY)
    assert all(position.sources for one in CATALOGUE.disagreements for position in one.positions)


def test_every_source_names_a_known_document_and_a_section() -> None:
    for source in all_sources():
        assert source.document in CATALOGUE.document
        assert source.section.strip() == source.section != ""


def test_every_document_is_cited() -> None:
    assert {source.document for source in all_sources()} == set(CATALOGUE.document)


def test_a_source_is_cited_by_title_and_section() -> None:
    source = Source("guide", "3. Clarify the Problem")
    assert CATALOGUE.cite(source) == "How to Deal with a Difficult Customer, “3. Clarify the Problem”"


def test_what_undermines_a_strategy_is_an_anti_pattern() -> None:
    for strategy in CATALOGUE.strategies:
        assert set(strategy.undermined_by) <= set(CATALOGUE.anti_pattern)


def test_a_disagreement_has_at_least_two_positions() -> None:
    assert all(len(one.positions) >= 2 for one in CATALOGUE.disagreements)


def test_only_calm_needs_the_complaint_to_be_seen() -> None:
    derived = [one.id for one in CATALOGUE.strategies if one.detectability is Detectability.DERIVED]
    assert derived == ["stay-calm"]


@pytest.mark.parametrize("strategy", CATALOGUE.strategies, ids=lambda one: one.id)
def test_a_strategy_fits_its_card(strategy: Strategy) -> None:
    assert 0 < len(strategy.say) <= 120
    assert 0 < len(strategy.avoid) <= 120
    assert strategy.say != strategy.avoid


def test_short_names_fit_a_tag_and_are_told_apart() -> None:
    shorts = [entry.short for entry in TAGGED]
    assert all(0 < len(short) <= 12 for short in shorts)
    assert len(set(shorts)) == len(shorts)


def test_the_catalogue_never_shouts_and_leaves_no_text_empty() -> None:
    for strategy in CATALOGUE.strategies:
        assert not any("!" in text for text in texts_in(to_plain(strategy)))
    for entry in TAGGED:
        assert entry.description
        assert entry.observable_in_reply
        assert entry.does_not_count
