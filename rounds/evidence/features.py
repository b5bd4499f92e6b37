"""What the weights look at in a clause: words and their families, rules, neighbours, the customer's line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rounds.evidence.clauses import Clause, Text
from rounds.evidence.lexicon import FAMILIES_OF, gathered
from rounds.evidence.rule import Hit
from rounds.evidence.words import Word

Features = dict[str, float]

MARKS = gathered(". , ; : ! ? - ... \" ' ( )")
COMMON = gathered(
    """a an the and or but so if of to in on at by for with from as is are was were be been am i we you it that this
    my our your me us they them he she his her their its do does did have has had will would can could may might not
    no 's just then than too very really there here what which who when where how all any some one up out about into
    over after before again now get got go"""
)
NUMBERS = {
    "one": "1",
    "two": "2",
    "twice": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
}

OPENING, POINT_WITHIN, MOST_HEADS = 7, 4, 4
ORDINALS = gathered("first firstly second secondly third thirdly fourth lastly finally")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def content_of(words: Sequence[str]) -> set[str]:
    return {stem(NUMBERS.get(word, word)) for word in words if word not in COMMON and word not in MARKS}


def features_of(text: Text, hits: Sequence[Hit], customer: Text) -> list[Features]:
    """One mapping for each clause of the reply."""
    asked = content_of([word.norm for word in customer.words])
    about = _about_the_line(customer)
    rules: list[set[str]] = [set() for _ in text.clauses]
    for hit in hits:
        rules[hit.clause] |= {f"r:{hit.rule.name}", f"R:{hit.rule.label}"}
    headed = _headed(text, asked)
    own = [_own(clause) for clause in text.clauses]
    shares = [_shared(clause, asked) for clause in text.clauses]
    everything: list[Features] = []
    for index, clause in enumerate(text.clauses):
        found: Features = dict(own[index])
        found.update(dict.fromkeys(rules[index], 1.2))
        found.update(shares[index])
        _neighbours(found, text, index, rules)
        _place(found, text, index, clause)
        if clause.sentence in headed:
            found[f"headed:{min(len(headed), MOST_HEADS)}"] = 1.5
        found.update(about)
        everything.append(found)
    return everything


def _headed(text: Text, asked: set[str]) -> set[int]:
    """Sentences that begin with a point of the customer's, a heading or a number: answers, if there are several."""
    headed: set[int] = set()
    met: set[str] = set()
    for number, sentence in enumerate(text.sentences):
        opening = [word.norm for word in sentence.words[:OPENING]]
        points = content_of(opening[:POINT_WITHIN]) & asked - met
        if ":" in opening[1:] or opening[0] in ORDINALS or opening[0].isdigit() or points:
            headed.add(number)
            met |= points
    return headed


def _own(clause: Clause) -> Features:
    found: Features = {}
    previous = "^"
    for one in clause.words:
        word = _general(one)
        found.update(_of_word(word))
        found[f"b:{previous} {word}"] = 0.8
        previous = word
    if any(word.shouted for word in clause.words):
        found["shouted"] = 0.7
    return found


@lru_cache(maxsize=4096)
def _of_word(word: str) -> Features:
    found: Features = {}
    if word not in MARKS:
        found[f"w:{word}"] = 1.0
        if len(word) > 5:
            found[f"s:{word[:5]}"] = 0.7
    for family in FAMILIES_OF.get(word, ()):
        found[f"f:{family}"] = 1.0
    return found


def _general(word: Word) -> str:
    norm = word.norm
    if norm[0].isdigit():
        return "#time" if norm.endswith(("am", "pm")) or ":" in norm or "." in norm else "#number"
    return "#name" if word.named and norm not in FAMILIES_OF and norm not in COMMON else norm


def _shared(clause: Clause, asked: set[str]) -> Features:
    content = content_of([word.norm for word in clause.words])
    shared = content & asked
    found: Features = {}
    if not content:
        return found
    share = len(shared) / len(content)
    found[f"shared:{min(len(shared), 4)}"] = 1.0
    found[f"share:{int(share * 4)}"] = 1.0
    speaks = "we" if any(word.norm in {"i", "we"} for word in clause.words) else "none"
    found[f"echo:{min(len(shared), 3)} {speaks} {'asks' if clause.asks else ''}"] = 1.0
    if any(word[0].isdigit() for word in shared):
        found["shared number"] = 1.0
    return found


def _neighbours(found: Features, text: Text, index: int, rules: list[set[str]]) -> None:
    for side, other in (("p", index - 1), ("n", index + 1)):
        if not 0 <= other < len(text.clauses):
            found[f"{side}:none"] = 0.5
            continue
        near = text.clauses[other].sentence == text.clauses[index].sentence
        for word in text.clauses[other].words:
            if word.norm not in MARKS and word.norm not in COMMON:
                found[f"{side}:{word.norm}"] = 0.3 if near else 0.15
        for name in rules[other]:
            if name[0] == "R":
                found[f"{side}{name}"] = 0.5


def _place(found: Features, text: Text, index: int, clause: Clause) -> None:
    found["first" if index == 0 else "last" if index == len(text.clauses) - 1 else "inside"] = 0.5
    found[f"words:{min(len(clause.words) // 3, 5)}"] = 0.5
    found[f"clauses:{min(len(text.clauses), 6)}"] = 0.4
    if clause.asks:
        found["asks"] = 1.0
    if clause.words[-1].norm == "!":
        found["exclaims"] = 0.7


def _about_the_line(customer: Text) -> Features:
    questions = sum(word.norm == "?" for word in customer.words)
    return {f"line asks:{min(questions, 3)}": 0.4}
