"""For each pattern of a rule, words of which a reply must hold one, so that most patterns need not be tried on it.

They are read off the parsed pattern: of a sequence the rarest parts, of a choice all its branches. A word that may go
on (“exaggerat\\w+”) is looked for by how it begins, “exa*”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from re import _parser  # type: ignore[attr-defined]
from re._constants import BRANCH  # type: ignore[import-not-found]
from typing import Any

from rounds.evidence.rule import BEGINNING, Rule, compiled

Words = frozenset[str]
Parts = Sequence[tuple[Any, Any]]

EDGES = " ,.?!-+/&>;:"
MOST_PARTS, MOST_LETTERS = 2, 6
"""A third part's words spare too few searches to be looked for; a set of more letters is not taken apart."""


def anchors(rules: Sequence[Rule], shares: Mapping[str, float]) -> dict[str, tuple[int, list[list[list[str]]]]]:
    """As `rule.Index` takes them; `shares` says in what part of all replies a word occurs."""
    return {one.name: (one.print_of, [_words(pattern, shares) for pattern in one.patterns]) for one in rules}


def _words(pattern: str, shares: Mapping[str, float]) -> list[list[str]]:
    parts = _needed(list(_parser.parse(compiled(pattern).pattern)), shares, left=True, right=True)
    parts = sorted(set(parts), key=lambda words: (_cost(words, shares), sorted(words)))
    return [sorted(words) for words in parts[:MOST_PARTS]]


def _cost(words: Words, shares: Mapping[str, float]) -> float:
    absent = 1.0
    for word in words:
        absent *= 1 - shares.get(word, 0.0)
    return 1 - absent


def _needed(parts: Parts, shares: Mapping[str, float], *, left: bool, right: bool) -> list[Words]:
    """Of each of these words one must be there; `left` and `right` say whether the parts begin and end at an edge."""
    found: list[Words] = []
    letters, at_edge = "", left
    parts = _written_out(parts)
    for index, (kind, value) in enumerate(parts):
        name = str(kind)
        following = parts[index + 1 :]
        if name == "LITERAL" and chr(value).isalnum():
            letters += chr(value)
            if letters and at_edge and _edge_follows(following, right=right):
                found.append(frozenset({letters}))
            continue
        if at_edge and len(letters) >= BEGINNING and not _edge_follows(parts[index:], right=right):
            found.append(frozenset({f"{letters[:BEGINNING]}*"}))
        edge_before = at_edge if not letters else False
        if name == "LITERAL":
            at_edge = not letters or chr(value) == " " or at_edge
            at_edge = chr(value) in EDGES
        elif name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        else:
            found += _inside(name, value, shares, left=edge_before, right=_edge_follows(following, right=right))
            at_edge = _ends_at_edge(name, value, before=edge_before)
        letters = ""
    if at_edge and len(letters) >= BEGINNING and not right:
        found.append(frozenset({f"{letters[:BEGINNING]}*"}))
    return found


def _written_out(parts: Parts) -> Parts:
    """The same with the letters before a choice taken into it: “ta(?:ke|ken)” as “(?:take|taken)”."""
    out: list[tuple[Any, Any]] = []
    for kind, value in parts:
        branches = _branches(str(kind), value)
        begun = len(out)
        while begun and branches and str(out[begun - 1][0]) == "LITERAL" and chr(out[begun - 1][1]).isalnum():
            begun -= 1
        if branches and begun < len(out):
            out[begun:] = [(BRANCH, (None, [[*out[begun:], *branch] for branch in branches]))]
        else:
            out.append((kind, value))
    return out


def _branches(name: str, value: Any) -> list[list[tuple[Any, Any]]]:
    """What may stand in this place, if that is a choice of parts, of a few letters, or of something or nothing."""
    if name == "BRANCH":
        return [list(branch) for branch in value[1]]
    if name == "SUBPATTERN" and len(value[3]) == 1:
        return _branches(str(value[3][0][0]), value[3][0][1])
    if name == "MAX_REPEAT" and value[0] == 0 and value[1] == 1:
        return [[], list(value[2])]
    if name == "IN" and len(value) <= MOST_LETTERS and all(str(kind) == "LITERAL" for kind, _ in value):
        return [[one] for one in value]
    return []


def _inside(name: str, value: Any, shares: Mapping[str, float], *, left: bool, right: bool) -> list[Words]:
    if name == "SUBPATTERN":
        return _needed(list(value[3]), shares, left=left, right=right)
    if name == "BRANCH":
        together: Words = frozenset()
        for branch in value[1]:
            needed = _needed(list(branch), shares, left=left, right=right)
            if not needed:
                return []
            rarest: Words = min(needed, key=lambda words: _cost(words, shares))
            together |= rarest
        return [together]
    if name == "MAX_REPEAT" and value[0] >= 1:
        return _needed(list(value[2]), shares, left=left, right=right and value[1] == 1)
    return []


def _edge_follows(parts: Parts, *, right: bool) -> bool:
    """Whether whatever may come next ends a word that stands here."""
    for index, (kind, value) in enumerate(parts):
        name = str(kind)
        if name == "LITERAL":
            return chr(value) in EDGES
        if name == "IN":
            return all(str(kind) == "LITERAL" and chr(one) in EDGES for kind, one in value)
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
        return chr(value) in EDGES
    if str(kind) in ("ASSERT", "ASSERT_NOT", "AT"):
        return _sequence_ends_at_edge(parts[:-1], before=before)
    return _ends_at_edge(str(kind), value, before=False)
