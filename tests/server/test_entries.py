"""Entries of the journal: whatever happened can be read back, and what cannot be read says so."""

from __future__ import annotations

from importlib import resources

import msgpack
import pytest

from rounds import events
from rounds.deck import parse_deck
from rounds.events import Event
from rounds.formats import QUICK, Step
from rounds.house import HouseRules
from rounds.ids import AntiPatternId, CauseId, ReplyId, RoomCode, SeatId, StrategyId, TeamId, Turn
from rounds.phases import Phase
from rounds.state import (
    Clock,
    Complaint,
    Evidence,
    Guess,
    Message,
    Proposal,
    Reaction,
    Reply,
    Rules,
    Ruling,
    Suggestion,
    Things,
    Weights,
)
from server.entries import EVENTS, UnreadableEntry, pack_entry, unpack_entry

ANA, BO = SeatId("s1"), SeatId("s2")
ASH = TeamId("t1")
REPLY = ReplyId("1.1.1")
CLOCK = Clock(total=60_000, deadline=1_700_000_060_000, left=60_000)
DECK = parse_deck(resources.files("rounds").joinpath("decks/en/starter.yaml").read_text("utf-8"), "starter.yaml")

ONE_OF_EACH: tuple[Event, ...] = (
    events.RoomOpened(RoomCode("CDFGHJ"), "Monday", "teams", 4, 5000, "a" * 64, 1_700_000_000_000, language="ar"),
    events.DeckChosen(DECK),
    events.RoomSetUp("Tuesday", "solo", 1),
    events.IntensityCapped("fierce"),
    events.RulesSet(
        Rules(
            Weights(30, 50, 20),
            scored=False,
            house=HouseRules(agree="steer"),
            off_limits=("Age",),
            language="de",
            things=Things(on=True, buzzer="next"),
        )
    ),
    events.FormatSaved(QUICK),
    events.FormatDropped(QUICK.id),
    events.TeamMade(ASH, 0, "Ash"),
    events.SeatTaken(ANA, "Ana", ASH, "b" * 64, 0),
    events.TeamsDealt({ASH: (ANA, BO)}),
    events.SeatArrived(ANA),
    events.SeatDeparted(ANA, 5),
    events.SeatLeft(BO, 6),
    events.SeatRenamed(ANA, "Zoe"),
    events.SeatMoved(ANA, ASH),
    events.SeatRemoved(ANA, 5),
    events.SeatReadmitted(ANA),
    events.ObserverSet(ANA, on=True),
    events.ExtraTimeGiven(ANA, 30_000),
    events.ConfidenceRated(ANA, 4, after=True),
    events.TeamTold(ASH, Message(ANA, "I take the apology.")),
    events.CommitmentMade(ANA, "I will listen first."),
    events.Volunteered(ANA, on=True),
    events.RoomLocked(on=False),
    events.RoomClosed(),
    events.RoundStarted(1, DECK.scenarios[0], QUICK, 2**64 - 1),
    events.StepEntered(Turn(1), Phase.CASTING, 0, None),
    events.StepsChanged((Step(Phase.COMPLAINT, 45, 1, take=2), Step(Phase.APPROVAL))),
    events.CustomerProposed(None),
    events.CustomerAsked(ANA),
    events.CustomerSkipped(ANA),
    events.CustomerPassed(ANA),
    events.CustomerCast(ANA),
    events.PlayerChanged("practice"),
    events.CustomerMissed(),
    events.CauseGuessed(ANA, Guess(ASH, CauseId("service-failure"))),
    events.TechniqueChosen("mediation", BO),
    events.SidesTold("Both want it settled."),
    events.Ruled(Ruling("The fee is returned.", "It was our fault.")),
    events.ReplyHeld(REPLY, on=True),
    events.ReplyTagged(ANA, REPLY, StrategyId("listen"), on=True),
    events.StrategySighted(BO, REPLY, StrategyId("listen"), Evidence(0, 4)),
    events.RecordWritten(ASH, "follow_up", "We ring on Monday."),
    events.RecordMarked(ASH, 4),
    events.PageTurned("dilemma.D1"),
    events.DecisionMade(ANA, "terms"),
    events.ComplaintMade(Complaint("Nobody rang.\nNobody came.", aloud=False)),
    events.DraftSaved(ANA, "I am sorry"),
    events.ReplyProposed(Proposal(ANA, "Grüße 👩‍🔧", 0)),
    events.ProposalBacked(ANA, BO),
    events.RepliesSent((Reply(REPLY, 1, ASH, ANA, "A fitter comes at four.", 2),)),
    events.RepliesRead(
        {REPLY: (Suggestion("apologise", True, "says sorry", (Evidence(0, 4),)),), ReplyId("1.1.2"): ()}
    ),
    events.BallotsDealt({ANA: (REPLY,), BO: ()}),
    events.BallotCast(ANA, REPLY),
    events.VotesCounted(None),
    events.CustomerReacted(REPLY, Reaction(-3, "", aloud=True)),
    events.ReplyMarked(REPLY, StrategyId("apologise"), 2, Evidence(0, 4)),
    events.ReplyFlagged(REPLY, AntiPatternId("blame"), True, None),
    events.ReplyReviewed(REPLY, done=True),
    events.ClockSet(CLOCK),
    events.RoundEnded(cancelled=True),
    events.ServerRecovered(7, CLOCK),
    events.CommandDone("desk:abc", 12),
)


def test_the_list_of_this_test_holds_one_of_each_event() -> None:
    assert {type(one).__name__ for one in ONE_OF_EACH} == EVENTS.keys()


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda one: type(one).__name__)
def test_an_event_comes_back_from_its_entry_as_it_was(event: Event) -> None:
    assert unpack_entry(pack_entry([event]), "here") == (event,)


def test_an_entry_keeps_the_order_of_its_events() -> None:
    assert unpack_entry(pack_entry(ONE_OF_EACH), "here") == ONE_OF_EACH


def test_a_field_that_is_no_longer_known_is_left_out() -> None:
    entry = msgpack.packb([1, [["SeatArrived", {"seat": "s1", "mood": "fine"}]]])
    assert unpack_entry(entry, "here") == (events.SeatArrived(ANA),)


def test_a_field_with_a_default_may_be_missing() -> None:
    plain = {"total": 1, "deadline": None, "left": 1}
    entry = msgpack.packb([1, [["ClockSet", {"clock": plain}]]])
    assert unpack_entry(entry, "here") == (events.ClockSet(Clock(1, None, 1)),)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (msgpack.packb([1, [["SeatPainted", {}]]]), "holds the event SeatPainted, which this server does not know"),
        (msgpack.packb([9, []]), "has version 9, and this server reads 1"),
        (msgpack.packb([1, [["SeatArrived", {}]]]), "SeatArrived lacks seat"),
        (msgpack.packb([1, [["SeatArrived", {"seat": 7}]]]), "7 is no str"),
        (msgpack.packb([1, [["RoomSetUp", {"title": "", "mode": "war", "team_size": 1}]]]), "'war' is none of"),
        (b"\xc1", "is damaged"),
        (b"", "is damaged"),
        (msgpack.packb("text"), "is damaged"),
        (msgpack.packb([1, 7]), "is damaged"),
    ],
)
def test_an_entry_that_cannot_be_read_says_which_and_why(entry: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableEntry, match="Entry CDFGHJ 12 of the journal") as fault:
        unpack_entry(entry, "CDFGHJ 12")
    assert sentence in str(fault.value)
