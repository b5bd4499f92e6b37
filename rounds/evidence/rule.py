"""What a rule is: a named pattern over one clause or sentence, the label it speaks for, and its reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from rounds.evidence.clauses import Clause, Text
from rounds.evidence.lexicon import expanded
from rounds.evidence.reading import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """Applies where one of its patterns matches a line and `unless` does not."""

    name: str
    label: str
    reason: str
    patterns: tuple[str, ...]
    unless: str
    whole_sentence: bool
    only_questions: bool

    @property
    def print_of(self) -> int:
        """Changes whenever the patterns do."""
        return crc32("|".join(self.patterns).encode())


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that applies: to the clause with this number, at this place in the reply."""

    rule: Rule
    clause: int
    span: Span


def rule(
    name: str,
    label: str,
    reason: str,
    patterns: str,
    *,
    unless: str = "",
    whole_sentence: bool = False,
    asks: bool = False,
) -> Rule:
    """A rule from patterns over words in their one spelling, one a line; a line that ends in | goes on in the next.

    `{family}` stands for any word of that family of the lexicon, or for what its PHRASES have under the name.
    """
    return Rule(name, label, reason, tuple(patterns_in(patterns)), "|".join(patterns_in(unless)), whole_sentence, asks)


def patterns_in(patterns: str) -> Iterator[str]:
    """The patterns of a text, one a line, with families and phrases written out."""
    begun = ""
    for line in patterns.splitlines():
        begun += line.strip()
        if begun and not begun.endswith("|"):
            yield expanded(begun)
            begun = ""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Between the edges of words; compiled when first tried, since few patterns are ever needed."""
    return re.compile(rf"(?<![\w#])(?:{pattern})(?!\w)")


Anchors = Mapping[str, tuple[int, Sequence[Sequence[str]]]]
"""For each rule its print, and for each of its patterns words of which a clause must hold one; none where unknown."""


class Index:
    """Which patterns are worth trying on a clause, looked up by its words: a few of a thousand."""

    __slots__ = ("_always", "_by_word", "_tries")

    def __init__(self, rules: Sequence[Rule], anchors: Anchors) -> None:
        self._tries: list[tuple[Rule, str]] = []
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for one in rules:
            mark, needed = anchors.get(one.name, (0, ()))
            known = mark == one.print_of  # a rule that was changed since is simply tried on every clause
            for number, pattern in enumerate(one.patterns):
                self._add(one, pattern, needed[number] if known else ())

    def _add(self, one: Rule, pattern: str, needed: Sequence[str]) -> None:
        number = len(self._tries)
        self._tries.append((one, pattern))
        if not needed:
            self._always.append(number)
        for word in needed:
            self._by_word.setdefault(word, []).append(number)

    def hits(self, text: Text) -> list[Hit]:
        """Every rule that applies, once for each clause or sentence."""
        found: list[Hit] = []
        for number, clause in enumerate(text.clauses):
            found += (Hit(one, number, span) for one, span in self._met(clause, whole_sentence=False))
        for sentence in text.sentences:
            found += (Hit(one, _clause_at(text, span), span) for one, span in self._met(sentence, whole_sentence=True))
        return found

    def _met(self, unit: Clause, *, whole_sentence: bool) -> Iterator[tuple[Rule, Span]]:
        worth = set(self._always)
        for word in unit.words:
            worth.update(self._by_word.get(word.norm, ()))
        met: set[str] = set()
        for number in sorted(worth):
            one, pattern = self._tries[number]
            if one.whole_sentence is not whole_sentence or one.name in met or (one.only_questions and not unit.asks):
                continue
            if match := compiled(pattern).search(unit.line):
                met.add(one.name)
                if not (one.unless and compiled(one.unless).search(unit.line)):
                    yield one, unit.span(*match.span())


def _clause_at(text: Text, span: Span) -> int:
    return next(index for index, clause in enumerate(text.clauses) if clause.end > span[0])
