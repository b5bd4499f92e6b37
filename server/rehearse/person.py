"""A person of the rehearsal, at their phone: what they do in each step."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.habits import Choices, Habits, Writing, comeback, name_of
from server.rehearse.phone import Phone
from server.rehearse.programme import Drama, Programme, wish_for
from server.rehearse.screen import Message, Venue

AWAY_S = (0.1, 0.6)
"""How long a dropped phone stays away, at least and at most."""

ROUNDS_OBSERVED = 2
SURE = range(1, 6)
CHOICES = ("keep", "terms", "part")
RECORD_PARTS = ("problem", "done", "outcome", "follow_up")
TAKEN_HOME = (
    "Let them finish before I answer.",
    "Say what I can do before what I cannot.",
    "Ask what would settle it.",
    "Write down who calls whom, and when.",
)


class Person(Phone):
    """`rounds` is after how many rounds to leave; None stays until the room is closed.

    Who is the `last` one in asks for the pauses of the programme.
    """

    def __init__(
        self,
        venue: Venue,
        room: str,
        number: int,
        choices: Choices,
        scenarios: Mapping[ScenarioId, Scenario],
        spread: float,
        rounds: int | None,
        programme: Programme,
        *,
        last: bool = False,
    ) -> None:
        super().__init__(venue)
        self.name = name_of(number)
        self.habits = Habits.of(number)
        self._room = room
        self._number = number
        self._choices = choices
        self._scenarios = scenarios
        self._spread = spread
        self._rounds = rounds
        self._programme = programme
        self._last = last
        self._key = secrets.token_urlsafe(16)
        self._names_taken = 0

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
    def act(self) -> None:
        you = self.see("you")
        if you is None:
            return
        if you["asked"] and self.first("answer"):
            self._soon(self._answer_casting)
        match self.phase:
            case "lobby":
                self._between_rounds(you)
            case "confidence" | "closing" if self.first("rate"):
                self._soon(self._look_at_oneself, last=0.9)
            case "guessing" if you["part"] == "writer" and self.see("guess") and self.first("guess"):
                self._guess()
            case "complaint" | "drafting" if you["part"] in ("customer", "mediator"):
                self._play_a_part(you["part"])
            case "drafting" if you["part"] == "writer" and self.see("huddle"):
                self._write_in_time(you)
            case "voting" if self.ballot() and self.first("vote"):
                self._vote()
            case "reaction" if you["part"] == "customer" and self._rows() and self.first("react"):
                self._react()
            case "record" if you["part"] == "writer" and self.see("record") and self.first("record"):
                self._write_record()
            case "decision" if you["part"] != "customer" and self.first("decide"):
                self._decide()
        if self.phase == "drafting":
            self._pause()
        if you["card"] and self.phase in ("voting", "reaction"):
            self._look_out(you["card"])

    @property
    def _drama(self) -> Drama:
        return self._programme.drama_of(self.step[0])

    @property
    def _scenario(self) -> Scenario | None:
        scene = self.see("scene")
        return self._scenarios.get(scene["scenario"]) if scene else None

    def _soon(self, action: Callable[[], None], first: float = 0.0, last: float = 0.3) -> None:
        self.plan(self._choices.moment(self._spread, first, last), action)

    def _dropping(self, action: Callable[[], None]) -> None:
        """Acts, and is cut off in that moment where that is this person's lot."""
        phase = self.phase
        action()
        if self._drama.drops and phase in self.habits.drops_in and self.first("drop"):
            self.cut(self._choices.one_of(AWAY_S))

    # -- between rounds ---------------------------------------------------------------------------------------------
    def _between_rounds(self, you: Mapping[str, Any]) -> None:
        if self._rounds is not None and len(self.rounds_seen) >= self._rounds:
            if self.first("leave"):
                self.do("leave")
            return
        observes = self.habits.observes and len(self.rounds_seen) < ROUNDS_OBSERVED
        if you["observes"] != observes and self.first("observe"):
            self.do("observe", on=observes)
        if self.habits.volunteers and not you["volunteer"] and self.first("volunteer"):
            self.do("volunteer", on=True)

    def _look_at_oneself(self) -> None:
        """What one takes home goes before how sure one is: who has said that is done here."""
        if self.phase == "closing" and self.habits.commits:
            self.do("commit", text=self._choices.one_of(TAKEN_HOME))
        self.do("rate_confidence", level=self._choices.one_of(SURE))

    def _answer_casting(self) -> None:
        self.do("answer_casting", turn=self.turn, accept=not self.habits.passes)

    # -- writing ----------------------------------------------------------------------------------------------------
    def _guess(self) -> None:
        causes = [one["cause"] for one in self.see("guess")["options"]]
        self._soon(partial(self.do, "guess_cause", turn=self.turn, cause=self._choices.one_of(causes)), last=0.4)
        if self.habits.changes_vote:
            again = partial(self.do, "guess_cause", turn=self.turn, cause=self._choices.one_of(causes))
            self._soon(again, 0.5, 0.7)

    def _pause(self) -> None:
        kind = self._drama.pause
        if kind and self._last and self.step[1] == 1 and self.first("pause"):
            self._soon(partial(self.do, "pause_scene", named=kind == "named"), last=0.1)

    def _write_in_time(self, you: Mapping[str, Any]) -> None:
        """Who was given more time uses it, when the programme leaves a drafting to the bell."""
        clock = self.see("clock")
        waits = self._drama.bell and self.step[1:] == (1, 1) and you["extra_s"] and not clock["overtime"]
        if not waits and self.first("write"):
            self._write()

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

    def _write_record(self) -> None:
        """Two parts each, so that mates fill the record together and now and then write over each other."""
        for more in (0, 2) if self.see("team")["count"] > 1 else range(len(RECORD_PARTS)):
            part = RECORD_PARTS[(self._number + more) % len(RECORD_PARTS)]
            text = f"{part.replace('_', ' ').capitalize()}, as {self.name} saw it."
            self._soon(partial(self.do, "write_record", turn=self.turn, part=part, text=text), last=0.7)

    def _decide(self) -> None:
        self._soon(partial(self.do, "decide", turn=self.turn, choice=self._choices.one_of(CHOICES)), last=0.4)
        if self.habits.changes_vote:
            self._soon(partial(self.do, "decide", turn=self.turn, choice=self._choices.one_of(CHOICES)), 0.5, 0.7)

    # -- voting and watching ----------------------------------------------------------------------------------------
    def _vote(self) -> None:
        ballot = self.ballot()
        first = self._choices.vote(ballot, self._scenario)
        others = [one for one in ballot if one["reply"] != first]
        changes = self.habits.changes_vote and bool(others)
        if self.habits.tags:
            self._soon(partial(self._tag, first), 0.0, 0.1)
        self._soon(partial(self._dropping, partial(self.do, "cast_ballot", reply=first)), 0.1, 0.3 if changes else 0.9)
        if changes:
            self._soon(partial(self.do, "cast_ballot", reply=self._choices.vote(others, self._scenario)), 0.4, 0.6)

    def _tag(self, reply: str) -> None:
        """Three strategies the scenario calls for, and one of them taken back."""
        rubric = self._scenario.rubric if self._scenario else None
        seen = [line.strategy for line in (*rubric.key, *rubric.useful)][:3] if rubric else []
        for strategy in seen:
            self.do("tag_reply", reply=reply, strategy=strategy, on=True)
        if seen:
            self.do("tag_reply", reply=reply, strategy=self._choices.one_of(seen), on=False)

    def _look_out(self, card: Mapping[str, Any]) -> None:
        """Finds the words of the card in a reply in sight: its first half, as far as this person can tell."""
        in_sight = self.ballot() if self.phase == "voting" else self._rows()
        if not in_sight or not self.first("sight"):
            return
        seen = self._choices.one_of(in_sight)
        end = max(1, len(seen["text"]) // 2)
        self._soon(partial(self.do, "sight", reply=seen["reply"], start=0, end=end), 0.0, 0.2)

    # -- in a part --------------------------------------------------------------------------------------------------
    def _play_a_part(self, part: str) -> None:
        if part == "mediator":
            if self.first("mediate"):
                self._soon(self._mediate, last=0.2)
        elif self.phase == "complaint" and self.first("complain"):
            leaves = self._drama.steps_out and self.step[1] == 2
            self._soon(partial(self.do, "step_out") if leaves else self._complain)

    def _mediate(self) -> None:
        if self.see("you")["part"] == "mediator":
            said = f"Both sides want this over with, as {self.name} hears it."
            self.do("mediate", turn=self.turn, text=said)

    def _rows(self) -> list[dict[str, Any]]:
        result = self.see("result")
        rows: list[dict[str, Any]] = result["rows"] if result else []
        return rows

    def _complain(self) -> None:
        brief = self.see("brief")
        line = self._choices.one_of(brief["opening_lines"])["text"] if brief and brief["opening_lines"] else ""
        aloud = self.habits.speaks_aloud or not line
        self.do("complain", turn=self.turn, text="" if aloud else line, aloud=aloud)

    def _react(self) -> None:
        """To the best reply first, and a little later to the others in sight."""
        for place, row in enumerate(self._rows()):
            wish = wish_for(self._drama, row, boiled=self.step[0] in self.boiled, now=self.see("phase")["technique"])
            value = self._choices.reaction(row["text"], self._scenario, wish)
            line = comeback(self.see("brief"), value, self._choices)
            react = partial(self.do, "react", reply=row["reply"], value=value, line=line)
            self._soon(partial(self._dropping, react), 0.1 + 0.1 * place, 0.2 + 0.1 * place)
