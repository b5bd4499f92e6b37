"""What a rule is: a named pattern over one clause or sentence, the label it speaks for, and its reason in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rounds.evidence.clauses import Clause, Text
from rounds.evidence.lexicon import expanded
from rounds.evidence.reading import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """Found where `pattern` matches a line and `unless` does not; `alone` rules need no support from the weights."""

    name: str
    label: str
    reason: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    whole_sentence: bool
    only_questions: bool


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
    pattern: str,
    *,
    unless: str = "",
    whole_sentence: bool = False,
    asks: bool = False,
) -> Rule:
    """A rule from patterns over words in their one spelling, where `{family}` stands for any word of the lexicon's."""
    return Rule(
        name,
        label,
        reason,
        re.compile(rf"(?<![\w#])(?:{expanded(pattern)})(?!\w)", re.MULTILINE),
        re.compile(rf"(?<![\w#])(?:{expanded(unless)})(?!\w)") if unless else None,
        whole_sentence,
        asks,
    )


def hits(rules: Iterable[Rule], text: Text) -> list[Hit]:
    """Every rule that applies, once for each clause or sentence.

    All lines are searched in one go: with some eighty rules, a search for each clause cost most of the time.
    """
    clauses, sentences = _Lines(text.clauses), _Lines(text.sentences)
    found: list[Hit] = []
    for one in rules:
        lines = sentences if one.whole_sentence else clauses
        last = -1
        for match in one.pattern.finditer(lines.joined):
            index = bisect_right(lines.starts, match.start()) - 1
            unit = lines.units[index]
            if index == last or (one.only_questions and not unit.asks):
                continue
            last = index
            if one.unless and one.unless.search(unit.line):
                continue
            at = lines.starts[index]
            span = unit.span(match.start() - at, match.end() - at)
            found.append(Hit(one, _clause_at(text, span) if one.whole_sentence else index, span))
    return found


class _Lines:
    """Clauses or sentences under each other, and where each begins."""

    __slots__ = ("joined", "starts", "units")

    def __init__(self, units: Sequence[Clause]) -> None:
        self.units = units
        self.joined = "\n".join(unit.line for unit in units)
        self.starts = list(accumulate((len(unit.line) + 1 for unit in units[:-1]), initial=0))


def _clause_at(text: Text, span: Span) -> int:
    return next(index for index, clause in enumerate(text.clauses) if clause.end > span[0])
