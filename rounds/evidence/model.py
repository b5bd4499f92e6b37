"""The weights: what each feature speaks for, and how sure a reply's best clause makes us.

They are made by tests/evidence_training/train.py from the corpus, and are read once, out of this package.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rounds.evidence.features import Features
from rounds.evidence.rule import Anchors

Row = tuple[tuple[int, float], ...]

FIRST, ZERO = 0x30, 0x100
"""A row is packed as pairs of characters: the label's number from "0" on, then its steps, counted from U+0100."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Turns a score into a confidence between 0 and 1; fitted on writers the score had not seen."""

    slope: float
    offset: float

    def at(self, score: float) -> float:
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.offset))))


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows` holds, for each feature, the labels that it speaks for or against, packed as the trainer packs them."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    rows: Mapping[str, str]
    curves: tuple[Curve, ...]
    firm: tuple[float, ...]
    """From which confidence a finding is firm, label by label."""
    numbers: dict[str, int]
    """Where each label stands in `labels`."""
    steps: tuple[float, ...]
    unpacked: dict[str, Row]
    anchors: Anchors
    """Which rules are worth trying; it changes nothing but the time they take."""

    def scores(self, features: Features) -> list[float]:
        """How much the features speak for each label, in the order of `labels`."""
        found = list(self.bias)
        known = [(row, value) for name, value in features.items() if (row := self.row(name))]
        length = math.sqrt(sum([value * value for _, value in known])) or 1.0
        for row, value in known:
            share = value / length
            for label, weight in row:
                found[label] += share * weight
        return found

    def row(self, feature: str) -> Row:
        """What a feature speaks for, or nothing: unpacked when it is first met, as a workshop meets few of them."""
        row = self.unpacked.get(feature)
        if row is None:
            if feature not in self.rows:
                return ()
            row = self.unpacked[feature] = tuple(self._pairs(self.rows[feature]))
        return row

    def _pairs(self, packed: str) -> Iterator[tuple[int, float]]:
        for at in range(0, len(packed), 2):
            label = ord(packed[at]) - FIRST
            yield label, (ord(packed[at + 1]) - ZERO) * self.steps[label]


@cache
def weights() -> Weights:
    """The shipped weights; rules and weights belong together, so they are changed together."""
    plain = json.loads((resources.files("rounds.evidence") / "weights.json").read_text(encoding="utf-8"))
    return from_plain(plain)


def from_plain(plain: Mapping[str, object]) -> Weights:
    labels, bias, curves, firm, steps, rows, anchors = (
        plain[key] for key in ("labels", "bias", "curves", "firm", "steps", "rows", "anchors")
    )
    assert isinstance(labels, list)
    assert isinstance(bias, list)
    assert isinstance(curves, list)
    assert isinstance(firm, list)
    assert isinstance(steps, list)
    assert isinstance(rows, dict)
    assert isinstance(anchors, dict)
    return Weights(
        tuple(labels),
        tuple(bias),
        rows,
        tuple(Curve(slope, offset) for slope, offset in curves),
        tuple(firm),
        {label: number for number, label in enumerate(labels)},
        tuple(steps),
        {},
        anchors,
    )
