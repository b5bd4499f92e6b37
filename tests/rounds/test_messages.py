"""Short team messages: for a team that does not sit together, within the team and nowhere else."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.state import MESSAGES_KEPT
from rounds.views import Desk, Phones, Stage, TeamAudience
from rounds.views.own import MESSAGES_SHOWN
from tests.workshop import Workshop, a_scene


def drafting() -> Workshop:
    """Cy is the customer; teams are {Cy, Ben, Eve}, {Ada, Dot, Fay} and {Gus}."""
    return a_scene().to(Phase.DRAFTING)


def test_a_team_that_does_not_sit_together_has_short_messages_in_its_huddle_and_nobody_else_sees_them() -> None:
    workshop = drafting()
    workshop.by("Ada", commands.TellTeam("I take the apology."))
    own = workshop.view(TeamAudience(workshop.team_of("Dot")))["messages"]
    assert own == [{"name": "Ada", "text": "I take the apology."}]
    for audience in (Phones(), Stage(), Desk(), TeamAudience(workshop.team_of("Gus"))):
        assert "I take the apology." not in str(workshop.view(audience))


def test_the_customer_tells_the_own_team_nothing() -> None:
    workshop = drafting()
    with pytest.raises(Refusal) as refusal:
        workshop.by("Cy", commands.TellTeam("It is about the money."))
    assert refusal.value.slug is Slug.NOT_A_WRITER


def test_a_message_without_words_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        drafting().by("Ada", commands.TellTeam("  "))
    assert refusal.value.slug is Slug.NOTHING_SAID


def test_only_the_latest_messages_are_kept_and_shown() -> None:
    workshop = drafting()
    for number in range(MESSAGES_KEPT + 5):
        workshop.by("Ada", commands.TellTeam(f"Number {number}."))
    shown = workshop.view(TeamAudience(workshop.team_of("Ada")))["messages"]
    assert len(workshop.room.teams[workshop.team_of("Ada")].messages) == MESSAGES_KEPT
    assert [one["text"] for one in shown] == [f"Number {n}." for n in range(25 - MESSAGES_SHOWN, 25)]
