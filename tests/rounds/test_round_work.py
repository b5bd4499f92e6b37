"""What a round asks besides its exchanges: the guess at the cause, the case record, the decision."""

from __future__ import annotations

import pytest

from rounds import commands, scoring
from rounds.commands import RecordPart
from rounds.formats import DILEMMA, FULL, STANDARD
from rounds.ids import CauseId, TeamId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.round_work import causes_offered, team_guesses
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_workshop_of

NAMES = ("Cy", "Ada", "Ben", "Dot", "Eve", "Fay", "Gus")
PARTS: tuple[RecordPart, ...] = ("problem", "done", "outcome", "follow_up")


def guessing() -> Workshop:
    """Teams are {Cy, Ben, Eve}, {Ada, Dot, Fay} and {Gus}; Cy plays the customer."""
    return Workshop().join(*NAMES).start(STANDARD.id).cast("Cy").to(Phase.GUESSING)


def right(workshop: Workshop) -> CauseId:
    return workshop.playing.scenario.brief.cause


def wrong(workshop: Workshop) -> CauseId:
    return next(one for one in causes_offered(workshop.playing) if one != right(workshop))


def guess(workshop: Workshop, name: str, cause: CauseId) -> None:
    workshop.by(name, commands.GuessCause(workshop.room.turn, cause))


def record(workshop: Workshop | None = None) -> Workshop:
    workshop = workshop or Workshop().join(*NAMES).start(FULL.id).cast("Cy")
    workshop.to(Phase.COMPLAINT).play_exchange(3).end_step().play_exchange(3)
    return workshop.to(Phase.RECORD)


def write(workshop: Workshop, name: str, part: RecordPart, text: str) -> None:
    workshop.by(name, commands.WriteRecord(workshop.room.turn, part, text))


def decision() -> Workshop:
    workshop = Workshop().join(*NAMES).start(DILEMMA.id).cast("Cy").to(Phase.COMPLAINT)
    return workshop.play_exchange(3).end_step().play_exchange(3).to(Phase.DECISION)


def everybody(workshop: Workshop) -> list[Audience]:
    seats: list[Audience] = [SeatAudience(seat) for seat in workshop.seat.values()]
    teams: list[Audience] = [TeamAudience(team) for team in workshop.room.teams]
    return [Phones(), Stage(), *teams, *seats]


# -- the guess ----------------------------------------------------------------------------------------------------
def test_each_team_is_offered_the_true_cause_among_five() -> None:
    workshop = guessing()
    section = workshop.view(TeamAudience(workshop.team_of("Ada")))["guess"]
    assert section is not None
    offered = [one["cause"] for one in section["options"]]
    assert len(set(offered)) == 5
    assert right(workshop) in offered


def test_the_order_of_the_causes_tells_nothing_and_is_the_same_for_all_teams() -> None:
    places = set()
    for seed in range(12):
        workshop = Workshop(seed=seed).join(*NAMES).start(STANDARD.id).cast("Cy").to(Phase.GUESSING)
        places.add(causes_offered(workshop.playing).index(right(workshop)))
        options = [workshop.view(TeamAudience(team))["guess"] for team in workshop.room.teams]
        assert all(one == options[0] for one in options)
    assert len(places) >= 4


def test_a_teams_guess_is_what_most_of_its_people_say_and_on_a_tie_what_was_said_first() -> None:
    workshop = guessing()
    guess(workshop, "Ada", wrong(workshop))
    guess(workshop, "Dot", right(workshop))
    assert team_guesses(workshop.playing)[workshop.team_of("Ada")] == wrong(workshop)
    guess(workshop, "Fay", right(workshop))
    assert team_guesses(workshop.playing)[workshop.team_of("Ada")] == right(workshop)


def test_a_guess_can_be_changed_until_the_bell() -> None:
    workshop = guessing()
    guess(workshop, "Gus", wrong(workshop))
    guess(workshop, "Gus", right(workshop))
    assert team_guesses(workshop.playing) == {workshop.team_of("Gus"): right(workshop)}
    turn = workshop.room.turn
    workshop.ring()
    assert workshop.refuses(commands.GuessCause(turn, wrong(workshop)), "Gus") is Slug.TOO_LATE


def test_a_team_sees_its_own_picks_and_no_other_team_does() -> None:
    workshop = guessing()
    guess(workshop, "Ada", right(workshop))
    own = workshop.view(TeamAudience(workshop.team_of("Dot")))["guess"]
    other = workshop.view(TeamAudience(workshop.team_of("Gus")))["guess"]
    assert own is not None
    assert other is not None
    assert (sum(one["picks"] for one in own["options"]), own["leading"]) == (1, right(workshop))
    assert (sum(one["picks"] for one in other["options"]), other["leading"]) == (0, None)


