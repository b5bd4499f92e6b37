"""The rehearsal's own arithmetic, against sums done by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rounds.deck import Rubric, RubricLine
from rounds.ids import StrategyId
from server.rehearse.expected import (
    craft_share,
    last_votes,
    leaders,
    mean_parts,
    misprinted,
    reply_parts,
    voice_shares,
)
from server.rehearse.screen import Sent

STEP = (1, 1)


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
    parts = reply_parts(Fraction(1), Fraction(1, 2), None, safety=False)
    assert parts == {"voice": 50, "craft": 25, "customer": None}


def test_a_safety_reply_is_worth_half() -> None:
    parts = reply_parts(Fraction(1), Fraction(1), 3, safety=True)
    assert sum(part or 0 for part in parts.values()) == 50


def test_the_voice_of_the_room_is_the_rate_by_the_best_rate() -> None:
    shares = voice_shares({"a": 3, "b": 1, "c": 0}, {"a": 4, "b": 2, "c": 0})
    assert shares == {"a": 1, "b": Fraction(2, 3), "c": None}


def test_a_wrong_part_and_a_total_that_does_not_add_up_are_named() -> None:
    exact = reply_parts(Fraction(1, 3), Fraction(1, 3), 0, safety=False)
    assert misprinted(exact, {"voice": 13.3, "craft": 13.3, "customer": 10.0, "total": 36.6}) == []
    assert misprinted(exact, {"voice": 13.4, "craft": 13.3, "customer": 10.0, "total": 36.6}) == ["voice", "total"]
    assert misprinted(exact, {"voice": 13.3, "craft": 13.3, "customer": None, "total": 26.6}) == ["customer"]


def test_an_exchange_without_a_reply_counts_nothing_in_the_mean() -> None:
    one = {"voice": 40.0, "craft": 20.0, "customer": None, "total": 60.0}
    assert mean_parts([one], 2) == {"voice": 20, "craft": 10, "customer": None}
    assert mean_parts([], 1) == {"voice": 0, "craft": 0, "customer": 0}


def test_the_last_acknowledged_vote_counts() -> None:
    done = {"s1": [sent(2, "cast_ballot", reply="1.1.2"), sent(1, "cast_ballot", reply="1.1.1")]}
    assert last_votes(done, STEP) == {"s1": "1.1.2"}
    assert last_votes(done, (2, 1)) == {}


def test_the_most_backed_proposal_leads() -> None:
    done = {
        "s1": [sent(1, "propose", text="first", at=1)],
        "s2": [sent(1, "propose", text="second", at=2)],
        "s3": [sent(1, "back", author="s2", at=3)],
    }
    assert [one.text for one in leaders(done, STEP, "t1")] == ["second"]


def test_on_a_tie_the_earlier_proposal_leads_and_keeps_its_place_when_edited() -> None:
    done = {
        "s1": [sent(1, "propose", text="first", at=1), sent(2, "propose", text="first, edited", at=5)],
        "s2": [sent(1, "propose", text="second", at=2)],
    }
    assert [one.text for one in leaders(done, STEP, "t1")] == ["first, edited"]


def test_of_two_that_came_in_at_overlapping_moments_either_may_lead() -> None:
    done = {
        "s1": [sent(1, "propose", text="one", at=1, acked_at=3)],
        "s2": [sent(1, "propose", text="other", at=2, acked_at=4)],
    }
    assert {one.text for one in leaders(done, STEP, "t1")} == {"one", "other"}


def test_a_draft_goes_in_behind_the_proposals() -> None:
    done = {
        "s1": [sent(1, "save_draft", text="draft", at=1)],
        "s2": [sent(1, "propose", text="proposal", at=2)],
    }
    assert [one.text for one in leaders(done, STEP, "t1")] == ["proposal"]
    assert [one.text for one in leaders({"s1": done["s1"]}, STEP, "t1")] == ["draft"]


def test_a_safety_reply_and_an_edit_of_ones_own_follow_each_other() -> None:
    done = {"s1": [sent(1, "propose", text="mine"), sent(2, "propose_safety")]}
    assert [one.safety for one in leaders(done, STEP, "t1")] == [True]
