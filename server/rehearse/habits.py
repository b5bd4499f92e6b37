"""Habits: what sets the people of a rehearsal apart, so that every dozen of them does everything there is to do."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from rounds.deck import Quality, SampleReply, Scenario

FIRST_NAMES = (
    "Amara", "Bruno", "Chiara", "Dilek", "Esra", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kofi", "Leila",
    "Mateo", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Samir", "Tove", "Ugo", "Vera", "Wanda", "Yusuf",
)  # fmt: skip

LIKING = {Quality.STRONG: 5.0, Quality.FAIR: 2.0, Quality.WEAK: 1.0}
"""How drawn a voter is to a reply; one that is not in the deck counts as fair."""

REACTIONS = {Quality.STRONG: (1, 2, 3), Quality.FAIR: (-1, 0, 1), Quality.WEAK: (-3, -2, -1)}


SWING = {1: "cooler", 0: "same", -1: "hotter"}


class Writing(Enum):
    """How somebody comes to a reply."""

    PROPOSES = "proposes"
    DRAFTS_FIRST = "drafts first, then proposes"
    EDITS = "proposes, then edits"
    ONLY_DRAFTS = "saves drafts and leaves the rest to the bell"
    BACKS = "backs somebody else's proposal, or proposes where there is none"
    SAFETY = "takes the safety reply"


_WRITING = (
    Writing.PROPOSES, Writing.DRAFTS_FIRST, Writing.BACKS, Writing.EDITS, Writing.PROPOSES, Writing.BACKS,
    Writing.ONLY_DRAFTS, Writing.PROPOSES, Writing.BACKS, Writing.DRAFTS_FIRST, Writing.SAFETY, Writing.BACKS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Habits:
    """`drops_in` names the phases in which this person's connection is cut right after they acted.

    Who `observes` does so for the first two rounds, and writes again then.
    """

    writing: Writing
    volunteers: bool
    passes: bool
    changes_vote: bool
    drops_in: frozenset[str]
    speaks_aloud: bool
    observes: bool
    tags: bool
    commits: bool

    @classmethod
    def of(cls, number: int) -> Habits:
        """The habits of the person with this number, from 0; the first two never pass, so that somebody plays."""
        drops = {"drafting": number % 9 == 4, "voting": number % 7 == 2, "reaction": number % 13 == 6}
        return cls(
            writing=_WRITING[number % len(_WRITING)],
            volunteers=number % 5 in (2, 3),
            passes=number % 5 == 2,
            changes_vote=number % 4 == 1,
            drops_in=frozenset(phase for phase, does in drops.items() if does),
            speaks_aloud=number % 3 == 2,
            observes=number % 9 == 5,
            tags=number % 3 == 0,
            commits=number % 5 != 4,
        )


def name_of(number: int, again: int = 0) -> str:
    """A name for the person with this number; `again` counts the names that were taken already."""
    lap, place = divmod(number, len(FIRST_NAMES))
    return " ".join([FIRST_NAMES[place], *([str(lap + 1)] if lap else []), *(["bis"] * again)])


class Choices:
    """A person's own chance: what they write, vote and feel, from a seed and their number."""

    def __init__(self, seed: int, number: int) -> None:
        self._random = random.Random(f"{seed} {number}")

    def moment(self, spread: float, first: float = 0.0, last: float = 1.0) -> float:
        """A moment within a part of the spread, in seconds."""
        return spread * self._random.uniform(first, last)

    def sample(self, scenario: Scenario) -> SampleReply:
        return self._random.choice(scenario.sample_replies)

    def one_of(self, things: Sequence[Any]) -> Any:
        return self._random.choice(things)

    def vote(self, ballot: Sequence[dict[str, Any]], scenario: Scenario | None) -> str:
        """The reply of a ballot this person likes best today."""
        weights = [LIKING[quality_of(one["text"], scenario)] for one in ballot]
        reply: str = self._random.choices(ballot, weights)[0]["reply"]
        return reply

    def reaction(self, text: str, scenario: Scenario | None, wish: Sequence[int] = ()) -> int:
        """How a reply lands: as its quality deserves, or as the programme wishes where it does."""
        return self._random.choice(wish or REACTIONS[quality_of(text, scenario)])


def comeback(brief: dict[str, Any] | None, value: int, choices: Choices) -> str:
    """A line of the brief that fits the way the temper just went; empty where there is none."""
    swing = SWING[(value > 0) - (value < 0)]
    fitting = [one["text"] for one in brief["comebacks"] if one["when"] == swing] if brief else []
    line: str = choices.one_of(fitting) if fitting else ""
    return line


def sample_of(text: str, scenario: Scenario | None) -> SampleReply | None:
    """The deck's sample that a reply was taken from, whole or begun."""
    samples = scenario.sample_replies if scenario else ()
    return next((one for one in samples if one.text == text), None)


def quality_of(text: str, scenario: Scenario | None) -> Quality:
    sample = sample_of(text, scenario)
    return sample.quality if sample else Quality.FAIR
