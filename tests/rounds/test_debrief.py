"""The debrief: its pages follow the order of speaking, its figures come from marks alone."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.sections import DebriefSection
from rounds.views import Desk, Phones, Stage
from tests.workshop import Workshop, a_scene


def marked_scene(workshop: Workshop | None = None) -> Workshop:
    """Three replies: Ada's shows the first key strategy clearly, Ben's partly and is marked, nobody marks the third."""
    workshop = (workshop or a_scene()).to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} hears you, and is sorry.")
    workshop.to(Phase.VOTING).vote("Gus", "Ada")
    strategy = workshop.playing.scenario.rubric.key[0].strategy
    workshop.by_facilitator(commands.MarkReply(workshop.reply_of("Ada").id, strategy, 2, 0, 3))
    workshop.by_facilitator(commands.MarkReply(workshop.reply_of("Ben").id, strategy, 1))
    return workshop


def debrief_of(workshop: Workshop) -> DebriefSection:
    debrief = workshop.view(Stage())["debrief"]
    assert debrief is not None
    return debrief


def test_the_customer_speaks_first_then_authors_facilitator_and_everybody() -> None:
    debrief = debrief_of(marked_scene().to(Phase.DEBRIEF))
    assert debrief["page"] == "turned"
    speakers = list(dict.fromkeys(page["speaker"] for page in debrief["pages"]))
    assert speakers == ["customer", "authors", "facilitator", "everybody"]
    assert debrief["pages"][-1]["page"] == "prevention"


def test_every_screen_follows_the_page_the_facilitator_turns_to() -> None:
    workshop = marked_scene().to(Phase.DEBRIEF)
    workshop.by_facilitator(commands.TurnPage(workshop.room.turn, "words"))
    for audience in (Stage(), Desk(), Phones()):
        debrief = workshop.view(audience)["debrief"]
        assert debrief is not None
        assert debrief["page"] == "words"


def test_a_page_that_has_nothing_to_show_cannot_be_turned_to() -> None:
    workshop = marked_scene().to(Phase.DEBRIEF)
    assert workshop.refuses(commands.TurnPage(workshop.room.turn, "sighted")) is Slug.NOT_NOW
    assert workshop.refuses(commands.TurnPage(workshop.room.turn, "dilemma.D99")) is Slug.NOT_NOW


@pytest.mark.parametrize("phase", [Phase.SCORING, Phase.STANDINGS])
def test_pages_are_turned_in_the_debrief_alone(phase: Phase) -> None:
    workshop = marked_scene().to(phase)
    assert workshop.refuses(commands.TurnPage(workshop.room.turn, "why")) is Slug.NOT_NOW


def test_each_round_begins_its_debrief_with_the_first_page() -> None:
    workshop = marked_scene().to(Phase.DEBRIEF)
    workshop.by_facilitator(commands.TurnPage(workshop.room.turn, "prevention"))
    workshop.to(Phase.LOBBY).start().cast("Cy")
    assert debrief_of(marked_scene(workshop).to(Phase.DEBRIEF))["page"] == "turned"


def test_the_radar_holds_only_replies_that_were_marked() -> None:
    workshop = marked_scene().to(Phase.DEBRIEF)
    profiles = workshop.view(Stage())["profiles"]
    assert profiles is not None
    by_team = {one["team"]["id"]: one["values"][0] for one in profiles["teams"]}
    assert by_team == {workshop.team_of("Ada"): 1.0, workshop.team_of("Ben"): 0.5}
    assert [one["replies"] for one in profiles["teams"]] == [1, 1]
    assert profiles["room"][0] == 0.75
    assert {len(one["values"]) for one in profiles["teams"]} == {len(profiles["axes"])}


def test_without_marks_there_is_no_radar_and_no_page_for_it() -> None:
    workshop = a_scene().play_exchange(1).to(Phase.DEBRIEF)
    assert workshop.view(Stage())["profiles"] is None
    assert "teams" not in {page["page"] for page in debrief_of(workshop)["pages"]}


def test_the_radar_is_the_stages_and_the_desks_after_the_scene() -> None:
    workshop = marked_scene()
    assert workshop.to(Phase.SCORING).view(Stage())["profiles"] is None
    assert "profiles" not in workshop.to(Phase.DEBRIEF).view(Phones())


def test_a_map_over_the_rounds_comes_with_the_second_round() -> None:
    workshop = marked_scene().to(Phase.DEBRIEF)
    assert workshop.view(Stage())["over_rounds"] is None
    workshop.to(Phase.LOBBY).start().cast("Cy")
    over = marked_scene(workshop).to(Phase.DEBRIEF).view(Stage())["over_rounds"]
    assert over is not None
    assert over["rounds"] == [1, 2]
    first = workshop.room.rounds[0].scenario.rubric.key[0].strategy
    row = next(one for one in over["rows"] if one["strategy"] == first)
    assert row["cells"][0] == {"seen": 2, "of": 2}
    assert {len(one["cells"]) for one in over["rows"]} == {2}
