"""How a room plays: weights, points and clocks or none, approval, house rules, topics off limits, own formats."""

from __future__ import annotations

from typing import Any

import pytest

from rounds import commands, scoring
from rounds.deck import Rubric
from rounds.formats import FULL, QUICK
from rounds.house import rubric_in
from rounds.ids import FormatId, ScenarioId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.house import MOST_FORMATS
from rounds.state import Points
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_scene, a_workshop_of, library


def rules(workshop: Workshop, **wish: Any) -> Workshop:
    workshop.by_facilitator(commands.SetRules(**wish))
    return workshop


def points_of_best(workshop: Workshop) -> Points:
    exchange = workshop.exchange
    assert exchange.best is not None
    return scoring.exchange_points(workshop.room, workshop.playing, exchange)[exchange.best]


# -- weights ------------------------------------------------------------------------------------------------------
def test_a_reply_is_scored_by_the_weights_of_the_room_which_begin_at_forty_forty_twenty() -> None:
    shown = a_workshop_of(2).view(Desk())["rules"]
    assert (shown["voice"], shown["craft"], shown["customer"]) == (40, 40, 20)


def test_weights_change_points_already_given() -> None:
    workshop = a_scene().to(Phase.DRAFTING).propose("Ada", "Sorry.").propose("Ben", "So sorry.").to(Phase.VOTING)
    workshop.vote("Gus", "Ada").to(Phase.REACTION).react(3)
    before = points_of_best(workshop)
    assert (before.voice, before.craft, before.customer) == (40.0, 0.0, 20.0)
    after = points_of_best(rules(workshop, voice=10, craft=60, customer=30))
    assert (after.voice, after.craft, after.customer) == (10.0, 0.0, 30.0)


def test_weights_that_do_not_add_up_to_a_hundred_are_refused() -> None:
    workshop = a_workshop_of(2)
    assert workshop.refuses(commands.SetRules(voice=50)) is Slug.WEIGHTS_OFF
    assert workshop.refuses(commands.SetRules(voice=40, craft=40, customer=40)) is Slug.WEIGHTS_OFF


def test_a_part_can_weigh_nothing() -> None:
    workshop = rules(a_scene().play_exchange(3), voice=0, craft=0, customer=100)
    assert points_of_best(workshop).total == 100.0


# -- no score, no clock -------------------------------------------------------------------------------------------
def test_a_room_without_points_shows_none_and_ends_its_rounds_with_the_debrief() -> None:
    workshop = rules(a_workshop_of(4), scored=False).start().cast("P1").play_exchange(1, ("P2", "P3"))
    workshop.to(Phase.DEBRIEF).end_step()
    assert workshop.is_in(Phase.LOBBY)
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["standings"] is None
        assert not workshop.view(audience)["room"]["scored"]
    assert not workshop.view(Desk())["account"]
    assert not workshop.view(Desk())["why"]
    assert workshop.view(TeamAudience(workshop.team_of("P2")))["own_result"] is None


def test_points_come_back_when_the_room_wants_them_again() -> None:
    workshop = rules(a_workshop_of(4), scored=False).start().cast("P1").play_exchange(1, ("P2", "P3"))
    workshop.to(Phase.DEBRIEF).end_step()
    assert rules(workshop, scored=True).view(Stage())["standings"] is not None


def test_a_room_without_clocks_has_none_in_any_step() -> None:
    workshop = rules(a_workshop_of(4), clocked=False).start(FULL.id).cast("P1")
    for _ in range(12):
        assert workshop.room.clock is None
        workshop.end_step()


def test_a_step_of_a_room_without_clocks_can_still_be_given_one() -> None:
    workshop = rules(a_scene(), clocked=False).to(Phase.DRAFTING)
    workshop.by_facilitator(commands.StartClock(workshop.room.turn, 60))
    assert workshop.room.clock is not None


