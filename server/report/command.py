"""`hotseat report`: writes a room's report from the data folder, as JSON, CSV, a workbook or a page that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from server.config import Settings
from server.ledger import Ledger
from server.recorded import NoSuchRoom, recorded_of
from server.report.written import Format, Wish, home_of, written

CSV_TABLES = ("standings", "rounds", "replies", "marks", "temper", "people")
"""The tables of a report, as the command line names them."""


def write(settings: Settings, code: str, form: Format, table: str, to: Path | None, *, pseudonyms: bool) -> None:
    try:
        recorded = recorded_of(settings, code)
    except NoSuchRoom:
        typer.echo(
            f"There is no room {code} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.",
            err=True,
        )
        raise typer.Exit(2) from None
    wish = Wish(form, pseudonyms, table, home_of(settings))
    content = written(Ledger.replayed(recorded).room, recorded, wish)
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        to.write_bytes(content)
        typer.echo(f"{to}: {len(content) / 1000:.1f} kB.")
