"""What the rehearsal's facilitator noted down while running the rounds: the evidence of the desk."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.rehearse.programme import Happening
from server.rehearse.screen import Screen, Step

EXCHANGE_PHASES = frozenset({"complaint", "drafting", "approval", "voting", "reaction"})
BEFORE_A_REACTION = frozenset({"complaint", "drafting"})


@dataclass(slots=True)
class ExchangeSeen:
    """One take of an exchange as the desk saw it; `order` counts the takes of the round as they were played."""

    step: Step
    order: int
    before: int
    after: int
    technique: str | None = None
    mediator: str | None = None
    mediation: str = ""
    ruling: tuple[str, str] | None = None
    best: str | None = None


@dataclass(slots=True)
class Snapshot:
    """What the desk saw of a round in its standings; `writers` are the teams that had somebody to write."""

    round: int
    format: str
    planned: int
    scene: dict[str, Any]
    marking: dict[str, Any]
    account: dict[str, Any]
    why: dict[str, Any]
    rules: dict[str, Any]
    curve: list[dict[str, Any]]
    poll: dict[str, int] | None
    teams: dict[str, Any]
    exchanges: list[ExchangeSeen]
    writers: set[str]
    happened: list[Happening]


@dataclass(slots=True)
class Farewell:
    """What the desk saw when the room was closed: the confidence checks, and what people take home."""

    confidence: dict[str, Any] | None
    roster: dict[str, Any]


@dataclass(slots=True)
class Notes:
    """`paused_by` are the names the desk was told of those who asked for a pause."""

    snapshots: list[Snapshot] = field(default_factory=list)
    farewell: Farewell | None = None
    paused_by: set[str] = field(default_factory=set)
    format: str = ""
    planned: int = 0
    played_by: tuple[str, str | None] | None = None
    writing: dict[Step, set[str]] = field(default_factory=dict)
    exchanges: dict[Step, ExchangeSeen] = field(default_factory=dict)
    happened: dict[Happening, None] = field(default_factory=dict)

    def begin_round(self, format_: str, planned: int) -> None:
        self.format, self.planned, self.played_by = format_, planned, None
        self.writing, self.exchanges, self.happened = {}, {}, {}

    @property
    def had_technique(self) -> bool:
        return any(one.technique for one in self.exchanges.values())

    @property
    def _latest(self) -> ExchangeSeen:
        return next(reversed(self.exchanges.values()))

    # -- while a round is played ------------------------------------------------------------------------------------
    def take(self, desk: Screen) -> None:
        """Notes what is new in what the desk shows."""
        if not desk.step[0]:
            return
        self._note_player(desk)
        self._note_holds(desk)
        if desk.phase == "drafting":
            self._note_writers(desk)
        if desk.phase in EXCHANGE_PHASES:
            self._note_exchange(desk)
        elif self.exchanges:
            self._latest.after = desk.see("temper")["level"]

    def _note_writers(self, desk: Screen) -> None:
        """As they are when the drafting ends: the part may change hands in its middle."""
        roster = desk.see("roster").values()
        self.writing[desk.step] = {one["team"] for one in roster if one["part"] == "writer" and not one["left"]}

    def _note_player(self, desk: Screen) -> None:
        if desk.phase in ("casting", "standings"):
            return
        scene = desk.see("scene")
        now = (scene["player"], scene["played_by"])
        if desk.see("alerts")["stepped_out"]:
            self.happened.setdefault(Happening.STEPPED_OUT)
        elif self.played_by not in (None, now):
            changes = {"facilitator": Happening.TAKEN_OVER, "practice": Happening.PRACTICE, "seat": Happening.RECAST}
            self.happened.setdefault(changes[now[0]])
        if not desk.see("alerts")["stepped_out"]:
            self.played_by = now

    def _note_holds(self, desk: Screen) -> None:
        clock, paused_by = desk.see("clock"), desk.see("alerts")["paused_by"]
        if paused_by is not None:
            self.paused_by.add(paused_by)
        match clock["held"]:
            case "frozen":
                self.happened.setdefault(Happening.FROZEN)
            case "scene":
                self.happened.setdefault(Happening.PAUSED_BY_NAME if paused_by else Happening.PAUSED)
        if clock["overtime"]:
            self.happened.setdefault(Happening.EXTRA_TIME)

    def _note_exchange(self, desk: Screen) -> None:
        level, phase = desk.see("temper")["level"], desk.see("phase")
        seen = self.exchanges.get(desk.step)
        if seen is None:
            if self.exchanges and phase["take"] == 1:
                self._latest.after = level
            seen = self.exchanges[desk.step] = ExchangeSeen(desk.step, len(self.exchanges) + 1, level, level)
        if desk.phase in BEFORE_A_REACTION:
            seen.before = level
        seen.after, seen.technique = level, phase["technique"]
        if phase["take"] > 1:
            self.happened.setdefault(Happening.REWOUND)
        if phase["technique"]:
            self.happened.setdefault(Happening(phase["technique"]))
        if mediation := desk.see("mediation"):
            seen.mediator, seen.mediation = mediation["mediator"], mediation["text"]
        if desk.phase == "reaction":
            self._note_outcome(desk, seen)

    def _note_outcome(self, desk: Screen, seen: ExchangeSeen) -> None:
        result, ruling = desk.see("result"), desk.see("ruling")
        seen.best = next((row["reply"] for row in result["rows"] if row["best"]), None) if result else None
        if ruling:
            seen.ruling = (ruling["text"], ruling["reason"])

    # -- when it is over --------------------------------------------------------------------------------------------
    def take_snapshot(self, desk: Screen) -> None:
        marking: Mapping[str, Any] = desk.see("marking")
        if any(row["held"] for row in marking.values()):
            self.happened.setdefault(Happening.HELD_BACK)
        seen = Snapshot(
            round=desk.step[0],
            format=self.format,
            planned=self.planned,
            scene=desk.see("scene"),
            marking=dict(marking),
            account=desk.see("account"),
            why=desk.see("why"),
            rules=desk.see("rules"),
            curve=desk.see("debrief")["curve"],
            poll=desk.see("poll"),
            teams=desk.see("teams"),
            exchanges=list(self.exchanges.values()),
            writers=set().union(*self.writing.values()),
            happened=list(self.happened),
        )
        self.snapshots.append(copy.deepcopy(seen))

    def take_farewell(self, desk: Screen) -> None:
        self.farewell = copy.deepcopy(Farewell(desk.see("confidence"), desk.see("roster")))
