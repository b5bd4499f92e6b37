"""Figures: what a reading gets right, label by label and all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rounds.evidence import Reading, Span
from rounds.strategies import CATALOGUE
from tests.evidence_training.corpus import Example


@dataclass(slots=True)
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Figures:
    """Counts by label over many replies; only firm findings are counted."""

    by_label: dict[str, Count] = field(
        default_factory=lambda: {str(one): Count() for one in (*CATALOGUE.strategy, *CATALOGUE.anti_pattern)}
    )
    replies: int = 0
    overlaps: list[float] = field(default_factory=list)

    def add(self, example: Example, reading: Reading) -> None:
        self.replies += 1
        found = {str(one.label): one for one in reading.found if one.firm}
        for label, count in self.by_label.items():
            if label in found and label in example.labels:
                count.right += 1
                if (wanted := example.labels[label]) and found[label].spans:
                    self.overlaps.append(overlap(wanted, found[label].spans))
            elif label in found:
                count.false += 1
            elif label in example.labels:
                count.missed += 1

    def over(self, labels: Iterable[str]) -> Count:
        counts = [self.by_label[label] for label in labels]
        return Count(sum(c.right for c in counts), sum(c.false for c in counts), sum(c.missed for c in counts))

    def macro(self, labels: Sequence[str]) -> float:
        """The mean over labels that occur."""
        present = [c for label in labels if (c := self.by_label[label]).right + c.missed]
        return sum(one.f1 for one in present) / len(present) if present else 0.0

    @property
    def edits(self) -> float:
        """How many marks a facilitator has to change, a reply."""
        whole = self.over(self.by_label)
        return (whole.false + whole.missed) / self.replies

    @property
    def blank(self) -> float:
        """How many they would have to set on a blank page."""
        whole = self.over(self.by_label)
        return (whole.right + whole.missed) / self.replies

    @property
    def span_overlap(self) -> float:
        return sum(self.overlaps) / len(self.overlaps) if self.overlaps else 0.0

    def summary(self) -> str:
        strategies, antis = [str(one) for one in CATALOGUE.strategy], [str(one) for one in CATALOGUE.anti_pattern]
        a, b, both = self.over(strategies), self.over(antis), self.over(self.by_label)
        return (
            f"{self.replies} replies: strategies F1 {a.f1:.3f} (macro {self.macro(strategies):.3f}, precision {a.precision:.3f}); "
            f"anti-patterns F1 {b.f1:.3f} (macro {self.macro(antis):.3f}, precision {b.precision:.3f}); "
            f"precision of all {both.precision:.3f}; edits {self.edits:.2f} (blank page {self.blank:.2f}); spans {self.span_overlap:.2f}"
        )

    def table(self) -> str:
        lines = ["| label | precision | recall | F1 | replies |", "| --- | --- | --- | --- | --- |"]
        for label, count in self.by_label.items():
            lines.append(
                f"| {label} | {count.precision:.2f} | {count.recall:.2f} | {count.f1:.2f} | {count.right + count.missed} |"
            )
        return "\n".join(lines)


def overlap(wanted: Sequence[Span], found: Sequence[Span]) -> float:
    """Characters in both, of characters in either."""
    first = {at for start, end in wanted for at in range(start, end)}
    second = {at for start, end in found for at in range(start, end)}
    return len(first & second) / len(first | second)
