"""docs/examples/client.py is a client that works: it replies, votes, and comes back after a break."""

from __future__ import annotations

import ast
import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.server.clients import PATIENCE_S, Client, a_server

EXAMPLE = Path(__file__).parents[2] / "docs/examples/client.py"
LINE = "That was ours to do, and I am sorry. When would a call suit you best?"


class Relay:
    """A stretch of network between a client and a server, which can break."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: set[asyncio.StreamWriter] = set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        listener = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        async with listener:
            yield listener.sockets[0].getsockname()[1]
            self.cut()

    def cut(self) -> None:
        """Every connection breaks, without a goodbye in either direction."""
        for one in self._open:
            one.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_server = await asyncio.open_connection("127.0.0.1", self._port)
        self._open |= {writer, to_server[1]}
        await asyncio.gather(self._pass_on(reader, to_server[1]), self._pass_on(to_server[0], writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while read := await reader.read(4096):
                writer.write(read)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.transport.abort()


@asynccontextmanager
async def the_example(port: int, room: str, name: str) -> AsyncIterator[asyncio.StreamReader]:
    """The example running as a program of its own, and what it prints."""
    address = f"http://127.0.0.1:{port}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(EXAMPLE), address, room, name, LINE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield process.stdout
        async with asyncio.timeout(PATIENCE_S):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def heard(printed: asyncio.StreamReader, *lines: str) -> None:
    """Waits until the example has printed these lines, in this order, whatever stands between them."""
    for line in lines:
        async with asyncio.timeout(PATIENCE_S):
            while (await printed.readline()).decode().strip() != line:
                assert not printed.at_eof(), f"the example ended before it said {line!r}"


async def run_to(facilitator: Client, phases: Iterable[str]) -> None:
    for phase in phases:
        await facilitator.must("end_step", turn=facilitator.turn)
        await facilitator.until_phase(phase)


async def cast(facilitator: Client, customer: Client) -> None:
    seat = customer.sections["you"]["seat"]
    await facilitator.must("start_round", scenario="the-cancelled-boiler", format="unhurried")
    await facilitator.until_phase("casting")
    await facilitator.must("ask_customer", turn=facilitator.turn, seat=seat)
    await customer.until(lambda: customer.sections["you"]["asked"])
    await customer.must("answer_casting", turn=customer.turn, accept=True)


async def test_its_reply_and_its_vote_count_and_it_comes_back_after_a_break(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, AsyncExitStack() as stack:
        facilitator = await stack.enter_async_context(hotseat.a_room(mode="solo"))
        phones = [await stack.enter_async_context(hotseat.a_seat(facilitator.room, name)) for name in ("Ana", "Bo")]
        relay = Relay(hotseat.app.addresses.port)
        port = await stack.enter_async_context(relay.running())
        printed = await stack.enter_async_context(the_example(port, facilitator.room, "Cem"))
        await heard(printed, f"In room {facilitator.room}.", "Now: lobby")

        await cast(facilitator, phones[0])
        await run_to(facilitator, ("briefing", "complaint", "drafting"))
        await heard(printed, "Now: drafting", "Done: propose")
        await phones[1].must("propose", turn=facilitator.turn, text="Thank you for telling me. I will call at nine.")

        relay.cut()
        await heard(printed, f"In room {facilitator.room}.")
        await run_to(facilitator, ("voting",))
        await heard(printed, "Now: voting", "Done: cast_ballot")
        await run_to(facilitator, ("reaction", "scoring"))

        replies = {row["author"]: row for row in facilitator.sections["marking"].values()}
        assert replies["Cem"]["text"] == LINE
        assert replies["Bo"]["votes"] == 1
        await facilitator.must("close_room")


def test_it_is_short_and_needs_only_websockets() -> None:
    text = EXAMPLE.read_text("utf-8")
    imported = {node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
    imported |= {one.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for one in node.names}
    assert {str(name).partition(".")[0] for name in imported} - sys.stdlib_module_names == {"websockets"}
    assert len(text.splitlines()) < 100
