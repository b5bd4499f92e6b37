"""An exchange: the complaint, the huddle, the bell, the vote, the reaction."""

from __future__ import annotations

import pytest

from rounds import commands
from rounds.commands import Command
from rounds.formats import UNHURRIED
from rounds.ids import ReplyId
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.views import Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop, a_scene, a_workshop_of


def refused(workshop: Workshop, name: str, command: Command) -> Slug:
    before = repr(workshop.room)
    with pytest.raises(Refusal) as refusal:
        workshop.by(name, command)
    assert repr(workshop.room) == before
    return refusal.value.slug


def drafting() -> Workshop:
    """Cy is the customer; teams are {Cy, Ben, Eve}, {Ada, Dot, Fay} and {Gus}."""
    return a_scene().to(Phase.DRAFTING)


def voting() -> Workshop:
    workshop = drafting()
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} says sorry, plainly.")
    return workshop.to(Phase.VOTING)


# -- complaint ----------------------------------------------------------------------------------------------------
def test_only_the_customer_complains() -> None:
    workshop = a_scene()
    assert refused(workshop, "Ada", commands.Complain(workshop.room.turn, "No.")) is Slug.NOT_THE_CUSTOMER


def test_a_facilitator_can_speak_for_the_customer() -> None:
    workshop = a_scene()
    workshop.by_facilitator(commands.Complain(workshop.room.turn, "It is cold."))
    complaint = workshop.view(Stage())["complaint"]
    assert complaint is not None
    assert complaint["text"] == "It is cold."
    assert complaint["language"] is None


def test_a_complaint_without_words_must_have_been_said_aloud() -> None:
    workshop = a_scene()
    assert refused(workshop, "Cy", commands.Complain(workshop.room.turn, "  ")) is Slug.NOTHING_SAID
    workshop.by("Cy", commands.Complain(workshop.room.turn, "", aloud=True))
    assert workshop.exchange.complaint is not None


def test_a_silent_customer_counts_as_having_spoken_aloud_when_the_step_ends() -> None:
    workshop = a_scene().to(Phase.DRAFTING)
    assert workshop.exchange.complaint is not None
    assert workshop.exchange.complaint.aloud


# -- the huddle ---------------------------------------------------------------------------------------------------
def test_a_team_sees_its_own_proposals_and_no_other_team_does() -> None:
    workshop = drafting().propose("Ada", "We let you down.")
    own = workshop.view(TeamAudience(workshop.team_of("Dot")))["huddle"]
    other = workshop.view(TeamAudience(workshop.team_of("Gus")))["huddle"]
    assert own is not None
    assert other is not None
    assert [one["text"] for one in own["proposals"]] == ["We let you down."]
    assert other["proposals"] == []


def test_a_proposal_backs_itself_until_its_author_backs_another() -> None:
    workshop = drafting().propose("Ada", "One.").propose("Dot", "Two.")
    workshop.by("Ada", commands.Back(workshop.room.turn, workshop.seat["Dot"]))
    huddle = workshop.view(TeamAudience(workshop.team_of("Ada")))["huddle"]
    assert huddle is not None
    assert [(one["name"], one["backing"]) for one in huddle["proposals"]] == [("Dot", 2), ("Ada", 0)]


def test_an_edited_proposal_keeps_its_backers_and_its_place() -> None:
    workshop = drafting().propose("Ada", "One.").propose("Dot", "Two.")
    workshop.by("Fay", commands.Back(workshop.room.turn, workshop.seat["Ada"]))
    workshop.propose("Ada", "One, better.")
    assert workshop.to(Phase.VOTING).reply_of("Ada").text == "One, better."


def test_the_most_backed_proposal_goes_out_and_on_a_tie_the_earlier() -> None:
    tied = drafting().propose("Dot", "First.").propose("Ada", "Second.")
    assert tied.to(Phase.VOTING).reply_of("Ada").text == "First."
    backed = drafting().propose("Dot", "First.").propose("Ada", "Second.")
    backed.by("Fay", commands.Back(backed.room.turn, backed.seat["Ada"]))
    assert backed.to(Phase.VOTING).reply_of("Ada").text == "Second."


def test_nobody_backs_a_proposal_of_another_team() -> None:
    workshop = drafting().propose("Ada", "One.")
    command = commands.Back(workshop.room.turn, workshop.seat["Ada"])
    assert refused(workshop, "Gus", command) is Slug.NO_SUCH_PROPOSAL


def test_a_draft_goes_in_by_itself_at_the_bell_even_from_a_phone_that_is_away() -> None:
    workshop = drafting().propose("Ada", "Ours.")
    workshop.by("Gus", commands.SaveDraft(workshop.room.turn, "I was still writ"))
    workshop.drop("Gus").to(Phase.VOTING)
    assert workshop.reply_of("Gus").text == "I was still writ"


