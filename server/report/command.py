"""`hotseat report`: writes a room's report from the data folder, as JSON, CSV, a workbook or a page that prints."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import typer

from rounds.ids import TeamId
from rounds.state import Room
from server.config import Settings
from server.ledger import Ledger
from server.recorded import NoSuchRoom, recorded_of
from server.report.written import Wish, home_of, written

CSV_TABLES = ("standings", "rounds", "replies", "marks", "strategies", "temper", "people")
"""The tables of a report, as the command line names them."""


def write(settings: Settings, code: str, wish: Wish, team: str | None, to: Path | None) -> None:
    """With the name of a `team` the report is of that one."""
    try:
        recorded = recorded_of(settings, code)
    except NoSuchRoom:
        typer.echo(
            f"There is no room {code} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.",
            err=True,
        )
        raise typer.Exit(2) from None
    room = Ledger.replayed(recorded).room
    if team is not None:
        wish = replace(wish, team=_team_called(room, team))
    content = written(room, recorded, replace(wish, home=home_of(settings)))
    if to is None:
        sys.stdout.buffer.write(content)
    else:
        to.write_bytes(content)
        typer.echo(f"{to}: {len(content) / 1000:.1f} kB.")


def _team_called(room: Room, name: str) -> TeamId:
    found = next((one.id for one in room.teams.values() if one.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(one.name for one in room.teams.values())
        typer.echo(f"The room has no team “{name}”. Its teams: {names}.", err=True)
        raise typer.Exit(2)
    return found
