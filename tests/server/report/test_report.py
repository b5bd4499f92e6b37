"""Reports: whole, adding up, with the right types, and safe to open."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from pathlib import Path

import jsonschema
from openpyxl import load_workbook

from rounds import commands
from rounds.formats import FULL
from rounds.ids import RoomCode
from rounds.phases import Phase
from server.journal import Journal, row_of
from server.report.document import Document, document_of
from server.report.page import page_of
from server.report.schema import SCHEMA_FILE, schema_text
from server.report.speech import Speech
from server.report.tables import csv_of, tables_of, workbook_of
from server.store.sql import open_sqlite
from tests.server.clients import a_server
from tests.server.processes import start
from tests.workshop import NOON, Workshop

PEOPLE = ("Cy", "Ada", "Ben", "Dot", "Eve", "Fay", "Gus")


def a_workshop(language: commands.Language = "en") -> Workshop:
    """A whole workshop of one full round: a guess, two exchanges, one of them twice, marks, a record, a poll."""
    workshop = Workshop(language=language).join(*PEOPLE)
    workshop.by_facilitator(commands.CheckConfidence())
    workshop.by("Ada", commands.RateConfidence(2))
    workshop.by_facilitator(commands.EndStep(workshop.room.turn))
    workshop.start(FULL.id).cast("Cy").to(Phase.GUESSING)
    workshop.by("Ada", commands.GuessCause(workshop.room.turn, workshop.playing.scenario.brief.cause))
    an_exchange(workshop, -1)
    workshop.by_facilitator(commands.Rewind(workshop.room.turn))
    an_exchange(workshop, 2)
    an_exchange(workshop, 3)
    workshop.to(Phase.RECORD)
    workshop.by("Ada", commands.WriteRecord(workshop.room.turn, "problem", "=1+1, twice called off."))
    workshop.by_facilitator(commands.MarkRecord(workshop.team_of("Ada"), 4))
    workshop.to(Phase.DECISION)
    workshop.by("Ben", commands.Decide(workshop.room.turn, "terms"))
    workshop.to(Phase.LOBBY)
    workshop.by_facilitator(commands.BeginClosing())
    workshop.by("Ada", commands.RateConfidence(4))
    workshop.by("Ada", commands.Commit("Ask before I answer."))
    return workshop


def an_exchange(workshop: Workshop, felt: int) -> None:
    workshop.to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"<b>{name}</b> let you down; that was our fault.")
    workshop.to(Phase.VOTING).vote("Ada", "Gus").vote("Ben", "Ada").vote("Dot", "Gus")
    strategy = workshop.playing.scenario.rubric.key[0].strategy
    workshop.by_facilitator(commands.MarkReply(workshop.reply_of("Gus").id, strategy, 2, 0, 6))
    workshop.to(Phase.REACTION).react(felt, "Go on.")


def report() -> Document:
    return document_of(a_workshop().room)


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text()


def test_a_report_keeps_to_its_schema() -> None:
    jsonschema.validate(json.loads(json.dumps(report())), json.loads(schema_text()))


def test_every_number_of_a_report_agrees_with_the_others() -> None:
    made = report()
    (played,) = made["rounds"]
    for exchange in played["exchanges"]:
        assert sum(reply["votes"] for reply in exchange["replies"]) == exchange["ballots"] == 3
        for reply in exchange["replies"]:
            points = reply["points"]
            parts = [points["voice"], points["craft"], points["customer"]]
            assert abs(sum(part or 0 for part in parts) - points["total"]) < 1e-6
    totals = {one["team"]: one["points"]["total"] for one in played["teams"] if one["points"]}
    assert totals == {one["team"]: one["total"] for one in made["standings"]}


def test_both_takes_of_a_rewound_exchange_are_in_the_report_and_one_counts() -> None:
    (played,) = report()["rounds"]
    first = [one for one in played["exchanges"] if one["exchange"] == 1]
    assert [(one["take"], one["counts"], one["temper_before"]) for one in first] == [(1, False, 6), (2, True, 6)]
    assert [one["temper_after"] for one in played["exchanges"]] == [7, 4, 1]


def test_guess_record_poll_confidence_and_commitments_are_in_the_report() -> None:
    made = report()
    (played,) = made["rounds"]
    ada = next(one for one in played["teams"] if one["problem"])
    assert ada["guessed_right"] is True
    assert ada["points"] is not None
    assert (ada["points"]["cause"], ada["points"]["record"]) == (5.0, 4.0)
    assert played["decision"] == {"terms": 1}
    person = next(one for one in made["people"] if one["name"] == "Ada")
    assert (person["sure_before"], person["sure_after"], person["commitment"]) == (2, 4, "Ask before I answer.")


def test_with_pseudonyms_nobody_s_name_is_in_it() -> None:
    made = json.dumps(document_of(a_workshop().room, pseudonyms=True)["people"])
    assert not any(name in made for name in PEOPLE)
    assert "Person 2" in made


def test_the_workbook_keeps_numbers_as_numbers_and_no_text_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(workbook_of(report())))
    assert book.sheetnames == ["Standings", "Rounds", "Replies", "Marks", "Strategies", "Temper", "People"]
    first = dict(
        zip([cell.value for cell in book["Replies"][1]], [cell.value for cell in book["Replies"][2]], strict=True)
    )
    assert isinstance(first["votes"], int)
    assert isinstance(first["total"], float | int)
    assert first["counts"] is False
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(cell.value == "=1+1, twice called off." for cell in cells)


def test_a_csv_table_reads_back_and_hides_no_formula() -> None:
    rounds = next(one for one in tables_of(report()) if one.name == "Rounds")
    rows = list(csv.DictReader(io.StringIO(csv_of(rounds))))
    assert len(rows) == len(rounds.rows)
    assert {row["problem"] for row in rows} == {"", "'=1+1, twice called off."}


def test_the_page_shows_words_as_they_were_written_and_highlights_the_evidence() -> None:
    page = page_of(report(), Speech("en"))
    assert "<b>Ada" not in page
    assert "&lt;b&gt;Ada" in page
    assert "<mark>&lt;b&gt;Gus</mark>" in page
    assert "played again, not counted" in page


async def test_the_report_of_a_room_opens_with_its_facilitators_key_and_with_no_other(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room(title="Monday") as facilitator:
        port, path = hotseat.app.addresses.port, f"/report/{facilitator.room}"
        asked = [
            await fetched(port, f"{path}.html", facilitator.key),
            await fetched(port, f"{path}.json", facilitator.key),
            await fetched(port, f"{path}.html", "another-key-that-opens-nothing"),
            await fetched(port, f"{path}.html", None),
            await fetched(port, f"{path}.xapi", facilitator.key),
            await fetched(port, f"{path}.pdf", facilitator.key),
            await fetched(port, "/report/CDFGHJ.html", facilitator.key),
            await fetched(port, f"{path}.html?language=ar", facilitator.key),
            await fetched(port, f"{path}.html?language=klingon", facilitator.key),
        ]
    assert [status for status, _ in asked] == [200, 200, 401, 401, 200, 404, 404, 200, 400]
    assert b"<html lang=en dir=ltr>" in asked[0][1]
    assert b"<html lang=ar dir=rtl>" in asked[7][1]
    assert "The page does not speak “klingon”. Ask for one of en, es, de, fr, ar.\n".encode() == asked[8][1]
    assert b">Monday</bdi></h1>" in asked[0][1]
    assert json.loads(asked[1][1])["title"] == "Monday"
    assert json.loads(asked[4][1]) == [], "nobody was there yet"
    assert not any(b"Monday" in body for _, body in [*asked[2:7], asked[8]])


async def fetched(port: int, path: str, key: str | None) -> tuple[int, bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    shown = f"Authorization: Bearer {key}\r\n" if key else ""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{shown}\r\n".encode())
    answer = await reader.read()
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


async def test_a_report_is_written_from_the_data_folder(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "hotseat.sqlite3")
    await Journal(store).append([row_of(RoomCode("CDFGHJ"), 1, NOON, a_workshop().history)])
    await store.close()
    process = await start("report", "CDFGHJ", "--format", "json", "--data-dir", str(tmp_path))
    out, _ = await process.communicate()
    assert process.returncode == 0
    assert json.loads(out) == json.loads(json.dumps(report()))
    process = await start("report", "XXXXXX", "--data-dir", str(tmp_path))
    _, err = await process.communicate()
    assert process.returncode == 2
    assert b"There is no room XXXXXX" in err


def test_a_team_takes_home_its_own_and_the_replies_that_won() -> None:
    workshop = a_workshop()
    team = workshop.team_of("Ada")
    own = document_of(workshop.room, team=team)
    name = workshop.room.teams[team].name
    assert own["team"] == name
    assert {one["team"] for one in own["people"]} == {one["team"] for one in own["standings"]} == {name}
    (played,) = own["rounds"]
    assert [one["id"] for one in played["teams"]] == [team]
    replies = [one for take in played["exchanges"] for one in take["replies"]]
    assert replies
    assert all(one["team"] == name or one["best"] for one in replies)
    jsonschema.validate(json.loads(json.dumps(own)), json.loads(schema_text()))
    assert f"The report of team {name}" in page_of(own, Speech("en"))


async def test_the_report_of_a_team_comes_by_its_name_and_no_other(tmp_path: Path) -> None:
    workshop = a_workshop()
    store = await open_sqlite(tmp_path / "hotseat.sqlite3")
    await Journal(store).append([row_of(RoomCode("CDFGHJ"), 1, NOON, workshop.history)])
    await store.close()
    name = workshop.room.teams[workshop.team_of("Ada")].name
    asked = ("report", "CDFGHJ", "--format", "json", "--data-dir", str(tmp_path), "--team")
    process = await start(*asked, name.upper())
    out, _ = await process.communicate()
    assert json.loads(out)["team"] == name
    process = await start(*asked, "Nobody")
    _, err = await process.communicate()
    assert process.returncode == 2
    assert b"has no team" in err
