"""The report's page in the languages of a room: whole, in order, and with nothing left in English."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from rounds.commands import Language
from rounds.ids import Milliseconds, RoomCode
from server.catalogues import words_in
from server.journal import Journal, row_of
from server.report.document import Document, document_of
from server.report.page import page_of
from server.report.speech import WORDINGS, Speech, plural_form
from server.store.sql import open_sqlite
from tests.server.processes import start
from tests.server.report.test_report import a_workshop
from tests.workshop import NOON

LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHERS = [one for one in LANGUAGES if one != "en"]
FORMS = {
    "en": {"one", "other"},
    "es": {"one", "other"},
    "de": {"one", "other"},
    "fr": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
"""Spanish and French have a form for whole millions too, which nothing here counts."""


def sentences(language: Language) -> Iterator[tuple[str, list[str]]]:
    """Each sentence by its name, in all its forms."""
    for field in fields(WORDINGS[language]):
        said = getattr(WORDINGS[language], field.name)
        if isinstance(said, str):
            yield field.name, [said]
        else:
            yield field.name, list(said.values() if isinstance(said, Mapping) else said)


def values_of(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def report() -> Document:
    return document_of(a_workshop().room)


def test_the_page_speaks_every_language_of_a_room() -> None:
    assert list(WORDINGS) == list(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_the_values_of_the_english_one(language: Language) -> None:
    english = dict(sentences("en"))
    for name, texts in sentences(language):
        assert all(text.strip() for text in texts), name
        assert values_of(texts) == values_of(english[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_the_forms_of_their_language_and_say_their_number(language: Language) -> None:
    plurals = [
        said for one in fields(WORDINGS[language]) if isinstance(said := getattr(WORDINGS[language], one.name), Mapping)
    ]
    assert plurals
    for forms in plurals:
        assert set(forms) == FORMS[language]
        assert all("{count}" in text for form, text in forms.items() if form in ("few", "many", "other"))


@pytest.mark.parametrize(
    ("language", "form", "counts"),
    [
        ("en", "one", [1]),
        ("en", "other", [0, 2, 21]),
        ("fr", "one", [0, 1]),
        ("fr", "other", [2, 101]),
        ("ar", "zero", [0]),
        ("ar", "one", [1]),
        ("ar", "two", [2]),
        ("ar", "few", [3, 10, 103]),
        ("ar", "many", [11, 99, 111]),
        ("ar", "other", [100, 101, 102, 202]),
    ],
)
def test_a_count_finds_its_form(language: Language, form: str, counts: list[int]) -> None:
    assert {plural_form(language, count) for count in counts} == {form}


@pytest.mark.parametrize(
    ("language", "first", "tenth", "share"),
    [
        ("en", "1 March 2027", "7.5", "62%"),
        ("es", "1 de marzo de 2027", "7,5", "62\u00a0%"),
        ("de", "1. März 2027", "7,5", "62\u00a0%"),
        ("fr", "1er mars 2027", "7,5", "62\u202f%"),
        ("ar", "1 مارس 2027", "7.5", "\u200e62%\u200e"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_does(
    language: Language, first: str, tenth: str, share: str
) -> None:
    speech = Speech(language)
    at = Milliseconds(int(datetime(2027, 3, 1, 12, tzinfo=UTC).timestamp() * 1000))
    assert (speech.day(at), speech.tenth(7.5), speech.percent(0.62)) == (first, tenth, share)


def test_signs_and_names_keep_their_side_among_words_from_the_right() -> None:
    arabic, english = Speech("ar"), Speech("en")
    assert [english.signed(one) for one in (2, 0, -2)] == ["+2", "0", "−2"]
    assert [arabic.signed(one) for one in (2, 0, -2)] == ["\u2066+2\u2069", "\u20660\u2069", "\u2066−2\u2069"]
    assert arabic.say("{name}!", name="Ash") == "\u2068Ash\u2069!"
    assert english.say("{name}!", name="Ash") == "Ash!"
    assert english.say("{name}!", name="سارة") == "\u2068سارة\u2069!"
    assert arabic.say("{list}!", list=arabic.listed([arabic.say("قبل"), "Ash"])) == "قبل، \u2068Ash\u2069!", (
        "a list of its own words is not set apart, or it would take the direction of the names in it"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language_and_direction(report: Document, language: Language) -> None:
    page = page_of(report, Speech(language))
    assert f"<html lang={language} dir={'rtl' if language == 'ar' else 'ltr'}>" in page


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_the_page_is_left_in_english(report: Document, language: Language) -> None:
    page = page_of(report, Speech(language))
    plain = {text for name, texts in sentences("en") for text in texts if " " in text.strip() and not values_of([text])}
    assert plain
    assert not [text for text in plain if text in page]
    names = {row["name"] for played in report["rounds"] for row in played["strategies"]}
    names |= {played["cause"] for played in report["rounds"]}
    assert len(names) > 2
    assert not [name for name in names if name in page]
    assert all(words_in(language)[name] in page for name in names)


def test_what_people_and_decks_say_keeps_its_words_and_claims_no_language(report: Document) -> None:
    page = page_of(report, Speech("ar"))
    assert "Ask before I answer." in page
    assert "<bdi lang=''>=1+1, twice called off.</bdi>" in page
    assert f"<dd lang='' dir=auto>{report['rounds'][0]['hidden_need'].replace(chr(39), '&#x27;')}</dd>" in page


def test_time_runs_as_the_language_reads(report: Document) -> None:
    def starts(language: Language) -> list[float]:
        drawing = page_of(report, Speech(language)).partition("<svg")[2].partition("</svg>")[0]
        return [float(block.partition("'")[0]) for block in drawing.split("<rect x='")[1:]]

    assert starts("en") == sorted(starts("en"))
    assert starts("ar") == sorted(starts("ar"), reverse=True)
    assert sorted(starts("ar")) == starts("en")


async def test_a_page_speaks_the_rooms_language_or_another_that_is_asked_for(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "hotseat.sqlite3")
    await Journal(store).append([row_of(RoomCode("CDFGHJ"), 1, NOON, a_workshop("de").history)])
    await store.close()

    async def asked(*wish: str) -> tuple[int | None, str, str]:
        process = await start("report", "CDFGHJ", "--data-dir", str(tmp_path), *wish)
        out, err = await process.communicate()
        return process.returncode, out.decode(), err.decode()

    assert "<html lang=de dir=ltr>" in (await asked())[1]
    _, page, _ = await asked("--language", "es", "--pseudonyms")
    assert "<html lang=es dir=ltr>" in page
    assert "Persona 2" in page
    assert "Person 2" not in page
    _, data, _ = await asked("--format", "json", "--language", "es", "--pseudonyms")
    assert '"Person 2"' in data, "data keep their English names in every room"
    code, _, refused = await asked("--language", "klingon")
    assert code == 2
    assert "The page does not speak “klingon”. Ask for one of en, es, de, fr, ar." in refused
