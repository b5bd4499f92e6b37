"""For each pattern of a rule, words of which a reply must hold one, so that most patterns need not be tried on it.

They are read off the parsed pattern: of a sequence the rarest part, of a choice all its branches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from rounds.evidence.rule import Rule, compiled

Words = frozenset[str]
Parts = Sequence[tuple[Any, Any]]

TOO_COMMON = 0.9
"""Words of which this share of all replies hold one spare too few searches to be looked for."""


def anchors(rules: Sequence[Rule], shares: Mapping[str, float]) -> dict[str, tuple[int, list[list[str]]]]:
    """As `rule.Index` takes them; `shares` says in what part of all replies a word occurs."""
    return {one.name: (one.print_of, [_words(pattern, shares) for pattern in one.patterns]) for one in rules}


def _words(pattern: str, shares: Mapping[str, float]) -> list[str]:
    words = _needed(list(_parser.parse(compiled(pattern).pattern)), shares, left=True, right=True)
    return sorted(words) if words and _cost(words, shares) < TOO_COMMON else []


def _cost(words: Words, shares: Mapping[str, float]) -> float:
    absent = 1.0
    for word in words:
        absent *= 1 - shares.get(word, 0.0)
    return 1 - absent


def _needed(parts: Parts, shares: Mapping[str, float], *, left: bool, right: bool) -> Words | None:
    """Words of which one must be there; `left` and `right` say whether the parts begin and end at a word's edge."""
    found: list[Words] = []
    letters, at_edge = "", left
    for index, (kind, value) in enumerate(parts):
        name = str(kind)
        following = parts[index + 1 :]
        if name == "LITERAL" and chr(value).isalnum():
            letters += chr(value)
            if letters and at_edge and _edge_follows(following, right=right):
                found.append(frozenset({letters}))
            continue
        edge_before = at_edge if not letters else False
        if name == "LITERAL":
            at_edge = not letters or chr(value) == " " or at_edge
            at_edge = chr(value) in " ,.?!-"
        elif name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        else:
            inner = _inside(name, value, shares, left=edge_before, right=_edge_follows(following, right=right))
            if inner:
                found.append(inner)
            at_edge = _ends_at_edge(name, value, before=edge_before)
        letters = ""
    return min(found, key=lambda words: _cost(words, shares), default=None)


def _inside(name: str, value: Any, shares: Mapping[str, float], *, left: bool, right: bool) -> Words | None:
    if name == "SUBPATTERN":
        return _needed(list(value[3]), shares, left=left, right=right)
    if name == "BRANCH":
        together: Words = frozenset()
        for branch in value[1]:
            words = _needed(list(branch), shares, left=left, right=right)
            if not words:
                return None
            together |= words
        return together
    if name == "MAX_REPEAT" and value[0] >= 1:
        single = value[1] == 1
        return _needed(list(value[2]), shares, left=left and single, right=right and single)
    return None


def _edge_follows(parts: Parts, *, right: bool) -> bool:
    """Whether whatever may come next ends a word that stands here."""
    for index, (kind, value) in enumerate(parts):
        name = str(kind)
        if name == "LITERAL":
            return chr(value) in " ,.?!-"
        if name == "AT":
            return True
        if name == "ASSERT_NOT":
            continue
        if name == "SUBPATTERN":
            return _edge_follows([*value[3], *parts[index + 1 :]], right=right)
        if name == "BRANCH":
            return all(_edge_follows([*branch, *parts[index + 1 :]], right=right) for branch in value[1])
        if name == "MAX_REPEAT":
            if not _edge_follows([*value[2], *parts[index + 1 :]], right=right):
                return False
            if value[0] >= 1:
                return True
            continue
        return False
    return right


def _ends_at_edge(name: str, value: Any, *, before: bool) -> bool:
    if name == "SUBPATTERN":
        return _sequence_ends_at_edge(list(value[3]), before=before)
    if name == "BRANCH":
        return all(_sequence_ends_at_edge(list(branch), before=before) for branch in value[1])
    if name == "MAX_REPEAT":
        return _sequence_ends_at_edge(list(value[2]), before=before) and (before or value[0] >= 1)
    return False


def _sequence_ends_at_edge(parts: Parts, *, before: bool) -> bool:
    if not parts:
        return before
    kind, value = parts[-1]
    if str(kind) == "LITERAL":
        return chr(value) in " ,.?!-"
    if str(kind) in ("ASSERT", "ASSERT_NOT", "AT"):
        return _sequence_ends_at_edge(parts[:-1], before=before)
    return _ends_at_edge(str(kind), value, before=False)
