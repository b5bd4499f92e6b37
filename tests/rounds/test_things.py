"""Classroom things: what a lamp, a dashboard and a buzzer may know of a room, and what a press does."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Desk, things_for
from tests import things
from tests.workshop import Workshop, a_scene, a_workshop_of


def with_things(workshop: Workshop, buzzer: commands.Buzzer = "nothing", *, names: bool = False) -> Workshop:
    workshop.by_facilitator(commands.SetRules(things=True, things_names=names, buzzer=buzzer))
    return workshop


def press(workshop: Workshop) -> Workshop:
    workshop.by_shell(commands.Buzz(workshop.room.turn))
    return workshop


def test_nothing_is_known_of_a_room_until_its_facilitator_says_so() -> None:
    workshop = a_workshop_of(3)
    assert things_for(workshop.room) == {}
    rules = workshop.view(Desk())["rules"]
    assert (rules["things"], rules["things_names"], rules["buzzer"]) == (False, False, "nothing")
    assert things_for(with_things(workshop).room).keys() == {"phase", "clock", "temper", "standings", "counts"}
    workshop.by_facilitator(commands.SetRules(things=False))
    assert things_for(workshop.room) == {}


def test_a_closed_room_is_no_longer_known() -> None:
    workshop = with_things(a_workshop_of(3))
    workshop.by_facilitator(commands.CloseRoom())
    assert things_for(workshop.room) == {}


def test_a_scene_is_followed_by_its_step_its_temper_and_counts() -> None:
    workshop = with_things(a_scene()).to(Phase.DRAFTING).propose("Ada", "I am sorry.")
    view = things_for(workshop.room)
    assert view["phase"]["name"] == "drafting"
    assert view["temper"] is not None
    assert view["temper"]["level"] == workshop.playing.temper
    assert view["counts"]["done"] == 1
    assert view["counts"]["of"] == view["counts"]["here"] - 1
    assert view["standings"] is None


@pytest.mark.parametrize("mode", ["teams", "solo"])
def test_standings_name_nobody_unless_names_are_allowed(mode: commands.Mode) -> None:
    workshop = with_things(a_scene(mode=mode).play_exchange(2)).to(Phase.LOBBY)
    shown = things_for(workshop.room)
    assert shown["standings"] is not None
    assert [row["name"] for row in shown["standings"]["rows"]] == [None] * len(shown["standings"]["rows"])
    assert things.texts_in(shown) <= things.WORDS
    named = things_for(with_things(workshop, names=True).room)
    assert named["standings"] is not None
    assert {row["name"] for row in named["standings"]["rows"]} <= {team.name for team in workshop.room.teams.values()}
    assert all(row["name"] for row in named["standings"]["rows"])


def test_a_press_pauses_the_scene_and_another_leaves_it_so() -> None:
    workshop = press(with_things(a_scene(), "pause").to(Phase.DRAFTING))
    assert workshop.room.clock is not None
    assert workshop.room.clock.held == "scene"
    assert workshop.room.clock.asked_by is None
    assert workshop.by_shell(commands.Buzz(workshop.room.turn)) == ()


def test_a_press_ends_the_step() -> None:
    workshop = press(with_things(a_scene(), "next").to(Phase.COMPLAINT))
    assert workshop.room.phase is Phase.DRAFTING


def test_a_press_does_not_pass_over_somebody_who_paused_the_scene() -> None:
    workshop = with_things(a_scene(), "next").to(Phase.DRAFTING).propose("Ben", "I am sorry.")
    workshop.by("Ada", commands.PauseScene())
    assert why_not(workshop) is Slug.NOT_NOW
    workshop.by_facilitator(commands.ResumeClock())
    assert press(workshop).room.phase is Phase.VOTING


@pytest.mark.parametrize("buzzer", ["nothing", "pause", "next"])
def test_a_press_in_the_lobby_does_nothing(buzzer: commands.Buzzer) -> None:
    assert why_not(with_things(a_workshop_of(3), buzzer)) is Slug.NOT_NOW


def test_a_press_counts_only_where_things_are_on_and_a_buzzer_is_for_something() -> None:
    workshop = with_things(a_scene(), "nothing").to(Phase.DRAFTING)
    assert why_not(workshop) is Slug.NOT_NOW
    workshop.by_facilitator(commands.SetRules(things=False, buzzer="pause"))
    assert why_not(workshop) is Slug.NOT_NOW


def test_a_press_for_a_step_that_is_over_is_too_late() -> None:
    workshop = with_things(a_scene(), "next").to(Phase.COMPLAINT)
    before = workshop.room.turn
    workshop.end_step()
    with pytest.raises(Refusal) as refused:
        workshop.by_shell(commands.Buzz(before))
    assert refused.value.slug is Slug.TOO_LATE


def test_what_things_may_do_is_replayed() -> None:
    workshop = press(with_things(a_scene(), "next", names=True).to(Phase.COMPLAINT))
    assert workshop.replayed() == workshop.room


def why_not(workshop: Workshop) -> Slug:
    with pytest.raises(Refusal) as refused:
        press(workshop)
    return refused.value.slug
