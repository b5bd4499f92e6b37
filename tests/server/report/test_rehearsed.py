"""The report of a rehearsed workshop: its numbers agree with each other, and with what the journal says was done."""

from __future__ import annotations

import asyncio
import io
import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from rounds import events
from rounds.events import Event
from rounds.state import Room
from server.config import Settings
from server.decks import load_decks
from server.journal import Recorded
from server.ledger import Ledger
from server.recorded import recorded_of
from server.rehearse.play import Plan, play
from server.report.document import Document, ExchangeRow, document_of
from server.report.page import page_of
from server.report.schema import schema_text
from server.report.speech import Speech
from server.report.statements import statements_of
from server.report.tables import workbook_of
from tests.server.clients import a_server
from tests.server.report import xapi_rules

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Four rounds with drama of a dozen people: takes again, boiling over, replies held back, the practice customer."""
    return asyncio.run(_rehearsed(tmp_path_factory.mktemp("rehearsed")))


async def _rehearsed(folder: Path) -> Recorded:
    async with a_server(folder) as hotseat:
        plan = Plan((hotseat.url,), 12, 4, "teams", 3, seed=7, spread=0.2, timeout=150, format="all")
        rehearsed = await play(plan, load_decks().library, lambda room, key: None)
        assert rehearsed.record.problems == []
    return await asyncio.to_thread(recorded_of, Settings(data_dir=folder), rehearsed.record.room)


@pytest.fixture(scope="module")
def room(recorded: Recorded) -> Room:
    return Ledger.replayed(recorded).room


@pytest.fixture(scope="module")
def report(room: Room) -> Document:
    return document_of(room)


def happened(recorded: Recorded) -> list[Event]:
    return [event for entry in recorded.entries for event in entry]


def takes(report: Document) -> list[ExchangeRow]:
    return [take for played in report["rounds"] for take in played["exchanges"]]


def test_it_keeps_to_its_schema(report: Document) -> None:
    jsonschema.validate(json.loads(json.dumps(report)), json.loads(schema_text()))


def test_ballots_are_those_that_were_cast_last(recorded: Recorded, report: Document) -> None:
    """Walks the journal by itself: of each take's ballots the last of each voter; a reply's id begins with its take."""
    cast: dict[str, dict[str, str]] = {}
    for event in happened(recorded):
        if isinstance(event, events.BallotCast):
            cast.setdefault(event.reply.rpartition(".")[0], {})[event.seat] = event.reply
    told = [take for take in takes(report) if take["ballots"]]
    assert len(told) == len(cast) > 4
    for take in told:
        ballots = cast[take["replies"][0]["reply"].rpartition(".")[0]]
        won = Counter(ballots.values())
        assert take["ballots"] == len(ballots)
        assert [one["votes"] for one in take["replies"]] == [won[one["reply"]] for one in take["replies"]]
        assert all(one["votes"] <= one["shown"] for one in take["replies"])


def test_marks_are_those_that_were_given_last(recorded: Recorded, report: Document) -> None:
    given: dict[tuple[str, str], int] = {}
    flagged: set[tuple[str, str]] = set()
    for event in happened(recorded):
        if isinstance(event, events.ReplyMarked):
            given[event.reply, event.strategy] = event.value
        elif isinstance(event, events.ReplyFlagged):
            (flagged.add if event.on else flagged.discard)((event.reply, event.anti_pattern))
    replies = [one for take in takes(report) for one in take["replies"]]
    assert given, "a rehearsal marks"
    assert {(one["reply"], mark["strategy"]): mark["value"] for one in replies for mark in one["marks"]} == given
    assert {(one["reply"], flag["anti_pattern"]) for one in replies for flag in one["flags"]} == flagged


def test_every_reply_that_was_sent_is_in_it_with_its_reaction(recorded: Recorded, report: Document) -> None:
    sent = [one.text for event in happened(recorded) if isinstance(event, events.RepliesSent) for one in event.replies]
    reactions = [event for event in happened(recorded) if isinstance(event, events.CustomerReacted)]
    felt = {event.reply: event.reaction.value for event in reactions}
    replies = [one for take in takes(report) for one in take["replies"]]
    assert [one["text"] for one in replies] == sent
    assert {one["reply"]: one["reaction"]["value"] for one in replies if one["reaction"]} == felt


def test_points_add_up_from_parts_to_standings(report: Document) -> None:
    for take in takes(report):
        for one in take["replies"]:
            points = one["points"]
            made_of = sum(points[part] or 0 for part in ("voice", "craft", "customer"))
            assert round(made_of, 1) == points["total"]
    sums: Counter[str] = Counter()
    for played in report["rounds"]:
        for team in played["teams"]:
            if team["points"] is not None and not played["cancelled"]:
                sums[team["team"]] += round(10 * team["points"]["total"])
    assert {one["team"]: round(10 * one["total"]) for one in report["standings"]} == dict(sums)


def test_the_temper_goes_on_where_it_was(report: Document) -> None:
    for played in report["rounds"]:
        assert played["exchanges"][0]["temper_before"] == played["temper_start"]
        assert played["exchanges"][-1]["temper_after"] == played["temper_end"]


def test_strategies_are_counted_from_the_marks_that_are_told(report: Document) -> None:
    for played in report["rounds"]:
        counting = [one for take in played["exchanges"] if take["counts"] for one in take["replies"]]
        for row in played["strategies"]:
            seen = [one for one in counting for m in one["marks"] if m["strategy"] == row["strategy"] and m["value"]]
            assert row["seen"] == len(seen)
            assert row["seen"] <= row["of"] <= len(counting)
            assert sum(team["replies"] for team in row["teams"]) == row["of"]


def test_the_workbook_has_the_same_numbers_with_their_types(report: Document) -> None:
    book = load_workbook(io.BytesIO(workbook_of(report)))
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    types: dict[str, dict[str, type | tuple[type, ...]]] = {
        "Standings": {"place": int, "team": str, "total": (int, float)},
        "Replies": {"round": int, "counts": bool, "votes": int, "text": str, "best": bool, "total": (int, float)},
        "Marks": {"round": int, "name": str},
        "Strategies": {"marked replies": int, "shown": (int, float)},
        "Temper": {"before": int, "after": int, "ballots": int, "counts": bool},
        "People": {"name": str, "observer": bool, "played the customer": int},
    }
    for title, columns in types.items():
        for row in book[title].iter_rows(min_row=2, values_only=True):
            for column, kind in columns.items():
                assert isinstance(row[heads[title].index(column)], kind), (title, column)
    votes = [row[heads["Replies"].index("votes")] for row in book["Replies"].iter_rows(min_row=2, values_only=True)]
    assert votes == [one["votes"] for take in takes(report) for one in take["replies"]]


def test_the_page_says_every_reply_and_every_total(report: Document) -> None:
    page = page_of(report, Speech("en"))
    assert all(f"<td class=n>{one['total']:.1f}</td>" in page for one in report["standings"])
    assert page.count("<div class=reply>") == sum(len(take["replies"]) for take in takes(report))
    assert "<script" not in page
    assert "http" not in page


def test_every_statement_keeps_to_the_specification(room: Room, recorded: Recorded) -> None:
    made = json.loads(json.dumps(statements_of(room, recorded, "https://hotseat.example")))
    assert {one["verb"]["display"]["en"] for one in made} >= {"attended", "answered", "responded", "commented"}
    assert len({one["id"] for one in made}) == len(made)
    for one in made:
        xapi_rules.check(one)
