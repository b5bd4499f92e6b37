"""The rehearsal's own facilitator, and its stage: the one runs the rounds and what the programme has happen in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from math import ceil
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.habits import Choices, comeback
from server.rehearse.marker import Marker
from server.rehearse.notes import Notes
from server.rehearse.programme import HOT, Drama, Programme, wish_for
from server.rehearse.screen import Message, Screen, Venue

BREATH_S = 0.3
"""How long steps last in which there is only something to read, at most: no longer than others take to answer."""

GRACE_S, GRACE_EACH_S = 0.5, 0.0025
"""How long beyond their spread people are waited for, and how much longer for each person in the room."""

CUSTOMER_GRACE_S = 5.0
"""How long beyond their spread the customer is waited for: without them a scene goes nowhere."""

BELL_S, EXTRA_S = 5, 3
"""The shortest clock there is, and how much longer one person gets."""

FEWEST_TO_HOLD = 3
"""Replies there must be for one to be held back, so that a vote is left."""

FEWEST_TO_MEDIATE = 2
"""Writers there must be for one to mediate, so that somebody is left to write."""

RULING, REASON = "What the policy card offers stands, from today.", "Both sides can live with it."


class Desk(Screen):
    def __init__(
        self,
        venue: Venue,
        room: str,
        key: str,
        people: int,
        rounds: int,
        scenarios: Mapping[ScenarioId, Scenario],
        spread: float,
        programme: Programme,
        choices: Choices,
    ) -> None:
        super().__init__(venue)
        self.notes = Notes()
        self._hello = {"t": "hello", "v": 1, "room": room, "role": "facilitator", "key": key, "desk": "rehearsal"}
        self._people = people
        self._rounds = rounds
        self._scenarios = scenarios
        self._spread = spread
        self._programme = programme
        self._choices = choices
        self._marker = Marker(self)
        self._asked_for_confidence = False

    def hello(self) -> Message:
        return self._hello

    @property
    def is_done(self) -> bool:
        return self.phase == "closed"

    @property
    def _drama(self) -> Drama:
        return self._programme.drama_of(self.step[0])

    @property
    def _breath(self) -> float:
        return min(BREATH_S, self._spread)

    @property
    def _patience(self) -> float:
        return self._spread + GRACE_S + GRACE_EACH_S * self._people

    # -- running the workshop ---------------------------------------------------------------------------------------
    def look(self) -> None:
        if self.see("phase") is None:
            return
        self.notes.take(self)
        self._marker.send()
        if self.see("phase")["scene"]:
            self._mind_the_scene()
        match self.phase:
            case "lobby" if self.see("room")["here"] >= self._people:
                self._in_the_lobby()
            case "confidence":
                self._asked_for_confidence = True
                self._end_when(self._all_are_in())
            case "closing" if self._all_are_in() and self.first("close"):
                self.do("close_room")
            case "closing" if self.first("wait"):
                self.plan(self._patience, partial(self.do, "close_room"))
            case "closed" if self.first("farewell"):
                self.notes.take_farewell(self)
            case _ if self.step[0]:
                self._in_a_round()

    def _in_the_lobby(self) -> None:
        number = len(self.notes.snapshots) + 1
        if not self._asked_for_confidence:
            if self.first("confidence"):
                self.do("check_confidence")
        elif number > self._rounds:
            if self.first("closing"):
                self.do("begin_closing")
        else:
            self._begin_round(number)

    def _begin_round(self, number: int) -> None:
        """With the rules of the programme, and a hot scenario where the scene is to boil over."""
        drama, shown = self._programme.drama_of(number), self.see("rules")
        if any(shown[name] != value for name, value in drama.rules.items()):
            if self.first("rules"):
                self.do("set_rules", **drama.rules)
            return
        if not self.first("begin"):
            return
        library, boils = self.see("library"), drama.technique is not None
        fitting = min(library["scenarios"], key=lambda one: ((one["starting_temper"] >= HOT) != boils, one["played"]))
        format_ = next(one for one in library["formats"] if one["format"] == self._programme.format_of(number))
        self.notes.begin_round(format_["format"], max(step["exchange"] for step in format_["steps"]))
        self.do("start_round", scenario=fitting["scenario"], format=format_["format"])

    def _in_a_round(self) -> None:
        match self.phase:
            case "casting":
                self._cast(self.see("casting"))
            case "briefing":
                self._give_extra_time()
                self._end_after(self._breath)
            case "complaint":
                self._play_the_customer()
                self._end_when(self.see("complaint") is not None, self._patience + CUSTOMER_GRACE_S)
            case "drafting":
                self._in_the_huddle()
            case "approval":
                self._approve()
                self._end_after(self._breath)
            case "guessing" | "voting" | "decision":
                self._end_when(self._all_are_in())
            case "reaction":
                self._end_when_reacted()
            case "technique":
                self._choose_technique()
            case "record":
                self._end_after(self._spread + self._breath)
            case "scoring":
                self._mark_all()
            case "debrief":
                self._end_after(self._breath)
            case "standings":
                self._end_after(self._breath, partial(self.notes.take_snapshot, self))

    # -- from step to step ------------------------------------------------------------------------------------------
    @property
    def _is_settled(self) -> bool:
        """Nobody is waited for, and nothing is on its way."""
        alerts = self.see("alerts")
        return not (
            self.unanswered or alerts["asking"] or alerts["customer_missing"] or self.see("clock")["held"] != "none"
        )

    def _end_after(self, seconds: float, first: Callable[[], None] | None = None) -> None:
        """Ends the step after a time, or as soon after it as all is settled; `first` is done before."""
        if self.first("end after"):
            self.plan(seconds, partial(self._end_settled, first))

    def _end_settled(self, first: Callable[[], None] | None = None) -> None:
        if self._is_settled:
            self._end(first)
        else:
            self.plan(self._breath, partial(self._end_settled, first))

    def _end_when(self, ready: bool, patience: float | None = None) -> None:
        """Ends the step once it is ready, or when people were waited for long enough."""
        self._end_after(patience or self._patience)
        if ready and self._is_settled:
            self._end()

    def _end(self, first: Callable[[], None] | None = None) -> None:
        if not self.first("end"):
            return
        if first is not None:
            first()
        rewinds = self._drama.rewinds and self.phase == "reaction" and self.step[1:] == (1, 1)
        self.do("rewind" if rewinds else "end_step", turn=self.turn)

    def _all_are_in(self) -> bool:
        progress = self.see("progress")
        return progress is not None and progress["done"] >= progress["of"] > 0

    # -- casting ----------------------------------------------------------------------------------------------------
    def _cast(self, casting: dict[str, Any] | None) -> None:
        if casting is None:
            return
        if casting["customer"]:
            self._end_after(self._breath)
        elif not casting["asking"] and self.first("ask"):
            self.do("ask_customer", turn=self.turn)
        elif casting["asking"] and self.first("wait for an answer"):
            self.plan(self._patience, self._ask_another)

    def _ask_another(self) -> None:
        """Whoever is asked may be away: after a while the next in order is asked."""
        casting = self.see("casting")
        if casting and not casting["customer"]:
            self.do("ask_customer", turn=self.turn)
            self.plan(self._patience, self._ask_another)

    # -- out of the ordinary ----------------------------------------------------------------------------------------
    def _mind_the_scene(self) -> None:
        """Lets a held scene go on after a moment, and has the practice customer play for one who is gone."""
        if self.see("alerts")["customer_missing"] and self.first("practice"):
            self.do("use_practice", turn=self.turn)
        held = self.see("clock")["held"]
        if held in ("scene", "frozen") and self.first(("resume", held)):
            self.plan(self._breath, partial(self.do, "resume_clock"))

    def _in_the_huddle(self) -> None:
        drama, is_first = self._drama, self.step[1:] == (1, 1)
        if is_first and drama.recasts and self.first("recast"):
            self.do("ask_customer", turn=self.turn)
        if is_first and drama.takes_over and self.first("take over"):
            self.do("take_over", turn=self.turn)
        if not (is_first and drama.bell):
            self._end_when(self._all_are_in())
            return
        if self.first("bell"):
            seconds = max(BELL_S, ceil(self._spread) + 1)
            self.do("start_clock", turn=self.turn, seconds=seconds)
            self.plan(seconds + EXTRA_S + self._patience, self._end)
        if self._all_are_in() and self._is_settled:
            self._end()

    def _give_extra_time(self) -> None:
        writers = self._writers()
        if self._drama.bell and writers and self.first("extra time"):
            self.do("give_time", seat=writers[0], seconds=EXTRA_S)

    def _writers(self) -> list[str]:
        roster = self.see("roster").items()
        return [seat for seat, one in roster if one["part"] == "writer" and one["present"] and not one["left"]]

    def _approve(self) -> None:
        """Holds one reply back, and another for a moment only."""
        now = [id_ for id_, row in self.see("marking").items() if (row["exchange"], row["take"]) == self.step[1:]]
        if len(now) >= FEWEST_TO_HOLD and self.first("hold"):
            for reply, on in ((now[-1], True), (now[0], True), (now[0], False)):
                self.do("hold_reply", reply=reply, on=on)

    def _choose_technique(self) -> None:
        """Where the practice customer stays too hot, the facilitator plays on."""
        if not self.first("choose"):
            return
        if self.see("scene")["player"] == "practice":
            self.do("take_over", turn=self.turn)
        technique, mediator = self._drama.technique or "negotiation", None
        if technique == "mediation":
            mediator = self._neutral()
            technique = technique if mediator else "negotiation"
        self.do("choose_technique", turn=self.turn, technique=technique, mediator=mediator)

    def _neutral(self) -> str | None:
        """Somebody from the team that has most to write; None where nobody can be spared."""
        roster, writers = self.see("roster"), self._writers()
        sizes = Counter(roster[seat]["team"] for seat in writers)
        fitting = max(writers, key=lambda seat: sizes[roster[seat]["team"]], default=None)
        return fitting if len(writers) >= FEWEST_TO_MEDIATE else None

    # -- the customer's answer --------------------------------------------------------------------------------------
    @property
    def _plays(self) -> bool:
        return bool(self.see("scene")["player"] == "facilitator")

    def _play_the_customer(self) -> None:
        if self._plays and self.see("complaint") is None and self.first("complain"):
            line = self._choices.one_of(self.see("brief")["opening_lines"])["text"]
            self.do("complain", turn=self.turn, text=line, aloud=False)

    def _end_when_reacted(self) -> None:
        """Shortly after the best reply has its reaction, so that others can still get one."""
        result = self.see("result")
        rows = result["rows"] if result else []
        if self._plays and rows and self.first("react"):
            self._react(rows)
        if self.see("phase")["technique"] == "arbitration" and self.first("rule"):
            ruling = {
                "ruling": "The policy card stands, and we pay for the call.",
                "reason": "Both sides can live with it.",
            }
            self.do("arbitrate", turn=self.turn, **ruling)
        if self._drama.freezes and self.step[1:] == (1, 1) and self.first("freeze"):
            self.do("freeze")
        self._end_after(self._patience + CUSTOMER_GRACE_S)
        if rows and rows[0]["reaction"] and self.first("reacted"):
            self.plan(self._breath, self._end_settled)

    def _react(self, rows: list[dict[str, Any]]) -> None:
        now = self.see("phase")["technique"]
        for row in rows[:3]:
            wish = wish_for(self._drama, row, boiled=self.notes.had_technique, now=now)
            value = self._choices.reaction(row["text"], self._scenario, wish)
            line = comeback(self.see("brief"), value, self._choices)
            self.do("react", reply=row["reply"], value=value, line=line)

    # -- marking ----------------------------------------------------------------------------------------------------
    @property
    def _scenario(self) -> Scenario | None:
        return self._scenarios.get(self.see("scene")["scenario"])

    def _mark_all(self) -> None:
        if self.first("mark"):
            self._marker.take_on(self._scenario)
            self._marker.send()
        if self._marker.is_through and self._is_settled:
            self._end()


class Stage(Screen):
    """The shared screen: it asks for nothing, and keeps the results it showed."""

    def __init__(self, venue: Venue, room: str) -> None:
        super().__init__(venue)
        self._hello = {"t": "hello", "v": 1, "room": room, "role": "stage"}

    def hello(self) -> Message:
        return self._hello

    def look(self) -> None:
        """A stage only shows."""

    @property
    def is_done(self) -> bool:
        return self.phase == "closed"
