"""`hotseat report`: writes a room's report from the data folder, as JSON, CSV, a workbook or a page that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from server.config import Settings
from server.recorded import NoSuchRoom, room_of
from server.report.document import document_of
from server.report.written import Format, written

CSV_TABLES = ("standings", "rounds", "replies", "marks", "temper", "people")
"""The tables of a report, as the command line names them."""


def write(settings: Settings, code: str, form: Format, table: str, to: Path | None, *, pseudonyms: bool) -> None:
    try:
        report = document_of(room_of(settings, code), pseudonyms=pseudonyms)
    except NoSuchRoom:
        typer.echo(
            f"There is no room {code} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.",
            err=True,
        )
        raise typer.Exit(2) from None
    content = written(report, form, table)
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        to.write_bytes(content)
        typer.echo(f"{to}: {len(content) / 1000:.1f} kB.")
