"""What is wrong with a deck file: every problem with its line, its place and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True, slots=True)
class DeckProblem:
    """One thing to mend; `path` is the place (`scenarios[1].brief.cause`), counted from 0, or empty."""

    file: str
    line: int
    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line} {self.path}".rstrip()
        return f"{place}: {self.problem} {self.remedy}"


class DeckError(Exception):
    """A deck file cannot be played as it is; `problems` are in the order of their lines."""

    def __init__(self, problems: tuple[DeckProblem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Problems:
    """Collects what is wrong with one file, so that its author meets everything at once."""

    MOST = 100
    """A file with more faults than this is no deck; going on would cost more than it tells."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[DeckProblem] = []

    def add(self, line: int, path: str, problem: str, remedy: str) -> None:
        self._found.append(DeckProblem(self.file, line, path, problem, remedy))
        if len(self._found) >= self.MOST:
            self.raise_if_any()

    def stop(self, line: int, path: str, problem: str, remedy: str) -> NoReturn:
        """Notes a problem behind which nothing more can be read."""
        self.add(line, path, problem, remedy)
        raise self._error()

    def raise_if_any(self) -> None:
        if self._found:
            raise self._error()

    def _error(self) -> DeckError:
        return DeckError(tuple(sorted(self._found, key=lambda one: one.line)))
