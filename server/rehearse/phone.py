"""A person's phone: what it saw in each round, kept for the record."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from server.rehearse.screen import Lap, Screen, Step, Venue, lap_of

BETWEEN_ROUNDS = frozenset({"standings", "lobby", "closing", "closed"})
"""When standings are open."""


class Phone(Screen):
    """`own_rounds` says in which `phase` each was seen; `steps` tells which exchange a lap was.

    `boiled` are the rounds in which a technique was played.
    """

    def __init__(self, venue: Venue) -> None:
        super().__init__(venue)
        self.ballots: dict[Lap, list[str]] = {}
        self.own_replies: dict[str, dict[str, Any]] = {}
        self.own_rounds: dict[int, dict[str, Any]] = {}
        self.rounds_seen: set[int] = set()
        self.teams: dict[int, str] = {}
        self.scenes: dict[int, dict[str, Any]] = {}
        self.tempers: dict[int, dict[str, Any]] = {}
        self.steps: dict[Lap, Step] = {}
        self.boiled: set[int] = set()
        self._rounds_counted: int | None = None

    @abstractmethod
    def act(self) -> None:
        """Does what there is to do now."""

    def look(self) -> None:
        self._remember()
        self.act()

    def team_in(self, number: int) -> str:
        """The team this person was in, in the round of that number."""
        return self.teams.get(number, "")

    def ballot(self) -> list[dict[str, Any]]:
        """The present ballot; one of an earlier vote may still be in sight for a moment."""
        ballot = self.see("ballot")
        replies: list[dict[str, Any]] = ballot["replies"] if ballot else []
        return replies if replies and self._is_of_now(replies[0]["reply"]) else []

    def _is_of_now(self, reply: str) -> bool:
        """A lap belongs to the step in which it was first seen."""
        return self.steps.setdefault(lap_of(reply), self.step) == self.step

    # -- remembering ------------------------------------------------------------------------------------------------
    def _remember(self) -> None:
        number, own = self.step[0], self.see("own_result")
        if number:
            self._remember_round(number)
        if self.phase == "voting" and (ballot := self.ballot()):
            self.ballots[lap_of(ballot[0]["reply"])] = [one["reply"] for one in ballot]
        if own and own["row"]:
            self._is_of_now(own["row"]["reply"])
            self.own_replies[own["row"]["reply"]] = own["row"]
        self._remember_standing(own)
        self._count_rounds()

    def _remember_standing(self, own: dict[str, Any] | None) -> None:
        """Best as it was in the standings: later the facilitator may change the room's rules."""
        if not own or not own["standing"] or self.phase not in BETWEEN_ROUNDS:
            return
        if self.phase == "standings" or self.latest_round not in self.own_rounds:
            self.own_rounds[self.latest_round] = {**own, "phase": self.phase}

    def _remember_round(self, number: int) -> None:
        known: list[tuple[dict[int, Any], Any]] = [
            (self.teams, self.see("team") and self.see("team")["team"]["id"]),
            (self.scenes, self.see("scene")),
            (self.tempers, self.see("temper")),
        ]
        for remembered, seen in known:
            if seen is not None:
                remembered[number] = seen
        if self.see("phase")["technique"]:
            self.boiled.add(number)

    def _count_rounds(self) -> None:
        """A round counts once it is in the standings; one that had begun before this person came does not."""
        if self.phase not in BETWEEN_ROUNDS:
            return
        standings = self.see("standings")
        counted = standings["rounds"] if standings else 0
        if self._rounds_counted is not None and counted > self._rounds_counted:
            self.rounds_seen.add(self.latest_round)
        self._rounds_counted = counted
