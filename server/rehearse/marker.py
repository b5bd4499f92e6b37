"""Marks for the rehearsal's facilitator to give: what the deck says that replies show, and points for case records."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from rounds.deck import Scenario
from server.rehearse.habits import quality_of, sample_of
from server.rehearse.screen import Screen

MARKS_AT_ONCE = 24
"""Commands on their way at a time; the server reads no more than 32 of a connection ahead."""

MARK_OF_QUALITY = {"strong": 2, "fair": 2, "weak": 1}


class Marker:
    """Gives the marks of a round in good order, a few at a time."""

    def __init__(self, desk: Screen) -> None:
        self._desk = desk
        self._waiting: deque[dict[str, Any]] = deque()

    @property
    def is_through(self) -> bool:
        return not self._waiting and all(row["reviewed"] for row in self._desk.see("marking").values())

    def take_on(self, scenario: Scenario | None) -> None:
        """Everything there is to mark in the round that the desk shows."""
        for id_, row in self._desk.see("marking").items():
            self._waiting.extend(_marks_of(id_, row["text"], scenario))
        for id_, team in self._desk.see("teams").items():
            if team["record"]:
                self._waiting.append({"t": "mark_record", "team": id_, "points": _points_of(team["record"])})

    def send(self) -> None:
        while self._waiting and self._desk.unanswered < MARKS_AT_ONCE:
            fields = self._waiting.popleft()
            self._desk.do(fields["t"], **{name: value for name, value in fields.items() if name != "t"})


def _marks_of(reply: str, text: str, scenario: Scenario | None) -> list[dict[str, Any]]:
    """What the deck says a reply shows, as a facilitator would enter it."""
    sample = sample_of(text, scenario)
    mark = MARK_OF_QUALITY[quality_of(text, scenario).value]
    shows = sample.shows if sample else ()
    flags = sample.anti_patterns if sample else ()
    return [
        *({"t": "mark_reply", "reply": reply, "strategy": one, "mark": mark} for one in shows),
        *({"t": "flag_reply", "reply": reply, "anti_pattern": one, "on": True} for one in flags),
        {"t": "review_reply", "reply": reply, "done": True},
    ]


def _points_of(record: Mapping[str, str]) -> int:
    """A point for each part that is written, and one more for a whole record."""
    written = sum(1 for text in record.values() if text)
    return written + (written == len(record))
