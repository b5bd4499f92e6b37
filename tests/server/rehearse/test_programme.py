"""The programme of a rehearsal plays everything there is, and leaves out what so few people cannot play."""

from __future__ import annotations

import pytest

from server.rehearse.programme import Drama, Programme, wish_for


def test_four_rounds_play_everything_out_of_the_ordinary() -> None:
    programme = Programme.of("quick", 12, drama=True)
    dramas = [programme.drama_of(number) for number in range(1, 5)]
    for name in ("recasts", "rewinds", "freezes", "takes_over", "steps_out", "bell", "approval"):
        assert any(getattr(one, name) for one in dramas), name
    assert {one.technique for one in dramas} >= {"negotiation", "mediation", "arbitration"}
    assert {one.pause for one in dramas} >= {"named", "anonymous"}
    assert not all(one.clocked for one in dramas)


def test_two_people_leave_out_what_needs_a_third() -> None:
    programme = Programme.of("quick", 2, drama=True)
    dramas = [programme.drama_of(number) for number in range(1, 9)]
    assert not any(one.recasts or one.technique == "mediation" for one in dramas)


def test_every_round_takes_the_next_format_and_then_the_first_again() -> None:
    programme = Programme.of("all", 12, drama=True)
    formats = [programme.format_of(number) for number in range(1, 7)]
    assert formats == ["quick", "standard", "full", "dilemma", "unhurried", "quick"]


def test_without_drama_nothing_happens() -> None:
    assert Programme.of("full", 12, drama=False).drama_of(1) == Drama()


def test_in_somebody_elses_room_only_phones_drop_out() -> None:
    assert Programme.of("quick", 12, drama=True, guest=True).drama_of(3) == Drama(drops=True)


@pytest.mark.parametrize(
    ("best", "boiled", "now", "wish"),
    [
        (True, False, None, (-3,)),
        (True, True, "negotiation", (1, 2, 3)),
        (True, True, None, ()),
        (False, False, None, ()),
    ],
)
def test_a_scene_boils_over_once_and_its_technique_helps(
    best: bool, boiled: bool, now: str | None, wish: tuple[int, ...]
) -> None:
    assert wish_for(Drama(technique="negotiation"), {"best": best}, boiled=boiled, now=now) == wish
