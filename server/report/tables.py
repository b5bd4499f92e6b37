"""The report as tables: one of a kind for CSV and one sheet each in a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from server.report.document import Document

Cell = str | int | float | bool | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be taken for a formula by a spreadsheet that opens a CSV file."""

WIDEST, NARROWEST = 60, 8


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    head: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables_of(report: Document) -> list[Table]:
    """Every table of a report, in the order in which a reader wants them."""
    return [
        Table(
            "Standings", ("place", "team", "total"), [(s["place"], s["team"], s["total"]) for s in report["standings"]]
        ),
        Table("Rounds", ROUND_HEAD, list(_rounds(report))),
        Table("Replies", REPLY_HEAD, list(_replies(report))),
        Table("Marks", MARK_HEAD, list(_marks(report))),
        Table("Strategies", STRATEGY_HEAD, list(_strategies(report))),
        Table("Temper", TEMPER_HEAD, list(_temper(report))),
        Table("People", PERSON_HEAD, list(_people(report))),
    ]


ROUND_HEAD = (
    "round", "title", "cancelled", "customer", "team", "voice", "craft", "customer points", "cause", "record", "total",
    "guess", "guessed right", "problem", "what we did", "outcome", "follow-up",
)  # fmt: skip


def _rounds(report: Document) -> Iterator[tuple[Cell, ...]]:
    for played in report["rounds"]:
        for team in played["teams"]:
            points = team["points"]
            parts = (
                [
                    points["voice"],
                    points["craft"],
                    points["customer"],
                    points["cause"],
                    points["record"],
                    points["total"],
                ]
                if points
                else [None] * 6
            )
            yield (
                played["round"], played["title"], played["cancelled"], played["customer"] or played["player"],
                team["team"], *parts, team["guess"], team["guessed_right"],
                team["problem"], team["done"], team["outcome"], team["follow_up"],
            )  # fmt: skip


REPLY_HEAD = (
    "round", "exchange", "take", "counts", "number", "team", "author", "text", "safety", "held back", "backing",
    "votes", "shown", "place", "best", "reaction", "answer", "voice", "craft", "customer", "total",
)  # fmt: skip


def _replies(report: Document) -> Iterator[tuple[Cell, ...]]:
    for played in report["rounds"]:
        for exchange in played["exchanges"]:
            for reply in exchange["replies"]:
                felt, points = reply["reaction"], reply["points"]
                yield (
                    played["round"], exchange["exchange"], exchange["take"], exchange["counts"], reply["number"],
                    reply["team"], reply["author"], reply["text"], reply["safety"], reply["held"], reply["backing"],
                    reply["votes"], reply["shown"], reply["place"], reply["best"],
                    felt["value"] if felt else None, felt["line"] if felt else "",
                    points["voice"], points["craft"], points["customer"], points["total"],
                )  # fmt: skip


MARK_HEAD = ("round", "exchange", "take", "number", "team", "what", "name", "mark", "words", "seen by")


def _marks(report: Document) -> Iterator[tuple[Cell, ...]]:
    """Marks, flags, tags and sightings, a row each: the evidence behind the craft."""
    for played in report["rounds"]:
        for exchange in played["exchanges"]:
            for reply in exchange["replies"]:
                at = (played["round"], exchange["exchange"], exchange["take"], reply["number"], reply["team"])
                for mark in reply["marks"]:
                    yield (*at, "mark", mark["name"], mark["value"], mark["words"], "facilitator")
                for flag in reply["flags"]:
                    yield (*at, "flag", flag["name"], None, flag["words"], "facilitator")
                for strategy, times in reply["tags"].items():
                    yield (*at, "tag", strategy, times, "", "voters")
                for seen in reply["sightings"]:
                    yield (*at, "sighting", seen["strategy"], None, seen["words"], seen["observer"])


STRATEGY_HEAD = ("round", "strategy", "name", "kind", "team", "marked replies", "shown")


def _strategies(report: Document) -> Iterator[tuple[Cell, ...]]:
    """How clearly the scene's strategies were shown, 0 to 1: a row for the room, then one for each team."""
    for played in report["rounds"]:
        for one in played["strategies"]:
            at = (played["round"], one["strategy"], one["name"], one["kind"])
            yield (*at, "the room", one["of"], one["shown"])
            for team in one["teams"]:
                yield (*at, team["team"], team["replies"], team["shown"])


TEMPER_HEAD = ("round", "exchange", "take", "counts", "technique", "before", "after", "ballots", "voters", "complaint")


def _temper(report: Document) -> Iterator[tuple[Cell, ...]]:
    for played in report["rounds"]:
        for one in played["exchanges"]:
            yield (
                played["round"], one["exchange"], one["take"], one["counts"], one["technique"],
                one["temper_before"], one["temper_after"], one["ballots"], one["voters"], one["complaint"],
            )  # fmt: skip


PERSON_HEAD = ("name", "team", "played the customer", "observer", "sure before", "sure after", "takes home")


def _people(report: Document) -> Iterator[tuple[Cell, ...]]:
    for one in report["people"]:
        yield (
            one["name"], one["team"], one["times_customer"], one["observer"],
            one["sure_before"], one["sure_after"], one["commitment"],
        )  # fmt: skip


# -- files ----------------------------------------------------------------------------------------------------------
def csv_of(table: Table) -> str:
    """A table as CSV (RFC 4180); texts that a spreadsheet would run as formulas get an apostrophe before them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.head)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def workbook_of(report: Document) -> bytes:
    """Every table as a sheet; numbers stay numbers, truth values truth values, and no text is a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables_of(report):
        sheet = book.create_sheet(table.name)
        sheet.append(table.head)
        for row in table.rows:
            sheet.append(row)
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for column, title in enumerate(table.head, start=1):
            longest = max([len(title), *(len(str(row[column - 1] or "")) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, max(NARROWEST, longest + 2))
    book.properties.title = f"{report['title']} ({report['code']})"
    book.properties.created = datetime.fromtimestamp(report["opened_at"] / 1000, UTC).replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
