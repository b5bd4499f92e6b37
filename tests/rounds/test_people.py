"""Seats, names, teams, coming and going."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds import commands
from rounds.names import clean_name, same_name
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Desk, SeatAudience, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of


def sizes(workshop: Workshop) -> list[int]:
    return [len(workshop.room.members(team)) for team in workshop.room.teams]


def slug_of(workshop: Workshop, name: str) -> Slug:
    with pytest.raises(Refusal) as refusal:
        workshop.join(name)
    return refusal.value.slug


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("", Slug.NAME_MISSING),
        ("   ", Slug.NAME_MISSING),
        ("x" * 25, Slug.NAME_TOO_LONG),
        ("e\u0301" * 25, Slug.NAME_TOO_LONG),
        ("Ada\u202e", Slug.NAME_UNREADABLE),
        ("Ada\u0007", Slug.NAME_UNREADABLE),
        ("Ada\nLovelace", Slug.NAME_UNREADABLE),
        ("\u200d", Slug.NAME_UNREADABLE),
        ("\u3164", Slug.NAME_UNREADABLE),
        ("\u2800\u115f", Slug.NAME_UNREADABLE),
        ("A" + "\u0301" * 300, Slug.NAME_TOO_LONG),
    ],
)
def test_an_unreadable_name_is_refused(typed: str, slug: Slug) -> None:
    with pytest.raises(Refusal) as refusal:
        clean_name(typed)
    assert refusal.value.slug is slug


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("  Mei-Ling  ", "Mei-Ling"),
        ("Ａｄａ", "Ada"),
        ("e\u0301lan", "élan"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("محمد", "محمد"),
        ("x" * 24, "x" * 24),
        ("a   b", "a b"),
    ],
)
def test_a_readable_name_is_kept_in_one_form(typed: str, seen: str) -> None:
    assert clean_name(typed) == seen


@given(st.text(max_size=60))
def test_a_cleaned_name_is_clean_or_refused_and_never_anything_else(typed: str) -> None:
    try:
        name = clean_name(typed)
    except Refusal:
        return
    assert clean_name(name) == name
    assert name
    assert name.isprintable() or "\u200d" in name or "\u200c" in name


@pytest.mark.parametrize("taken", ["ada", "ADA", "Ａda", " Ada "])
def test_a_name_taken_in_another_form_is_refused(taken: str) -> None:
    assert slug_of(Workshop().join("Ada"), taken) is Slug.NAME_TAKEN


def test_a_full_room_refuses_one_more() -> None:
    assert slug_of(Workshop(capacity=2).join("Ada", "Ben"), "Cy") is Slug.ROOM_FULL


def test_a_locked_room_refuses_new_people_and_lets_those_with_a_seat_back() -> None:
    workshop = Workshop().join("Ada", "Ben")
    workshop.by_facilitator(commands.LockRoom(on=True))
    assert slug_of(workshop, "Cy") is Slug.ROOM_LOCKED
    workshop.drop("Ada").come_back("Ada")
    assert workshop.room.seats[workshop.seat["Ada"]].present


def test_a_closed_room_refuses_everything_but_presence() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.CloseRoom())
    assert workshop.room.phase is Phase.CLOSED
    assert slug_of(workshop, "Late") is Slug.ROOM_CLOSED
    workshop.drop("Ada").come_back("Ada")
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(commands.CloseRoom())
    assert refusal.value.slug is Slug.ROOM_CLOSED


def test_people_fill_two_teams_first_and_then_a_new_one_for_each_three() -> None:
    assert sizes(a_workshop_of(1)) == [1]
    assert sizes(a_workshop_of(5)) == [3, 2]
    assert sizes(a_workshop_of(8)) == [3, 3, 2]


@given(count=st.integers(2, 40), size=st.integers(1, 6))
def test_evening_out_makes_teams_whose_sizes_differ_by_at_most_one(count: int, size: int) -> None:
    workshop = a_workshop_of(count, team_size=size)
    workshop.by_facilitator(commands.EvenTeams())
    filled = [one for one in sizes(workshop) if one]
    assert sum(filled) == count
    assert max(filled) - min(filled) <= 1
    assert max(filled) <= max(size, 2)


def test_evening_out_moves_as_few_people_as_it_can() -> None:
    workshop = a_workshop_of(7)
    before = {name: workshop.team_of(name) for name in workshop.seat}
    workshop.by_facilitator(commands.EvenTeams())
    moved = [name for name in workshop.seat if workshop.team_of(name) != before[name]]
    assert len(moved) == 1


def test_solo_play_is_teams_of_one_with_the_persons_own_name() -> None:
    workshop = a_workshop_of(4, mode="solo")
    assert sizes(workshop) == [1, 1, 1, 1]
    assert {team.name for team in workshop.room.teams.values()} == set(workshop.seat)


def test_changing_to_solo_and_back_keeps_everybody() -> None:
    workshop = a_workshop_of(7).leave("P3")
    workshop.by_facilitator(commands.SetUp(mode="solo"))
    assert sizes(workshop) == [1] * 6
    workshop.by_facilitator(commands.SetUp(mode="teams"))
    workshop.come_back("P3")
    assert sorted(sizes(workshop), reverse=True) == [4, 3] or sum(sizes(workshop)) == 7


def test_mode_and_size_stay_once_a_round_was_played() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(commands.SetUp(mode="solo"))
    assert refusal.value.slug is Slug.NOT_NOW
    workshop.by_facilitator(commands.SetUp(title="New title"))
    assert workshop.room.title == "New title"


def test_who_left_is_not_counted_and_comes_back_to_the_same_team() -> None:
    workshop = a_workshop_of(6)
    team = workshop.team_of("P4")
    workshop.leave("P4")
    assert workshop.view(Stage())["company"]["count"] == 5
    workshop.come_back("P4")
    assert workshop.team_of("P4") == team
    assert workshop.view(Stage())["company"]["count"] == 6


def test_the_company_on_the_stage_is_bounded() -> None:
    company = a_workshop_of(200).view(Stage())["company"]
    assert len(company["teams"]) == 24
    assert company["more_teams"] == 67 - 24


def test_a_persons_own_view_does_not_grow_with_the_room() -> None:
    few, many = a_workshop_of(8), a_workshop_of(400)
    assert len(repr(many.view(SeatAudience(many.seat["P1"])))) <= len(repr(few.view(SeatAudience(few.seat["P1"])))) + 8


def test_the_desk_sees_who_is_away_and_since_when() -> None:
    workshop = a_workshop_of(3)
    workshop.now += 5_000
    workshop.drop("P2")
    row = workshop.view(Desk())["roster"][workshop.seat["P2"]]
    assert (row["present"], row["away_since_ms"], row["state"]) == (False, workshop.now, "away")


@pytest.mark.parametrize("typed", ["ADA", "Ａｄａ", "A\u200dda", "Ada\u034f", "Ada\u3164", "Ada\ufe01", "\u2800Ada"])
def test_names_that_look_the_same_are_the_same(typed: str) -> None:
    assert same_name(typed, "Ada")


def test_what_somebody_sent_before_they_were_removed_comes_too_late() -> None:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["P2"]))
    with pytest.raises(Refusal) as refusal:
        workshop.by("P2", commands.Volunteer(on=True))
    assert refusal.value.slug is Slug.SEAT_REMOVED


@pytest.mark.parametrize(
    ("cap", "allowed"), [("mild", {"mild"}), ("firm", {"mild", "firm"}), ("fierce", {"mild", "firm", "fierce"})]
)
def test_the_rooms_cap_leaves_out_lines_that_hit_harder(cap: commands.Cap, allowed: set[str]) -> None:
    workshop = a_workshop_of(3)
    workshop.by_facilitator(commands.SetUp(intensity=cap))
    workshop.start().cast("P1")
    for audience in (Desk(), SeatAudience(workshop.seat["P1"])):
        brief = workshop.view(audience)["brief"]
        assert brief is not None
        assert {line["intensity"] for line in brief["opening_lines"]} == allowed


def test_a_room_starts_with_lines_up_to_firm_and_can_change_that_in_a_round() -> None:
    workshop = a_workshop_of(3).start().cast("P1")
    assert workshop.view(Desk())["room"]["intensity"] == "firm"
    workshop.by_facilitator(commands.SetUp(intensity="fierce"))
    assert workshop.view(Desk())["room"]["intensity"] == "fierce"
