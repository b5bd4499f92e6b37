"""Turns scores into confidences: a logistic curve for each label, near one curve for all where examples are few."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.evidence_training.design import Matrix

Truth = NDArray[np.bool_]
NEARNESS = 8.0
"""How many examples' worth the common curve weighs against a label's own."""


def curves(scores: Matrix, truth: Truth) -> list[tuple[float, float]]:
    """Slope and offset for each label (column)."""
    common = _curve(scores.ravel(), truth.ravel(), (10.0, -4.0), 0.001)
    return [_curve(scores[:, label], truth[:, label], common, NEARNESS) for label in range(scores.shape[1])]


def _curve(score: Matrix, truth: Truth, near: tuple[float, float], nearness: float) -> tuple[float, float]:
    """Newton's method on the log-loss, with a pull towards `near`."""
    centre = np.array(near)
    at = centre.copy()
    columns = np.stack([score, np.ones_like(score)], axis=1)
    pull = nearness * np.diag([0.02, 0.5])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-np.clip(columns @ at, -30, 30)))
        slope = columns.T @ (likely - truth) + pull @ (at - centre)
        bend = (columns * (likely * (1 - likely))[:, None]).T @ columns + pull + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        at -= np.clip(step, -5, 5)
        if np.abs(step).max() < 1e-9:
            break
    return float(at[0]), float(at[1])


def confidence(curve: tuple[float, float], score: Matrix) -> Matrix:
    result: Matrix = 1 / (1 + np.exp(-np.clip(curve[0] * score + curve[1], -30, 30)))
    return result
