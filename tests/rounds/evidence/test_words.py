"""How a reply is taken apart: one spelling for what people type, clauses, and where the words stand."""

from __future__ import annotations

import pytest

from rounds.evidence import read
from rounds.evidence.clauses import text_of
from rounds.evidence.spelling import mended
from rounds.evidence.words import words_of


def norms(text: str) -> str:
    return " ".join(word.norm for word in words_of(text))


def clauses(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in text_of(text).clauses]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Im sry, ill ring u 2moro", "i am sorry , i will ring you tomorrow"),
        ("I’m sorry, I’ll ring you tomorrow", "i am sorry , i will ring you tomorrow"),
        ("We apologize for the behavior", "we apologise for the behaviour"),
        ("he is ill today", "he is ill today"),
        ("that can't be right", "that can not be right"),
        ("so sorryyy", "so sorry"),
    ],
)
def test_phones_typos_and_two_englishes_are_read_alike(typed: str, read_as: str) -> None:
    assert norms(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("apolgise", "apologise"),
        ("refudn", "refund"),
        ("replacment", "replacement"),
        ("mangaer", "manager"),
        ("osrry", "sorry"),
        ("refubd", "refund"),
        ("yuo", "you"),
        ("wiht", "with"),
        ("apologisr", "apologise"),
    ],
)
def test_a_word_one_slip_away_from_one_that_matters_is_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize("word", ["refund", "bank", "kitten", "x", ""])
def test_a_word_that_is_known_or_near_to_none_is_left_alone(word: str) -> None:
    assert mended(word) == word


def test_every_word_knows_where_it_stands_in_the_reply_as_given() -> None:
    text = "Sorry 😀 – can't you e-mail it? £5.50 at 9.30."
    assert [text[word.start : word.end] for word in words_of(text)][:5] == ["Sorry", "😀", "–", "can't", "can't"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I'm sorry, Mr. Hale. It came at 9.14 today.", ["I'm sorry, Mr. Hale.", "It came at 9.14 today."]),
        ("I'm so sorry, but you signed for it", ["I'm so sorry,", "but you signed for it"]),
        ("so sorry about that ive rung the driver now", ["so sorry about that", "ive rung the driver now"]),
    ],
)
def test_a_reply_falls_into_clauses_with_or_without_marks(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


def test_a_span_holds_the_words_that_show_it_and_no_more() -> None:
    reply = "Hi Ms Roe. I'm really sorry about the wait. A new one leaves the shop tonight by courier."
    spans = {str(one.label): [reply[a:b] for a, b in one.spans] for one in read("Nine weeks!", reply).found if one.firm}
    assert spans["apologise"] == ["I'm really sorry about the wait."]
    assert spans["find-solution"] == ["A new one leaves the shop tonight by courier."]
