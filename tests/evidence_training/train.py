"""Makes rounds/evidence/weights.json from the corpus: `python -m tests.evidence_training.train`.

The same corpus and rules give the same file. Files that start with “aside-” are never read here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from rounds.evidence import spelling, words
from rounds.evidence.lexicon import FAMILIES_OF
from rounds.evidence.model import FIRST, ZERO
from rounds.evidence.reader import whole
from rounds.evidence.rules import RULES
from rounds.strategies import CATALOGUE
from tests.evidence_training.anchors import anchors
from tests.evidence_training.calibrate import confidence, curves, firm_from
from tests.evidence_training.corpus import ASIDE, CORPUS, Example, examples
from tests.evidence_training.design import (
    LABELS,
    Matrix,
    Row,
    clause_rows,
    heat_rows,
    index_for,
    matrix,
    targets,
    vocabulary,
    word_shares,
)
from tests.evidence_training.ridge import Fit, fit

WEIGHTS, WORDS = CORPUS.parent / "weights.json", CORPUS.parent / "words.txt"
KNOWN_FROM, TARGET_FROM, USUAL_FROM, SHORT = 2, 3, 9, 5
"""Writers who must have used a word for it to be known, for typos to be mended to it, and to be preferred; a short word
is known from one writer, since it is soon taken for a typo of another."""
LEAST_SEEN = 3
PENALTY, HEAT_PENALTY = 0.5, 2.0
STEPS = 127
"""Weights are kept as whole steps; so many make the largest weight of a label."""
SMALLEST = 6
"""Weights that never move a clause by so many steps change next to nothing that is shown, and are left out."""
FIRM, FIRM_AGAINST = 0.5, 0.6
"""From about which confidence a strategy, and an anti-pattern, is suggested firmly; each label finds its own near by."""
RIGHT, RIGHT_AGAINST = 0.81, 0.82
"""How often a firm suggestion of a label is to be right with writers never seen; wrong reproaches cost more."""
UPWARDS, UPWARDS_AGAINST = 0.1, 0.2
"""How far above the start a label may become firm: reproaches that are often wrong wait longer."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything learnt from some examples: the weights, and how the examples scored unseen."""

    examples: Sequence[Example]
    clauses: Sequence[Row]
    known: dict[str, int]
    said: Fit
    heat_known: dict[str, int]
    heat: Fit

    def plain(self) -> dict[str, object]:
        """What the weights' file holds."""
        tops = [*np.abs(self.said.weights).max(axis=0), *np.abs(self.heat.weights).max(axis=0)]
        steps = [round(float(top) / STEPS, 8) for top in tops]
        return {
            "labels": [*LABELS, "heated"],
            "bias": [round(float(one), 5) for one in (*self.said.bias, *self.heat.bias)],
            "curves": [[round(slope, 3), round(offset, 3)] for slope, offset in self._curves()],
            "firm": self.firm(),
            "steps": steps,
            "rows": self._rows(steps),
            "anchors": anchors(RULES, word_shares(self.examples)),
            "made_from": made_from(),
        }

    def firm(self, without: str | None = None) -> list[float]:
        """Where each label is firm, chosen on scores unseen, leaving one writer out if so asked."""
        kept = np.array([one.writer != without for one in self.examples])
        best = of_replies(self.clauses, self.said.unseen, len(self.examples))[kept]
        truth = np.array([[label in one.labels for label in LABELS] for one in self.examples])[kept]
        found: list[float] = []
        for number, (label, curve) in enumerate(zip(LABELS, curves(best, truth), strict=True)):
            asked = (
                (RIGHT, FIRM, UPWARDS)
                if label in CATALOGUE.strategy
                else (RIGHT_AGAINST, FIRM_AGAINST, UPWARDS_AGAINST)
            )
            found.append(firm_from(confidence(curve, best[:, number]), truth[:, number], *asked))
        return [*found, FIRM]

    def _curves(self) -> list[tuple[float, float]]:
        truth = np.array([[label in one.labels for label in LABELS] for one in self.examples])
        heated = np.array([[one.heated] for one in self.examples])
        best = of_replies(self.clauses, self.said.unseen, len(self.examples))
        return [*curves(best, truth), *curves(self.heat.unseen, heated)]

    def _rows(self, steps: Sequence[float]) -> dict[str, str]:
        rows: dict[str, str] = {}
        strongest = self._strongest()
        for first, known, fitted in ((0, self.known, self.said), (len(LABELS), self.heat_known, self.heat)):
            for name, line in known.items():
                for number, weight in enumerate(fitted.weights[line], first):
                    whole = round(float(weight) / steps[number])
                    if abs(whole) * strongest.get(name, 1.0) >= SMALLEST:
                        rows[name] = rows.get(name, "") + chr(FIRST + number) + chr(ZERO + whole)
        return dict(sorted(rows.items()))

    def _strongest(self) -> dict[str, float]:
        """How strongly each feature shows in a clause at the most."""
        found: dict[str, float] = {}
        for row in self.clauses:
            for name, value in row.features.items():
                found[name] = max(value, found.get(name, 0.0))
        return found


