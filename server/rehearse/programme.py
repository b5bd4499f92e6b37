"""The programme of a rehearsal: the format of each round, and what happens in it out of the ordinary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from rounds.commands import Technique
from rounds.formats import FORMATS

FormatChoice = Literal["quick", "standard", "full", "dilemma", "unhurried", "all"]
"""What rounds are played as; with `all` each round takes the next format."""

HOT = 7
"""A scenario that starts at this temper boils over after one reply that lands as badly as can be."""

BOILS, COOLS = (-3,), (1, 2, 3)
"""How the best reply lands where a scene is to boil over, and once it has."""

FEWEST_FOR_THREE_PARTS = 3
"""People needed where somebody plays the customer, somebody writes and somebody does neither."""


class Happening(StrEnum):
    """Things out of the ordinary, as the desk saw them happen."""

    RECAST = "recast"
    TAKEN_OVER = "taken over"
    PRACTICE = "practice customer"
    STEPPED_OUT = "stepped out"
    REWOUND = "rewound"
    FROZEN = "frozen"
    PAUSED = "paused"
    PAUSED_BY_NAME = "paused by name"
    EXTRA_TIME = "extra time"
    HELD_BACK = "reply held back"
    NEGOTIATION = "negotiation"
    MEDIATION = "mediation"
    ARBITRATION = "arbitration"


@dataclass(frozen=True, slots=True)
class Drama:
    """What is to happen in a round; by default nothing does, and nobody's phone drops out.

    With a `technique` the customer lets the scene boil over, and the facilitator chooses it. `bell` leaves the end of
    the first drafting to the bell and gives one person extra time. The last three are rules of the room.
    """

    drops: bool = False
    recasts: bool = False
    rewinds: bool = False
    freezes: bool = False
    takes_over: bool = False
    steps_out: bool = False
    technique: Technique | None = None
    pause: Literal["", "named", "anonymous"] = ""
    bell: bool = False
    clocked: bool = True
    approval: bool = False
    weights: tuple[int, int, int] = (40, 40, 20)

    @property
    def rules(self) -> dict[str, int | bool]:
        """The rules of the room for this round, as a command sets them and the desk shows them."""
        voice, craft, customer = self.weights
        return {
            "voice": voice,
            "craft": craft,
            "customer": customer,
            "clocked": self.clocked,
            "approval": self.approval,
        }


PLAINLY = (Drama(),)
AS_A_GUEST = (Drama(drops=True),)
"""In somebody else's room phones drop out, and the rest is for its facilitator to decide."""

IN_TURN = (
    Drama(drops=True, recasts=True, rewinds=True, freezes=True, pause="named"),
    Drama(drops=True, takes_over=True, technique="negotiation", pause="anonymous", clocked=False),
    Drama(drops=True, technique="mediation", steps_out=True, weights=(50, 30, 20)),
    Drama(drops=True, technique="arbitration", bell=True, approval=True),
)


@dataclass(frozen=True, slots=True)
class Programme:
    """`formats` and `dramas` are taken in turn, over and over."""

    formats: tuple[str, ...]
    dramas: tuple[Drama, ...]

    @classmethod
    def of(cls, format_: FormatChoice, people: int, *, drama: bool, guest: bool = False) -> Programme:
        """What so many people can play; with two nobody is left for a third part, and it is left out."""
        formats = tuple(map(str, FORMATS)) if format_ == "all" else (format_,)
        dramas: tuple[Drama, ...] = PLAINLY if not drama else AS_A_GUEST if guest else IN_TURN
        if people < FEWEST_FOR_THREE_PARTS:
            dramas = tuple(_for_two(one) for one in dramas)
        return cls(formats, dramas)

    def format_of(self, number: int) -> str:
        return self.formats[(number - 1) % len(self.formats)]

    def drama_of(self, number: int) -> Drama:
        return self.dramas[(number - 1) % len(self.dramas)] if number > 0 else Drama()


def _for_two(drama: Drama) -> Drama:
    technique = "negotiation" if drama.technique == "mediation" else drama.technique
    return replace(drama, recasts=False, technique=technique)


def wish_for(drama: Drama, row: Mapping[str, Any], *, boiled: bool, now: str | None) -> tuple[int, ...]:
    """How the programme has a reply land: a scene that is to boil over does, and its technique helps."""
    if drama.technique is None or not row["best"]:
        return ()
    return COOLS if now else () if boiled else BOILS