def test_a_draft_does_not_replace_what_was_proposed() -> None:
    workshop = drafting().propose("Gus", "Proposed.").propose("Ada", "Ours.")
    workshop.by("Gus", commands.SaveDraft(workshop.room.turn, "Half an edit"))
    assert workshop.to(Phase.VOTING).reply_of("Gus").text == "Proposed."


def test_an_emptied_draft_does_not_go_in() -> None:
    workshop = drafting().propose("Ada", "Ours.")
    workshop.by("Gus", commands.SaveDraft(workshop.room.turn, "Never mind"))
    workshop.by("Gus", commands.SaveDraft(workshop.room.turn, ""))
    workshop.to(Phase.VOTING)
    assert {reply.team for reply in workshop.exchange.replies.values()} == {workshop.team_of("Ada")}


def test_the_safety_reply_goes_out_as_the_scenario_has_it() -> None:
    workshop = drafting().propose("Ada", "Ours.")
    workshop.by("Gus", commands.ProposeSafety(workshop.room.turn))
    workshop.to(Phase.VOTING)
    reply = workshop.exchange.replies[workshop.reply_of("Gus").id]
    assert (reply.text, reply.safety) == (workshop.playing.scenario.safety_reply, True)


def test_the_customer_writes_no_reply() -> None:
    workshop = drafting()
    assert refused(workshop, "Cy", commands.Propose(workshop.room.turn, "Me too.")) is Slug.NOT_A_WRITER


def test_who_joins_while_replies_are_written_watches_this_round_and_writes_in_the_next() -> None:
    workshop = drafting().join("Late")
    assert refused(workshop, "Late", commands.Propose(workshop.room.turn, "Hello.")) is Slug.NOT_A_WRITER
    workshop.propose("Ada", "Ours.").to(Phase.STANDINGS).to(Phase.LOBBY).start().cast("Ada").to(Phase.DRAFTING)
    workshop.propose("Late", "Hello.")
    assert workshop.seat["Late"] in workshop.exchange.proposals


def test_a_reply_after_the_bell_is_refused_as_too_late() -> None:
    workshop = drafting().propose("Ada", "Ours.").propose("Gus", "Mine.")
    turn = workshop.room.turn
    workshop.to(Phase.VOTING)
    assert refused(workshop, "Ben", commands.Propose(turn, "Wait.")) is Slug.TOO_LATE


def test_a_reply_with_hidden_characters_is_refused() -> None:
    workshop = drafting()
    assert refused(workshop, "Ada", commands.Propose(workshop.room.turn, "a\u202eb")) is Slug.TEXT_UNREADABLE


# -- the vote -----------------------------------------------------------------------------------------------------
def test_replies_stand_on_the_ballot_without_their_teams() -> None:
    workshop = voting()
    ballot = workshop.view(SeatAudience(workshop.seat["Ada"]))["ballot"]
    assert ballot is not None
    assert all(set(one) == {"reply", "number", "text"} for one in ballot["replies"])


def test_a_vote_for_ones_own_team_is_refused() -> None:
    workshop = voting()
    assert refused(workshop, "Dot", commands.CastBallot(workshop.reply_of("Ada").id)) is Slug.OWN_TEAM


def test_a_vote_for_a_reply_nobody_sent_is_refused() -> None:
    workshop = voting()
    assert refused(workshop, "Dot", commands.CastBallot(ReplyId("1.1.99"))) is Slug.NO_SUCH_REPLY
    assert refused(workshop, "Dot", commands.CastBallot(ReplyId("nonsense"))) is Slug.NO_SUCH_REPLY


def test_a_vote_can_be_changed_until_the_bell() -> None:
    workshop = voting().vote("Ada", "Ben").vote("Ada", "Gus")
    assert workshop.exchange.ballots == {workshop.seat["Ada"]: workshop.reply_of("Gus").id}
    gus = workshop.reply_of("Gus").id
    workshop.to(Phase.REACTION)
    assert refused(workshop, "Ada", commands.CastBallot(gus)) is Slug.TOO_LATE


def test_the_customer_has_no_ballot() -> None:
    workshop = voting()
    assert refused(workshop, "Cy", commands.CastBallot(workshop.reply_of("Ada").id)) is Slug.NOT_A_VOTER


def test_votes_are_silent_until_the_bell() -> None:
    workshop = voting()
    before = workshop.view(Stage())
    workshop.vote("Ada", "Gus")
    after = workshop.view(Stage())
    changed = {name for name in after if after.get(name) != before.get(name)}
    assert changed == {"progress"}


def test_who_comes_back_during_the_vote_gets_a_ballot() -> None:
    workshop = drafting()
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} says sorry.")
    workshop.drop("Fay").to(Phase.VOTING)
    assert workshop.seat["Fay"] not in workshop.exchange.dealt
    workshop.come_back("Fay").vote("Fay", "Gus")
    assert workshop.exchange.ballots[workshop.seat["Fay"]] == workshop.reply_of("Gus").id


