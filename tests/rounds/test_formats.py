"""A format is a list of steps: a short round and a long one differ in data only."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.formats import DILEMMA, FORMATS, FULL, QUICK, STANDARD, UNHURRIED, Format
from rounds.ids import FormatId, ScenarioId, Turn
from rounds.phases import ROUND_PHASES, Phase
from rounds.refusals import Slug
from rounds.views import Desk, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of

EXCHANGE = [Phase.COMPLAINT, Phase.DRAFTING, Phase.VOTING, Phase.REACTION]
LOOKING_BACK = [Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS]


def phases_played(format_: Format) -> list[Phase]:
    """What a room goes through from the start of a round to the lobby, with a reply in each exchange."""
    workshop = a_workshop_of(6).start(format_.id).cast("P1")
    seen = [workshop.room.phase]
    while workshop.room.phase is not Phase.LOBBY:
        if workshop.room.phase is Phase.DRAFTING:
            workshop.propose("P2", "I am sorry.").propose("P3", "We are sorry.")
        workshop.end_step()
        seen.append(workshop.room.phase)
    return seen


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS.keys())
def test_a_round_plays_the_steps_of_its_format_in_order_and_ends_in_the_lobby(format_: Format) -> None:
    assert phases_played(format_) == [*(step.phase for step in format_.steps), Phase.LOBBY]


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS.keys())
def test_every_format_casts_first_and_looks_back_last(format_: Format) -> None:
    phases = [step.phase for step in format_.steps]
    assert phases[0] is Phase.CASTING
    assert phases[1] is Phase.BRIEFING
    assert phases[-3:] == LOOKING_BACK


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS.keys())
def test_a_format_has_one_to_four_exchanges_of_four_steps_each(format_: Format) -> None:
    numbers = sorted({step.exchange for step in format_.steps} - {0})
    assert 1 <= len(numbers) <= 4
    for number in numbers:
        assert [step.phase for step in format_.steps if step.exchange == number] == EXCHANGE


def test_a_round_can_take_six_minutes_or_much_longer() -> None:
    assert QUICK.minutes == 6
    assert QUICK.minutes < STANDARD.minutes < FULL.minutes
    assert FULL.minutes >= 30


def test_guess_record_and_decision_are_played_where_the_format_says_so() -> None:
    extra = {Phase.GUESSING, Phase.RECORD, Phase.DECISION}

    def extras(format_: Format) -> set[Phase]:
        return extra & {step.phase for step in format_.steps}

    assert extras(QUICK) == extras(UNHURRIED) == set()
    assert extras(STANDARD) == {Phase.GUESSING}
    assert extras(DILEMMA) == {Phase.DECISION}
    assert extras(FULL) == extra


def test_the_cause_is_guessed_before_anything_is_said() -> None:
    phases = [step.phase for step in FULL.steps]
    assert phases.index(Phase.GUESSING) < phases.index(Phase.COMPLAINT)


def test_the_next_exchange_begins_at_the_temper_the_last_one_left() -> None:
    workshop = a_scene(format_=STANDARD.id).play_exchange(2).end_step()
    assert (workshop.room.phase, workshop.exchange.number) == (Phase.COMPLAINT, 2)
    assert workshop.exchange.temper_before == workshop.playing.scenario.brief.starting_temper - 2


def test_an_exchange_nobody_replied_to_makes_way_for_the_next() -> None:
    workshop = a_scene(format_=STANDARD.id).to(Phase.DRAFTING).end_step()
    assert (workshop.room.phase, workshop.exchange.number) == (Phase.COMPLAINT, 2)


def test_a_step_without_a_time_has_no_clock() -> None:
    workshop = a_workshop_of(3).start(UNHURRIED.id).cast("P1").to(Phase.BRIEFING)
    assert workshop.room.clock is None


def test_a_step_can_be_ended_before_its_time() -> None:
    workshop = a_scene()
    assert workshop.room.clock is not None
    assert workshop.end_step().room.phase is Phase.DRAFTING


def test_an_unknown_format_or_scenario_starts_nothing() -> None:
    workshop = a_workshop_of(3)
    scenario = next(iter(workshop.library))
    assert workshop.refuses(commands.StartRound(scenario, FormatId("none"))) is Slug.NO_SUCH_FORMAT
    assert workshop.refuses(commands.StartRound(type(scenario)("none"), QUICK.id)) is Slug.NO_SUCH_SCENARIO


def test_a_round_starts_only_when_none_runs() -> None:
    workshop = a_scene()
    scenario = next(iter(workshop.library))
    assert workshop.refuses(commands.StartRound(scenario, QUICK.id)) is Slug.ROUND_RUNNING


def test_only_a_facilitator_starts_and_leads_a_round() -> None:
    workshop = a_workshop_of(3)
    scenario = next(iter(workshop.library))
    assert workshop.refuses(commands.StartRound(scenario, QUICK.id), "P1") is Slug.NOT_FOR_YOUR_ROLE
    workshop.start()
    for command in (commands.EndStep(workshop.room.turn), commands.CancelRound(workshop.room.turn)):
        assert workshop.refuses(command, "P1") is Slug.NOT_FOR_YOUR_ROLE


def test_a_command_for_a_step_that_is_over_or_to_come_is_refused() -> None:
    workshop = a_scene().to(Phase.DRAFTING)
    turn = workshop.room.turn
    assert workshop.refuses(commands.Propose(Turn(turn - 1), "Late."), "Ada") is Slug.TOO_LATE
    assert workshop.refuses(commands.Propose(Turn(turn + 1), "Early."), "Ada") is Slug.NOT_NOW


def test_the_desk_sees_the_running_order_with_what_is_done_now_and_next() -> None:
    workshop = a_scene(format_=FULL.id)
    score = workshop.view(Desk())["score"]
    assert [one["phase"] for one in score] == [step.phase.value for step in FULL.steps]
    place = [one["state"] for one in score].index("now")
    assert {one["state"] for one in score[:place]} == {"done"}
    assert {one["state"] for one in score[place + 1 :]} == {"next"}


def test_the_facilitator_can_end_the_workshop_in_any_step_of_a_round_and_keeps_what_was_counted() -> None:
    early = a_scene()
    early.by_facilitator(commands.CloseRoom())
    assert (early.room.phase, early.playing.cancelled) == (Phase.CLOSED, True)
    late = a_scene().play_exchange(1)
    late.by_facilitator(commands.CloseRoom())
    assert (late.room.phase, late.playing.cancelled) == (Phase.CLOSED, False)
    assert late.view(Desk())["standings"] is not None


# -- with nobody there --------------------------------------------------------------------------------------------
def a_round_in(phase: Phase) -> Workshop:
    """A round with everything a round can have, come to the phase: approval, boiling over, record and decision."""
    workshop = a_workshop_of(6)
    workshop.by_facilitator(commands.SetRules(approval=True))
    workshop.start(FULL.id, ScenarioId("the-deposit")).cast("P1")
    for _ in range(30):
        if workshop.is_in(phase):
            return workshop
        if workshop.is_in(Phase.DRAFTING):
            workshop.propose("P2", "I am sorry.").propose("P3", "We are sorry.")
        if workshop.is_in(Phase.REACTION):
            workshop.react(-3)
        workshop.end_step()
    raise AssertionError(f"the room never came to {phase}")


@pytest.mark.parametrize("phase", sorted(ROUND_PHASES))
@pytest.mark.parametrize("goes", ["drop", "leave"])
def test_a_round_goes_on_to_its_end_when_everybody_is_gone(phase: Phase, goes: str) -> None:
    workshop = a_round_in(phase)
    (workshop.drop if goes == "drop" else workshop.leave)(*workshop.seat)
    for _ in range(30):
        if workshop.is_in(Phase.LOBBY):
            return
        progress = workshop.view(Stage())["progress"]
        assert progress is None or progress["of"] == 0
        workshop.end_step()
    raise AssertionError(f"the room is stuck in {workshop.room.phase}")


@pytest.mark.parametrize("phase", sorted(ROUND_PHASES))
def test_a_round_can_be_cancelled_in_any_step_and_scores_nothing(phase: Phase) -> None:
    workshop = a_round_in(phase)
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    assert workshop.is_in(Phase.LOBBY)
    assert workshop.playing.cancelled
    assert workshop.view(Stage())["standings"] is None


def test_the_vote_of_a_room_that_everybody_left_is_counted_at_the_bell() -> None:
    workshop = a_scene().to(Phase.DRAFTING).propose("Ada", "Sorry.").propose("Ben", "So sorry.").to(Phase.VOTING)
    workshop.vote("Gus", "Ada").leave(*workshop.seat).ring()
    assert workshop.room.phase is Phase.REACTION
    assert workshop.exchange.best == workshop.reply_of("Ada").id


def test_a_round_can_be_cast_and_cancelled_when_everybody_is_gone() -> None:
    workshop = a_workshop_of(3).start().drop("P1", "P2", "P3")
    assert workshop.refuses(commands.AskCustomer(workshop.room.turn)) is Slug.TOO_FEW_PEOPLE
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    assert workshop.room.phase is Phase.LOBBY
