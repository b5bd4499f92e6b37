"""A report in each of its formats, as bytes."""

from __future__ import annotations

import json
from enum import StrEnum

from server.report.document import Document
from server.report.page import page_of
from server.report.tables import csv_of, tables_of, workbook_of


class Format(StrEnum):
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def written(report: Document, form: Format, table: str) -> bytes:
    """The report in a format; `table` names the one that CSV holds."""
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
