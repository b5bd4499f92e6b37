"""The clock is data: deadlines in server time, and no outage costs anybody time."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Desk, Phones, stamp_clock
from tests.workshop import Workshop, a_scene

DRAFTING_MS = 120_000


def drafting() -> Workshop:
    return a_scene().to(Phase.DRAFTING)


def left(workshop: Workshop) -> int:
    return stamp_clock(workshop.view(Phones())["clock"], workshop.now)["left_ms"]


def ring(workshop: Workshop) -> None:
    clock = workshop.room.clock
    assert clock is not None
    assert clock.deadline is not None
    workshop.now = clock.deadline
    workshop.by_shell(commands.Ring(workshop.room.turn, clock.deadline))


def test_a_step_starts_with_the_time_its_format_gives_it() -> None:
    assert left(drafting()) == DRAFTING_MS


def test_what_is_sent_has_no_deadline_since_phones_keep_their_own_time() -> None:
    workshop = drafting()
    assert set(stamp_clock(workshop.view(Phones())["clock"], workshop.now)) == {
        "state",
        "left_ms",
        "total_ms",
        "held",
        "overtime",
    }


def test_a_paused_clock_keeps_what_is_left() -> None:
    workshop = drafting()
    workshop.now += 30_000
    workshop.by_facilitator(commands.PauseClock())
    workshop.now += 600_000
    assert left(workshop) == DRAFTING_MS - 30_000
    workshop.by_facilitator(commands.ResumeClock())
    workshop.now += 1_000
    assert left(workshop) == DRAFTING_MS - 31_000


def test_more_time_is_added_to_what_is_left_running_or_paused() -> None:
    workshop = drafting()
    workshop.by_facilitator(commands.AddTime(workshop.room.turn, 30))
    assert left(workshop) == DRAFTING_MS + 30_000
    workshop.by_facilitator(commands.PauseClock())
    workshop.by_facilitator(commands.AddTime(workshop.room.turn, 30))
    assert left(workshop) == DRAFTING_MS + 60_000


def test_a_step_without_a_clock_can_be_given_one() -> None:
    workshop = drafting().propose("Ada", "Ours.").to(Phase.SCORING)
    assert workshop.view(Desk())["clock"]["state"] == "none"
    workshop.by_facilitator(commands.StartClock(workshop.room.turn, 60))
    assert left(workshop) == 60_000


def test_the_bell_of_a_scene_opens_the_next_step() -> None:
    workshop = drafting().propose("Ada", "Ours.").propose("Gus", "Mine.")
    ring(workshop)
    assert workshop.room.phase is Phase.VOTING


def test_the_bell_of_other_steps_says_that_time_is_up_and_waits_for_the_facilitator() -> None:
    workshop = drafting().propose("Ada", "Ours.").to(Phase.SCORING)
    workshop.by_facilitator(commands.StartClock(workshop.room.turn, 60))
    ring(workshop)
    assert workshop.room.phase is Phase.SCORING
    assert workshop.view(Desk())["clock"]["state"] == "over"
    workshop.by_facilitator(commands.AddTime(workshop.room.turn, 30))
    assert left(workshop) == 30_000


def test_an_old_bell_rings_for_nobody() -> None:
    workshop = drafting()
    clock, turn = workshop.room.clock, workshop.room.turn
    assert clock is not None
    assert clock.deadline is not None
    workshop.by_facilitator(commands.AddTime(turn, 30))
    assert workshop.by_shell(commands.Ring(turn, clock.deadline)) == ()
    assert workshop.room.phase is Phase.DRAFTING


def test_an_outage_costs_nobody_time() -> None:
    workshop = drafting()
    workshop.now += 20_000
    died = workshop.now
    workshop.now += 3_600_000
    workshop.by_shell(commands.Recover(alive_at=died))
    assert left(workshop) == DRAFTING_MS - 20_000
    assert not any(seat.present for seat in workshop.room.seats.values())


def test_an_outage_leaves_a_paused_clock_paused() -> None:
    workshop = drafting()
    workshop.by_facilitator(commands.PauseClock())
    workshop.by_shell(commands.Recover(alive_at=workshop.now))
    assert workshop.view(Phones())["clock"]["state"] == "paused"


def test_anyone_can_pause_the_scene_and_nobody_sees_who_did() -> None:
    workshop = drafting()
    workshop.by("Dot", commands.PauseScene())
    clock = workshop.view(Desk())["clock"]
    assert (clock["state"], clock["held"]) == ("paused", "scene")
    assert all("Dot" not in repr(event) and "s4" not in repr(event) for event in workshop.history[-1:])
    workshop.by_facilitator(commands.ResumeClock())
    assert workshop.view(Desk())["clock"]["held"] == "none"


def test_a_scene_without_a_clock_can_be_paused_too() -> None:
    workshop = drafting()
    workshop.room.clock = None
    workshop.by("Dot", commands.PauseScene())
    assert workshop.view(Phones())["clock"]["held"] == "scene"
    workshop.by_facilitator(commands.ResumeClock())
    assert workshop.view(Phones())["clock"]["state"] == "none"


@pytest.mark.parametrize("command", [commands.PauseClock(), commands.ResumeClock()])
def test_without_a_clock_there_is_nothing_to_pause_or_resume(command: commands.Command) -> None:
    workshop = drafting().propose("Ada", "Ours.").to(Phase.SCORING)
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(command)
    assert refusal.value.slug is Slug.NO_CLOCK
