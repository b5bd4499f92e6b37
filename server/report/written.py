"""A report in each of its formats, as bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from rounds.commands import Language
from rounds.ids import TeamId
from rounds.state import Room
from server.config import Settings
from server.journal import Recorded
from server.report.document import document_of
from server.report.page import page_of
from server.report.speech import Speech
from server.report.statements import statements_of
from server.report.tables import csv_of, tables_of, workbook_of

NOWHERE = "http://localhost"
"""Where a server has no address of its own, accounts are of the computer it runs on."""


class Format(StrEnum):
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    XAPI = "xapi"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a report is wanted: `table` is the one that CSV holds, `home` the system that xAPI's accounts are of.

    The page speaks `language`, or the room's; the other formats are for programs, and keep their English names.
    """

    form: Format
    pseudonyms: bool = False
    team: TeamId | None = None
    table: str = "replies"
    language: Language | None = None
    home: str = NOWHERE


def home_of(settings: Settings) -> str:
    return settings.public_url.rstrip("/") if settings.public_url else NOWHERE


def written(room: Room, recorded: Recorded, wish: Wish) -> bytes:
    """The report of a room; `recorded` is the journal that the room was read from."""
    form, table = wish.form, wish.table
    speech = Speech((wish.language or room.rules.language) if form is Format.HTML else "en")
    report = document_of(room, pseudonyms=wish.pseudonyms, team=wish.team, person=speech.words.person)
    match form:
        case Format.JSON:
            return _json(report)
        case Format.XAPI:
            return _json(statements_of(room, recorded, wish.home, pseudonyms=wish.pseudonyms))
        case Format.CSV:
            chosen = next(one for one in tables_of(report) if one.name.lower() == table)
            return csv_of(chosen).encode()
        case Format.XLSX:
            return workbook_of(report)
        case Format.HTML:
            return page_of(report, speech).encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
