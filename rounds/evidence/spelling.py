"""Mends a word that was mistyped by one slip, if it can only have been one word that rules and weights look for.

words.txt is made by tests/evidence_training/train.py: words that are known, each on a line; those that others are
mended to are marked with a star, and those that most writers use with two.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

SHORTEST, MIDDLING, LONG = 3, 5, 8
"""Among short words nearly every letter makes another word: there only letters that changed places are put back, in
middling ones also what a finger hit beside the key, and in long ones any letter."""

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
PLACES = {letter: (across + 0.5 * down, down) for down, row in enumerate(ROWS) for across, letter in enumerate(row)}


def mended(word: str) -> str:
    """The word itself, unless it is unknown and one slip away from exactly one that matters, or that most write."""
    if len(word) < SHORTEST or not word.isalpha() or word in known_words():
        return word
    near = {target for key in (word, *_without_one(word)) for target in _targets().get(key, ())}
    close = [target for target in near if one_slip_apart(word, target)]
    if len(close) > 1:
        close = [target for target in close if target in _usual()]
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
            target = line.rstrip("*")
            for key in {target, *_without_one(target)}:
                found[key] = (*found.get(key, ()), target)
    return found


@cache
def _usual() -> frozenset[str]:
    return frozenset(line.rstrip("*") for line in _lines() if line.endswith("**"))


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether two letters changed places or, in words that are not short, one was left out, added or hit beside."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    if len(typed) == len(meant):
        return (left[:2] == right[:2][::-1] and left[2:] == right[2:]) or (
            len(meant) >= MIDDLING and left[1:] == right[1:] and _mistakable(left[0], right[0], len(meant), start)
        )
    if len(typed) == len(meant) - 1:
        return left == right[1:] and len(meant) >= MIDDLING
    if len(typed) == len(meant) + 1 and left[1:] == right:
        return len(meant) >= MIDDLING or (start > 0 and left[0] == typed[start - 1])
    return False


def _mistakable(typed: str, meant: str, letters: int, at: int) -> bool:
    """Keys side by side; in a long word any, but for the first letter, which fingers seldom miss, and the ending."""
    if letters >= LONG and 0 < at < letters - 1:
        return True
    if typed not in PLACES or meant not in PLACES:
        return False
    (across, down), (there, below) = PLACES[typed], PLACES[meant]
    return abs(across - there) <= 1 and abs(down - below) <= 1