# -- approval -----------------------------------------------------------------------------------------------------
def approving(*authors: str) -> Workshop:
    workshop = rules(a_scene(), approval=True).to(Phase.DRAFTING)
    for name in authors or ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} wrote this.")
    return workshop.end_step()


def held(workshop: Workshop, *names: str) -> Workshop:
    for name in names:
        workshop.by_facilitator(commands.HoldReply(workshop.reply_of(name).id, on=True))
    return workshop


def test_the_facilitator_sees_replies_before_the_vote_and_nobody_else_does() -> None:
    workshop = approving()
    assert workshop.is_in(Phase.APPROVAL)
    assert len(workshop.view(Desk())["marking"]) == 3
    others: list[Audience] = [
        Phones(),
        Stage(),
        *map(TeamAudience, workshop.room.teams),
        *map(SeatAudience, workshop.room.seats),
    ]
    for audience in others:
        assert "wrote this" not in str(workshop.view(audience))


def test_approval_has_no_clock_and_waits_for_the_facilitator() -> None:
    assert approving().room.clock is None


def test_the_bell_of_drafting_leads_to_approval_as_well() -> None:
    workshop = rules(a_scene(), approval=True).to(Phase.DRAFTING).propose("Ada", "Ours.").ring()
    assert workshop.is_in(Phase.APPROVAL)


def test_a_reply_that_is_held_back_stands_on_no_ballot_and_on_no_shared_screen() -> None:
    workshop = held(approving(), "Gus").to(Phase.VOTING)
    gus = workshop.reply_of("Gus")
    assert all(gus.id not in ids for ids in workshop.exchange.dealt.values())
    sheet = workshop.view(Stage())["sheet"]
    assert sheet is not None
    assert sheet["count"] == 2
    workshop.to(Phase.REACTION)
    for audience in (Phones(), Stage()):
        assert gus.text not in str(workshop.view(audience))


def test_who_comes_late_to_the_vote_gets_no_reply_that_is_held_back() -> None:
    workshop = held(approving(), "Gus").to(Phase.VOTING).join("Late")
    assert workshop.reply_of("Gus").id not in workshop.exchange.dealt[workshop.seat["Late"]]


def test_the_team_is_told_that_its_reply_was_held_back() -> None:
    workshop = held(approving(), "Gus").to(Phase.REACTION)
    own = workshop.view(TeamAudience(workshop.team_of("Gus")))["own_result"]
    assert own is not None
    assert own["held"]


def test_the_customer_does_not_react_to_a_reply_that_is_held_back() -> None:
    workshop = held(approving(), "Gus").to(Phase.REACTION)
    assert workshop.refuses(commands.React(workshop.reply_of("Gus").id, 3), "Cy") is Slug.NO_SUCH_REPLY


def test_a_reply_that_is_held_back_is_never_the_best_even_when_nobody_votes() -> None:
    workshop = rules(a_scene(), approval=True).to(Phase.DRAFTING).propose("Ada", "Rude.").propose("Ben", "Sorry.")
    for name in ("Dot", "Fay"):
        workshop.by(name, commands.Back(workshop.room.turn, workshop.seat["Ada"]))
    held(workshop.end_step(), "Ada").to(Phase.REACTION)
    assert workshop.exchange.best == workshop.reply_of("Ben").id


def test_a_reply_that_was_held_back_can_be_let_through_again() -> None:
    workshop = held(approving(), "Gus")
    workshop.by_facilitator(commands.HoldReply(workshop.reply_of("Gus").id, on=False))
    assert workshop.to(Phase.VOTING).vote("Ada", "Gus").exchange.ballots


def test_with_every_reply_held_back_nobody_votes_and_no_temper_moves() -> None:
    workshop = held(approving(), "Ada", "Ben", "Gus").end_step()
    assert workshop.is_in(Phase.REACTION)
    assert workshop.exchange.dealt == {}
    assert workshop.exchange.best is None
    workshop.end_step()
    assert workshop.is_in(Phase.SCORING)
    assert workshop.playing.temper == workshop.playing.scenario.brief.starting_temper


