"""`hotseat report`: writes a room's report from the data folder, as JSON, CSV, a workbook or a page that prints."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path

import typer

from server.config import Settings
from server.recorded import NoSuchRoom, room_of
from server.report.document import Document, document_of
from server.report.page import page_of
from server.report.tables import csv_of, tables_of, workbook_of


class Format(StrEnum):
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


CSV_TABLES = [name.lower() for name in ("Standings", "Rounds", "Replies", "Marks", "Temper", "People")]


def write(settings: Settings, code: str, form: Format, table: str, to: Path | None, *, pseudonyms: bool) -> None:
    try:
        report = document_of(room_of(settings, code), pseudonyms=pseudonyms)
    except NoSuchRoom:
        typer.echo(
            f"There is no room {code} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.",
            err=True,
        )
        raise typer.Exit(2) from None
    written = _bytes(report, form, table)
    if to is None:
        sys.stdout.buffer.write(written)
    else:
        to.write_bytes(written)
        typer.echo(f"{to}: {len(written) / 1000:.1f} kB.")


def _bytes(report: Document, form: Format, table: str) -> bytes:
    match form:
        case Format.JSON:
            return (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode()
        case Format.CSV:
            chosen = next(one for one in tables_of(report) if one.name.lower() == table)
            return csv_of(chosen).encode()
        case Format.XLSX:
            return workbook_of(report)
        case Format.HTML:
            return page_of(report).encode()