def test_whether_a_guess_is_right_is_told_in_the_debrief_and_not_before() -> None:
    workshop = guessing()
    guess(workshop, "Ada", right(workshop))
    guess(workshop, "Gus", wrong(workshop))
    for audience in everybody(workshop):
        assert "guessed" not in str(workshop.view(audience))
    workshop.play_exchange(3).to(Phase.DEBRIEF)
    debrief = workshop.view(Stage())["debrief"]
    assert debrief is not None
    assert debrief["guessed"] == {"right": 1, "of": 2}


def test_the_desk_sees_what_each_team_guesses_and_whether_it_is_right() -> None:
    workshop = guessing()
    guess(workshop, "Ada", right(workshop))
    guess(workshop, "Gus", wrong(workshop))
    teams = workshop.view(Desk())["teams"]
    told = {name: teams[workshop.team_of(name)]["guessed_right"] for name in ("Ada", "Gus", "Ben")}
    assert told == {"Ada": True, "Gus": False, "Ben": None}


def test_the_cause_guessed_right_is_worth_five_points_and_a_wrong_guess_none() -> None:
    workshop = guessing()
    guess(workshop, "Ada", right(workshop))
    guess(workshop, "Gus", wrong(workshop))
    workshop.play_exchange(1).to(Phase.STANDINGS)
    points = scoring.round_points(workshop.room, workshop.playing)
    causes = {name: points[workshop.team_of(name)].cause for name in ("Ada", "Gus", "Ben")}
    assert causes == {"Ada": 5.0, "Gus": 0.0, "Ben": None}


def test_a_cause_that_is_not_offered_is_refused() -> None:
    workshop = guessing()
    command = commands.GuessCause(workshop.room.turn, CauseId("bad-weather"))
    assert workshop.refuses(command, "Ada") is Slug.NO_SUCH_CAUSE


def test_the_customer_and_observers_guess_nothing() -> None:
    workshop = Workshop().join(*NAMES)
    workshop.by("Fay", commands.Observe(on=True))
    workshop.start(STANDARD.id).cast("Cy").to(Phase.GUESSING)
    for name in ("Cy", "Fay"):
        assert workshop.refuses(commands.GuessCause(workshop.room.turn, right(workshop)), name) is Slug.NOT_A_WRITER
    assert workshop.view(Phones())["progress"] == {"done": 0, "of": 5}


# -- the case record ----------------------------------------------------------------------------------------------
def test_a_team_writes_its_record_together_part_by_part() -> None:
    workshop = record()
    for name, part in zip(("Ada", "Dot", "Fay", "Ada"), PARTS, strict=True):
        write(workshop, name, part, f"{part} by {name}")
    section = workshop.view(TeamAudience(workshop.team_of("Ada")))["record"]
    assert section == {
        "problem": "problem by Ada",
        "done": "done by Dot",
        "outcome": "outcome by Fay",
        "follow_up": "follow_up by Ada",
    }


def test_what_a_mate_wrote_before_is_replaced() -> None:
    workshop = record()
    write(workshop, "Ada", "problem", "No heat.")
    write(workshop, "Dot", "problem", "No heat since Sunday.")
    section = workshop.view(TeamAudience(workshop.team_of("Ada")))["record"]
    assert section is not None
    assert section["problem"] == "No heat since Sunday."


def test_a_record_is_seen_by_its_team_and_the_facilitator_only() -> None:
    workshop = record()
    write(workshop, "Ada", "follow_up", "We ring at noon tomorrow.")
    own: Audience = TeamAudience(workshop.team_of("Ada"))
    for audience in everybody(workshop):
        assert ("We ring at noon" in str(workshop.view(audience))) == (audience == own)
    assert "We ring at noon" in str(workshop.view(Desk())["teams"])


def test_people_count_as_done_when_their_team_has_written() -> None:
    workshop = record()
    write(workshop, "Ada", "problem", "No heat.")
    assert workshop.view(Phones())["progress"] == {"done": 3, "of": 6}
    assert workshop.drop("Dot", "Ben").view(Phones())["progress"] == {"done": 2, "of": 4}


def test_the_facilitator_gives_a_record_up_to_five_points_and_they_come_on_top() -> None:
    workshop = record()
    write(workshop, "Ada", "problem", "No heat.")
    team = workshop.team_of("Ada")
    before = scoring.round_points(workshop.room, workshop.playing)[team]
    workshop.by_facilitator(commands.MarkRecord(team, 4))
    after = scoring.round_points(workshop.room, workshop.playing)[team]
    assert (before.record, after.record) == (None, 4.0)
    assert after.total == pytest.approx(before.total + 4)


@pytest.mark.parametrize("phase", [Phase.DECISION, Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS])
def test_a_record_can_be_marked_until_the_round_is_over(phase: Phase) -> None:
    workshop = record()
    write(workshop, "Ada", "problem", "No heat.")
    workshop.to(phase).by_facilitator(commands.MarkRecord(workshop.team_of("Ada"), 3))
    assert workshop.playing.record_marks == {workshop.team_of("Ada"): 3}