def test_with_one_reply_let_through_its_own_team_has_no_ballot() -> None:
    workshop = held(approving(), "Ben", "Gus").to(Phase.VOTING)
    assert set(workshop.exchange.dealt) == {workshop.seat[name] for name in ("Ben", "Eve", "Gus")}


def test_without_any_reply_there_is_nothing_to_approve() -> None:
    workshop = rules(a_scene(), approval=True).to(Phase.DRAFTING).end_step()
    assert workshop.is_in(Phase.SCORING)


def test_two_people_play_with_approval_too() -> None:
    workshop = rules(a_workshop_of(2), approval=True).start().cast("P1").to(Phase.DRAFTING).propose("P2", "Sorry.")
    assert workshop.end_step().is_in(Phase.APPROVAL)
    assert workshop.end_step().is_in(Phase.REACTION)
    assert workshop.react(2).playing.temper == 4


def test_only_the_facilitator_holds_a_reply_back_and_only_before_the_vote() -> None:
    workshop = approving()
    command = commands.HoldReply(workshop.reply_of("Gus").id, on=True)
    assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE
    assert workshop.refuses(commands.HoldReply(type(command.reply)("1.1.9"), on=True)) is Slug.NO_SUCH_REPLY
    assert workshop.to(Phase.VOTING).refuses(command) is Slug.NOT_NOW


def test_nothing_more_is_written_while_replies_are_approved() -> None:
    workshop = approving("Ada", "Ben")
    assert workshop.refuses(commands.Propose(workshop.room.turn, "Wait."), "Gus") is Slug.NOT_NOW


# -- house rules D1 to D3 -----------------------------------------------------------------------------------------
def named(rubric: Rubric) -> dict[str, str]:
    """What a rubric makes of each strategy it names."""
    kinds = (("key", rubric.key), ("useful", rubric.useful), ("trap", rubric.traps))
    return {line.strategy: kind for kind, lines in kinds for line in lines}


HOUSE: list[tuple[str, str, str, dict[str, str]]] = [
    ("invoiced-twice", "agree", "agree", {"agree-first": "key", "save-face": "trap"}),
    ("invoiced-twice", "agree", "steer", {"save-face": "key", "agree-first": "trap"}),
    ("the-deposit", "limits", "limits", {"set-limits": "key"}),
    ("the-deposit", "limits", "bear", {"set-limits": "trap", "part-ways": "trap"}),
    ("the-cancelled-boiler", "promise", "assure", {"assure-personally": "key"}),
    ("the-cancelled-boiler", "promise", "promise-little", {"manage-expectations": "key", "assure-personally": "trap"}),
]


@pytest.mark.parametrize(("scenario", "rule", "side", "decided"), HOUSE, ids=[f"{one[1]}-{one[2]}" for one in HOUSE])
def test_a_house_rule_decides_what_counts_as_key_and_what_as_a_trap(
    scenario: str, rule: str, side: str, decided: dict[str, str]
) -> None:
    workshop = rules(a_workshop_of(2), **{rule: side})
    written = library()[ScenarioId(scenario)]
    ruled = named(rubric_in(workshop.room.rules.house, written))
    assert {one: ruled[one] for one in decided} == decided
    as_written = named(written.rubric)
    assert {one: kind for one, kind in ruled.items() if one not in decided} == {
        one: kind for one, kind in as_written.items() if one not in decided
    }


def test_a_house_rule_leaves_scenarios_alone_that_do_not_put_its_question() -> None:
    workshop = rules(a_workshop_of(2), agree="agree", limits="bear", promise="assure")
    for scenario in library().values():
        in_play = {"D1", "D2", "D3"} & set(scenario.disagreements)
        changed = rubric_in(workshop.room.rules.house, scenario) != scenario.rubric
        assert not changed or in_play


