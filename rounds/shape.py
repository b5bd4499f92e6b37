"""The shape of a written file: what its fields ask for, and how a tree becomes frozen values.

A dataclass with annotated fields is the whole description; nothing here knows of decks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from annotated_types import Interval, Len

from rounds.deck_errors import Problems
from rounds.plain import bare, has_default, hints_of
from rounds.yaml_tree import Fields, Items, Leaf, Tree, below

T = TypeVar("T")
SPACE = re.compile(r"[ \t\r\n]+")
LONGEST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Pattern:
    """A short text that matches a regular expression, told to people by `meaning` and an example."""

    regex: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Known:
    """An id out of a closed list, such as the causes of the catalogue; `what` names one of them."""

    what: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"{'an' if self.what[0] in 'aeiou' else 'a'} {self.what}"


def read_shape(kind: type[T], tree: Tree, problems: Problems) -> T:
    """The dataclass `kind` out of `tree`; raises DeckError with all problems, those noted before included."""
    value = _read(kind, tree, "", problems)
    problems.raise_if_any()
    return cast(T, value)


def describe(hint: Any) -> str:
    """What a field asks for, in words a person can follow."""
    kind, rule = bare(hint), _rule(hint)
    if get_origin(kind) is tuple:
        return f"{_span(cast(Len, rule))} entries, each {describe(get_args(kind)[0])}"
    match rule:
        case Len():
            return f"a text of {_span(rule)} characters"
        case Interval():
            return f"a whole number from {rule.ge} to {rule.le}"
        case Pattern():
            return f"{rule.meaning}, such as {rule.example}"
        case Known():
            return f"the id of {rule}"
    if is_dataclass(kind):
        return "a group of fields"
    return f"one of: {', '.join(one.value for one in kind)}"


def _rule(hint: Any) -> object:
    return hint.__metadata__[0] if get_origin(hint) is Annotated else None


def _span(rule: Len) -> str:
    return f"{rule.min_length} to {rule.max_length}"


def _read(hint: Any, tree: Tree, path: str, problems: Problems) -> Any:
    kind = bare(hint)
    if is_dataclass(kind):
        return _read_fields(cast(type, kind), tree, path, problems)
    if get_origin(kind) is tuple:
        return _read_items(hint, tree, path, problems)
    if not isinstance(tree, Leaf):
        problems.add(tree.line, path, "One text or number should stand here.", f"Write {describe(hint)}.")
        return None
    text = SPACE.sub(" ", tree.text).strip()
    fault = _fault(hint, text)
    if fault is not None:
        problems.add(tree.line, path, *fault)
        return None
    return kind(text)


def _read_fields(kind: type, tree: Tree, path: str, problems: Problems) -> Any:
    hints = hints_of(kind)
    if not isinstance(tree, Fields):
        problems.add(tree.line, path, "Named fields should stand here.", f"Write {_listed(hints)}.")
        return None
    _note_unknown(tree, tuple(hints), path, problems)
    for one in fields(kind):
        if one.name not in tree.fields and not has_default(one):
            remedy = f"Add it: {describe(hints[one.name])}."
            problems.add(tree.line, below(path, one.name), "This field is missing.", remedy)
    values = {
        name: _read(hint, tree.fields[name], below(path, name), problems)
        for name, hint in hints.items()
        if name in tree.fields
    }
    whole = all(has_default(one) or one.name in values for one in fields(kind)) and None not in values.values()
    return kind(**values) if whole else None


def _note_unknown(tree: Fields, names: tuple[str, ...], path: str, problems: Problems) -> None:
    for name in tree.fields:
        if name and name not in names:
            problem = f"{_quoted(name)} is not a field of this part."
            problems.add(tree.lines[name], below(path, name), problem, _nearest(name, names))


def _read_items(hint: Any, tree: Tree, path: str, problems: Problems) -> Any:
    rule = cast(Len, _rule(hint))
    if isinstance(tree, Leaf) and not tree.text:
        tree = Items((), tree.line)
    if not isinstance(tree, Items):
        remedy = "Put each entry on a line of its own that begins with a hyphen."
        problems.add(tree.line, path, "A list should stand here.", remedy)
        return None
    inner = get_args(bare(hint))[0]
    values = tuple(_read(inner, one, f"{path}[{index}]", problems) for index, one in enumerate(tree.items))
    if not _fits(rule, len(values)):
        problem = f"The number of entries is {len(values)}."
        problems.add(tree.line, path, problem, f"Write {_span(rule)} of them.")
        return None
    return None if None in values else values


def _fault(hint: Any, text: str) -> tuple[str, str] | None:
    """What is wrong with a text, and what to do; None where it is right."""
    kind, rule = bare(hint), _rule(hint)
    if not text.strip():
        return "Nothing is written here.", f"Write {describe(hint)}."
    match rule:
        case Len() if not _fits(rule, len(text)):
            return f"This text has {len(text)} characters.", f"Write {_span(rule)}."
        case Interval() if not _is_within(rule, text):
            return f"{_quoted(text)} does not fit.", f"Write {describe(hint)}."
        case Pattern() if not re.fullmatch(rule.regex, text):
            return f"{_quoted(text)} is not {rule.meaning}.", f"Write it like {_quoted(rule.example)}."
        case Known() if text not in rule.ids:
            return f"{_quoted(text)} is not {rule}.", _nearest(text, rule.ids)
        case None:
            return _fault_in_choice(text, tuple(one.value for one in kind))
    return None


def _fault_in_choice(text: str, choices: tuple[str, ...]) -> tuple[str, str] | None:
    return None if text in choices else (f"{_quoted(text)} cannot be chosen here.", _nearest(text, choices))


def _fits(rule: Len, count: int) -> bool:
    return rule.min_length <= count and (rule.max_length is None or count <= rule.max_length)


def _is_within(rule: Interval, text: str) -> bool:
    low, high = cast(int, rule.ge), cast(int, rule.le)
    return re.fullmatch("[0-9]{1,9}", text) is not None and low <= int(text) <= high


def _nearest(text: str, choices: tuple[str, ...]) -> str:
    near = get_close_matches(text[:LONGEST_QUOTED], choices, n=1)
    asked = f"Did you mean {_quoted(near[0])}? " if near else ""
    return f"{asked}Use one of: {_listed(choices)}."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= LONGEST_QUOTED else text[: LONGEST_QUOTED - 1] + '…'}”"
