"""YAML text as a tree that remembers its lines; knows nothing of decks.

Built from the parser's events, so that nothing is made that the text did not spell out: no tags, no aliases
(one name could stand for a million copies), and a scalar stays text (`no` is a word, not a truth value).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from rounds.deck_errors import Problems

MOST_BYTES = 1024 * 1024
DEEPEST = 12
# A hundred long scenarios have about half as many. PyYAML reads some 80,000 a second.
MOST_PARTS = 80_000
# What turns the reading direction (unicode.org/reports/tr9, section 2), has no width, or breaks lines unseen.
UNSEEN = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # direction
    "\u200b\u2028\u2029\ufeff\ufffe\uffff"
)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Tree, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values; `lines` holds the line of each name."""

    fields: dict[str, Tree]
    lines: dict[str, int]
    line: int


Tree: TypeAlias = Leaf | Items | Fields


def below(path: str, name: str) -> str:
    """The path of a field, with a name that is no name cut short: paths are read by people."""
    short = name if len(name) <= 40 else f"{name[:39]}…"
    return f"{path}.{short}" if path else short


def read_tree(text: str, problems: Problems) -> Tree:
    """The one document in `text`; raises DeckError where it cannot be read at all."""
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        problems.stop(1, "", "The file is larger than 1 MiB.", "Split it into several decks.")
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        _refuse_unseen(line, number, "", problems)
    problems.raise_if_any()
    return _read_document(_Reading(yaml.SafeLoader(text), problems))


def _refuse_unseen(text: str, line: int, path: str, problems: Problems) -> None:
    found = next((one for one in text if _is_unseen(one)), None)
    if found is not None:
        problem = f"There is a character here that nobody can see, U+{ord(found):04X}."
        problems.add(line, path, problem, "Delete it, or type the words again.")


def _is_unseen(one: str) -> bool:
    return one in UNSEEN or (one not in "\t\n\r" and unicodedata.category(one) in ("Cc", "Cs"))


def _read_document(reading: _Reading) -> Tree:
    try:
        return reading.document()
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else reading.line()
        problem = f"YAML cannot be read from here on: {fault.problem}."
        reading.problems.stop(line, "", problem, _remedy(fault.problem or ""))
    # Escapes beyond Unicode and endless version numbers leave PyYAML as bare errors of Python.
    except (ValueError, OverflowError):
        problem = "There is an escape or a number here that means nothing."
        reading.problems.stop(reading.line(), "", problem, "Type the words as they should be read.")


def _remedy(problem: str) -> str:
    if "\\t" in problem:
        return "Indent with spaces, never with tabs."
    return (
        "Check the indentation, and put a text with a colon or a quotation mark on lines of its own, "
        "indented, after the sign >-"
    )


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, loader: yaml.SafeLoader, problems: Problems) -> None:
        self.loader = loader
        self.problems = problems
        self.parts = 0

    def next(self) -> yaml.Event:
        event: yaml.Event = self.loader.get_event()  # type: ignore[no-untyped-call]
        return event

    def line(self) -> int:
        return int(self.loader.get_mark().line) + 1

    def document(self) -> Tree:
        self.next()
        if not self.loader.check_event(yaml.DocumentStartEvent):
            self.problems.stop(1, "", "The file is empty.", "Begin with a title, a language and a list of scenarios.")
        self.next()
        tree = self.tree("", 0)
        self.next()
        if not self.loader.check_event(yaml.StreamEndEvent):
            self.problems.stop(self.line(), "", "A second document begins here.", "Keep one deck in one file.")
        return tree

    def tree(self, path: str, depth: int) -> Tree:
        event = self.next()
        line = event.start_mark.line + 1 if event.start_mark else self.line()
        tag = getattr(event, "tag", None)
        self.parts += 1
        if self.parts > MOST_PARTS:
            self.problems.stop(line, path, "The file has too many parts.", "Split it into several decks.")
        if depth > DEEPEST:
            self.problems.stop(line, path, "Lists and fields are nested too deeply.", "Check the indentation.")
        if tag not in (None, "!"):
            self.problems.add(line, path, f"The tag {tag} has no meaning here.", "Delete it.")
        match event:
            case yaml.ScalarEvent():
                return self._leaf(event, line, path)
            case yaml.SequenceStartEvent():
                return self._items(line, path, depth)
            case yaml.MappingStartEvent():
                return self._fields(line, path, depth)
            case _:
                name = getattr(event, "anchor", "")
                self.problems.add(line, path, f"*{name} repeats another part.", "Write the words out again.")
                return Leaf("", line)

    def _leaf(self, event: yaml.ScalarEvent, line: int, path: str) -> Leaf:
        _refuse_unseen(event.value, line, path, self.problems)
        empty = event.style is None and event.value in NULLS
        return Leaf("" if empty else event.value, line)

    def _items(self, line: int, path: str, depth: int) -> Items:
        items: list[Tree] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            items.append(self.tree(f"{path}[{len(items)}]", depth + 1))
        self.next()
        return Items(tuple(items), line)

    def _fields(self, line: int, path: str, depth: int) -> Fields:
        found = Fields({}, {}, line)
        while not self.loader.check_event(yaml.MappingEndEvent):
            key = self.tree(path, depth + 1)
            name = key.text if isinstance(key, Leaf) else ""
            if not name:
                self.problems.add(
                    key.line, path, "A field here has no name.", "Begin the line with a word and a colon."
                )
            elif name in found.fields:
                self.problems.add(key.line, below(path, name), "This field stands here twice.", "Keep one of the two.")
            found.fields[name] = self.tree(below(path, name), depth + 1)
            found.lines[name] = key.line
        self.next()
        return found