def test_without_a_house_rule_a_scenario_is_played_as_its_author_wrote_it() -> None:
    house = a_workshop_of(2).room.rules.house
    assert all(rubric_in(house, one) == one.rubric for one in library().values())


def test_a_house_rule_can_be_taken_back() -> None:
    workshop = rules(rules(a_workshop_of(2), agree="agree"), agree="scenario")
    assert all(rubric_in(workshop.room.rules.house, one) == one.rubric for one in library().values())


def test_the_desk_marks_by_the_rubric_as_the_room_plays_it_and_points_follow() -> None:
    workshop = a_scene(scenario="invoiced-twice").play_exchange(0)
    best = workshop.exchange.best
    assert best is not None
    workshop.by_facilitator(commands.MarkReply(best, type(best)("agree-first"), 2))  # type: ignore[arg-type]
    assert points_of_best(workshop).craft == 0.0
    rules(workshop, agree="agree")
    crafted = points_of_best(workshop).craft
    assert crafted is not None
    assert crafted > 0
    rubric = workshop.view(Desk())["rubric"]
    assert rubric is not None
    assert {one["strategy"]: one["kind"] for one in rubric["lines"]}["agree-first"] == "key"


# -- off limits ---------------------------------------------------------------------------------------------------
def test_topics_off_limits_are_seen_by_everybody_before_and_during_a_scene() -> None:
    workshop = a_workshop_of(3)
    workshop.by_facilitator(commands.SetOffLimits(["Illness", " Illness ", "  ", "Money"]))
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["room"]["off_limits"] == ["Illness", "Money"]
    assert workshop.start().view(Phones())["room"]["off_limits"] == ["Illness", "Money"]


def test_topics_off_limits_can_be_changed_and_cleared_at_any_time() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.SetOffLimits(["Illness"]))
    workshop.by_facilitator(commands.SetOffLimits([]))
    assert workshop.view(Phones())["room"]["off_limits"] == []


# -- formats of the room's own ------------------------------------------------------------------------------------
def ours(**wish: Any) -> commands.SaveFormat:
    asked: dict[str, Any] = {
        "name": "Ours",
        "exchanges": 2,
        "briefing": 30,
        "complaint": 20,
        "drafting": 60,
        "voting": 30,
        "reaction": 0,
    }
    return commands.SaveFormat(**{**asked, **wish})


def test_a_room_keeps_formats_of_its_own_and_plays_them() -> None:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(ours(guessing=20, record=0, decision=15))
    listed = workshop.view(Desk())["library"]["formats"][-1]
    assert (listed["name"], listed["own"]) == ("Ours", True)
    workshop.start(FormatId(listed["format"]))
    steps = [(one.phase, one.seconds) for one in workshop.playing.steps]
    exchange = [(Phase.COMPLAINT, 20), (Phase.DRAFTING, 60), (Phase.VOTING, 30), (Phase.REACTION, None)]
    looking_back = [(Phase.SCORING, None), (Phase.DEBRIEF, None), (Phase.STANDINGS, None)]
    before = [(Phase.CASTING, None), (Phase.BRIEFING, 30), (Phase.GUESSING, 20)]
    assert steps == [*before, *exchange, *exchange, (Phase.RECORD, None), (Phase.DECISION, 15), *looking_back]


def test_a_format_can_be_made_for_forty_minutes() -> None:
    workshop = a_workshop_of(2)
    workshop.by_facilitator(ours(exchanges=4, drafting=360, voting=90, complaint=60, reaction=60))
    assert workshop.view(Desk())["library"]["formats"][-1]["minutes"] >= 36


def test_a_saved_format_can_be_changed_and_a_round_that_was_played_with_it_stays_as_it_was() -> None:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(ours())
    own = FormatId("own-1")
    workshop.start(own).by_facilitator(ours(format=own, name="Better", exchanges=1))
    assert max(step.exchange for step in workshop.playing.steps) == 2
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    assert max(step.exchange for step in workshop.start(own).playing.steps) == 1


