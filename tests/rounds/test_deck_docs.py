"""docs/decks.md says what the code does: fields, ids, the example and how errors read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from rounds.deck import Deck, parse_deck
from rounds.deck_errors import DeckError
from rounds.plain import bare, has_default, hints_of
from rounds.shape import describe
from rounds.strategies import CATALOGUE

DOCS = (Path(__file__).parents[2] / "docs" / "decks.md").read_text(encoding="utf-8")
EXAMPLE = DOCS.split("```yaml\n")[1].split("```")[0]


def outline(kind: Any, above: str = "") -> Iterator[tuple[str, str]]:
    """Every field below a dataclass, with what it asks for in the words of the errors."""
    for one in fields(kind):
        hint = hints_of(kind)[one.name]
        yield above + one.name, describe(hint) + ("; may be left out" if has_default(one) else "")
        inner, many = bare(hint), ""
        if get_origin(inner) is tuple:
            inner, many = bare(get_args(inner)[0]), "[]"
        if is_dataclass(inner):
            yield from outline(inner, f"{above}{one.name}{many}.")


def rows(columns: int) -> list[tuple[str, ...]]:
    """The rows of every table with so many columns that begin with a name in backticks."""
    cells = [
        tuple(cell.strip() for cell in line.strip("|").split(" | "))
        for line in DOCS.splitlines()
        if line.startswith("| `")
    ]
    return [(row[0].strip("` "), *row[1:]) for row in cells if len(row) == columns]


def test_the_table_lists_every_field_and_what_it_asks_for() -> None:
    documented = rows(columns=3)
    assert {row[0]: row[1] for row in documented} == dict(outline(Deck))
    assert len(documented) == len(dict(outline(Deck)))
    assert all(row[2] for row in documented)


def test_the_tables_list_every_id_of_the_catalogue_with_its_name() -> None:
    assert rows(columns=2) == [
        *((one.id, one.name) for one in CATALOGUE.causes),
        *((one.id, one.name) for one in CATALOGUE.strategies),
        *((one.id, one.name) for one in CATALOGUE.anti_patterns),
        *((one.id, one.topic) for one in CATALOGUE.disagreements),
    ]


def test_the_example_plays() -> None:
    assert parse_deck(EXAMPLE, "lending.yaml").scenarios[0].id == "the-reserved-book"


def test_the_errors_shown_are_the_errors_given() -> None:
    broken = EXAMPLE.replace("cause: service-failure", "cause: ignored")
    broken = re.sub(r"starting_temper: \d+", "starting_temper: 12", broken).replace("teaser:", "teasr:")
    with pytest.raises(DeckError) as refused:
        parse_deck(broken, "lending.yaml")
    assert DOCS.split("```text\n")[1].split("\n```")[0] == str(refused.value)
