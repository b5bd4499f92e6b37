"""Safety: anyone pauses the scene, the facilitator freezes it, and who needs more time has it."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.formats import STANDARD, UNHURRIED
from rounds.ids import SeatId
from rounds.phases import SCENE_PHASES, Phase
from rounds.refusals import Slug
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_scene, a_workshop_of

EXTRA_S = 45


def drafting() -> Workshop:
    return a_scene().to(Phase.DRAFTING)


def clock(workshop: Workshop) -> tuple[str, str, bool]:
    section = workshop.view(Phones())["clock"]
    return section["state"], section["held"], section["overtime"]


def needing_time(*names: str) -> Workshop:
    workshop = drafting()
    for name in names:
        workshop.by_facilitator(commands.GiveTime(workshop.seat[name], EXTRA_S))
    return workshop


# -- pausing the scene --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["Ada", "Cy"])
def test_anyone_pauses_the_scene_the_customer_too(name: str) -> None:
    workshop = drafting()
    workshop.by(name, commands.PauseScene())
    assert clock(workshop) == ("paused", "scene", False)


def test_who_wishes_to_stay_unnamed_is_named_to_nobody() -> None:
    workshop = drafting()
    before = {audience: str(workshop.view(audience)) for audience in everybody(workshop)}
    workshop.by("Dot", commands.PauseScene())
    assert workshop.view(Desk())["alerts"]["paused_by"] is None
    for audience in everybody(workshop):
        assert str(workshop.view(audience)).count("Dot") == before[audience].count("Dot")


def test_who_wishes_to_be_named_is_named_to_the_facilitator_alone() -> None:
    workshop = drafting()
    before = {audience: workshop.view(audience) for audience in everybody(workshop)}
    workshop.by("Dot", commands.PauseScene(named=True))
    assert workshop.view(Desk())["alerts"]["paused_by"] == "Dot"
    for audience in everybody(workshop):
        after = {name: part for name, part in workshop.view(audience).items() if name != "clock"}
        assert after == {name: part for name, part in before[audience].items() if name != "clock"}
        assert "Dot" not in str(workshop.view(audience).get("clock"))


def everybody(workshop: Workshop) -> list[Audience]:
    seats: list[Audience] = [SeatAudience(seat) for seat in workshop.seat.values()]
    teams: list[Audience] = [TeamAudience(team) for team in workshop.room.teams]
    return [Phones(), Stage(), *teams, *seats]


def test_the_name_is_gone_when_the_scene_goes_on() -> None:
    workshop = drafting()
    workshop.by("Dot", commands.PauseScene(named=True))
    workshop.by_facilitator(commands.ResumeClock())
    assert workshop.view(Desk())["alerts"]["paused_by"] is None
    assert clock(workshop) == ("running", "none", False)


def test_a_second_pause_does_not_name_or_unname_anybody() -> None:
    workshop = drafting()
    workshop.by("Dot", commands.PauseScene(named=True))
    assert workshop.by("Ada", commands.PauseScene()) == ()
    assert workshop.view(Desk())["alerts"]["paused_by"] == "Dot"


def test_a_paused_scene_keeps_what_is_left_however_long_it_lasts() -> None:
    workshop = drafting()
    assert workshop.room.clock is not None
    total = workshop.room.clock.total
    workshop.now += 10_000
    workshop.by("Dot", commands.PauseScene())
    workshop.now += 3_600_000
    workshop.by_facilitator(commands.ResumeClock())
    assert workshop.room.clock.deadline == workshop.now + total - 10_000


def test_no_bell_rings_in_a_paused_scene() -> None:
    workshop = drafting()
    assert workshop.room.clock is not None
    deadline = workshop.room.clock.deadline
    assert deadline is not None
    workshop.by("Dot", commands.PauseScene())
    workshop.now = deadline
    assert workshop.by_shell(commands.Ring(workshop.room.turn, deadline)) == ()


def test_only_a_scene_that_is_played_can_be_paused() -> None:
    assert a_workshop_of(2).refuses(commands.PauseScene(), "P1") is Slug.NOT_NOW
    workshop = drafting().propose("Ada", "Sorry.").to(Phase.SCORING)
    assert workshop.refuses(commands.PauseScene(), "Ada") is Slug.NOT_NOW


def test_a_facilitator_pauses_with_the_clock_and_participants_do_not_touch_it() -> None:
    workshop = drafting()
    assert workshop.refuses(commands.PauseScene()) is Slug.NOT_FOR_YOUR_ROLE
    for command in (
        commands.PauseClock(),
        commands.ResumeClock(),
        commands.AddTime(workshop.room.turn, 30),
        commands.StartClock(workshop.room.turn, 30),
        commands.Freeze(),
    ):
        assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE


def test_a_pause_ends_with_its_step() -> None:
    workshop = drafting().propose("Ada", "Sorry.").propose("Ben", "So sorry.")
    workshop.by("Dot", commands.PauseScene(named=True))
    workshop.end_step()
    assert clock(workshop) == ("running", "none", False)
    assert workshop.view(Desk())["alerts"]["paused_by"] is None


# -- freezing -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("phase", [Phase.BRIEFING, Phase.COMPLAINT, Phase.DRAFTING, Phase.VOTING, Phase.REACTION])
def test_the_facilitator_freezes_a_scene_in_any_of_its_steps_and_lets_it_go_on(phase: Phase) -> None:
    workshop = a_workshop_of(5).start().cast("P1").to(Phase.BRIEFING)
    if phase in (Phase.VOTING, Phase.REACTION):
        workshop.to(Phase.DRAFTING).propose("P2", "Sorry.").propose("P3", "So sorry.")
    workshop.to(phase).by_facilitator(commands.Freeze())
    assert phase in SCENE_PHASES
    assert clock(workshop) == ("paused", "frozen", False)
    workshop.by_facilitator(commands.ResumeClock())
    assert clock(workshop) == ("running", "none", False)


def test_a_scene_without_a_clock_can_be_frozen_too() -> None:
    workshop = a_scene(format_=UNHURRIED.id).to(Phase.DRAFTING)
    workshop.by_facilitator(commands.Freeze())
    assert clock(workshop)[1] == "frozen"
    workshop.by_facilitator(commands.ResumeClock())
    assert clock(workshop) == ("none", "none", False)


def test_outside_a_scene_there_is_nothing_to_freeze() -> None:
    assert a_workshop_of(2).refuses(commands.Freeze()) is Slug.NOT_NOW
    workshop = drafting().propose("Ada", "Sorry.").to(Phase.SCORING)
    assert workshop.refuses(commands.Freeze()) is Slug.NOT_NOW


def test_a_frozen_scene_can_be_rewound() -> None:
    workshop = a_scene().play_exchange(-1)
    workshop.by_facilitator(commands.Freeze())
    workshop.by_facilitator(commands.Rewind(workshop.room.turn))
    assert clock(workshop) == ("running", "none", False)
    assert workshop.exchange.take == 2


def test_a_pause_while_frozen_says_that_somebody_asked_for_it() -> None:
    workshop = drafting()
    workshop.by_facilitator(commands.Freeze())
    workshop.by("Dot", commands.PauseScene())
    assert clock(workshop) == ("paused", "scene", False)


# -- extra time ---------------------------------------------------------------------------------------------------
def test_who_needs_more_time_has_it_after_the_bell() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.").ring()
    assert workshop.is_in(Phase.DRAFTING)
    assert clock(workshop) == ("running", "none", True)
    assert workshop.view(Phones())["clock"]["total_ms"] == EXTRA_S * 1000
    workshop.propose("Gus", "Mine.").ring()
    assert workshop.is_in(Phase.VOTING)
    assert workshop.reply_of("Gus").text == "Mine."


def test_the_bell_of_the_extra_time_ends_the_step_whoever_is_still_writing() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.").propose("Ben", "Theirs.").ring().ring()
    assert workshop.is_in(Phase.VOTING)
    assert workshop.team_of("Gus") not in {reply.team for reply in workshop.exchange.replies.values()}


def test_nobody_waits_for_who_is_in_already() -> None:
    workshop = needing_time("Gus").propose("Gus", "Mine.").propose("Ada", "Ours.").ring()
    assert workshop.is_in(Phase.VOTING)


def test_nobody_waits_for_who_is_gone_or_writes_nothing() -> None:
    workshop = needing_time("Gus", "Cy", "Fay").propose("Ada", "Ours.").propose("Ben", "Theirs.").drop("Gus")
    workshop.by("Fay", commands.Observe(on=True))
    assert workshop.ring().is_in(Phase.VOTING)


def test_of_several_the_longest_extra_time_counts() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.")
    workshop.by_facilitator(commands.GiveTime(workshop.seat["Ben"], 90))
    assert workshop.ring().view(Phones())["clock"]["total_ms"] == 90_000


def test_a_vote_has_the_extra_time_too() -> None:
    workshop = needing_time("Dot").propose("Ada", "Ours.").propose("Gus", "Mine.").ring().ring()
    assert workshop.is_in(Phase.VOTING)
    workshop.ring()
    assert workshop.is_in(Phase.VOTING)
    assert clock(workshop)[2]
    workshop.vote("Dot", "Gus").ring()
    assert workshop.is_in(Phase.REACTION)


def test_a_vote_does_not_wait_for_who_has_no_ballot_or_has_voted() -> None:
    workshop = needing_time("Cy", "Dot").propose("Ada", "Ours.").propose("Gus", "Mine.").propose("Dot", "Ours too.")
    workshop.ring().vote("Dot", "Gus").ring()
    assert workshop.is_in(Phase.REACTION)


def test_extra_time_can_be_paused_lengthened_and_ended() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.").propose("Ben", "Theirs.").ring()
    workshop.by("Dot", commands.PauseScene())
    workshop.by_facilitator(commands.ResumeClock())
    workshop.by_facilitator(commands.AddTime(workshop.room.turn, 30))
    assert clock(workshop) == ("running", "none", True)
    assert workshop.view(Phones())["clock"]["total_ms"] == (EXTRA_S + 30) * 1000
    assert workshop.end_step().is_in(Phase.VOTING)


def test_an_outage_in_the_extra_time_costs_nobody_time() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.").ring()
    died = workshop.now
    workshop.now += 600_000
    workshop.by_shell(commands.Recover(died))
    assert workshop.room.clock is not None
    assert workshop.room.clock.deadline == workshop.now + EXTRA_S * 1000
    assert workshop.room.clock.overtime


def test_only_the_person_and_the_facilitator_know_who_has_extra_time() -> None:
    workshop = drafting()
    before = {audience: workshop.view(audience) for audience in everybody(workshop)}
    workshop.by_facilitator(commands.GiveTime(workshop.seat["Gus"], EXTRA_S))
    own: Audience = SeatAudience(workshop.seat["Gus"])
    assert workshop.view(SeatAudience(workshop.seat["Gus"]))["you"]["extra_s"] == EXTRA_S
    assert workshop.view(Desk())["roster"][workshop.seat["Gus"]]["extra_s"] == EXTRA_S
    for audience in everybody(workshop):
        assert (workshop.view(audience) == before[audience]) == (audience != own)


def test_extra_time_lasts_for_the_workshop_and_can_be_taken_back() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.").to(Phase.STANDINGS).to(Phase.LOBBY)
    assert workshop.room.seats[workshop.seat["Gus"]].extra == EXTRA_S * 1000
    workshop.by_facilitator(commands.GiveTime(workshop.seat["Gus"], 0))
    workshop.start().cast("Cy").to(Phase.DRAFTING).propose("Ada", "Ours.").ring()
    assert workshop.is_in(Phase.VOTING)


def test_only_the_facilitator_gives_time_and_only_to_somebody_who_is_there() -> None:
    workshop = drafting()
    assert workshop.refuses(commands.GiveTime(workshop.seat["Gus"], 30), "Gus") is Slug.NOT_FOR_YOUR_ROLE
    assert workshop.refuses(commands.GiveTime(SeatId("s99"), 30)) is Slug.NO_SUCH_SEAT


def test_a_late_bell_from_before_the_extra_time_rings_for_nobody() -> None:
    workshop = needing_time("Gus").propose("Ada", "Ours.")
    assert workshop.room.clock is not None
    first = workshop.room.clock.deadline
    assert first is not None
    workshop.ring()
    assert workshop.by_shell(commands.Ring(workshop.room.turn, first)) == ()


def test_every_prepared_line_offered_stays_within_the_rooms_intensity() -> None:
    workshop = a_workshop_of(3)
    workshop.by_facilitator(commands.SetUp(intensity="mild"))
    workshop.start(STANDARD.id).cast("P1")
    brief = workshop.view(SeatAudience(workshop.seat["P1"]))["brief"]
    assert brief is not None
    assert {one["intensity"] for one in brief["opening_lines"]} == {"mild"}


def test_the_de_role_card_is_there_when_the_scene_is_talked_about() -> None:
    workshop = a_scene().play_exchange(1).to(Phase.DEBRIEF)
    debrief = workshop.view(Phones())["debrief"]
    assert debrief is not None
    assert debrief["de_role"]
    assert debrief["customer"] == "Cy"
    assert debrief["questions"]
    assert debrief["prevention"]
