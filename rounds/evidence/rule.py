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


Anchors = Mapping[str, tuple[int, Sequence[Sequence[Sequence[str]]]]]
"""For each rule its print, and for each of its patterns the words that a clause must hold: one of the first, and one of
the second; none where unknown. One that ends in a star stands for all words that begin so."""
BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Try:
    """A pattern that is worth trying where one of some words stands, on clauses that hold one of `beside` too."""

    rule: Rule
    pattern: str
    beside: frozenset[str] | None


class Index:
    """Which patterns are worth trying on a clause, looked up by its words: a few of a thousand."""

    __slots__ = ("_for_clauses", "_for_sentences")

    def __init__(self, rules: Sequence[Rule], anchors: Anchors) -> None:
        self._for_clauses = _Lookup([one for one in rules if not one.whole_sentence], anchors)
        self._for_sentences = _Lookup([one for one in rules if one.whole_sentence], anchors)

    def hits(self, text: Text) -> list[Hit]:
        """Every rule that applies, once for each clause or sentence."""
        found: list[Hit] = []
        for number, clause in enumerate(text.clauses):
            found += (Hit(one, number, span) for one, span in self._for_clauses.met(clause))
        for sentence in text.sentences:
            found += (Hit(one, _clause_at(text, span), span) for one, span in self._for_sentences.met(sentence))
        return found


class _Lookup:
    __slots__ = ("_always", "_by_word", "_tries")

    def __init__(self, rules: Sequence[Rule], anchors: Anchors) -> None:
        self._tries: list[Try] = []
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for one in rules:
            mark, needed = anchors.get(one.name, (0, ()))
            known = mark == one.print_of  # a rule that was changed since is simply tried on every clause
            for number, pattern in enumerate(one.patterns):
                self._add(one, pattern, needed[number] if known else ())

    def _add(self, one: Rule, pattern: str, needed: Sequence[Sequence[str]]) -> None:
        number = len(self._tries)
        self._tries.append(Try(one, pattern, frozenset(needed[1]) if len(needed) > 1 else None))
        if not needed:
            self._always.append(number)
            return
        for word in needed[0]:
            self._by_word.setdefault(word, []).append(number)

    def met(self, unit: Clause) -> Iterator[tuple[Rule, Span]]:
        words = {word.norm for word in unit.words}
        words |= {f"{word[:BEGINNING]}*" for word in words}
        worth = set(self._always).union(*(self._by_word[word] for word in words if word in self._by_word))
        met: set[str] = set()
        for number in sorted(worth):
            one = self._tries[number]
            if one.beside is not None and one.beside.isdisjoint(words):
                continue
            if one.rule.name in met or (one.rule.only_questions and not unit.asks):
                continue
            if match := compiled(one.pattern).search(unit.line):
                met.add(one.rule.name)
                if not (one.rule.unless and compiled(one.rule.unless).search(unit.line)):
                    yield one.rule, unit.span(*match.span())


def _clause_at(text: Text, span: Span) -> int:
    return next(index for index, clause in enumerate(text.clauses) if clause.end > span[0])
