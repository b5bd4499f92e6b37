"""The rehearsal's own arithmetic, against sums done by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rounds.deck import Rubric, RubricLine
from rounds.ids import StrategyId
from server.rehearse.expected import (
    craft_share,
    leaders,
    mean_parts,
    misprinted,
    possible_guesses,
    possibly_last,
    reply_parts,
    temper_after,
    voice_shares,
)
from server.rehearse.screen import Sent

STEP = (1, 1, 1)
WEIGHTS = {"voice": 40, "craft": 40, "customer": 20}


def rubric() -> Rubric:
    def line(name: str) -> RubricLine:
        return RubricLine(StrategyId(name), "because")

    return Rubric((line("own"), line("solve")), (line("listen"),), (line("save-face"),))


def sent(n: int, t: str, *, at: float = 0.0, acked_at: float | None = None, **fields: object) -> Sent:
    return Sent(n, {"t": t, **fields}, STEP, "t1", at, at + 0.1 if acked_at is None else acked_at)


@pytest.mark.parametrize(
    ("marks", "flags", "share"),
    [
        ({}, 0, Fraction(0)),
        ({"own": 2, "solve": 2}, 0, Fraction(1)),
        ({"own": 2, "listen": 1}, 0, Fraction(5, 8)),
        ({"own": 2, "save-face": 2}, 0, Fraction(1, 4)),
        ({"own": 2, "solve": 2, "listen": 2}, 1, Fraction(1)),
        ({"own": 1}, 3, Fraction(0)),
    ],
)
def test_craft_counts_keys_twice_useful_ones_once_and_takes_traps_and_flags_away(
    marks: dict[str, int], flags: int, share: Fraction
) -> None:
    assert craft_share(rubric(), marks, flags) == share


def test_a_reply_without_a_reaction_is_scored_on_the_other_two_rescaled() -> None:
    parts = reply_parts(Fraction(1), Fraction(1, 2), None, WEIGHTS, safety=False)
    assert parts == {"voice": 50, "craft": 25, "customer": None}


def test_a_safety_reply_is_worth_half() -> None:
    parts = reply_parts(Fraction(1), Fraction(1), 3, WEIGHTS, safety=True)
    assert sum(part or 0 for part in parts.values()) == 50


def test_the_voice_of_the_room_is_the_rate_by_the_best_rate() -> None:
    shares = voice_shares({"a": 3, "b": 1, "c": 0}, {"a": 4, "b": 2, "c": 0})
    assert shares == {"a": 1, "b": Fraction(2, 3), "c": None}


def test_a_wrong_part_and_a_total_that_does_not_add_up_are_named() -> None:
    exact = reply_parts(Fraction(1, 3), Fraction(1, 3), 0, WEIGHTS, safety=False)
    assert misprinted(exact, {"voice": 13.3, "craft": 13.3, "customer": 10.0, "total": 36.6}) == []
    assert misprinted(exact, {"voice": 13.4, "craft": 13.3, "customer": 10.0, "total": 36.6}) == ["voice", "total"]
    assert misprinted(exact, {"voice": 13.3, "craft": 13.3, "customer": None, "total": 26.6}) == ["customer"]


def test_an_exchange_without_a_reply_counts_nothing_in_the_mean() -> None:
    one = {"voice": 40.0, "craft": 20.0, "customer": None, "total": 60.0}
    assert mean_parts([one], 2) == {"voice": 20, "craft": 10, "customer": None}
    assert mean_parts([], 1) == {"voice": 0, "craft": 0, "customer": 0}


def test_the_most_backed_proposal_leads() -> None:
    done = {
        "s1": [sent(1, "propose", text="first", at=1)],
        "s2": [sent(1, "propose", text="second", at=2)],
        "s3": [sent(1, "back", author="s2", at=3)],
    }
    assert [one.text for one in leaders(done)] == ["second"]


def test_on_a_tie_the_earlier_proposal_leads_and_keeps_its_place_when_edited() -> None:
    done = {
        "s1": [sent(1, "propose", text="first", at=1), sent(2, "propose", text="first, edited", at=5)],
        "s2": [sent(1, "propose", text="second", at=2)],
    }
    assert [one.text for one in leaders(done)] == ["first, edited"]


def test_of_two_that_came_in_at_overlapping_moments_either_may_lead() -> None:
    done = {
        "s1": [sent(1, "propose", text="one", at=1, acked_at=3)],
        "s2": [sent(1, "propose", text="other", at=2, acked_at=4)],
    }
    assert {one.text for one in leaders(done)} == {"one", "other"}


def test_a_draft_goes_in_behind_the_proposals() -> None:
    done = {
        "s1": [sent(1, "save_draft", text="draft", at=1)],
        "s2": [sent(1, "propose", text="proposal", at=2)],
    }
    assert [one.text for one in leaders(done)] == ["proposal"]
    assert [one.text for one in leaders({"s1": done["s1"]})] == ["draft"]


def test_a_safety_reply_and_an_edit_of_ones_own_follow_each_other() -> None:
    done = {"s1": [sent(1, "propose", text="mine"), sent(2, "propose_safety")]}
    assert [one.safety for one in leaders(done)] == [True]


def test_who_takes_the_part_in_the_middle_takes_their_words_and_backers_along() -> None:
    done = {
        "s1": [sent(1, "propose", text="mine", at=1), sent(2, "answer_casting", accept=True, at=3)],
        "s2": [sent(1, "propose", text="other", at=2)],
        "s3": [sent(1, "back", author="s1", at=2.5)],
        "s4": [sent(1, "answer_casting", accept=False, at=2.5), sent(2, "propose", text="late", at=4)],
    }
    assert [one.text for one in leaders(done)] == ["other"]


# -- the rest of a round --------------------------------------------------------------------------------------------
def test_points_follow_the_weights_of_the_room() -> None:
    parts = reply_parts(Fraction(1), Fraction(1, 2), 0, {"voice": 50, "craft": 30, "customer": 20}, safety=False)
    assert parts == {"voice": 50, "craft": 15, "customer": 10}


def test_guess_and_record_are_part_of_what_a_round_adds_up_to() -> None:
    exact: dict[str, Fraction | None] = {"voice": Fraction(40), "craft": Fraction(20), "customer": None}
    printed = {"voice": 40.0, "craft": 20.0, "customer": None, "cause": 5.0, "record": 3.0, "total": 68.0}
    assert misprinted(exact, printed) == []
    assert misprinted(exact, {**printed, "total": 60.0}) == ["total"]


@pytest.mark.parametrize(
    ("before", "reaction", "after"), [(7, -3, 10), (9, -3, 10), (1, 3, 0), (5, 2, 3), (5, None, 5)]
)
def test_the_temper_moves_against_the_reaction_and_stays_within_bounds(
    before: int, reaction: int | None, after: int
) -> None:
    assert temper_after(before, reaction) == after


def test_a_tied_guess_may_be_either_and_no_guess_is_none() -> None:
    assert possible_guesses({"s1": "a", "s2": "b", "s3": "a"}) == {"a"}
    assert possible_guesses({"s1": "a", "s2": "b"}) == {"a", "b"}
    assert possible_guesses({}) == set()


def test_of_texts_on_their_way_at_once_any_may_have_come_in_last() -> None:
    first, second = sent(1, "write_record", text="first", at=1), sent(1, "write_record", text="second", at=2)
    late = sent(1, "write_record", text="slow", at=1.5, acked_at=2.5)
    assert possibly_last([first, second]) == {"second"}
    assert possibly_last([first, second, late]) == {"second", "slow"}