def test_a_record_nobody_wrote_gets_no_points() -> None:
    workshop = record()
    for team in (workshop.team_of("Gus"), TeamId("t99")):
        assert workshop.refuses(commands.MarkRecord(team, 3)) is Slug.NO_SUCH_TEAM


def test_only_the_facilitator_marks_a_record() -> None:
    workshop = record()
    write(workshop, "Ada", "problem", "No heat.")
    command = commands.MarkRecord(workshop.team_of("Ada"), 5)
    assert workshop.refuses(command, "Ada") is Slug.NOT_FOR_YOUR_ROLE


def test_the_customer_writes_no_record() -> None:
    workshop = record()
    assert workshop.refuses(commands.WriteRecord(workshop.room.turn, "problem", "Me."), "Cy") is Slug.NOT_A_WRITER


def test_a_record_is_written_in_its_step_only() -> None:
    workshop = record()
    turn = workshop.room.turn
    workshop.end_step()
    assert workshop.refuses(commands.WriteRecord(turn, "problem", "Late."), "Ada") is Slug.TOO_LATE


# -- the decision -------------------------------------------------------------------------------------------------
def test_the_room_decides_whether_the_business_is_worth_keeping_on_these_terms() -> None:
    workshop = decision()
    for name, choice in (("Ada", "keep"), ("Ben", "terms"), ("Gus", "terms"), ("Dot", "part")):
        workshop.by(name, commands.Decide(workshop.room.turn, choice))  # type: ignore[arg-type]
    workshop.end_step()
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["poll"] == {"keep": 1, "terms": 2, "part": 1}


def test_the_decision_is_silent_until_its_step_is_over_and_nobody_learns_who_chose_what() -> None:
    workshop = decision()
    workshop.by("Ada", commands.Decide(workshop.room.turn, "part"))
    for audience in (Phones(), Stage(), Desk()):
        assert workshop.view(audience)["poll"] is None
    assert workshop.view(SeatAudience(workshop.seat["Ada"]))["you"]["decision"] == "part"
    roster = workshop.view(Desk())["roster"][workshop.seat["Ada"]]
    assert "part'" not in str({key: value for key, value in roster.items() if key != "part"})


def test_a_decision_can_be_changed_until_the_bell() -> None:
    workshop = decision()
    workshop.by("Ada", commands.Decide(workshop.room.turn, "part"))
    workshop.by("Ada", commands.Decide(workshop.room.turn, "keep"))
    turn = workshop.room.turn
    workshop.ring()
    assert workshop.view(Stage())["poll"] == {"keep": 1, "terms": 0, "part": 0}
    assert workshop.refuses(commands.Decide(turn, "part"), "Ada") is Slug.TOO_LATE


def test_everybody_but_the_customer_decides_observers_too() -> None:
    workshop = decision()
    assert workshop.refuses(commands.Decide(workshop.room.turn, "keep"), "Cy") is Slug.NOT_A_VOTER
    assert workshop.view(Phones())["progress"] == {"done": 0, "of": 6}
    workshop.join("Late").by("Late", commands.Decide(workshop.room.turn, "keep"))
    assert workshop.view(Phones())["progress"] == {"done": 1, "of": 7}


def test_a_decision_nobody_took_has_no_outcome() -> None:
    assert decision().end_step().view(Stage())["poll"] is None


def test_the_decision_moves_no_points() -> None:
    workshop = decision()
    before = scoring.round_points(workshop.room, workshop.playing)
    workshop.by("Ada", commands.Decide(workshop.room.turn, "part"))
    assert scoring.round_points(workshop.room, workshop.playing) == before


def test_a_dilemma_is_told_with_both_sides_and_their_sources_in_the_debrief() -> None:
    workshop = decision().to(Phase.DEBRIEF)
    debrief = workshop.view(Stage())["debrief"]
    assert debrief is not None
    assert len(debrief["dilemmas"]) == len(workshop.playing.scenario.disagreements) > 0
    for dilemma in debrief["dilemmas"]:
        assert len(dilemma["positions"]) >= 2
        assert all(one["says"] and one["sources"] for one in dilemma["positions"])


def test_two_people_play_guess_record_and_decision_too() -> None:
    workshop = a_workshop_of(2).start(FULL.id).cast("P1").to(Phase.GUESSING)
    guess(workshop, "P2", right(workshop))
    workshop.play_exchange(3, ("P2",)).end_step().play_exchange(3, ("P2",)).to(Phase.RECORD)
    write(workshop, "P2", "problem", "No heat.")
    workshop.to(Phase.DECISION).by("P2", commands.Decide(workshop.room.turn, "keep"))
    workshop.to(Phase.STANDINGS)
    assert scoring.round_points(workshop.room, workshop.playing)[workshop.team_of("P2")].cause == 5.0
