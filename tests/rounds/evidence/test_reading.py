"""Reading a reply: what is found with its words, and what only looks like it."""

from __future__ import annotations

import pytest

from rounds.evidence import read

CUSTOMER = "Two visits were called off and nobody rang me back. I have sat here for two days."


def strategies(reply: str) -> set[str]:
    return {str(one) for one in read(CUSTOMER, reply).strategies}


def anti_patterns(reply: str) -> set[str]:
    return {str(one) for one in read(CUSTOMER, reply).anti_patterns}


def words(reply: str, label: str) -> list[str]:
    return [reply[start:end] for one in read(CUSTOMER, reply).found if one.label == label for start, end in one.spans]


def test_an_apology_and_an_admission_are_found_with_the_words_that_show_them() -> None:
    reply = "I am sorry. We missed both visits, and that was our fault."
    assert {"apologise", "own-the-mistake"} <= strategies(reply)
    assert any("sorry" in one for one in words(reply, "apologise"))


@pytest.mark.parametrize(
    "reply",
    [
        "I'm not going to apologise for a busy week.",
        "We are sorry if you feel that way.",
        "You want me to say sorry, do you?",
    ],
)
def test_what_only_sounds_like_an_apology_is_none(reply: str) -> None:
    assert "apologise" not in strategies(reply)


def test_a_conditional_apology_is_asked_about() -> None:
    assert "non-apology" in anti_patterns("We are sorry if you feel that way.")


def test_telling_somebody_to_calm_down_is_asked_about() -> None:
    assert "orders-calm" in anti_patterns("You need to calm down.")


def test_typing_in_small_letters_without_stops_is_read_as_well() -> None:
    assert "apologise" in strategies("so sorry about this that was our mistake")


def test_an_empty_reply_shows_nothing() -> None:
    assert read(CUSTOMER, "").found == ()


def test_the_same_reply_is_read_the_same_every_time() -> None:
    reply = "Sorry about that. What time would suit you?"
    assert read(CUSTOMER, reply) == read(CUSTOMER, reply)


def test_every_span_lies_within_the_reply_and_every_finding_says_why() -> None:
    reply = "I am sorry 😀. Two visits called off, and no call: we let you down. A fitter comes at eight, or at noon?"
    for one in read(CUSTOMER, reply).found:
        assert one.reason
        assert 0.0 <= one.confidence <= 1.0
        assert all(0 <= start < end <= len(reply) for start, end in one.spans)
