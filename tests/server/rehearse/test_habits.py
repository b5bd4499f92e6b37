"""The people of a rehearsal differ, and differ in the same way each time."""

from __future__ import annotations

from server.rehearse.habits import Choices, Habits, Writing, name_of


def test_every_dozen_people_writes_in_every_way_there_is() -> None:
    assert {Habits.of(number).writing for number in range(12)} == set(Writing)


def test_every_dozen_people_drops_out_while_writing_and_while_voting() -> None:
    dropped = [Habits.of(number).drops_in for number in range(12)]
    assert frozenset().union(*dropped) >= {"drafting", "voting"}


def test_somebody_takes_the_hot_seat_in_the_smallest_room() -> None:
    assert not any(Habits.of(number).passes for number in range(2))


def test_a_thousand_people_have_names_of_their_own() -> None:
    assert len({name_of(number) for number in range(1000)}) == 1000


def test_choices_follow_from_the_seed_and_the_person() -> None:
    def drawn(seed: int, number: int) -> list[float]:
        choices = Choices(seed, number)
        return [choices.moment(1.0) for _ in range(5)]

    assert drawn(7, 1) == drawn(7, 1)
    assert drawn(7, 1) != drawn(7, 2)
    assert drawn(7, 1) != drawn(8, 1)
