"""Ridge regression on the rows' likeness to each other, with the scores of each writer by weights that never saw it.

With far more features than rows it is worked out between rows (the dual form); leaving a writer out then costs one small
system of equations and no new training (the block form of the leave-one-out formula).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.evidence_training.design import Matrix

CONSTANT = 0.05
"""Added to every likeness: a bias that is held back as little as the rest."""


@dataclass(frozen=True, slots=True)
class Fit:
    weights: Matrix
    """Features by labels."""
    bias: Matrix
    unseen: Matrix
    """Rows by labels: the score of each row by weights fitted without its writer."""


def fit(values: Matrix, wanted: Matrix, writers: Sequence[str], penalty: float) -> Fit:
    mean = wanted.mean(axis=0)
    centred = wanted - mean
    likeness = (values @ values.T + CONSTANT).astype(np.float32)
    inverse = np.linalg.inv(likeness + penalty * np.eye(len(likeness), dtype=np.float32)).astype(np.float64)
    dual = inverse @ centred
    unseen = np.empty_like(centred)
    of = np.array(writers)
    for writer in sorted(set(writers)):
        mine = np.flatnonzero(of == writer)
        unseen[mine] = centred[mine] - np.linalg.solve(inverse[np.ix_(mine, mine)], dual[mine])
    return Fit(values.T @ dual, mean + CONSTANT * dual.sum(axis=0), unseen + mean)
