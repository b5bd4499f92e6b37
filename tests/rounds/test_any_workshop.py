"""Random whole workshops: whatever people do in whatever order, these things hold."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rounds import commands, scoring
from rounds.ballots import count
from rounds.context import Facilitator, Participant
from rounds.evidence import read
from rounds.formats import FORMATS
from rounds.ids import FormatId, ReplyId, SeatId
from rounds.phases import REVEALED_PHASES, SCENE_PHASES, TOLD_PHASES, Phase
from rounds.refusals import Refusal
from rounds.rules.casting import misses_customer_at
from rounds.rules.round_work import causes_offered
from rounds.rules.suggested import unread
from rounds.views import Desk, Phones, SeatAudience, Stage, TeamAudience, things_for, touched_by, view_for
from rounds.views.audience import Audience
from tests import things
from tests.workshop import Workshop

WORKSHOPS = int(os.environ.get("HOTSEAT_WORKSHOPS", "200"))
"""How many random workshops a run plays; a long run is asked for by this variable."""

MOST_STEPS = 60
"""More steps than any round has, with every take and technique it may play."""

NAMES = [f"Person {n}" for n in range(1, 10)]
people = st.sampled_from(NAMES)
TEXTS = ["I am sorry.", "That was our fault.", "Calm down.", "Who is with you now?", " ", "x\u202e"]


class AnyWorkshop(RuleBasedStateMachine):
    """Acts at random; a refusal is fine, anything else that is raised is a bug."""

    @initialize(
        mode=st.sampled_from(["teams", "solo"]),
        size=st.integers(1, 4),
        seed=st.integers(0, 2**32),
        count=st.integers(1, len(NAMES)),
        steps=st.integers(0, 16),
        format_=st.sampled_from(sorted(FORMATS)),
    )
    def opens(self, mode: Any, size: int, seed: int, count: int, steps: int, format_: FormatId) -> None:
        self.workshop = Workshop(mode, size, seed=seed)
        self.workshop.join(*NAMES[:count])
        self.format = format_
        for _ in range(steps):
            self.goes_on()

    def attempt(self, command: commands.Command, name: str | None = None) -> bool:
        """True when it was done; a refusal must leave the room as it was."""
        if name is not None and name not in self.workshop.seat:
            return False
        actor = Participant(self.workshop.seat[name]) if name is not None else Facilitator("desk-one")
        before = repr(self.workshop.room)
        try:
            self.workshop.do(command, actor)
        except Refusal:
            assert repr(self.workshop.room) == before
            return False
        return True

    def mostly(self, phase: Phase) -> bool:
        """Whether a command suits the phase; now and then it is tried in the wrong one."""
        return hasattr(self, "workshop") and (self.workshop.room.phase is phase or len(self.workshop.history) % 7 == 0)

    # -- people --------------------------------------------------------------------------------------------------
    @rule(name=people)
    def joins(self, name: str) -> None:
        try:
            self.workshop.join(name)
        except Refusal:
            return

    @rule(name=people)
    def comes_or_goes(self, name: str) -> None:
        if name in self.workshop.seat:
            seat = self.workshop.room.seats[self.workshop.seat[name]]
            if not seat.removed:
                (self.workshop.drop if seat.present else self.workshop.come_back)(name)

    @rule(name=people)
    def leaves(self, name: str) -> None:
        if len(self.workshop.history) % 3 == 0:
            self.attempt(commands.Leave(), name)

    @rule(name=people, out=st.booleans())
    def is_sent_out_or_let_back_in(self, name: str, out: bool) -> None:
        if name in self.workshop.seat and len(self.workshop.history) % 3 == 0:
            seat = self.workshop.seat[name]
            self.attempt(commands.RemoveSeat(seat) if out else commands.ReadmitSeat(seat))

    @rule(name=people, other=people)
    def is_moved(self, name: str, other: str) -> None:
        if name in self.workshop.seat and other in self.workshop.seat:
            self.attempt(commands.MoveSeat(self.workshop.seat[name], self.workshop.team_of(other)))

    @rule(name=people, new=st.sampled_from(["Zoe", "zoe ", "Person 3", "\u202e"]))
    def is_renamed(self, name: str, new: str) -> None:
        if name in self.workshop.seat:
            self.attempt(commands.RenameSeat(self.workshop.seat[name], new))

    @rule(name=people, on=st.booleans())
    def volunteers(self, name: str, on: bool) -> None:
        self.attempt(commands.Volunteer(on), name)

    @precondition(lambda self: self.mostly(Phase.LOBBY))
    @rule()
    def evens_out(self) -> None:
        self.attempt(commands.EvenTeams())

    @precondition(lambda self: self.mostly(Phase.LOBBY))
    @rule(mode=st.sampled_from(["teams", "solo"]))
    def changes_mode(self, mode: Any) -> None:
        self.attempt(commands.SetUp(mode=mode))

    # -- the round -----------------------------------------------------------------------------------------------
    @precondition(lambda self: self.mostly(Phase.LOBBY))
    @rule(format_=st.sampled_from(list(FORMATS)), scenario=st.integers(0, 2))
    def starts_a_round(self, format_: Any, scenario: int) -> None:
        ids = list(self.workshop.library)
        self.attempt(commands.StartRound(ids[scenario % len(ids)], format_))

    @rule()
    def goes_on(self) -> None:
        """What it takes to come to the next step, so that random play gets through whole rounds."""
        room = self.workshop.room
        if room.phase is Phase.LOBBY:
            self.starts_a_round(self.format, room.turn)
        elif room.phase is Phase.CASTING and room.customer is None:
            self.asks(None)
            self.the_person_asked_answers(accept=True)
            if room.customer is None:
                self.attempt(commands.UsePractice(room.turn))
        elif room.phase is Phase.TECHNIQUE:
            self.chooses_a_technique("negotiation", None)
        else:
            if room.phase is Phase.DRAFTING:
                for name in NAMES[::2]:
                    self.proposes(name, TEXTS[0])
            self.ends_the_step(0)

    @precondition(lambda self: self.mostly(Phase.CASTING))
    @rule(name=st.none() | people)
    def asks(self, name: str | None) -> None:
        seat = self.workshop.seat.get(name) if name else None
        self.attempt(commands.AskCustomer(self.workshop.room.turn, seat))

    @precondition(lambda self: self.mostly(Phase.CASTING))
    @rule(accept=st.booleans())
    def the_person_asked_answers(self, accept: bool) -> None:
        asked = self.workshop.playing.casting.asked if self.workshop.room.rounds else None
        if asked is not None:
            name = self.workshop.room.seats[asked].name
            self.attempt(commands.AnswerCasting(self.workshop.room.turn, accept), name)

    @rule(turn_off_by=st.sampled_from([0, 0, 0, -1, 1]))
    def ends_the_step(self, turn_off_by: int) -> None:
        self.attempt(commands.EndStep(type(self.workshop.room.turn)(self.workshop.room.turn + turn_off_by)))

    @precondition(lambda self: self.mostly(Phase.DRAFTING))
    @rule()
    def cancels(self) -> None:
        if self.workshop.room.turn % 5 == 0:
            self.attempt(commands.CancelRound(self.workshop.room.turn))

    @rule(ms=st.integers(0, 200_000))
    def time_passes_and_the_bell_rings(self, ms: int) -> None:
        self.workshop.now += ms
        clock = self.workshop.room.clock
        if clock is not None and clock.deadline is not None and clock.deadline <= self.workshop.now:
            self.workshop.by_shell(commands.Ring(self.workshop.room.turn, clock.deadline))

    @rule(command=st.sampled_from([commands.PauseClock(), commands.ResumeClock(), commands.LockRoom(on=False)]))
    def works_the_clock(self, command: commands.Command) -> None:
        self.attempt(command)

    @rule(name=people)
    def pauses_the_scene(self, name: str) -> None:
        self.attempt(commands.PauseScene(), name)

    @rule()
    def the_server_dies_and_comes_back(self) -> None:
        died = self.workshop.now
        self.workshop.now += 60_000
        self.workshop.by_shell(commands.Recover(died))

    @precondition(lambda self: self.mostly(Phase.COMPLAINT))
    @rule(name=people, text=st.sampled_from(TEXTS), aloud=st.booleans())
    def complains(self, name: str, text: str, aloud: bool) -> None:
        self.attempt(commands.Complain(self.workshop.room.turn, text, aloud), name)

    @precondition(lambda self: self.mostly(Phase.DRAFTING))
    @rule(name=people, text=st.sampled_from(TEXTS))
    def proposes(self, name: str, text: str) -> None:
        self.attempt(commands.Propose(self.workshop.room.turn, f"{name}: {text}"), name)

    @precondition(lambda self: self.mostly(Phase.DRAFTING))
    @rule(name=people, text=st.sampled_from(TEXTS))
    def drafts(self, name: str, text: str) -> None:
        self.attempt(commands.SaveDraft(self.workshop.room.turn, text), name)

    @precondition(lambda self: self.mostly(Phase.DRAFTING))
    @rule(name=people)
    def takes_the_safety_reply(self, name: str) -> None:
        self.attempt(commands.ProposeSafety(self.workshop.room.turn), name)

    @precondition(lambda self: self.mostly(Phase.DRAFTING))
    @rule(name=people, other=people)
    def backs(self, name: str, other: str) -> None:
        self.attempt(commands.Back(self.workshop.room.turn, self.workshop.seat.get(other, SeatId("nobody"))), name)

    @precondition(lambda self: self.mostly(Phase.VOTING))
    @rule(name=people, number=st.integers(1, 9))
    def votes(self, name: str, number: int) -> None:
        playing = self.workshop.room.rounds[-1].number if self.workshop.room.rounds else 1
        self.attempt(commands.CastBallot(ReplyId(f"{playing}.1.{number}")), name)

    @precondition(lambda self: self.mostly(Phase.REACTION))
    @rule(name=people, number=st.integers(1, 9), value=st.integers(-3, 3))
    def reacts(self, name: str, number: int, value: int) -> None:
        playing = self.workshop.room.rounds[-1].number if self.workshop.room.rounds else 1
        self.attempt(commands.React(ReplyId(f"{playing}.1.{number}"), value), name)

    @precondition(lambda self: self.mostly(Phase.VOTING))
    @rule(voter=st.integers(0, 8), choice=st.integers(0, 8))
    def somebody_with_a_ballot_votes(self, voter: int, choice: int) -> None:
        exchange = self.workshop.room.rounds[-1].exchange if self.workshop.room.rounds else None
        dealt = list(exchange.dealt.items()) if exchange else []
        if dealt:
            seat, ids = dealt[voter % len(dealt)]
            self.attempt(commands.CastBallot(ids[choice % len(ids)]), self.workshop.room.seats[seat].name)

    @precondition(lambda self: self.mostly(Phase.REACTION))
    @rule(value=st.integers(-3, 3), choice=st.integers(0, 8))
    def the_customer_reacts(self, value: int, choice: int) -> None:
        playing = self.workshop.room.round
        if playing is not None and playing.customer and playing.exchange and playing.exchange.replies:
            ids = [playing.exchange.best or "", *playing.exchange.replies]
            reply = ReplyId(ids[choice % len(ids)])
            self.attempt(commands.React(reply, value, "Hm."), self.workshop.room.seats[playing.customer].name)

    @rule(number=st.integers(1, 9), mark=st.integers(0, 2), start=st.integers(0, 20), end=st.integers(0, 20))
    def marks(self, number: int, mark: int, start: int, end: int) -> None:
        if self.workshop.room.rounds:
            playing = self.workshop.room.rounds[-1]
            strategy = playing.scenario.rubric.key[0].strategy
            self.attempt(commands.MarkReply(ReplyId(f"{playing.number}.1.{number}"), strategy, mark, start, end))

    # -- the whole game ------------------------------------------------------------------------------------------
    @rule(
        command=st.sampled_from(
            [
                commands.CheckConfidence(),
                commands.BeginClosing(),
                commands.Freeze(),
                commands.SetRules(voice=100, craft=0, customer=0),
                commands.SetRules(voice=50),
                commands.SetRules(scored=False),
                commands.SetRules(scored=True, clocked=False),
                commands.SetRules(approval=True),
                commands.SetRules(approval=False, clocked=True),
                commands.SetRules(agree="agree", limits="bear", promise="promise-little"),
                commands.SetRules(things=True, buzzer="next"),
                commands.SetRules(things=True, things_names=True, buzzer="pause"),
                commands.SetRules(things=False, things_names=False),
                commands.SetOffLimits(["Weather", " "]),
                commands.SaveFormat("Ours", 3, 0, 30, 60, 30, 30, guessing=20, record=0, decision=20),
                commands.DropFormat(FormatId("own-1")),
            ]
        )
    )
    def sets_the_room_up(self, command: commands.Command) -> None:
        self.attempt(command)

    @rule(turn_off_by=st.sampled_from([0, 0, -1, 1]))
    def the_buzzer_is_pressed(self, turn_off_by: int) -> None:
        before = repr(self.workshop.room)
        try:
            turn = type(self.workshop.room.turn)(self.workshop.room.turn + turn_off_by)
            assert self.workshop.by_shell(commands.Buzz(turn)) == () or self.workshop.room.rules.things.on
        except Refusal:
            assert repr(self.workshop.room) == before

    @rule(name=people, level=st.integers(1, 5))
    def says_how_sure_they_are(self, name: str, level: int) -> None:
        self.attempt(commands.RateConfidence(level), name)
        self.attempt(commands.Commit(f"{name} will listen first."), name)
        self.attempt(commands.TellTeam(f"{name} says hello."), name)

    @rule(name=people, on=st.booleans(), seconds=st.sampled_from([0, 30]))
    def watches_or_needs_time(self, name: str, on: bool, seconds: int) -> None:
        self.attempt(commands.Observe(on), name)
        if name in self.workshop.seat:
            self.attempt(commands.GiveTime(self.workshop.seat[name], seconds))

    @precondition(lambda self: self.mostly(Phase.GUESSING))
    @rule(name=people, choice=st.integers(0, 4))
    def guesses(self, name: str, choice: int) -> None:
        if self.workshop.room.rounds:
            cause = causes_offered(self.workshop.playing)[choice]
            self.attempt(commands.GuessCause(self.workshop.room.turn, cause), name)

    @precondition(lambda self: self.mostly(Phase.RECORD))
    @rule(name=people, part=st.sampled_from(["problem", "follow_up"]), points=st.integers(0, 5))
    def keeps_a_record(self, name: str, part: Any, points: int) -> None:
        self.attempt(commands.WriteRecord(self.workshop.room.turn, part, f"{name} wrote this."), name)
        if name in self.workshop.seat:
            self.attempt(commands.MarkRecord(self.workshop.team_of(name), points))

    @precondition(lambda self: self.mostly(Phase.DEBRIEF))
    @rule(page=st.sampled_from(["turned", "words", "teams", "rounds", "dilemma.D1", "prevention", "no page"]))
    def turns_a_page(self, page: str) -> None:
        self.attempt(commands.TurnPage(self.workshop.room.turn, page))

    @precondition(lambda self: self.mostly(Phase.DECISION))
    @rule(name=people, choice=st.sampled_from(["keep", "terms", "part"]))
    def decides(self, name: str, choice: Any) -> None:
        self.attempt(commands.Decide(self.workshop.room.turn, choice), name)

    @rule(player=st.sampled_from([commands.TakeOver, commands.UsePractice]))
    def somebody_else_plays_on(self, player: Any) -> None:
        if self.workshop.room.turn % 3 == 0:
            self.attempt(player(self.workshop.room.turn))

    @rule(name=people)
    def the_customer_steps_out(self, name: str) -> None:
        self.attempt(commands.StepOut(), name)

    @rule(name=st.none() | people, accept=st.booleans())
    def the_part_is_cast_again(self, name: str | None, accept: bool) -> None:
        if self.workshop.room.phase in SCENE_PHASES:
            self.asks(name)
            self.the_person_asked_answers(accept)

    @rule()
    def the_customer_is_missed(self) -> None:
        at, seat = misses_customer_at(self.workshop.room), self.workshop.room.customer
        if at is not None and seat is not None:
            self.workshop.now = max(self.workshop.now, at)
            self.workshop.by_shell(commands.MissCustomer(seat, at - 15_000))
            assert self.workshop.room.clock is not None
            assert self.workshop.room.clock.deadline is None

    @precondition(lambda self: self.mostly(Phase.REACTION))
    @rule(number=st.integers(1, 4))
    def the_scene_boils_over(self, number: int) -> None:
        """The harshest reactions in a row, so that temper 10 comes about."""
        playing = self.workshop.room.round
        if playing is not None and playing.exchange is not None and playing.exchange.best is not None:
            self.attempt(commands.React(playing.exchange.best, -3, "Enough."))
            for _ in range(number):
                self.goes_on()

    @precondition(lambda self: self.mostly(Phase.TECHNIQUE))
    @rule(technique=st.sampled_from(["negotiation", "mediation", "arbitration"]), name=st.none() | people)
    def chooses_a_technique(self, technique: Any, name: str | None) -> None:
        seat = self.workshop.seat.get(name) if name else None
        self.attempt(commands.ChooseTechnique(self.workshop.room.turn, technique, seat))

    @rule(name=people)
    def mediates_or_rules(self, name: str) -> None:
        self.attempt(commands.Mediate(self.workshop.room.turn, "Both want it settled today."), name)
        self.attempt(commands.Arbitrate(self.workshop.room.turn, "The fee is returned.", "It was our fault."))

    @rule()
    def rewinds(self) -> None:
        if self.workshop.room.turn % 4 == 0:
            self.attempt(commands.Rewind(self.workshop.room.turn))

    @precondition(lambda self: self.mostly(Phase.APPROVAL))
    @rule(number=st.integers(1, 4), on=st.booleans())
    def holds_a_reply_back(self, number: int, on: bool) -> None:
        if self.workshop.room.rounds:
            place = len(self.workshop.playing.exchanges)
            self.attempt(commands.HoldReply(ReplyId(f"{self.workshop.playing.number}.{place}.{number}"), on))

    @rule(name=people, number=st.integers(1, 4), start=st.integers(0, 9), end=st.integers(0, 20), on=st.booleans())
    def tags_and_sights(self, name: str, number: int, start: int, end: int, on: bool) -> None:
        if self.workshop.room.rounds:
            playing = self.workshop.playing
            reply = ReplyId(f"{playing.number}.{max(1, len(playing.exchanges))}.{number}")
            self.attempt(commands.TagReply(reply, playing.scenario.rubric.key[0].strategy, on), name)
            self.attempt(commands.Sight(reply, start, end), name)

    @rule(number=st.integers(1, 9), gone=st.booleans())
    def replies_are_read(self, number: int, gone: bool) -> None:
        waiting = {reply.id: read(heard, reply.text) for heard, reply in unread(self.workshop.room)}
        if gone:
            waiting[ReplyId(f"9.1.{number}")] = read("", TEXTS[0])
        self.workshop.by_shell(commands.KeepReadings(waiting))
        assert not list(unread(self.workshop.room))

    # -- what always holds ---------------------------------------------------------------------------------------
    @invariant()
    def replay_equals_live(self) -> None:
        if hasattr(self, "workshop"):
            live = self.workshop.room
            live.reckoning = None
            assert self.workshop.replayed() == live

    @invariant()
    def tallies_equal_ballots_and_nobody_votes_for_their_own_team(self) -> None:
        if not hasattr(self, "workshop"):
            return
        for playing in self.workshop.room.rounds:
            for exchange in playing.exchanges:
                assert sum(one.votes for one in count(exchange).values()) == len(exchange.ballots)
                for seat, reply in exchange.ballots.items():
                    assert reply in exchange.dealt[seat]
                    assert reply not in exchange.held
                    if not playing.ended:
                        assert exchange.replies[reply].team != self.workshop.room.seats[seat].team

    @invariant()
    def points_equal_the_sum_of_their_reasons(self) -> None:
        if not hasattr(self, "workshop"):
            return
        room = self.workshop.room
        for playing in room.rounds:
            for why in scoring.why(room, playing).values():
                for part in ("voice", "craft", "customer"):
                    known = [value for one in why.reasons if (value := getattr(one.points, part)) is not None]
                    mean = sum((Fraction(str(value)) for value in known), Fraction(0)) / why.exchanges
                    printed = getattr(why.points, part)
                    assert printed == (scoring.tenths(mean) if known else printed)
                parts = (why.points.voice, why.points.craft, why.points.customer, why.points.cause, why.points.record)
                assert abs(sum(part or 0.0 for part in parts) - why.points.total) < 1e-6

    @invariant()
    def temper_follows_the_reactions_and_takes_begin_where_the_first_did(self) -> None:
        if not hasattr(self, "workshop"):
            return
        for playing in self.workshop.room.rounds:
            level = playing.scenario.brief.starting_temper
            for before, exchange in zip([None, *playing.exchanges], playing.exchanges, strict=False):
                again = before is not None and before.number == exchange.number
                assert exchange.temper_before == (before.temper_before if again and before else level)
                level = exchange.temper
                assert 0 <= level <= 10

    @invariant()
    def the_decision_is_silent_until_it_is_over(self) -> None:
        if hasattr(self, "workshop") and self.workshop.room.phase is Phase.DECISION:
            assert self.workshop.view(Stage())["poll"] is None
            assert self.workshop.view(Desk())["poll"] is None

    def teardown(self) -> None:
        """Whoever dropped out, whatever was left undone: every phase can be left, and a round comes to its end."""
        if not hasattr(self, "workshop") or self.workshop.room.phase is Phase.CLOSED:
            return
        for _ in range(MOST_STEPS):
            room = self.workshop.room
            if room.phase is Phase.LOBBY:
                return
            if room.phase is Phase.CASTING and not self.workshop.playing.has_customer:
                self.workshop.by_facilitator(commands.TakeOver(room.turn))
            self.workshop.by_facilitator(commands.EndStep(room.turn))
        raise AssertionError(f"the room is stuck in {self.workshop.room.phase}")

    @invariant()
    def teams_hold_everybody_once(self) -> None:
        if hasattr(self, "workshop"):
            room = self.workshop.room
            members = [seat for team in room.teams.values() for seat in team.seats]
            assert sorted(members) == sorted(room.seats)
            assert all(seat.id in room.teams[seat.team].seats for seat in room.seats.values())

    @invariant()
    def no_view_tells_what_its_audience_may_not_know(self) -> None:
        if hasattr(self, "workshop"):
            for audience in self.audiences():
                self.check_secrets(audience, json.dumps(view_for(self.workshop.room, audience, self.workshop.library)))

    @invariant()
    def classroom_things_know_what_the_stage_knows_and_no_name_unless_it_is_allowed(self) -> None:
        if not hasattr(self, "workshop"):
            return
        room = self.workshop.room
        view = things_for(room)
        self.check_secrets(Stage(), json.dumps(view))
        allowed = things.WORDS | ({team.name for team in room.teams.values()} if room.rules.things.names else set())
        assert things.texts_in(view) <= allowed
        assert (view == {}) is (not room.rules.things.on or room.phase is Phase.CLOSED)

    def audiences(self) -> list[Audience]:
        room = self.workshop.room
        own: list[Audience] = [SeatAudience(seat) for seat in room.seats]
        return [Phones(), Stage(), Desk(), *(TeamAudience(team) for team in room.teams), *own]

    def check_secrets(self, audience: Audience, text: str) -> None:
        room, playing = self.workshop.room, self.workshop.room.round
        assert "hash-of" not in text
        assert isinstance(audience, Desk) or '"suggested": [' not in text
        if playing is None or isinstance(audience, Desk):
            return
        brief = json.dumps(playing.scenario.brief.hidden_need)[1:-1]
        knows = isinstance(audience, SeatAudience) and audience.seat == playing.customer
        if room.phase not in TOLD_PHASES and not knows:
            assert brief not in text
        for id_, team_of in room.teams.items():
            if audience != TeamAudience(id_):
                assert not any(json.dumps(one.text)[1:-1] in text for one in team_of.messages)
        for team, parts in playing.records.items():
            if audience != TeamAudience(team):
                assert not any(json.dumps(part)[1:-1] in text for part in parts.values())
        exchange = playing.exchange
        if exchange is None:
            return
        if room.phase is Phase.DRAFTING:
            for author, proposal in exchange.proposals.items():
                team = room.seats[author].team
                own = isinstance(audience, TeamAudience) and audience.team == team
                own = own or (exchange.mediator is not None and audience == SeatAudience(exchange.mediator))
                if not own and not proposal.safety and audience != SeatAudience(author):
                    assert json.dumps(proposal.text)[1:-1] not in text
        if room.phase not in REVEALED_PHASES:
            assert '"votes"' not in text

    @invariant()
    def only_touched_views_change(self) -> None:
        """Views that an event does not claim to touch are the same after it, so that not telling them is right."""
        if not hasattr(self, "workshop"):
            return
        seen: dict[Audience, object] = getattr(self, "seen", {})
        told: int = getattr(self, "told", 0)
        room = self.workshop.room
        fresh = self.workshop.history[told:]
        everyone = any(touched_by(room, event).everyone for event in fresh)
        shared = any(touched_by(room, event).shared for event in fresh)
        desk = any(touched_by(room, event).desk for event in fresh)
        teams = {team for event in fresh for team in touched_by(room, event).teams}
        seats = {seat for event in fresh for seat in touched_by(room, event).seats}
        now = {audience: self.view_but_draft(audience) for audience in self.audiences()}
        for audience, view in now.items():
            touched = everyone or (
                audience.team in teams
                if isinstance(audience, TeamAudience)
                else audience.seat in seats
                if isinstance(audience, SeatAudience)
                else shared or (desk and audience == Desk())
            )
            if not touched and audience in seen:
                assert view == seen[audience], audience
        self.seen, self.told = now, len(self.workshop.history)

    def view_but_draft(self, audience: Audience) -> dict[str, object]:
        """A draft comes from the phone that would be told of it: it travels only with whole views."""
        view: dict[str, object] = {**view_for(self.workshop.room, audience, self.workshop.library)}
        you = view.get("you")
        return {**view, "you": {**you, "draft": ""}} if isinstance(you, dict) else view


TestAnyWorkshop = AnyWorkshop.TestCase
TestAnyWorkshop.settings = settings(max_examples=WORKSHOPS, stateful_step_count=40, deadline=None)
