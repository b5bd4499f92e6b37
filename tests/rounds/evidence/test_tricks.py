"""What a reply must not be able to fool the reading with, and what must not confuse it."""

from __future__ import annotations

import pytest

from rounds.evidence import Reading, read

FLOODED = "My washing machine flooded the kitchen two days after you repaired it."


def firm(reply: str, customer: str = FLOODED) -> set[str]:
    reading = read(customer, reply)
    return {*reading.strategies, *reading.anti_patterns}


def strategies(reading: Reading) -> set[str]:
    return {str(one) for one in reading.strategies}


@pytest.mark.parametrize(
    "reply",
    [
        "Empathy, apology, solution, follow up, options, listening, calm, respect.",
        "listen clarify apologise own agree respect solve options together escalate assure expectations limits",
        "I am listening. I empathise. I apologise. I own it. I agree. I will solve it. I will follow up.",
        "I hear you, I understand how you feel, you're right, I'm sorry, let's find a solution, I'll follow up.",
        "Active listening: yes. Empathy: yes. Apology: yes. Ownership: yes. Solution: yes.",
        "Refund. Replacement. Apology. Call back. Manager. Reference number. Done.",
        "We apologise sincerely, we understand, we listen, we value, we resolve, we follow up.",
    ],
)
def test_a_reply_stuffed_with_key_words_gains_nothing_and_is_flagged(reply: str) -> None:
    assert firm(reply) == {"empty-script"}


@pytest.mark.parametrize(
    "reply",
    [
        "Your satisfaction is our number one priority. We strive to serve all our valued customers.",
        "Thank you for reaching out. We value your feedback and look forward to serving you again. Have a great day!",
        "Your call is important to us and a member of our team will be in touch in due course.",
    ],
)
def test_stock_phrases_are_flagged_and_show_no_strategy(reply: str) -> None:
    assert firm(reply) == {"empty-script"}


def test_an_apology_in_stock_words_is_one_when_it_says_what_for() -> None:
    rest = "Your call is important to us and a member of our team will be in touch in due course."
    assert firm(f"We apologise for any inconvenience caused. {rest}") == {"apologise", "empty-script"}
    assert firm(f"We apologise. We care. {rest}") == {"empty-script"}


@pytest.mark.parametrize(
    ("reply", "flagged"),
    [
        ("I am sorry if you felt that the repair was not good enough.", "non-apology"),
        ("I'm sorry you feel that way.", "non-apology"),
        ("I'm sorry, but you signed for the work.", "non-apology"),
        ("I'm not going to apologise for doing my job.", ""),
        ("Oh, so sorry, your majesty.", "hostile"),
    ],
)
def test_what_only_sounds_like_an_apology_is_none(reply: str, flagged: str) -> None:
    found = firm(reply)
    assert "apologise" not in found
    assert not flagged or flagged in found


def test_an_apology_stands_although_it_comes_beside_a_false_one() -> None:
    found = firm("I'm so sorry about the wet floor. I'm sorry if my colleague seemed short.")
    assert {"apologise", "non-apology"} <= found


def test_words_that_are_quoted_are_not_the_speakers_own() -> None:
    customer = "Your agent told me to calm down and hung up on me!"
    found = firm('Telling you to "calm down" was wrong, and I apologise without reservation.', customer)
    assert "orders-calm" not in found
    assert "apologise" in found


@pytest.mark.parametrize(
    "reply",
    [
        "Is there anything else I can help you with today?",
        "Who do you think you are?",
        "What do you expect me to do about it?",
        "Which would you prefer?",
    ],
)
def test_a_question_that_asks_for_no_fact_clarifies_nothing(reply: str) -> None:
    assert "clarify" not in firm(reply)


@pytest.mark.parametrize(
    ("reply", "absent"),
    [
        ("I won't be sending anyone, and I can't offer you a refund either.", "find-solution"),
        ("I can't promise that it will be there by Christmas.", "over-promises"),
        ("That is not your fault.", "blames-customer"),
        ("We will look into it.", "find-solution"),
    ],
)
def test_what_is_denied_or_left_vague_is_not_shown(reply: str, absent: str) -> None:
    assert absent not in firm(reply)


def test_calm_is_kept_only_with_a_heated_customer_and_only_by_a_courteous_reply() -> None:
    reply = "I'm unlocking the account now, and I'll ring you at noon to check it works."
    assert "stay-calm" in strategies(read("You f***ing idiots, fix my account NOW!!", reply))
    assert "stay-calm" not in strategies(read("My account is locked.", reply))
    assert "stay-calm" not in strategies(
        read("You f***ing idiots, fix it NOW!!", "You need to calm down, you rude man.")
    )


@pytest.mark.parametrize("reply", ["Ten till four.", "Yes, this is the right address.", "ok", "🙂", "...", "?", " \n "])
def test_a_plain_answer_shows_nothing(reply: str) -> None:
    assert firm(reply, "What time do you open on Sunday?") <= {"find-solution"}


def test_a_very_long_reply_is_read_in_bounded_time_and_not_past_its_limit() -> None:
    reply = "a" * 5_000 + " we are so sorry " * 2_000
    assert all(end <= len(reply) for one in read(FLOODED, reply).found for _, end in one.spans)
