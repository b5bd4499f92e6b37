"""The command line: `hotseat serve`, and what else the program can do."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import structlog
import typer
from pydantic import ValidationError

from rounds.deck_errors import DeckError
from server import __version__
from server.app import PortTaken, running
from server.cluster.base import ClusterDown
from server.config import Settings
from server.decks import read_deck
from server.entries import UnreadableEntry
from server.labels import labelled
from server.logs import set_up_logs
from server.loops import fastest_loop
from server.recorded import NoSuchRoom, room_of
from server.rehearse.command import command as rehearse
from server.report.command import CSV_TABLES
from server.report.command import write as write_report
from server.report.speech import WORDINGS, is_language, no_language
from server.report.written import Format, Wish
from server.store.base import StoreDown
from server.suggest import BadLine, suggestions
from server.welcome import welcome
from server.why import say as why_points

CANNOT_START = 2
log = structlog.get_logger()
cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"hotseat {__version__}")
        raise typer.Exit


@cli.callback()
def hotseat(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Hotseat: a live classroom game of soft skills."""


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The interface to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on; 0 takes a free one.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the rooms.")] = None,
    database: Annotated[str | None, typer.Option(help="A PostgreSQL database for the rooms: postgresql://…")] = None,
    broker: Annotated[str | None, typer.Option(help="An MQTT broker that makes servers one: mqtt://…")] = None,
    broker_ca: Annotated[Path | None, typer.Option(help="Certificate authorities to trust for the broker.")] = None,
    broker_cert: Annotated[Path | None, typer.Option(help="A client certificate for the broker.")] = None,
    broker_key: Annotated[Path | None, typer.Option(help="The key of that certificate.")] = None,
    public_url: Annotated[str | None, typer.Option(help="The address people type, behind a proxy or tunnel.")] = None,
) -> None:
    """Run the server until Ctrl-C. Each flag can also be set as HOTSEAT_HOST, HOTSEAT_PORT and so on."""
    flags = {
        "host": host,
        "port": port,
        "data_dir": data_dir,
        "database": database,
        "broker": broker,
        "broker_ca": broker_ca,
        "broker_cert": broker_cert,
        "broker_key": broker_key,
        "public_url": public_url,
    }
    settings = _settings({name: value for name, value in flags.items() if value is not None})
    set_up_logs(settings)
    try:
        _run(settings)
    except PortTaken as fault:
        _refuse(f"{fault} Is another Hotseat running? Choose another port, for example --port {settings.port + 1}.")
    except (StoreDown, ClusterDown) as fault:
        _refuse(str(fault))
    except DeckError as fault:
        _refuse(f"A deck has mistakes, and the server did not start:\n{fault}")


def _settings(flags: dict[str, Any]) -> Settings:
    try:
        return Settings(**flags)
    except ValidationError as fault:
        wrong = [f"  {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in fault.errors(include_url=False)]
        _refuse("A setting is not as it should be:\n" + "\n".join(wrong))
        raise AssertionError from fault


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(CANNOT_START)


def _run(settings: Settings) -> None:
    with asyncio.Runner(loop_factory=fastest_loop()) as runner:
        runner.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    stopping = asyncio.Event()
    _stop_on_signals(stopping)
    async with running(settings) as app:
        typer.echo(welcome(app.addresses))
        sys.stdout.flush()
        log.info("listening", port=app.addresses.port, node=app.node)
        _spare_the_collector()
        await stopping.wait()
        log.info("stopping")


def _spare_the_collector() -> None:
    """Libraries, decks and pages stay for ever: going through them again and again cost a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _stop_on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(one, stopping.set)
        except NotImplementedError:  # Windows' loop takes no handlers
            signal.signal(one, lambda *_: loop.call_soon_threadsafe(stopping.set))


@cli.command()
def check(
    decks: Annotated[list[Path], typer.Argument(help="Deck files to read.", exists=True, dir_okay=False)],
) -> None:
    """Read deck files and say what is in them, or everything there is to mend."""
    wrong = False
    for file in decks:
        try:
            deck = read_deck(file)
        except DeckError as fault:
            wrong = True
            typer.echo(fault, err=True)
        else:
            count = len(deck.scenarios)
            typer.echo(
                f"{file.name}: “{deck.title}”, {count} {'scenario' if count == 1 else 'scenarios'}, nothing to mend."
            )
    raise typer.Exit(CANNOT_START if wrong else 0)


@cli.command()
def why(
    room: Annotated[str, typer.Argument(help="The room's code.")],
    team: Annotated[str | None, typer.Option(help="Only the team of this name.")] = None,
    number: Annotated[int | None, typer.Option("--round", min=1, help="Only this round.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the rooms.")] = None,
) -> None:
    """Say what the points of a room are made of: the votes, marks and reactions behind each."""
    try:
        why_points(_settings({} if data_dir is None else {"data_dir": data_dir}), room, team, number)
    except (StoreDown, UnreadableEntry) as fault:
        _refuse(str(fault))


@cli.command()
def report(
    room: Annotated[str, typer.Argument(help="The room's code.")],
    form: Annotated[
        Format, typer.Option("--format", help="A page, JSON, CSV, a workbook or xAPI statements.")
    ] = Format.HTML,
    table: Annotated[str, typer.Option(help=f"For CSV: {', '.join(CSV_TABLES)}.")] = "replies",
    pseudonyms: Annotated[bool, typer.Option(help="Leave people's names out.")] = False,
    team: Annotated[str | None, typer.Option(help="One team's own report, by its name.")] = None,
    language: Annotated[
        str | None, typer.Option(help=f"The language of the page, the room's if left out: {', '.join(WORDINGS)}.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", "-o", help="The file to write, in place of the output.")] = None,
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the rooms.")] = None,
) -> None:
    """Write the report of a room: everything that was said, voted, marked and scored."""
    if table not in CSV_TABLES:
        _refuse(f"There is no table “{table}”. Choose one of {', '.join(CSV_TABLES)}.")
    if language is not None and not is_language(language):
        _refuse(no_language(language))
    if team is not None and form is Format.XAPI:
        _refuse("xAPI statements are of the whole room. Leave out --team.")
    settings = _settings({} if data_dir is None else {"data_dir": data_dir})
    try:
        write_report(settings, room, Wish(form, pseudonyms, table=table, language=language), team, to)
    except (StoreDown, UnreadableEntry, OSError) as fault:
        _refuse(str(fault))


@cli.command()
def labels(
    room: Annotated[str, typer.Argument(help="The room's code.")],
    data_dir: Annotated[Path | None, typer.Option(help="The folder that holds the rooms.")] = None,
) -> None:
    """Write the replies that were marked, with their marks and without names: a line of JSON each, to learn from."""
    settings = _settings({} if data_dir is None else {"data_dir": data_dir})
    try:
        lines = list(labelled(room_of(settings, room)))
    except NoSuchRoom:
        _refuse(f"There is no room {room} in {settings.data_dir}. Look at the code on the stage, or name --data-dir.")
    except (StoreDown, UnreadableEntry) as fault:
        _refuse(str(fault))
    else:
        for line in lines:
            typer.echo(line)


@cli.command()
def suggest() -> None:
    """Read {"customer", "reply"} a line from the input; write strategies, anti-patterns and their words a line each."""
    try:
        for line in suggestions(sys.stdin):
            typer.echo(line)
    except BadLine as fault:
        _refuse(str(fault))


cli.command("rehearse")(rehearse)


def main() -> None:
    cli()


if __name__ == "__main__":
    main()
