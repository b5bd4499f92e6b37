"""`hotseat why`: traces the points of a room's rounds to the votes, marks and reactions that made them."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from rounds import scoring
from rounds.sections import Points, ReasonView, WhyView
from rounds.state import Room
from rounds.views.shared import why_view
from server.config import Settings
from server.recorded import NoSuchRoom, room_of

PARTS = ("voice", "craft", "customer", "cause", "record")
PART_OF_MARK = {"key": "key, counts double", "useful": "useful", "trap": "a trap here", None: "not in the rubric"}
MARKS = {1: "partly", 2: "clearly"}


def traced(settings: Settings, code: str, team: str | None, number: int | None) -> str:
    """Every counted round of a room (or one), for every team (or the one of that name), in words.

    Raises NoSuchRoom, StoreDown where the folder cannot be used, UnreadableEntry where its journal cannot.
    """
    room = room_of(settings, code)
    blocks = [_told(view) for view in _views(room, team, number)]
    return "\n\n".join(blocks) or "No round of this room has points for that yet."


def _views(room: Room, team: str | None, number: int | None) -> Iterator[WhyView]:
    for played in room.rounds:
        if number not in (None, played.number) or not scoring.is_counted(room, played, live=True):
            continue
        for id_, why in sorted(scoring.why(room, played).items(), key=lambda one: -one[1].points.total):
            if team is None or room.teams[id_].name.casefold() == team.casefold():
                yield why_view(room, played, why)


# -- in words -------------------------------------------------------------------------------------------------------
def _told(view: WhyView) -> str:
    replies = [line for reply in view["replies"] for line in _reply(reply)]
    many = f"the mean of {view['exchanges']} exchanges" if view["exchanges"] > 1 else "one exchange"
    guess = [f"  guessed “{view['guess']}”; it was “{view['cause']}”"] if view["guess"] else []
    head = f"Round {view['round']}, {view['title']}: {view['team']['name']} has {_points(view['points'])}, {many}"
    return "\n".join([head, *(replies or ["  no reply"]), *guess])


def _reply(reply: ReasonView) -> list[str]:
    felt = "the customer did not react" if reply["reaction"] is None else f"the customer felt {reply['reaction']:+d}"
    votes = (
        f"{reply['votes']} of {reply['shown']} ballots (the best had {reply['best_votes']} of {reply['best_shown']})"
    )
    marks = [f"    {MARKS[one['value']]}: {one['name']} ({PART_OF_MARK[one['kind']]})" for one in reply["marks"]]
    flags = [f"    costs a point: {name}" for name in reply["flags"]]
    safety = ", the safety reply, worth half" if reply["safety"] else ""
    return [
        f"  exchange {reply['exchange']}{safety}: {_points(reply['points'])}",
        f"    “{reply['text']}”",
        f"    {votes}; {felt}",
        *marks,
        *flags,
    ]


def _points(points: Points) -> str:
    parts = {part: points[part] for part in PARTS}  # type: ignore[literal-required]
    named = ", ".join(f"{part} {value:.1f}" for part, value in parts.items() if value is not None)
    return f"{points['total']:.1f} ({named})"


# -- the command ----------------------------------------------------------------------------------------------------
def say(settings: Settings, code: str, team: str | None, number: int | None) -> None:
    try:
        typer.echo(traced(settings, code, team, number))
    except NoSuchRoom:
        typer.echo(
            f"There is no room {code} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.",
            err=True,
        )
        raise typer.Exit(2) from None
