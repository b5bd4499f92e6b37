"""Deeds keep of everything the last that was acknowledged."""

from __future__ import annotations

from server.rehearse.deeds import Deeds
from server.rehearse.screen import Sent

STEP = (1, 1, 1)


def sent(n: int, t: str, *, at: float = 0.0, phase: str = "", **fields: object) -> Sent:
    return Sent(n, {"t": t, **fields}, STEP, "t1", at, at + 0.1, phase=phase)


def test_the_last_acknowledged_vote_counts_and_each_take_has_its_own() -> None:
    done = [
        sent(3, "cast_ballot", reply="1.2.1"),
        sent(2, "cast_ballot", reply="1.1.2"),
        sent(1, "cast_ballot", reply="1.1.1"),
    ]
    assert Deeds.of({"s1": done}).votes == {(1, 1): {"s1": "1.1.2"}, (1, 2): {"s1": "1.2.1"}}


def test_a_tag_that_was_taken_back_is_none() -> None:
    on = [sent(n, "tag_reply", reply="1.1.1", strategy=strategy, on=True) for n, strategy in enumerate("ab", start=1)]
    off = sent(3, "tag_reply", reply="1.1.1", strategy="a", on=False)
    assert Deeds.of({"s1": [*on, off]}).tags == {"1.1.1": {("s1", "b")}}


def test_the_last_reaction_counts_whoever_played_the_customer() -> None:
    early, late = (sent(1, "react", reply="1.1.1", value=value, at=at) for value, at in ((-3, 1.0), (2, 2.0)))
    assert Deeds.of({"s1": [early]}, [late]).reactions == {"1.1.1": 2}
    assert Deeds.of({"s1": [late]}, [early]).reactions == {"1.1.1": 2}


def test_confidence_before_and_after_are_told_apart_by_when_they_were_given() -> None:
    rated = [
        sent(1, "rate_confidence", level=2, phase="confidence"),
        sent(2, "rate_confidence", level=4, phase="closing"),
    ]
    deeds = Deeds.of({"s1": rated})
    assert (deeds.sure_before, deeds.sure_after) == ({"s1": 2}, {"s1": 4})


def test_only_a_pause_with_a_name_is_held_against_nobody() -> None:
    done = {"s1": [sent(1, "pause_scene", named=False)], "s2": [sent(1, "pause_scene", named=True)]}
    assert Deeds.of(done).paused_by_name == {"s2"}


def test_a_reply_that_was_let_through_again_is_not_held() -> None:
    desk = [
        sent(n, "hold_reply", reply=reply, on=on) for n, reply, on in ((1, "a", True), (2, "b", True), (3, "a", False))
    ]
    assert Deeds.of({}, desk).held == {"b"}
