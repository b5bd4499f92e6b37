"""Observers watch and vote but write nothing; each has a card with one strategy to look out for."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.ids import ReplyId, StrategyId
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.exchange import MOST_TAGS
from rounds.sections import CardView
from rounds.strategies import CATALOGUE
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_workshop_of

NAMES = ("Cy", "Ada", "Ben", "Dot", "Eve", "Fay", "Gus")


def watched() -> Workshop:
    """Fay observes. Teams are {Cy, Ben, Eve}, {Ada, Dot, Fay} and {Gus}; Cy plays the customer."""
    workshop = Workshop().join(*NAMES)
    workshop.by("Fay", commands.Observe(on=True))
    return workshop.start().cast("Cy").to(Phase.DRAFTING)


def voting() -> Workshop:
    workshop = watched()
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} hears you, and is sorry.")
    return workshop.to(Phase.VOTING)


def card(workshop: Workshop, name: str) -> CardView | None:
    return workshop.view(SeatAudience(workshop.seat[name]))["you"]["card"]


# -- watching -----------------------------------------------------------------------------------------------------
def test_an_observer_writes_nothing_and_votes() -> None:
    workshop = watched()
    assert workshop.view(SeatAudience(workshop.seat["Fay"]))["you"]["part"] == "observer"
    turn = workshop.room.turn
    refused = [
        workshop.refuses(command, "Fay")
        for command in (
            commands.Propose(turn, "Me too."),
            commands.SaveDraft(turn, "Me"),
            commands.ProposeSafety(turn),
            commands.Back(turn, workshop.seat["Ada"]),
        )
    ]
    assert refused == [Slug.NOT_A_WRITER] * 4
    workshop.propose("Ada", "Sorry.").propose("Gus", "So sorry.").to(Phase.VOTING).vote("Fay", "Gus")
    assert workshop.seat["Fay"] in workshop.exchange.ballots


def test_an_observer_is_not_waited_for_while_replies_are_written() -> None:
    assert watched().view(Phones())["progress"] == {"done": 0, "of": 5}


def test_an_observer_has_no_vote_for_their_own_team_either() -> None:
    workshop = voting()
    assert workshop.refuses(commands.CastBallot(workshop.reply_of("Ada").id), "Fay") is Slug.OWN_TEAM


def test_the_facilitator_can_let_somebody_watch_or_write_again() -> None:
    workshop = a_workshop_of(3)
    workshop.by_facilitator(commands.SetObserver(workshop.seat["P2"], on=True))
    assert workshop.view(SeatAudience(workshop.seat["P2"]))["you"]["observes"]
    workshop.by_facilitator(commands.SetObserver(workshop.seat["P2"], on=False))
    workshop.start().cast("P1").to(Phase.DRAFTING).propose("P2", "Sorry.")


def test_nobody_makes_somebody_else_watch_but_the_facilitator() -> None:
    workshop = a_workshop_of(3)
    command = commands.SetObserver(workshop.seat["P2"], on=True)
    assert workshop.refuses(command, "P1") is Slug.NOT_FOR_YOUR_ROLE
    assert workshop.refuses(commands.SetObserver(type(command.seat)("s99"), on=True)) is Slug.NO_SUCH_SEAT


def test_what_somebody_had_proposed_does_not_go_out_when_they_turn_to_watching() -> None:
    workshop = watched().propose("Gus", "Mine.").propose("Ada", "Ours.").propose("Ben", "Theirs.")
    workshop.by("Gus", commands.Observe(on=True))
    workshop.to(Phase.VOTING)
    assert {reply.text for reply in workshop.exchange.replies.values()} == {"Ours.", "Theirs."}


def test_a_vote_stays_when_its_voter_turns_to_watching() -> None:
    workshop = voting().vote("Gus", "Ada")
    workshop.by("Gus", commands.Observe(on=True))
    assert workshop.exchange.ballots[workshop.seat["Gus"]] == workshop.reply_of("Ada").id


def test_a_team_of_observers_only_has_no_round_rather_than_nothing() -> None:
    workshop = Workshop("solo").join("P1", "P2", "P3")
    workshop.by("P3", commands.Observe(on=True))
    workshop.start().cast("P1").play_exchange(1, ("P2",)).to(Phase.STANDINGS)
    assert workshop.view(Desk())["account"][workshop.team_of("P3")]["rounds"] == [None]


def test_a_room_of_observers_only_plays_a_round_to_its_end_without_a_reply() -> None:
    workshop = a_workshop_of(3)
    for name in ("P1", "P2", "P3"):
        workshop.by(name, commands.Observe(on=True))
    workshop.start().cast("P1").to(Phase.DRAFTING)
    assert workshop.view(Phones())["progress"] == {"done": 0, "of": 0}
    assert workshop.end_step().is_in(Phase.SCORING)
    workshop.to(Phase.STANDINGS).to(Phase.LOBBY)


def test_who_joined_late_in_a_round_watches_it_with_a_card() -> None:
    workshop = watched().join("Late")
    assert workshop.view(SeatAudience(workshop.seat["Late"]))["you"]["part"] == "observer"
    assert card(workshop, "Late") is not None


# -- cards --------------------------------------------------------------------------------------------------------
def test_an_observer_has_a_card_with_a_strategy_the_scenario_names() -> None:
    workshop = watched()
    own = card(workshop, "Fay")
    assert own is not None
    rubric = workshop.playing.scenario.rubric
    assert own["strategy"] in {line.strategy for line in (*rubric.key, *rubric.useful)}
    assert (own["reply"], own["start"], own["end"]) == (None, None, None)


def test_writers_and_the_customer_have_no_card() -> None:
    workshop = watched()
    assert [name for name in NAMES if card(workshop, name)] == ["Fay"]


def test_cards_of_many_observers_differ() -> None:
    workshop = watched().join(*(f"Late {n}" for n in range(12)))
    cards = [card(workshop, f"Late {n}") for n in range(12)]
    assert len({one["strategy"] for one in cards if one}) >= 4


def test_a_card_stays_the_same_through_the_round_and_is_gone_in_the_debrief() -> None:
    workshop = voting()
    before = card(workshop, "Fay")
    workshop.to(Phase.SCORING)
    assert card(workshop, "Fay") == before
    workshop.to(Phase.DEBRIEF)
    assert card(workshop, "Fay") is None


# -- sightings ----------------------------------------------------------------------------------------------------
def test_an_observer_marks_the_words_in_which_they_saw_their_strategy() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ben")
    workshop.by("Fay", commands.Sight(reply.id, 0, 8))
    own = card(workshop, "Fay")
    assert own is not None
    assert (own["reply"], own["start"], own["end"]) == (reply.id, 0, 8)


def test_a_sighting_shows_the_desk_after_the_vote_and_everybody_in_the_debrief() -> None:
    workshop = voting()
    reply, own = workshop.reply_of("Ben"), card(workshop, "Fay")
    assert own is not None
    workshop.by("Fay", commands.Sight(reply.id, 0, 8))
    assert workshop.view(Desk())["marking"][reply.id]["sighted"] == []
    assert all("Ben hear" not in str(view["debrief"]) for view in (workshop.view(Phones()), workshop.view(Stage())))
    seen = {"observer": "Fay", "strategy": own["name"], "number": reply.number, "words": "Ben hear"}
    assert workshop.to(Phase.REACTION).view(Desk())["marking"][reply.id]["sighted"] == [seen]
    debrief = workshop.to(Phase.DEBRIEF).view(Phones())["debrief"]
    assert debrief is not None
    assert debrief["sightings"] == [seen]


def test_a_sighting_gives_no_points() -> None:
    workshop = voting()
    workshop.by("Fay", commands.Sight(workshop.reply_of("Ben").id, 0, 8))
    row = workshop.to(Phase.REACTION).view(Desk())["marking"][workshop.reply_of("Ben").id]
    assert row["marks"] == {}
    assert row["points"]["craft"] == 0.0


def test_a_sighting_can_be_moved_and_taken_back() -> None:
    workshop = voting()
    reply = workshop.reply_of("Ben").id
    workshop.by("Fay", commands.Sight(reply, 0, 8))
    workshop.by("Fay", commands.Sight(reply, 4, 9))
    own = card(workshop, "Fay")
    assert own is not None
    assert (own["start"], own["end"]) == (4, 9)
    workshop.by("Fay", commands.Sight(reply))
    own = card(workshop, "Fay")
    assert own is not None
    assert own["reply"] is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (0, 399), (None, 4), (4, None)])
def test_words_that_are_not_in_the_reply_are_refused(start: int | None, end: int | None) -> None:
    workshop = voting()
    assert workshop.refuses(commands.Sight(workshop.reply_of("Ben").id, start, end), "Fay") is Slug.BAD_EVIDENCE


def test_nobody_without_a_card_sights_anything() -> None:
    workshop = voting()
    command = commands.Sight(workshop.reply_of("Ben").id, 0, 3)
    assert workshop.refuses(command, "Ada") is Slug.NOT_AN_OBSERVER
    assert workshop.refuses(command, "Cy") is Slug.NOT_AN_OBSERVER
    assert workshop.refuses(command) is Slug.NOT_FOR_YOUR_ROLE
    assert workshop.refuses(commands.Sight(ReplyId("1.1.9"), 0, 3), "Fay") is Slug.NO_SUCH_REPLY


def test_nothing_is_sighted_before_replies_are_in_or_after_the_brief_is_told() -> None:
    workshop = watched()
    assert workshop.refuses(commands.Sight(ReplyId("1.1.1"), 0, 3), "Fay") is Slug.NOT_NOW
    workshop = voting().to(Phase.DEBRIEF)
    assert workshop.refuses(commands.Sight(workshop.reply_of("Ben").id, 0, 3), "Fay") is Slug.NOT_NOW


# -- tags ---------------------------------------------------------------------------------------------------------
def test_a_voter_tags_the_strategies_they_saw_and_takes_a_tag_away() -> None:
    workshop = voting()
    reply = workshop.reply_of("Gus").id
    for on in (True, False, True):
        workshop.by("Ada", commands.TagReply(reply, StrategyId("listen"), on))
    ballot = workshop.view(SeatAudience(workshop.seat["Ada"]))["ballot"]
    assert ballot is not None
    assert ballot["tags"] == {reply: ["listen"]}


def test_tags_are_counted_for_the_desk_once_the_vote_is_over_and_nobody_learns_whose_they_are() -> None:
    workshop = voting()
    reply = workshop.reply_of("Gus").id
    for name in ("Ada", "Ben"):
        workshop.by(name, commands.TagReply(reply, StrategyId("listen"), on=True))
    assert workshop.view(Desk())["marking"][reply]["tags"] == {}
    own: Audience = SeatAudience(workshop.seat["Ada"])
    others: list[Audience] = [
        Phones(),
        Stage(),
        TeamAudience(workshop.team_of("Ada")),
        SeatAudience(workshop.seat["Dot"]),
    ]
    assert "listen" in str(workshop.view(own))
    assert all("'listen'" not in str(workshop.view(audience)) for audience in others)
    assert workshop.to(Phase.REACTION).view(Desk())["marking"][reply]["tags"] == {"listen": 2}


def test_tags_give_no_points() -> None:
    workshop = voting()
    reply = workshop.reply_of("Gus").id
    workshop.by("Ada", commands.TagReply(reply, workshop.playing.scenario.rubric.key[0].strategy, on=True))
    assert workshop.to(Phase.REACTION).view(Desk())["marking"][reply]["points"]["craft"] == 0.0


def test_a_reply_is_tagged_three_times_by_a_voter_at_most() -> None:
    workshop = voting()
    reply, strategies = workshop.reply_of("Gus").id, list(CATALOGUE.strategy)
    for strategy in strategies[:MOST_TAGS]:
        workshop.by("Ada", commands.TagReply(reply, strategy, on=True))
    assert workshop.refuses(commands.TagReply(reply, strategies[MOST_TAGS], on=True), "Ada") is Slug.TOO_MANY_TAGS


def test_only_replies_on_ones_own_ballot_can_be_tagged() -> None:
    workshop = voting()
    own = commands.TagReply(workshop.reply_of("Ada").id, StrategyId("listen"), on=True)
    assert workshop.refuses(own, "Ada") is Slug.NO_SUCH_REPLY
    assert workshop.refuses(own, "Cy") is Slug.NO_SUCH_REPLY
    unknown = commands.TagReply(workshop.reply_of("Gus").id, StrategyId("flattery"), on=True)
    assert workshop.refuses(unknown, "Ada") is Slug.NO_SUCH_STRATEGY
    late = commands.TagReply(workshop.reply_of("Gus").id, StrategyId("listen"), on=True)
    assert workshop.to(Phase.REACTION).refuses(late, "Ada") is Slug.NOT_NOW