def test_who_joins_during_the_vote_can_vote() -> None:
    workshop = voting().join("Late")
    ballot = workshop.view(SeatAudience(workshop.seat["Late"]))["ballot"]
    assert ballot is not None
    choice = ballot["replies"][0]["reply"]
    workshop.by("Late", commands.CastBallot(ReplyId(choice)))
    assert workshop.exchange.ballots[workshop.seat["Late"]] == choice


def test_counts_are_of_those_present() -> None:
    workshop = voting().vote("Ada", "Gus")
    progress = workshop.view(Phones())["progress"]
    workshop.drop("Eve")
    fewer = workshop.view(Phones())["progress"]
    assert progress == {"done": 1, "of": 6}
    assert fewer == {"done": 1, "of": 5}


def test_when_nobody_replied_the_round_goes_on_to_scoring() -> None:
    workshop = drafting()
    workshop.by_facilitator(commands.EndStep(workshop.room.turn))
    assert workshop.room.phase is Phase.SCORING


def test_with_two_people_there_is_no_vote_and_the_customer_decides() -> None:
    workshop = a_workshop_of(2).start().cast("P1").to(Phase.DRAFTING).propose("P2", "I am sorry.")
    workshop.by_facilitator(commands.EndStep(workshop.room.turn))
    assert workshop.room.phase is Phase.REACTION
    assert workshop.react(3).exchange.temper == workshop.playing.scenario.brief.starting_temper - 3


# -- the reaction -------------------------------------------------------------------------------------------------
def test_authors_and_tallies_show_after_the_bell() -> None:
    workshop = voting().vote("Ada", "Gus").vote("Ben", "Gus").vote("Gus", "Ada").to(Phase.REACTION)
    result = workshop.view(Phones())["result"]
    assert result is not None
    first = result["rows"][0]
    assert (first["team"]["id"], first["votes"], first["place"]) == (workshop.team_of("Gus"), 2, 1)


def test_the_reaction_to_the_best_reply_moves_the_temper() -> None:
    workshop = voting().vote("Ada", "Gus").to(Phase.REACTION).react(2, "That helps.")
    start = workshop.playing.scenario.brief.starting_temper
    temper = workshop.view(Phones())["temper"]
    assert temper is not None
    assert (temper["level"], temper["before"], temper["start"]) == (start - 2, start, start)
    assert not temper["resolved"]
    assert not temper["boils"]


def test_a_reaction_can_be_changed_until_the_step_ends() -> None:
    workshop = voting().vote("Ada", "Gus").to(Phase.REACTION).react(3).react(-1)
    assert workshop.exchange.temper == workshop.playing.scenario.brief.starting_temper + 1


def test_temper_stays_between_calm_and_boiling() -> None:
    workshop = voting().vote("Ada", "Gus").to(Phase.REACTION)
    workshop.exchange.temper_before = 1
    assert workshop.react(3).exchange.temper == 0
    workshop.exchange.temper_before = 9
    assert workshop.react(-3).exchange.temper == 10


def test_only_the_customer_reacts() -> None:
    workshop = voting().vote("Ada", "Gus").to(Phase.REACTION)
    assert workshop.exchange.best is not None
    assert refused(workshop, "Ada", commands.React(workshop.exchange.best, 1)) is Slug.NOT_THE_CUSTOMER


# -- the round ----------------------------------------------------------------------------------------------------
def test_the_brief_is_revealed_in_the_debrief_and_not_before() -> None:
    workshop = voting().vote("Ada", "Gus").to(Phase.SCORING)
    need = workshop.playing.scenario.brief.hidden_need
    assert need not in str(workshop.view(Phones()))
    assert need in str(workshop.to(Phase.DEBRIEF).view(Phones()))


def test_a_step_that_ended_cannot_be_ended_twice() -> None:
    workshop = drafting()
    turn = workshop.room.turn
    workshop.by_facilitator(commands.EndStep(turn))
    with pytest.raises(Refusal) as refusal:
        workshop.by_facilitator(commands.EndStep(turn))
    assert refusal.value.slug is Slug.TOO_LATE


def test_a_cancelled_round_scores_nothing_and_the_next_can_start() -> None:
    workshop = voting()
    workshop.by_facilitator(commands.CancelRound(workshop.room.turn))
    assert workshop.room.phase is Phase.LOBBY
    assert workshop.view(Phones())["standings"] is None
    assert workshop.start(UNHURRIED.id).playing.number == 2


def test_a_format_without_times_runs_no_clock() -> None:
    workshop = a_workshop_of(4).start(UNHURRIED.id).cast("P1")
    for phase in (Phase.BRIEFING, Phase.COMPLAINT, Phase.DRAFTING):
        assert workshop.to(phase).room.clock is None
