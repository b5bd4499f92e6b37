"""`hotseat rehearse`: the command line of the rehearsal, and what it prints."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import asdict
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from rounds.commands import Mode
from server.decks import load_decks
from server.loops import fastest_loop
from server.rehearse.evidence import replies_of
from server.rehearse.play import Plan, play
from server.rehearse.programme import FormatChoice
from server.rehearse.record import ExchangeRecord, RehearsalRecord, ReplyRecord, RoundRecord
from server.rehearse.screen import TurnedAway, Unreachable

ROWS, ROWS_OF_MANY = 12, 3
"""How many replies and teams of a round are printed, and how many replies of an exchange where there are several."""

WRONG, CANNOT_START = 1, 2
MANY = 100
MOST_EXCHANGES = 8
AN_HOUR = 3600.0


def command(
    urls: Annotated[
        list[str],
        typer.Argument(metavar="URL…", help="The server's address, such as http://localhost:8080; or its nodes'."),
    ],
    players: Annotated[int, typer.Option(min=2, max=5000, help="How many people to bring.")] = 12,
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How many rounds to play.")] = 1,
    room: Annotated[str | None, typer.Option(help="Join this room, and leave its running to its facilitator.")] = None,
    format_: Annotated[
        FormatChoice, typer.Option("--format", help="The format of the rounds; with all, each takes the next.")
    ] = "quick",
    drama: Annotated[
        bool, typer.Option(help="Recast, rewind, boil over, drop out and whatever else happens; or play plainly.")
    ] = True,
    mode: Annotated[Mode, typer.Option(help="How the rehearsal's own room is scored: teams or solo.")] = "teams",
    team_size: Annotated[int, typer.Option(min=1, max=12, help="People in a team of the rehearsal's own room.")] = 4,
    seed: Annotated[
        int | None, typer.Option(help="Where people's choices come from; the same seed, the same wishes.")
    ] = None,
    spread: Annotated[float | None, typer.Option(min=0.0, help="Seconds over which people answer.")] = None,
    timeout: Annotated[float | None, typer.Option(min=1.0, help="Give up after so many seconds.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole record as one JSON document.")] = False,
) -> None:
    """Play whole workshops with people who are programs, over real sockets, and check every vote and point.

    Four rounds with drama play everything there is out of the ordinary.
    """
    spread = spread if spread is not None else 1.0 if players < MANY else 3.0
    own_time = 60.0 + players / 5 + rounds * (30.0 + MOST_EXCHANGES * (15.0 + 5 * spread + players / 10))
    plan = Plan(
        addresses=urls,
        people=players,
        rounds=rounds,
        mode=mode,
        team_size=team_size,
        seed=secrets.randbelow(10**6) if seed is None else seed,
        spread=spread,
        timeout=timeout or (AN_HOUR if room else own_time),
        room=room,
        format=format_,
        drama=drama,
    )
    record = _played(plan, Console(stderr=True))
    if as_json:
        typer.echo(json.dumps(asdict(record), indent=2, ensure_ascii=False))
    else:
        tell(record, Console())
    raise typer.Exit(WRONG if record.problems else 0)


def _played(plan: Plan, console: Console) -> RehearsalRecord:
    def opened(room: str, key: str) -> None:
        console.print(f"Room {room}: {plan.people} people, seed {plan.seed}.", highlight=False)

    try:
        with asyncio.Runner(loop_factory=fastest_loop()) as runner:
            return runner.run(play(plan, load_decks().library, opened)).record
    except Unreachable as fault:
        console.print(f"No Hotseat server answers at {plan.addresses[0]} ({fault}). Start one with: hotseat serve")
    except TurnedAway as fault:
        console.print(f"The room did not let everybody in ({fault.slug}): {fault}")
    raise typer.Exit(CANNOT_START)


# -- printing -------------------------------------------------------------------------------------------------------
def tell(record: RehearsalRecord, console: Console) -> None:
    for played in record.rounds:
        console.print()
        console.print(_replies_table(played))
        console.print(_standings_table(played))
        for line in _story(played):
            console.print(line, highlight=False)
    console.print()
    if record.closing is not None:
        before, after = (_mean_level(levels) for levels in (record.closing.before, record.closing.after))
        console.print(
            f"Confidence {before} before and {after} after, of 5. {record.closing.commitments} take something home.",
            highlight=False,
        )
    refused = ", ".join(f"{count} {slug}" for slug, count in sorted(record.refused.items())) or "none"
    console.print(
        f"{record.acked} commands done, median {record.ack_ms.median:g} ms, 99 % within {record.ack_ms.p99:g} ms. "
        f"Refused: {refused}. {record.reconnects} came back after a break. {record.wall_s:g} seconds in all.",
        highlight=False,
    )
    for problem in record.problems:
        console.print(f"[bold red]Wrong:[/] {problem}", highlight=False)
    if not record.problems:
        console.print("Every vote, mark and point is where it belongs.", highlight=False)


def _story(played: RoundRecord) -> list[str]:
    """How the scene went, what the room decided, and what it cost each phone."""
    happened = f" It had: {', '.join(played.happened)}." if played.happened else ""
    counts = played.decision or {}
    decided = ", ".join(f"{count} {choice}" for choice, count in counts.items())
    return [
        f"Temper {' → '.join(map(str, played.curve))}.{happened}",
        *([f"This customer's business: {decided}."] if decided else []),
        f"Each phone was sent {played.phone_messages.median:g} messages (at most {played.phone_messages.max:g}), "
        f"{played.phone_bytes.median / 1000:.1f} kB (at most {played.phone_bytes.max / 1000:.1f}).",
    ]


def _mean_level(levels: list[int]) -> str:
    rated = sum(levels)
    return f"{sum(level * count for level, count in enumerate(levels, start=1)) / rated:.1f}" if rated else "–"


def _replies_table(played: RoundRecord) -> Table:
    laps = replies_of(played)
    rows = ROWS if len(laps) == 1 else ROWS_OF_MANY
    format_ = f" ({played.format})" if played.format else ""
    title = f"Round {played.round}: {played.title}{format_}, with {played.customer or 'nobody'} in the hot seat"
    table = _table(title, _more(sum(len(replies) - len(replies[:rows]) for replies in laps.values()), "replies", 0))
    for name in ("ex.", "pl.", "team", "by", "votes", "felt", "voice", "craft", "cust.", "total"):
        table.add_column(name, justify="left" if name in ("ex.", "team", "by") else "right", no_wrap=True)
    exchanges = {one.order: one for one in played.exchanges}
    for (_, order), replies in sorted(laps.items()):
        for place, reply in enumerate(replies[:rows]):
            table.add_row(_exchange_cell(exchanges.get(order)) if place == 0 else "", *_reply_cells(reply))
    return table


def _exchange_cell(exchange: ExchangeRecord | None) -> str:
    """The exchange, with its take where it was played again: 1, then 1.2."""
    if exchange is None:
        return ""
    return str(exchange.exchange) if exchange.take == 1 else f"{exchange.exchange}.{exchange.take}"


def _reply_cells(reply: ReplyRecord) -> list[str]:
    felt = "" if reply.reaction is None else f"{reply.reaction:+d}".replace("+0", "0")
    points = [_number((reply.points or {}).get(part)) for part in ("voice", "craft", "customer", "total")]
    author = "(safety)" if reply.safety else reply.author or ""
    votes = "held" if reply.held else f"{reply.votes}/{reply.shown}"
    return [str(reply.place), reply.team_name, author, votes, felt, *points]


def _standings_table(played: RoundRecord) -> Table:
    table = _table(f"Standings after round {played.round}", _more(len(played.standings), "teams"))
    for name in ("place", "team", "this round", "total"):
        table.add_column(name, justify="left" if name == "team" else "right", no_wrap=True)
    for row in played.standings[:ROWS]:
        table.add_row(str(row.place), row.team_name, _number((row.round or {}).get("total")), f"{row.total:.1f}")
    return table


def _table(title: str, caption: str | None) -> Table:
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        title=title,
        title_justify="left",
        caption=caption,
        caption_justify="left",
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _more(count: int, what: str, shown: int = ROWS) -> str | None:
    return f"and {count - shown} more {what}" if count > shown else None
