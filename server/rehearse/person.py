"""A person of the rehearsal, at their phone: what they do in each step, and what they remember of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.habits import Choices, Habits, Writing, name_of
from server.rehearse.screen import Message, Screen, Step, Venue

AWAY_S = (0.1, 0.6)
"""How long a dropped phone stays away, at least and at most."""

BETWEEN_ROUNDS = frozenset({"standings", "lobby", "closed"})
"""When standings are open."""

SWING = {1: "cooler", 0: "same", -1: "hotter"}


class Person(Screen):
    """`rounds` is after how many rounds to leave; None stays until the room is closed."""

    def __init__(
        self,
        venue: Venue,
        room: str,
        number: int,
        choices: Choices,
        scenarios: Mapping[ScenarioId, Scenario],
        spread: float,
        rounds: int | None,
    ) -> None:
        super().__init__(venue)
        self.name = name_of(number)
        self.habits = Habits.of(number)
        self.ballots: dict[Step, list[str]] = {}
        self.own_replies: dict[Step, dict[str, Any]] = {}
        self.own_rounds: dict[int, dict[str, Any]] = {}
        self.rounds_seen: set[int] = set()
        self.teams: dict[int, str] = {}
        self.scenes: dict[int, dict[str, Any]] = {}
        self.tempers: dict[int, dict[str, Any]] = {}
        self._room = room
        self._number = number
        self._choices = choices
        self._scenarios = scenarios
        self._spread = spread
        self._rounds = rounds
        self._key = secrets.token_urlsafe(16)
        self._names_taken = 0
        self._rounds_counted: int | None = None
        self._begun: set[tuple[int, str]] = set()

    # -- coming and going -------------------------------------------------------------------------------------------
    def hello(self) -> Message:
        return {"t": "hello", "v": 1, "room": self._room, "role": "participant", "key": self._key, "name": self.name}

    def greets_otherwise(self, slug: str) -> bool:
        if slug != "name-taken" or self._names_taken == 4:
            return False
        self._names_taken += 1
        self.name = name_of(self._number, self._names_taken)
        return True

    @property
    def is_done(self) -> bool:
        has_left = bool(self.done) and self.done[-1].message["t"] == "leave"
        return has_left or self.phase == "closed"

    # -- what there is to do ----------------------------------------------------------------------------------------
    def look(self) -> None:
        self._remember()
        you = self.see("you")
        if you is None:
            return
        match self.phase:
            case "lobby":
                self._between_rounds()
            case "casting" if you["asked"] and self._first("answer"):
                self._soon(self._answer_casting)
            case "complaint" if you["part"] == "customer" and self._first("complain"):
                self._soon(self._complain)
            case "drafting" if you["part"] == "writer" and self.see("huddle") and self._first("write"):
                self._write()
            case "voting" if self._ballot() and self._first("vote"):
                self._vote()
            case "reaction" if you["part"] == "customer" and self._rows() and self._first("react"):
                self._react()

    def _first(self, what: str) -> bool:
        """True once a step: a plan made is not made again when the next view comes."""
        if (self.turn, what) in self._begun:
            return False
        self._begun.add((self.turn, what))
        return True

    def _soon(self, action: Callable[[], None], first: float = 0.0, last: float = 0.3) -> None:
        self.plan(self._choices.moment(self._spread, first, last), action)

    def _dropping(self, action: Callable[[], None]) -> None:
        """Acts, and is cut off in that moment where that is this person's lot."""
        phase = self.phase
        action()
        if phase in self.habits.drops_in and self._first("drop"):
            self.cut(self._choices.one_of(AWAY_S))

    def _between_rounds(self) -> None:
        if self._rounds is not None and len(self.rounds_seen) >= self._rounds:
            if self._first("leave"):
                self.do("leave")
        elif self.habits.volunteers and self._first("volunteer") and not self.see("you")["volunteer"]:
            self.do("volunteer", on=True)

    def _answer_casting(self) -> None:
        self.do("answer_casting", turn=self.turn, accept=not self.habits.passes)

    # -- writing ----------------------------------------------------------------------------------------------------
    @property
    def _scenario(self) -> Scenario | None:
        scene = self.see("scene")
        return self._scenarios.get(scene["scenario"]) if scene else None

    def _write(self) -> None:
        scenario = self._scenario
        if scenario is None or self.habits.writing is Writing.SAFETY:
            self._soon(partial(self._dropping, partial(self.do, "propose_safety", turn=self.turn)), last=0.8)
            return
        text = self._choices.sample(scenario).text
        propose = partial(self._dropping, partial(self.do, "propose", turn=self.turn, text=text))
        match self.habits.writing:
            case Writing.PROPOSES:
                self._soon(propose, 0.1, 0.7)
            case Writing.BACKS:
                self._soon(partial(self._back_or, propose), 0.6, 0.9)
            case Writing.EDITS:
                self._soon(propose, 0.1, 0.4)
                edited = self._choices.sample(scenario).text
                self._soon(partial(self.do, "propose", turn=self.turn, text=edited), 0.5, 0.7)
            case Writing.DRAFTS_FIRST | Writing.ONLY_DRAFTS as writing:
                self._soon(partial(self._save, text[: len(text) // 2].strip()), 0.0, 0.2)
                self._soon(partial(self._save, text), 0.3, 0.5)
                if writing is Writing.DRAFTS_FIRST:
                    self._soon(propose, 0.6, 0.8)

    def _save(self, text: str) -> None:
        self.do("save_draft", turn=self.turn, text=text)

    def _back_or(self, propose: Callable[[], None]) -> None:
        huddle = self.see("huddle")
        others = [one["author"] for one in huddle["proposals"] if one["author"] != self.seat] if huddle else []
        if others:
            self._dropping(partial(self.do, "back", turn=self.turn, author=self._choices.one_of(others)))
        else:
            propose()

    # -- voting and reacting ----------------------------------------------------------------------------------------
    def _ballot(self) -> list[dict[str, Any]]:
        """The present ballot; one of an earlier vote may still be in sight for a moment."""
        ballot = self.see("ballot")
        replies: list[dict[str, Any]] = ballot["replies"] if ballot else []
        return replies if replies and _step_of(replies[0]["reply"]) == self.step else []

    def _vote(self) -> None:
        ballot = self._ballot()
        first = self._choices.vote(ballot, self._scenario)
        others = [one for one in ballot if one["reply"] != first]
        changes = self.habits.changes_vote and bool(others)
        self._soon(partial(self._dropping, partial(self.do, "cast_ballot", reply=first)), 0.0, 0.3 if changes else 0.9)
        if changes:
            self._soon(partial(self.do, "cast_ballot", reply=self._choices.vote(others, self._scenario)), 0.4, 0.6)

    def _rows(self) -> list[dict[str, Any]]:
        result = self.see("result")
        rows: list[dict[str, Any]] = result["rows"] if result else []
        return rows if rows and _step_of(rows[0]["reply"]) == self.step else []

    def _complain(self) -> None:
        brief = self.see("brief")
        line = self._choices.one_of(brief["opening_lines"])["text"] if brief else ""
        aloud = self.habits.speaks_aloud or not line
        self.do("complain", turn=self.turn, text="" if aloud else line, aloud=aloud)

    def _react(self) -> None:
        """To the best reply first, and a little later to the others in sight."""
        for place, row in enumerate(self._rows()):
            value = self._choices.reaction(row["text"], self._scenario)
            react = partial(self.do, "react", reply=row["reply"], value=value, line=self._comeback(value))
            self._soon(partial(self._dropping, react), 0.1 + 0.1 * place, 0.2 + 0.1 * place)

    def _comeback(self, value: int) -> str:
        swing = SWING[(value > 0) - (value < 0)]
        brief = self.see("brief")
        fitting = [one["text"] for one in brief["comebacks"] if one["when"] == swing] if brief else []
        line: str = self._choices.one_of(fitting) if fitting else ""
        return line

    # -- remembering ------------------------------------------------------------------------------------------------
    def team_in(self, number: int) -> str:
        """The team this person was in, in the round of that number."""
        return self.teams.get(number, "")

    def _remember(self) -> None:
        step, own = self.step, self.see("own_result")
        if step[0]:
            self._remember_round(step[0])
        if self.phase == "voting" and (ballot := self._ballot()):
            self.ballots[step] = [one["reply"] for one in ballot]
        if own and own["row"]:
            self.own_replies[_step_of(own["row"]["reply"])] = own["row"]
        if own and own["standing"] and self.phase in BETWEEN_ROUNDS:
            self.own_rounds[self.latest_round] = own
        self._count_rounds()

    def _remember_round(self, number: int) -> None:
        known: list[tuple[dict[int, Any], Any]] = [
            (self.teams, self.see("team") and self.see("team")["team"]["id"]),
            (self.scenes, self.see("scene")),
            (self.tempers, self.see("temper")),
        ]
        for remembered, seen in known:
            if seen is not None:
                remembered[number] = seen

    def _count_rounds(self) -> None:
        """A round counts once it is in the standings; one that had begun before this person came does not."""
        if self.phase not in BETWEEN_ROUNDS:
            return
        standings = self.see("standings")
        counted = standings["rounds"] if standings else 0
        if self._rounds_counted is not None and counted > self._rounds_counted:
            self.rounds_seen.add(self.latest_round)
        self._rounds_counted = counted


def _step_of(reply: str) -> Step:
    played, exchange, _ = reply.split(".")
    return int(played), int(exchange)
