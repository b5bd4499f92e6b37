"""`hotseat why`: points traced to what made them, from the data folder of a room that was played."""

from __future__ import annotations

from pathlib import Path

from rounds.ids import RoomCode
from rounds.phases import Phase
from server.journal import Journal, row_of
from server.store.sql import open_sqlite
from tests.server.processes import start
from tests.workshop import NOON, Workshop, a_scene


async def kept(workshop: Workshop, folder: Path) -> None:
    """Writes a workshop's history into a data folder, as a server would have."""
    store = await open_sqlite(folder / "hotseat.sqlite3")
    await Journal(store).append([row_of(RoomCode("CDFGHJ"), 1, NOON, workshop.history)])
    await store.close()


def a_played_round() -> Workshop:
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} is sorry that nobody came.")
    return workshop.to(Phase.VOTING).vote("Ada", "Gus").to(Phase.REACTION).react(2).to(Phase.LOBBY)


async def said(folder: Path, *arguments: str) -> tuple[int, str]:
    process = await start("why", *arguments, "--data-dir", str(folder))
    out, err = await process.communicate()
    return process.returncode or 0, (out + err).decode()


async def test_the_points_of_a_team_are_told_with_the_votes_and_the_reaction_behind_them(tmp_path: Path) -> None:
    workshop = a_played_round()
    await kept(workshop, tmp_path)
    team = workshop.room.teams[workshop.team_of("Gus")].name
    code, text = await said(tmp_path, "cdfghj", "--team", team, "--round", "1")
    assert code == 0
    assert text.count("Round 1") == 1
    assert "Gus is sorry that nobody came." in text
    assert "1 of 5 ballots (the best had 1 of 5)" in text, "the five voters of the other teams saw it"
    assert "the customer felt +2" in text
    assert "voice 40.0" in text


async def test_a_room_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    code, text = await said(tmp_path, "CDFGHJ")
    assert code == 2
    assert "There is no room CDFGHJ" in text
