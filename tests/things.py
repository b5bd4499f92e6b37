"""What may stand on the topics of classroom things where no names are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from rounds.sections import ClockState, PhaseName, TechniqueName
from rounds.state import Hold

WORDS = frozenset({*get_args(PhaseName), *get_args(TechniqueName), *get_args(ClockState), *get_args(Hold), *"ABCDEFGH"})
"""Every text there can be: words of the game and letters of flags, nothing that anybody typed."""


def texts_in(told: object) -> set[str]:
    """Every text of a view or of JSON, however deep, but the names of its fields."""
    if isinstance(told, str):
        return {told}
    if isinstance(told, dict):
        return _texts_of(told.values())
    return _texts_of(told) if isinstance(told, list) else set()


def _texts_of(parts: Iterable[object]) -> set[str]:
    return set().union(*map(texts_in, parts))
