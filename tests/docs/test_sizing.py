"""The sizing table of docs/operating.md is what the measured costs make of it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.sizing import table

OPERATING = Path(__file__).parents[2] / "docs/operating.md"


def test_the_table_is_computed_from_the_costs() -> None:
    assert table() in OPERATING.read_text()
