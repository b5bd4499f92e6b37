"""The rehearsal's own facilitator, and its stage: they run the rounds, mark every reply and keep what they saw."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.habits import quality_of, sample_of
from server.rehearse.screen import Message, Screen, Venue

FORMAT = "quick"
BREATH_S = 0.3
"""How long steps last in which there is only something to read."""

GRACE_S = 2.0
"""How long beyond their spread people are waited for."""

MARKS_AT_ONCE = 24
"""Commands on their way at a time; the server reads no more than 32 of a connection ahead."""

MARK_OF_QUALITY = {"strong": 2, "fair": 2, "weak": 1}


@dataclass(slots=True)
class Snapshot:
    """What the desk saw of a round in its standings; `writers` (team by seat) and `best` replies from before."""

    round: int
    scene: dict[str, Any]
    temper: dict[str, Any]
    marking: dict[str, Any]
    account: dict[str, Any]
    customer: str | None
    writers: dict[str, str]
    best: set[str]


@dataclass(slots=True)
class Marked:
    """The marks and flags that were acknowledged, by reply."""

    marks: dict[str, dict[str, int]] = field(default_factory=dict)
    flags: dict[str, set[str]] = field(default_factory=dict)


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
    ) -> None:
        super().__init__(venue)
        self.snapshots: list[Snapshot] = []
        self._hello = {"t": "hello", "v": 1, "room": room, "role": "facilitator", "key": key, "desk": "rehearsal"}
        self._people = people
        self._rounds = rounds
        self._scenarios = scenarios
        self._patience = spread + GRACE_S
        self._begun: set[tuple[int, object]] = set()
        self._writers: dict[str, str] = {}
        self._best: set[str] = set()
        self._to_mark: deque[dict[str, Any]] = deque()

    def hello(self) -> Message:
        return self._hello

    @property
    def is_done(self) -> bool:
        return self.phase == "closed"

    @property
    def marked(self) -> Marked:
        marked = Marked()
        for message in (sent.message for sent in self.done):
            match message["t"]:
                case "mark_reply":
                    marked.marks.setdefault(message["reply"], {})[message["strategy"]] = message["mark"]
                case "flag_reply":
                    marked.flags.setdefault(message["reply"], set()).add(message["anti_pattern"])
        return marked

    # -- running the rounds -----------------------------------------------------------------------------------------
    def look(self) -> None:
        self._send_marks()
        match self.phase:
            case "lobby" if self.see("room")["here"] >= self._people:
                self._begin_or_close()
            case "casting":
                self._cast(self.see("casting"))
            case "briefing" | "debrief":
                self._end_after(BREATH_S)
            case "complaint":
                self._end_when(self.see("complaint") is not None)
            case "drafting":
                self._note_writers()
                self._end_when(self._all_are_in())
            case "voting":
                self._end_when(self._all_are_in())
            case "reaction":
                self._end_when_reacted()
            case "scoring":
                self._mark_all()
            case "standings":
                self._end_after(BREATH_S, self._take_snapshot)

    def _first(self, what: object) -> bool:
        if (self.turn, what) in self._begun:
            return False
        self._begun.add((self.turn, what))
        return True

    def _begin_or_close(self) -> None:
        if not self._first("begin"):
            return
        if len(self.snapshots) < self._rounds:
            unplayed_first = sorted(self.see("library")["scenarios"], key=lambda one: one["played"])
            self.do("start_round", scenario=unplayed_first[0]["scenario"], format=FORMAT)
        else:
            self.do("close_room")

    def _cast(self, casting: dict[str, Any] | None) -> None:
        if casting is None:
            return
        if casting["customer"]:
            self._end_after(BREATH_S)
        elif not casting["asking"] and self._first("ask"):
            self.do("ask_customer", turn=self.turn)
        elif casting["asking"] and self._first("wait for an answer"):
            self.plan(self._patience, self._ask_another)

    def _ask_another(self) -> None:
        """Whoever is asked may be away: after a while the next in order is asked."""
        casting = self.see("casting")
        if casting and not casting["customer"]:
            self.do("ask_customer", turn=self.turn)
            self.plan(self._patience, self._ask_another)

    def _end_after(self, seconds: float, first: Callable[[], None] | None = None) -> None:
        if self._first(("end after", seconds)):
            self.plan(seconds, partial(self._end, first))

    def _end_when(self, ready: bool) -> None:
        """Ends the step once it is ready, or when people were waited for long enough."""
        self._end_after(self._patience)
        if ready:
            self._end()

    def _end(self, first: Callable[[], None] | None = None) -> None:
        if self._first("end"):
            if first is not None:
                first()
            self.do("end_step", turn=self.turn)

    def _all_are_in(self) -> bool:
        progress = self.see("progress")
        return progress is not None and progress["done"] >= progress["of"] > 0

    def _end_when_reacted(self) -> None:
        """Shortly after the best reply has its reaction, so that others can still get one."""
        result = self.see("result")
        self._best |= {row["reply"] for row in result["rows"] if row["best"]} if result else set()
        self._end_after(self._patience)
        if result and result["rows"] and result["rows"][0]["reaction"]:
            self._end_after(BREATH_S)

    # -- marking ----------------------------------------------------------------------------------------------------
    def _mark_all(self) -> None:
        marking = self.see("marking")
        if self._first("mark"):
            for id_, row in marking.items():
                self._to_mark.extend(self._marks_of(id_, row["text"]))
            self._send_marks()
        if not self._to_mark and all(row["reviewed"] for row in marking.values()):
            self._end()

    def _marks_of(self, reply: str, text: str) -> list[dict[str, Any]]:
        """What the deck says a reply shows, as a facilitator would enter it."""
        scenario = self._scenarios.get(self.see("scene")["scenario"])
        sample = sample_of(text, scenario)
        mark = MARK_OF_QUALITY[quality_of(text, scenario).value]
        shows = sample.shows if sample else ()
        flags = sample.anti_patterns if sample else ()
        return [
            *({"t": "mark_reply", "reply": reply, "strategy": one, "mark": mark} for one in shows),
            *({"t": "flag_reply", "reply": reply, "anti_pattern": one, "on": True} for one in flags),
            {"t": "review_reply", "reply": reply, "done": True},
        ]

    def _send_marks(self) -> None:
        while self._to_mark and self.unanswered < MARKS_AT_ONCE:
            fields = self._to_mark.popleft()
            self.do(fields["t"], **{name: value for name, value in fields.items() if name != "t"})

    # -- remembering ------------------------------------------------------------------------------------------------
    def _note_writers(self) -> None:
        roster = self.see("roster")
        self._writers = {id_: one["team"] for id_, one in roster.items() if one["part"] == "writer" and not one["left"]}

    def _take_snapshot(self) -> None:
        roster = self.see("roster")
        customer = next((id_ for id_, one in roster.items() if one["part"] == "customer"), None)
        seen = Snapshot(
            self.step[0],
            self.see("scene"),
            self.see("temper"),
            self.see("marking"),
            self.see("account"),
            customer,
            self._writers,
            self._best,
        )
        self.snapshots.append(copy.deepcopy(seen))


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
