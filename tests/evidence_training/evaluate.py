"""How well replies are read by weights that never saw their writer: `python -m tests.evidence_training.evaluate`.

With `aside` it scores the writers kept aside by the shipped weights instead; with a file's name, that file in the form
of the scoring sample.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from rounds.evidence import Reading, read
from rounds.evidence.clauses import text_of
from rounds.evidence.features import features_of
from rounds.evidence.model import Curve, Weights, from_plain
from rounds.evidence.reader import Seen, settled
from tests.evidence_training.calibrate import curves
from tests.evidence_training.corpus import Example, examples, sample
from tests.evidence_training.design import LABELS, Matrix, index_for
from tests.evidence_training.measure import Figures
from tests.evidence_training.train import Trained, of_replies, train


def main(arguments: Sequence[str]) -> None:
    if not arguments:
        figures = unseen(examples())
    else:
        chosen = examples(aside=True) if arguments[0] == "aside" else sample(Path(arguments[0]))
        figures = Figures()
        for one in chosen:
            figures.add(one, read(one.customer, one.reply))
    sys.stdout.write(f"{figures.table()}\n{figures.summary()}\n")


def unseen(from_: Sequence[Example]) -> Figures:
    figures = Figures()
    for one, reading in unseen_readings(from_, train(from_)):
        figures.add(one, reading)
    return figures


def unseen_readings(from_: Sequence[Example], trained: Trained) -> Iterator[tuple[Example, Reading]]:
    """Each example with its reading by weights, and by curves, that were made without its writer."""
    rows: list[list[Matrix]] = [[] for _ in from_]
    for row, score in zip(trained.clauses, trained.said.unseen, strict=True):
        rows[row.example].append(score)
    shipped = from_plain(trained.plain())
    by_writer = {writer: without(writer, from_, trained, shipped) for writer in sorted({one.writer for one in from_})}
    index = index_for(from_)
    for number, one in enumerate(from_):
        text, asked = text_of(one.reply), text_of(one.customer)
        met = index.hits(text)
        heat = float(trained.heat.unseen[number, 0])
        scores = [[*map(float, score), heat] for score in rows[number]]
        seen = Seen(text, asked, met, features_of(text, met, asked), scores, heat)
        yield one, settled(seen, by_writer[one.writer]) if text.clauses else Reading(())


def without(writer: str, from_: Sequence[Example], trained: Trained, shipped: Weights) -> Weights:
    """The same weights with curves and thresholds fitted to all the other writers."""
    others = np.array([one.writer != writer for one in from_])
    best = of_replies(trained.clauses, trained.said.unseen, len(from_))
    truth = np.array([[label in one.labels for label in LABELS] for one in from_])
    heated = np.array([[one.heated] for one in from_])
    bent = [*curves(best[others], truth[others]), *curves(trained.heat.unseen[others], heated[others])]
    firm = tuple(trained.firm(without=writer))
    return replace(shipped, curves=tuple(Curve(*one) for one in bent), firm=firm, unpacked={})


if __name__ == "__main__":
    main(sys.argv[1:])
