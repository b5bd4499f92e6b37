"""Mends a word that was mistyped by one letter, if it can only have been one word that rules and weights look for.

words.txt is made by tests/evidence_training/train.py: words that are known, each on a line; those that others are
mended to are marked with a star.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

SHORTEST, LONG = 5, 8
"""Among shorter words nearly every letter makes another word."""


def mended(word: str) -> str:
    """The word itself, unless it is unknown and one letter away from exactly one that matters."""
    if len(word) < SHORTEST or not word.isalpha() or word in known_words():
        return word
    near = {target for key in (word, *_without_one(word)) for target in _targets().get(key, ())}
    close = [target for target in near if one_slip_apart(word, target)]
    return close[0] if len(close) == 1 else word


@cache
def known_words() -> frozenset[str]:
    return frozenset(line.rstrip("*") for line in _lines())


@cache
def _lines() -> tuple[str, ...]:
    return tuple((resources.files("rounds.evidence") / "words.txt").read_text(encoding="utf-8").split())


@cache
def _targets() -> dict[str, tuple[str, ...]]:
    """Each target under itself and under what is left of it without one letter."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines():
        if line.endswith("*"):
            target = line[:-1]
            for key in {target, *_without_one(target)}:
                found[key] = (*found.get(key, ()), target)
    return found


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether one letter was left out, added, swapped with its neighbour or, in a long word, changed.

    Not the first letter, which fingers seldom miss, nor the last, where words have their endings; and seldom changed,
    since that makes one word of another (“timing”, “tiring”).
    """
    if typed[0] != meant[0]:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    if len(typed) == len(meant):
        swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
        return swapped or (len(typed) >= LONG and left[1:] == right[1:] and len(left) > 1)
    if len(typed) == len(meant) - 1:
        return left == right[1:] and len(left) > 0
    return len(typed) == len(meant) + 1 and left[1:] == right and len(right) > 0