def main() -> None:
    WORDS.write_text("".join(f"{line}\n" for line in word_list(examples())), encoding="utf-8")
    forget_spelling()
    text = json.dumps(train(examples()).plain(), separators=(",", ":"), ensure_ascii=False)
    WEIGHTS.write_text(text.replace('","', '",\n"') + "\n", encoding="utf-8")
    sys.stdout.write(f"{WEIGHTS}: {WEIGHTS.stat().st_size // 1024} KiB\n")


def word_list(from_: Sequence[Example]) -> list[str]:
    """The words that writers share, the lexicon's and the rules', with a star on those worth mending to."""
    used: dict[str, set[str]] = {}
    for one in from_:
        for word in re.findall(r"[a-z]+", f"{one.customer} {one.reply}".lower()):
            used.setdefault(word, set()).add(one.writer)
    needed = {
        word for _, patterns in anchors(RULES, {}).values() for parts in patterns for words in parts for word in words
    }
    looked_for = {word for word in FAMILIES_OF.keys() | needed if word.isalpha()}
    known = looked_for | {
        word for word, writers in used.items() if len(writers) >= (1 if len(word) <= SHORT else KNOWN_FROM)
    }
    return [word + _stars(word, len(used.get(word, ())), looked_for) for word in sorted(known)]


def _stars(word: str, writers: int, looked_for: set[str]) -> str:
    if len(word) < spelling.SHORTEST or (word not in looked_for and writers < TARGET_FROM):
        return ""
    return "**" if writers >= USUAL_FROM else "*"


def made_from() -> str:
    """Changes when the corpus or a rule does: the weights are then to be made anew."""
    mark = 0
    for file in sorted(CORPUS.glob("*.jsonl")):
        if not file.name.startswith(ASIDE):
            mark = crc32(file.read_bytes(), mark)
    for one in RULES:
        mark = crc32(f"{one.name} {one.label} {one.print_of} {one.unless}".encode(), mark)
    return f"{mark:08x}"


def forget_spelling() -> None:
    """Words read before are read again with the new list."""
    for cached in (spelling.known_words, spelling._lines, spelling._targets, spelling._usual, words._forms):
        cached.cache_clear()


def train(from_: Sequence[Example]) -> Trained:
    writers = [one.writer for one in from_]
    clauses, lines = clause_rows(from_, index_for(from_)), heat_rows(from_)
    known, heat_known = vocabulary(clauses, LEAST_SEEN), vocabulary(lines, LEAST_SEEN)
    said = fit(matrix(clauses, known), targets(clauses, LABELS), [writers[row.example] for row in clauses], PENALTY)
    heat = fit(matrix(lines, heat_known), targets(lines, ("heated",)), writers, HEAT_PENALTY)
    return Trained(from_, clauses, known, said, heat_known, heat)


def of_replies(rows: Sequence[Row], scores: Matrix, count: int) -> Matrix:
    """For each example and label, the score of the whole reply, as the reader reckons it."""
    clauses: list[list[Matrix]] = [[] for _ in range(count)]
    for row, score in zip(rows, scores, strict=True):
        clauses[row.example].append(score)
    return np.array(
        [
            [whole(label, [score[number] for score in one]) if one else -1.0 for number, label in enumerate(LABELS)]
            for one in clauses
        ]
    )


if __name__ == "__main__":
    main()
