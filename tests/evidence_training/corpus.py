"""The corpus as examples: a customer's line, a reply, and where its labels stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "rounds" / "evidence" / "corpus"
ASIDE = "aside-"
"""Writers whose files start so are kept aside: nothing is trained or chosen on them, they only measure."""


@dataclass(frozen=True, slots=True)
class Example:
    writer: str
    customer: str
    reply: str
    labels: dict[str, list[tuple[int, int]]]
    heated: bool
    kind: str


def examples(*, aside: bool = False) -> list[Example]:
    files = sorted(file for file in CORPUS.glob("*.jsonl") if file.name.startswith(ASIDE) == aside)
    return [one for file in files for one in _examples_in(file)]


def _examples_in(file: Path) -> Iterator[Example]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        item = json.loads(line)
        labels = {
            label: list(_places(item["reply"], words, f"{file.name}:{number}"))
            for label, words in item["evidence"].items()
        }
        yield Example(file.stem, item["customer"], item["reply"], labels, item["heated"], item["kind"])


def _places(reply: str, words: str | list[str], where: str) -> Iterator[tuple[int, int]]:
    for one in [words] if isinstance(words, str) else words:
        if not one:
            continue
        start = reply.find(one)
        if start < 0:
            raise ValueError(f"{where}: the words “{one}” are not in the reply.")
        yield start, start + len(one)


def sample(file: Path) -> list[Example]:
    """Labelled examples in the form of the scoring sample, with `gold_spans`."""
    found: list[Example] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        labels: dict[str, list[tuple[int, int]]] = {label: [] for label in item["strategies"] + item["anti_patterns"]}
        for span in item["gold_spans"]:
            labels[span["label"]].append((span["start"], span["end"]))
        found.append(
            Example(file.stem, item["customer"], item["reply"], labels, item["customer_heated"], ",".join(item["tags"]))
        )
    return found
