"""Turns scores into confidences: a logistic curve for each label, near one curve for all where examples are few."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.evidence_training.design import Matrix

Truth = NDArray[np.bool_]
NEARNESS = 8.0
"""How many examples' worth the common curve weighs against a label's own."""

REACH, FEW = 0.1, 4
"""How far a label's threshold may lie from where it starts, unless told; how many examples' worth it is held there."""


def curves(scores: Matrix, truth: Truth) -> list[tuple[float, float]]:
    """Slope and offset for each label (column)."""
    common = _curve(scores.ravel(), truth.ravel(), (10.0, -4.0), 0.001)
    return [_curve(scores[:, label], truth[:, label], common, NEARNESS) for label in range(scores.shape[1])]


def firm_from(sure: Matrix, truth: Truth, wanted: float, start: float, upwards: float = REACH) -> float:
    """From which confidence on one label is firm: where F1 is best of all that are right as often as wanted.

    Labels with few examples stay near `start`, which counts as a few more that were just right enough. A label that is
    nowhere right so often is firm from `upwards` above `start`.
    """
    best, chosen = 0.0, start
    for step in np.arange(start - REACH, start + upwards + 0.001, 0.05):
        firm = sure >= step
        right, shown = int((firm & truth).sum()), int(firm.sum())
        f1 = 2 * right / (shown + int(truth.sum())) if shown else 0.0
        if (right + FEW * wanted) / (shown + FEW) >= wanted and f1 > best + 0.005:
            best, chosen = f1, round(float(step), 2)
    return chosen if best else round(start + upwards, 2)


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
