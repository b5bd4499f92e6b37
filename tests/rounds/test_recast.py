"""When the customer is gone or puts the part down, somebody else plays on from where the scene stands."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.formats import FULL, STANDARD, UNHURRIED
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.casting import MISSING_AFTER, misses_customer_at
from rounds.views import Desk, Phones, SeatAudience, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of


def missed(workshop: Workshop) -> Workshop:
    """Cy has been away for so long that the room waits."""
    workshop.drop("Cy")
    away = workshop.now
    workshop.now += MISSING_AFTER
    workshop.by_shell(commands.MissCustomer(workshop.seat["Cy"], away))
    return workshop


def drafting() -> Workshop:
    return a_scene().to(Phase.DRAFTING)


# -- gone ---------------------------------------------------------------------------------------------------------
def test_a_customer_is_missed_fifteen_seconds_after_they_went() -> None:
    workshop = drafting()
    assert misses_customer_at(workshop.room) is None
    assert misses_customer_at(workshop.drop("Cy").room) == workshop.now + 15_000


def test_when_the_customer_is_missed_the_clock_waits_and_the_desk_is_told() -> None:
    workshop = missed(drafting())
    for audience in (Phones(), Stage(), Desk()):
        clock = workshop.view(audience)["clock"]
        assert (clock["state"], clock["held"]) == ("paused", "missing")
    assert workshop.view(Desk())["alerts"]["customer_missing"]


def test_a_step_without_a_clock_waits_too() -> None:
    workshop = missed(a_scene(format_=UNHURRIED.id).to(Phase.DRAFTING))
    assert workshop.view(Phones())["clock"]["held"] == "missing"
    assert workshop.come_back("Cy").view(Phones())["clock"]["state"] == "none"


def test_when_the_customer_is_back_the_clock_runs_on_with_what_was_left() -> None:
    workshop = drafting()
    assert workshop.room.clock is not None
    total = workshop.room.clock.total
    missed(workshop)
    workshop.now += 60_000
    workshop.come_back("Cy")
    assert workshop.room.clock.deadline == workshop.now + total - MISSING_AFTER
    assert not workshop.view(Desk())["alerts"]["customer_missing"]


def test_a_customer_who_came_back_in_time_is_not_missed() -> None:
    workshop = drafting().drop("Cy")
    away = workshop.now
    workshop.now += MISSING_AFTER
    workshop.come_back("Cy")
    assert workshop.by_shell(commands.MissCustomer(workshop.seat["Cy"], away)) == ()


def test_a_customer_who_went_again_is_not_missed_for_the_first_time_they_went() -> None:
    workshop = drafting().drop("Cy")
    away = workshop.now
    workshop.now += 1_000
    workshop.come_back("Cy").drop("Cy")
    assert workshop.by_shell(commands.MissCustomer(workshop.seat["Cy"], away)) == ()


def test_nobody_is_missed_once_the_scene_is_over() -> None:
    workshop = a_scene().play_exchange(1).to(Phase.SCORING).drop("Cy")
    assert misses_customer_at(workshop.room) is None


def test_a_pause_of_the_scene_outlasts_the_customers_absence() -> None:
    workshop = drafting()
    workshop.by("Dot", commands.PauseScene())
    missed(workshop).come_back("Cy")
    assert workshop.view(Phones())["clock"]["state"] == "paused"


def test_a_clock_the_facilitator_paused_stays_paused_when_the_customer_is_back() -> None:
    workshop = drafting()
    workshop.by_facilitator(commands.PauseClock())
    missed(workshop).come_back("Cy")
    assert workshop.view(Phones())["clock"]["state"] == "paused"


def test_a_scene_paused_while_the_customer_is_missed_stays_paused_when_they_are_back() -> None:
    workshop = missed(drafting())
    workshop.by("Dot", commands.PauseScene())
    workshop.come_back("Cy")
    assert workshop.view(Phones())["clock"]["held"] == "scene"


def test_the_facilitator_can_wait_or_go_on_without_the_customer() -> None:
    workshop = missed(drafting()).propose("Ada", "Sorry.").propose("Ben", "So sorry.")
    workshop.by_facilitator(commands.ResumeClock())
    assert workshop.view(Phones())["clock"]["state"] == "running"
    assert workshop.to(Phase.REACTION).exchange.best is not None


@pytest.mark.parametrize("how", ["leaves", "is sent out"])
def test_a_customer_who_left_or_was_sent_out_is_missed_as_well(how: str) -> None:
    workshop = drafting()
    if how == "leaves":
        workshop.leave("Cy")
    else:
        workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Cy"]))
    assert misses_customer_at(workshop.room) == workshop.now + MISSING_AFTER
    away = workshop.now
    workshop.now += MISSING_AFTER
    workshop.by_shell(commands.MissCustomer(workshop.seat["Cy"], away))
    assert workshop.view(Desk())["alerts"]["customer_missing"]
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    assert not workshop.view(Desk())["alerts"]["customer_missing"]


def test_a_customer_who_was_sent_out_says_nothing_more() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.RemoveSeat(workshop.seat["Cy"]))
    assert workshop.refuses(commands.Complain(workshop.room.turn, "Well!"), "Cy") is Slug.SEAT_REMOVED


# -- recast -------------------------------------------------------------------------------------------------------
def test_somebody_else_is_asked_in_the_middle_of_a_round_and_plays_on() -> None:
    workshop = missed(drafting().propose("Ada", "Sorry."))
    temper = workshop.playing.temper
    workshop.cast("Eve")
    assert workshop.room.phase is Phase.DRAFTING
    assert workshop.playing.customer == workshop.seat["Eve"]
    assert workshop.playing.temper == temper
    assert workshop.seat["Ada"] in workshop.exchange.proposals


def test_whoever_takes_the_part_has_the_brief_and_who_had_it_has_it_no_more() -> None:
    workshop = missed(drafting())
    workshop.cast("Eve")
    have = {name for name, seat in workshop.seat.items() if workshop.view(SeatAudience(seat))["brief"] is not None}
    assert have == {"Eve"}


def test_the_clock_runs_on_as_soon_as_the_part_is_taken() -> None:
    workshop = missed(drafting()).cast("Eve")
    assert workshop.view(Phones())["clock"]["state"] == "running"


def test_what_the_new_customer_had_written_does_not_go_out() -> None:
    workshop = drafting().propose("Gus", "Mine.").propose("Ada", "Ours.").propose("Eve", "Ours too.")
    workshop.cast("Gus").to(Phase.VOTING)
    assert {reply.text for reply in workshop.exchange.replies.values()} == {"Ours.", "Ours too."}


def test_a_vote_of_the_new_customer_does_not_count() -> None:
    workshop = drafting().propose("Ada", "Sorry.").propose("Ben", "So sorry.").to(Phase.VOTING)
    workshop.vote("Gus", "Ada").cast("Gus")
    assert workshop.seat["Gus"] not in workshop.exchange.dealt
    assert workshop.exchange.ballots == {}


def test_who_has_read_the_brief_writes_no_reply_in_this_round_but_votes() -> None:
    workshop = drafting().cast("Eve")
    assert workshop.refuses(commands.Propose(workshop.room.turn, "I know."), "Cy") is Slug.NOT_A_WRITER
    workshop.propose("Ada", "Sorry.").propose("Gus", "So sorry.").to(Phase.VOTING).vote("Cy", "Ada")
    assert workshop.seat["Cy"] in workshop.exchange.ballots


def test_the_customer_plays_on_until_the_person_asked_accepts() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["Eve"]))
    workshop.by("Cy", commands.Complain(workshop.room.turn, "Still here."))
    assert workshop.playing.customer == workshop.seat["Cy"]
    workshop.by("Eve", commands.AnswerCasting(workshop.room.turn, accept=True))
    assert workshop.refuses(commands.Complain(workshop.room.turn, "And I?"), "Cy") is Slug.NOT_THE_CUSTOMER


def test_a_pass_in_the_middle_of_a_round_asks_the_next_and_stays_secret() -> None:
    workshop = missed(drafting())
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["Eve"]))
    before = workshop.view(Desk())
    workshop.by("Eve", commands.AnswerCasting(workshop.room.turn, accept=False))
    assert workshop.playing.casting.asked not in (None, workshop.seat["Eve"], workshop.seat["Cy"])
    assert workshop.view(Desk()) == before


def test_who_put_the_part_down_is_not_asked_again() -> None:
    workshop = a_workshop_of(2).start().cast("P1").to(Phase.DRAFTING)
    workshop.by("P1", commands.StepOut())
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn))
    assert workshop.playing.casting.asked == workshop.seat["P2"]
    workshop.by("P2", commands.AnswerCasting(workshop.room.turn, accept=False))
    assert workshop.refuses(commands.AskCustomer(workshop.room.turn)) is Slug.NOBODY_TO_ASK


def test_an_offer_of_the_part_is_gone_once_the_scene_is_over() -> None:
    workshop = a_scene().play_exchange(1)
    workshop.by_facilitator(commands.AskCustomer(workshop.room.turn, workshop.seat["Eve"]))
    workshop.to(Phase.SCORING)
    assert not workshop.view(SeatAudience(workshop.seat["Eve"]))["you"]["asked"]
    assert not workshop.view(Desk())["alerts"]["asking"]
    assert workshop.view(Desk())["casting"] is None


def test_only_the_facilitator_hands_the_part_on_and_only_while_a_scene_is_played() -> None:
    workshop = drafting()
    turn = workshop.room.turn
    for command in (commands.AskCustomer(turn), commands.TakeOver(turn), commands.UsePractice(turn)):
        assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE
    workshop.propose("Ada", "Sorry.").to(Phase.SCORING)
    turn = workshop.room.turn
    for command in (commands.AskCustomer(turn), commands.TakeOver(turn), commands.UsePractice(turn)):
        assert workshop.refuses(command) is Slug.NOT_NOW


def test_somebody_not_in_the_room_cannot_be_asked() -> None:
    workshop = drafting().leave("Eve")
    for seat in (workshop.seat["Eve"], type(workshop.seat["Eve"])("s99"), workshop.seat["Cy"]):
        assert workshop.refuses(commands.AskCustomer(workshop.room.turn, seat)) is Slug.NO_SUCH_SEAT


# -- the facilitator takes over -----------------------------------------------------------------------------------
def test_the_facilitator_takes_the_part_over_and_speaks_and_reacts() -> None:
    workshop = missed(drafting())
    workshop.by_facilitator(commands.TakeOver(workshop.room.turn))
    scene = workshop.view(Phones())["scene"]
    assert scene is not None
    assert (scene["player"], scene["played_by"]) == ("facilitator", None)
    workshop.play_exchange()
    assert workshop.exchange.best is not None
    workshop.by_facilitator(commands.React(workshop.exchange.best, 2, "Better."))
    assert workshop.playing.temper == 4


def test_a_round_can_begin_with_the_facilitator_in_the_hot_seat_and_everybody_votes() -> None:
    workshop = a_workshop_of(4).start()
    workshop.by_facilitator(commands.TakeOver(workshop.room.turn))
    workshop.to(Phase.DRAFTING).propose("P1", "Sorry.").propose("P2", "So sorry.").to(Phase.VOTING)
    assert set(workshop.exchange.dealt) == set(workshop.seat.values())


# -- stepping out -------------------------------------------------------------------------------------------------
def test_the_customer_steps_out_of_the_part_and_the_clock_waits() -> None:
    workshop = drafting()
    workshop.by("Cy", commands.StepOut())
    alerts = workshop.view(Desk())["alerts"]
    assert (alerts["customer_missing"], alerts["stepped_out"]) == (True, True)
    assert workshop.view(Phones())["clock"]["held"] == "missing"
    assert workshop.view(SeatAudience(workshop.seat["Cy"]))["brief"] is None


def test_who_stepped_out_is_named_on_no_shared_screen() -> None:
    workshop = drafting()
    workshop.by("Cy", commands.StepOut())
    for audience in (Phones(), Stage()):
        scene = workshop.view(audience)["scene"]
        assert scene is not None
        assert scene["played_by"] is None


def test_the_clock_stays_held_when_who_stepped_out_comes_back_to_the_room() -> None:
    workshop = drafting()
    workshop.by("Cy", commands.StepOut())
    workshop.drop("Cy").come_back("Cy")
    assert workshop.view(Phones())["clock"]["held"] == "missing"


def test_nobody_but_the_customer_steps_out() -> None:
    workshop = drafting()
    assert workshop.refuses(commands.StepOut(), "Ada") is Slug.NOT_THE_CUSTOMER
    assert workshop.refuses(commands.StepOut()) is Slug.NOT_FOR_YOUR_ROLE


@pytest.mark.parametrize("player", ["somebody", "facilitator", "practice"])
def test_after_stepping_out_the_round_is_played_to_its_end(player: str) -> None:
    workshop = a_scene(format_=STANDARD.id).to(Phase.DRAFTING)
    workshop.by("Cy", commands.StepOut())
    if player == "somebody":
        workshop.cast("Eve")
    elif player == "facilitator":
        workshop.by_facilitator(commands.TakeOver(workshop.room.turn))
    else:
        workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    workshop.play_exchange().end_step()
    assert (workshop.room.phase, workshop.exchange.number) in {(Phase.COMPLAINT, 2), (Phase.SCORING, 1)}
    workshop.to(Phase.STANDINGS)


def test_who_played_the_customer_twice_in_two_rounds_is_asked_after_those_who_did_not() -> None:
    workshop = a_workshop_of(3).start().cast("P1").to(Phase.DRAFTING)
    workshop.by("P1", commands.StepOut())
    workshop.cast("P2").propose("P3", "Sorry.").to(Phase.STANDINGS).to(Phase.LOBBY).start()
    assert workshop.playing.casting.proposed == workshop.seat["P3"]


def test_a_round_that_was_recast_replays_to_the_same_state() -> None:
    workshop = missed(a_scene(format_=FULL.id).to(Phase.DRAFTING)).cast("Eve").play_exchange(authors=("Ada", "Ben"))
    workshop.room.reckoning = None
    assert workshop.replayed() == workshop.room
