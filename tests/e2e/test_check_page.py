"""The network check: good to go against a real server, and in words what is in the way behind three broken proxies."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.theatre import Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

SECONDS = 5
"""In place of the minute that a check takes."""

CUT_AFTER_S = 2.0
DELAY_S = 3.0
ENDED_MS = 60_000
"""A slow line opens three times, and each takes several trips."""


class Proxy:
    """Stands between a browser and the server, on a port of its own; what it does to a WebSocket is `spoil`."""

    def __init__(self, behind: int, spoil: Callable[[Line], Awaitable[None]]) -> None:
        self._behind = behind
        self._spoil = spoil
        self._over = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.port = 0
        self.listening = threading.Event()

    async def serve(self) -> None:
        """Runs until `stop`, in a thread of its own: the test's is held by the browser."""
        self._loop = asyncio.get_running_loop()
        async with await asyncio.start_server(self._take, "127.0.0.1", 0) as server:
            self.port = server.sockets[0].getsockname()[1]
            self.listening.set()
            await self._over.wait()
        while others := asyncio.all_tasks() - {asyncio.current_task()}:  # the browser may come once more meanwhile
            await asyncio.sleep(0)  # one that has not begun would be cancelled without closing its connection
            for one in others:
                one.cancel()
            await asyncio.wait(others)
            await asyncio.sleep(0)  # a closed connection is gone only in the loop's next turn

    def stop(self) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._over.set)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            there, back = await asyncio.open_connection("127.0.0.1", self._behind)
            try:
                line = Line(head, reader, writer, there, back)
                is_socket = b"upgrade: websocket" in head.lower()
                await (self._spoil(line) if is_socket else line.pass_on())
            finally:
                back.close()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the browser or the server is gone, or the test is over
        finally:
            writer.close()


class Line:
    """One connection through the proxy: the request's head, the browser's two ends and the server's."""

    def __init__(
        self,
        head: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        there: asyncio.StreamReader,
        back: asyncio.StreamWriter,
    ) -> None:
        self.head, self.reader, self.writer, self.there, self.back = head, reader, writer, there, back

    async def pass_on(self, late_s: float = 0.0) -> None:
        """Passes both ways until the server ends; what the server says arrives late."""
        self.back.write(self.head)
        going = asyncio.create_task(_pour(self.reader, self.back, 0.0))
        try:
            await _pour(self.there, self.writer, late_s)
        finally:
            going.cancel()


async def _pour(source: asyncio.StreamReader, sink: asyncio.StreamWriter, late_s: float) -> None:
    """Each piece arrives late by so much; pieces wait side by side, as on a long way."""
    under_way: list[asyncio.Task[None]] = []
    while piece := await source.read(65536):
        under_way.append(asyncio.create_task(_deliver(piece, sink, late_s)))
    await asyncio.gather(*under_way)


async def _deliver(piece: bytes, sink: asyncio.StreamWriter, late_s: float) -> None:
    await asyncio.sleep(late_s)
    with suppress(ConnectionError):
        sink.write(piece)


async def _refuse(line: Line) -> None:
    line.writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    await line.writer.drain()


async def _cut(line: Line) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(line.pass_on(), CUT_AFTER_S)


async def _delay(line: Line) -> None:
    await line.pass_on(DELAY_S)


@contextmanager
def in_between(server: Server, spoil: Callable[[Line], Awaitable[None]]) -> Iterator[str]:
    """The address of a proxy before the server."""
    proxy = Proxy(server.port, spoil)
    thread = threading.Thread(target=lambda: asyncio.run(proxy.serve()))
    thread.start()
    try:
        assert proxy.listening.wait(timeout=10)
        yield f"http://127.0.0.1:{proxy.port}"
    finally:
        proxy.stop()
        thread.join()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that phones reach by a name, so that nothing but the line is in question; the last test stops it."""
    server = Server(tmp_path_factory.mktemp("server"), public_url="https://hotseat.example")
    server.start()
    yield server
    server.stop()


def checked(browser: Browser, url: str, screens: dict[str, Screen], verdict: str) -> Screen:
    screens["phone"] = phone = Screen(browser, url, width=360, height=640, phone=True)
    phone.open(f"/check?seconds={SECONDS}")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(verdict, timeout=ENDED_MS)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.faults == []
    return phone


def test_a_real_server_is_good_to_go(browser: Browser, server: Server, screens: dict[str, Screen]) -> None:
    phone = checked(browser, server.url, screens, "Good to go")
    phone.sees("Phones use https://hotseat.example/ instead.")
    phone.sees("in both encodings")
    phone.sees("pass both ways unharmed")
    phone.sees(f"The line held for {SECONDS} s.")
    expect(phone.page.get_by_role("img", name="QR code that opens https://hotseat.example/check")).to_be_visible()
    with phone.page.expect_websocket():
        phone.press("Check again")


def test_a_proxy_that_knows_no_upgrade_is_named(browser: Browser, server: Server, screens: dict[str, Screen]) -> None:
    with in_between(server, _refuse) as url:
        phone = checked(browser, url, screens, "This will not work here")
        phone.sees("the live line is turned away")
        phone.sees("Let the proxy pass the header “Upgrade” on /ws")


def test_a_proxy_that_cuts_the_line_is_told_with_its_time(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    with in_between(server, _cut) as url:
        phone = checked(browser, url, screens, "This will not work here")
        phone.sees("The live line opened, and was cut after 2 s.")


def test_a_proxy_that_holds_messages_up_is_told_with_its_delay(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    with in_between(server, _delay) as url:
        phone = checked(browser, url, screens, "This will not work here")
        phone.sees("Every message is held up on the way: it is there and back in 3 s")
        phone.sees("Switch buffering off for /ws")


def test_a_server_that_stopped_is_missed(browser: Browser, server: Server, screens: dict[str, Screen]) -> None:
    phone = checked(browser, server.url, screens, "Good to go")
    server.stop()
    phone.press("Check again")
    expect(phone.page.get_by_text("The server does not answer.")).to_be_visible()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("This will not work here")
