"""A room without a facilitator: its people start rounds, go on by themselves, and the suggested marks count."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.formats import QUICK, STANDARD, UNHURRIED
from rounds.ids import FormatId, SeatId, TeamId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.views import Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_workshop_of

REPLY = (
    "I am sorry, that was our mistake: nobody read the note on your booking. I can bring two heaters round by six "
    "today, and an engineer comes tomorrow between eight and ten."
)


def a_room_that_runs_itself(*names: str) -> Workshop:
    return Workshop("solo", self_run=True).join(*(names or ("Ana",)))


def practising(workshop: Workshop, format_: FormatId = UNHURRIED.id) -> Workshop:
    """Up to the complaint, all of it by Ana."""
    workshop.by("Ana", commands.StartRound(next(iter(workshop.library)), format_))
    workshop.by("Ana", commands.UsePractice(workshop.room.turn))
    return to(workshop, Phase.COMPLAINT)


def to(workshop: Workshop, phase: Phase) -> Workshop:
    for _ in range(12):
        if workshop.is_in(phase):
            return workshop
        workshop.by("Ana", commands.EndStep(workshop.room.turn))
    raise AssertionError(f"the room never came to {phase}")


def test_one_person_plays_a_round_from_the_shelf_to_the_standings() -> None:
    workshop = practising(a_room_that_runs_itself())
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY)
    to(workshop, Phase.REACTION)
    assert workshop.exchange.best in workshop.exchange.reactions
    to(workshop, Phase.STANDINGS)
    own = workshop.view(TeamAudience(workshop.team_of("Ana")))["own_result"]
    assert own is not None
    assert own["why"] is not None
    assert [one["text"] for one in own["why"]["replies"]] == [REPLY]
    to(workshop, Phase.LOBBY)


def test_in_a_room_that_runs_itself_the_suggested_marks_count() -> None:
    workshop = practising(a_room_that_runs_itself())
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY)
    to(workshop, Phase.SCORING)
    (reply,) = workshop.exchange.replies.values()
    marks = workshop.exchange.marks[reply.id]
    assert {"apologise", "own-the-mistake"} <= set(marks)
    for mark in marks.values():
        assert mark.evidence is not None
        assert reply.text[mark.evidence.start : mark.evidence.end].strip()


def test_an_anti_pattern_the_suggestions_are_firm_about_counts_as_well() -> None:
    workshop = practising(a_room_that_runs_itself())
    to(workshop, Phase.DRAFTING).propose("Ana", "Calm down. You should have read the terms, that is our policy.")
    to(workshop, Phase.SCORING)
    (reply,) = workshop.exchange.replies
    assert workshop.exchange.flags[reply]


def test_where_a_facilitator_is_suggestions_score_nothing_by_themselves() -> None:
    workshop = a_workshop_of(2).start().cast("P1").to(Phase.DRAFTING).propose("P2", REPLY).to(Phase.STANDINGS)
    assert workshop.exchange.marks == {}
    assert workshop.exchange.flags == {}


def test_the_shelf_shows_what_can_be_played_and_no_secret_of_it() -> None:
    workshop = a_room_that_runs_itself()
    shelf = workshop.view(Phones())["shelf"]
    assert shelf is not None
    assert [one["scenario"] for one in shelf] == list(workshop.library)
    for scenario in workshop.library.values():
        assert scenario.brief.hidden_need not in str(shelf)
        assert scenario.brief.cause not in str(shelf)


def test_there_is_a_shelf_between_rounds_of_a_room_that_runs_itself_and_nowhere_else() -> None:
    assert a_workshop_of(2).view(Phones())["shelf"] is None
    assert practising(a_room_that_runs_itself()).view(Phones())["shelf"] is None


def test_a_scenario_that_was_played_is_marked_on_the_shelf() -> None:
    workshop = practising(a_room_that_runs_itself())
    to(workshop, Phase.STANDINGS)
    shelf = to(workshop, Phase.LOBBY).view(Phones())["shelf"]
    assert shelf is not None
    assert [one["played"] for one in shelf] == [True, False, False]


def test_nobody_has_the_brief_while_the_practice_customer_plays() -> None:
    workshop = practising(a_room_that_runs_itself("Ana", "Bo"))
    need = workshop.playing.scenario.brief.hidden_need
    for name in ("Ana", "Bo"):
        assert workshop.view(SeatAudience(workshop.seat[name]))["brief"] is None
    assert need not in str(workshop.view(Phones())) + str(workshop.view(Stage()))


def test_a_small_group_plays_without_a_facilitator_and_votes() -> None:
    workshop = practising(a_room_that_runs_itself("Ana", "Bo", "Di"), QUICK.id)
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY).propose("Bo", "Sorry.").propose("Di", "So sorry.")
    to(workshop, Phase.VOTING).vote("Bo", "Ana").vote("Di", "Ana")
    to(workshop, Phase.REACTION)
    assert workshop.exchange.best == workshop.reply_of("Ana").id


def test_the_bell_leads_on_where_no_facilitator_is() -> None:
    workshop = practising(a_room_that_runs_itself("Ana", "Bo", "Di"), QUICK.id)
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY).propose("Bo", "Sorry.").ring()
    assert workshop.is_in(Phase.VOTING)


def test_one_person_rewinds_and_both_takes_are_kept() -> None:
    workshop = practising(a_room_that_runs_itself(), STANDARD.id)
    to(workshop, Phase.DRAFTING).propose("Ana", "Whatever.")
    to(workshop, Phase.REACTION)
    workshop.by("Ana", commands.Rewind(workshop.room.turn))
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY)
    to(workshop, Phase.REACTION)
    takes = workshop.view(Phones())["takes"]
    assert [(one["take"], one["text"]) for one in takes] == [(1, "Whatever."), (2, REPLY)]


def test_one_person_chooses_the_technique_when_it_boils_over() -> None:
    workshop = a_room_that_runs_itself()
    deposit = list(workshop.library)[2]
    workshop.by("Ana", commands.StartRound(deposit, UNHURRIED.id))
    workshop.by("Ana", commands.UsePractice(workshop.room.turn))
    rude = "Calm down. It is not my fault that you are broke, and you should have read the terms. That is our policy."
    to(workshop, Phase.DRAFTING).propose("Ana", rude)
    to(workshop, Phase.REACTION)
    assert workshop.playing.temper == 10
    to(workshop, Phase.TECHNIQUE)
    workshop.by("Ana", commands.ChooseTechnique(workshop.room.turn, "negotiation"))
    assert workshop.exchange.technique == "negotiation"


def test_a_scene_paused_by_one_of_its_people_can_be_gone_on_with_by_them() -> None:
    workshop = practising(a_room_that_runs_itself(), QUICK.id)
    workshop.by("Ana", commands.PauseScene())
    assert workshop.view(Phones())["clock"]["held"] == "scene"
    workshop.by("Ana", commands.ResumeClock())
    assert workshop.view(Phones())["clock"]["state"] == "running"


def test_a_round_can_be_cancelled_and_the_room_closed() -> None:
    workshop = practising(a_room_that_runs_itself())
    workshop.by("Ana", commands.CancelRound(workshop.room.turn))
    assert workshop.is_in(Phase.LOBBY)
    workshop.by("Ana", commands.CloseRoom())
    assert workshop.is_in(Phase.CLOSED)


def test_a_round_without_anybody_to_play_the_customer_cannot_begin() -> None:
    workshop = a_room_that_runs_itself()
    workshop.by("Ana", commands.StartRound(next(iter(workshop.library)), QUICK.id))
    assert workshop.refuses(commands.EndStep(workshop.room.turn), "Ana") is Slug.NO_CUSTOMER


@pytest.mark.parametrize(
    "command",
    [
        commands.SetRules(scored=False),
        commands.RemoveSeat(SeatId("s2")),
        commands.GiveTime(SeatId("s1"), 60),
        commands.MarkRecord(TeamId("t1"), 5),
        commands.LockRoom(on=True),
        commands.EvenTeams(),
        commands.Freeze(),
    ],
    ids=lambda command: type(command).__name__,
)
def test_nobody_moderates_or_marks_in_a_room_that_runs_itself(command: commands.Command) -> None:
    assert a_room_that_runs_itself("Ana", "Bo").refuses(command, "Ana") is Slug.NOT_FOR_YOUR_ROLE


def test_where_a_facilitator_is_nobody_runs_the_round_but_them() -> None:
    workshop = a_workshop_of(2)
    scenario = next(iter(workshop.library))
    assert workshop.refuses(commands.StartRound(scenario, QUICK.id), "P1") is Slug.NOT_FOR_YOUR_ROLE
    workshop.start()
    turn = workshop.room.turn
    for command in (commands.UsePractice(turn), commands.EndStep(turn), commands.Rewind(turn), commands.CloseRoom()):
        assert workshop.refuses(command, "P1") is Slug.NOT_FOR_YOUR_ROLE


def test_a_room_that_runs_itself_sends_replies_straight_to_the_vote() -> None:
    workshop = practising(a_room_that_runs_itself("Ana", "Bo"), QUICK.id)
    to(workshop, Phase.DRAFTING).propose("Ana", REPLY).propose("Bo", "Sorry.")
    workshop.by("Ana", commands.EndStep(workshop.room.turn))
    assert workshop.is_in(Phase.VOTING)