def test_a_format_can_be_dropped_even_while_it_is_played() -> None:
    workshop = a_workshop_of(4)
    workshop.by_facilitator(ours())
    workshop.start(FormatId("own-1")).by_facilitator(commands.DropFormat(FormatId("own-1")))
    assert all(not one["own"] for one in workshop.view(Desk())["library"]["formats"])
    workshop.cast("P1").play_exchange(1, ("P2", "P3")).to(Phase.STANDINGS)


def test_an_id_of_a_dropped_format_is_not_given_again() -> None:
    workshop = a_workshop_of(2)
    workshop.by_facilitator(ours())
    workshop.by_facilitator(commands.DropFormat(FormatId("own-1")))
    workshop.by_facilitator(ours())
    assert list(workshop.room.formats) == ["own-2"]


def test_formats_of_the_game_can_be_neither_changed_nor_dropped() -> None:
    workshop = a_workshop_of(2)
    assert workshop.refuses(ours(format=QUICK.id)) is Slug.NO_SUCH_FORMAT
    assert workshop.refuses(commands.DropFormat(QUICK.id)) is Slug.NO_SUCH_FORMAT


def test_a_format_needs_a_name() -> None:
    assert a_workshop_of(2).refuses(ours(name="  ")) is Slug.NOTHING_SAID


def test_a_room_keeps_twelve_formats_at_most() -> None:
    workshop = a_workshop_of(2)
    for _ in range(MOST_FORMATS):
        workshop.by_facilitator(ours())
    assert workshop.refuses(ours()) is Slug.TOO_MANY_FORMATS
    workshop.by_facilitator(ours(format=FormatId("own-1"), name="Still fine"))


@pytest.mark.parametrize(
    "command",
    [commands.SetRules(scored=False), commands.SetOffLimits(["Money"]), ours(), commands.DropFormat(FormatId("own-1"))],
    ids=["rules", "off limits", "save", "drop"],
)
def test_only_the_facilitator_decides_how_the_room_plays(command: commands.Command) -> None:
    assert a_workshop_of(2).refuses(command, "P1") is Slug.NOT_FOR_YOUR_ROLE


def test_what_a_facilitator_sets_twice_happens_once() -> None:
    workshop = rules(a_workshop_of(2), scored=False)
    assert workshop.by_facilitator(commands.SetRules(scored=False)) == ()


def test_suggestions_score_when_the_facilitator_turns_that_on_and_leave_alone_what_was_marked() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.SetRules(suggested=True))
    workshop.to(Phase.DRAFTING).propose("Ada", "I am so sorry. We cancelled twice, and that was our fault.")
    workshop.propose("Gus", "I am sorry, that was our fault.").to(Phase.REACTION)
    by_hand, by_itself = workshop.reply_of("Gus").id, workshop.reply_of("Ada").id
    strategy = workshop.playing.scenario.rubric.key[0].strategy
    workshop.by_facilitator(commands.MarkReply(by_hand, strategy, 0))
    workshop.to(Phase.SCORING)
    assert any(mark.value for mark in workshop.exchange.marks[by_itself].values())
    assert [mark.value for mark in workshop.exchange.marks[by_hand].values()] == [0]


# -- the language of the screens -----------------------------------------------------------------------------------
def test_a_room_speaks_english_until_its_facilitator_chooses_another_language() -> None:
    workshop = a_workshop_of(2)
    assert workshop.view(Phones())["room"]["language"] == "en"
    rules(workshop, language="ar")
    assert {workshop.view(one)["room"]["language"] for one in (Phones(), Stage(), Desk())} == {"ar"}


def test_a_room_can_be_opened_in_its_language_and_keeps_it_through_other_rules() -> None:
    workshop = Workshop(language="de")
    rules(workshop, scored=False)
    assert workshop.view(Stage())["room"]["language"] == "de"
