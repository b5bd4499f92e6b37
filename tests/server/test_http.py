"""Plain HTTP: what a browser, a scanner and a curious person get."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.datastructures import Headers
from websockets.http11 import Request
from websockets.typing import Subprotocol

from server.addresses import Addresses
from server.http import Health, Page, Site, pages_in
from tests.server.clients import Hotseat, a_server

WELL = Health(node="alone", is_writing=True, in_touch=True, rooms=0)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
async def hotseat(tmp_path: Path) -> AsyncIterator[Hotseat]:
    async with a_server(tmp_path) as hotseat:
        yield hotseat


async def ask(hotseat: Hotseat, path: str, method: str = "GET", **headers: str) -> Answer:
    """A request written by hand, so that no client tidies the path."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hotseat.app.addresses.port)
    lines = [f"{method} {path} HTTP/1.1", "Host: hotseat.test"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    status, *fields = head.decode().split("\r\n")
    return Answer(int(status.split()[1]), dict(field.split(": ", 1) for field in fields), body)


@pytest.mark.parametrize("path", ["/", "/facilitator", "/stage", "/check", "/deck", "/components"])
async def test_each_screen_has_a_page(hotseat: Hotseat, path: str) -> None:
    answer = await ask(hotseat, path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.body.lower().startswith(b"<!doctype html>")


async def test_a_room_code_in_the_query_does_no_harm(hotseat: Hotseat) -> None:
    assert (await ask(hotseat, "/?from=poster")).status == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/catalogue.json", "/catalogue.ar.json", "/decks.json", "/healthz", "/qr/CDFGHJ.svg", "/nothing", "/ws"],
)
async def test_every_answer_is_guarded(hotseat: Hotseat, path: str) -> None:
    headers = (await ask(hotseat, path)).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in headers


async def test_a_style_sheet_built_into_a_page_is_let_through_by_its_hash_and_no_other_is(tmp_path: Path) -> None:
    (tmp_path / "phone.html").write_text("<!doctype html><style>b{color:red}</style><style>i{color:blue}</style>")
    site = Site(tmp_path, lambda: WELL, lambda _: "http://hotseat.test/", b"[]")
    answer = site.answer(Request("/", Headers()))
    assert answer is not None
    # printf 'b{color:red}' | openssl dgst -sha256 -binary | base64, and the same for the other
    red, blue = "ypIZpeWh67Lh3q46jpjGW7VCAJpmEqcFe8Dl5B2rXQU=", "PmQ2B0tg5oTIaN5P3rcbCQTbFcZf0CyrmlVkb8CX93Y="
    policy = answer.headers["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{red}' 'sha256-{blue}';" in policy


@pytest.mark.parametrize(
    "path", ["/", "/catalogue.json", "/catalogue.ar.json", "/decks.json", "/healthz", "/qr/CDFGHJ.svg", "/nothing"]
)
async def test_head_tells_the_size_and_sends_no_body(hotseat: Hotseat, path: str) -> None:
    whole, head = await ask(hotseat, path), await ask(hotseat, path, "HEAD")
    assert head.status == whole.status
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]
    assert head.body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["/", "/ws", "/nothing"])
async def test_only_get_and_head_are_answered(hotseat: Hotseat, method: str, path: str) -> None:
    answer = await ask(hotseat, path, method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/assets/",
        "/assets/../phone.html",
        "/assets/../../app.py",
        "/assets/%2e%2e/%2e%2e/app.py",
        "/../pyproject.toml",
        "//etc/passwd",
        "/assets/..%2f..%2fapp.py",
        "/phone.html.gz",
        "/qr/../app.py",
        "/qr/CDFGHJ",
        "/qr/AEIOUY.svg",
        "/qr/CDFGHJK.svg",
        "/qr/%43DFGHJ.svg",
    ],
)
async def test_there_is_nothing_beside_the_table(hotseat: Hotseat, path: str) -> None:
    answer = await ask(hotseat, path)
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/plain")


async def test_what_a_browser_has_already_is_not_sent_again(hotseat: Hotseat) -> None:
    etag = (await ask(hotseat, "/catalogue.json")).headers["ETag"]
    again = await ask(hotseat, "/catalogue.json", If_None_Match=f'"other", W/{etag}')
    assert again.status == 304
    assert again.body == b""
    assert (await ask(hotseat, "/catalogue.json", If_None_Match='"other"')).status == 200


async def test_the_catalogue_travels_packed_where_that_is_accepted(hotseat: Hotseat) -> None:
    plain = await ask(hotseat, "/catalogue.json")
    packed = await ask(hotseat, "/catalogue.json", Accept_Encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert plain.body == resources.files("rounds").joinpath("strategies.json").read_bytes()


async def test_health_counts_rooms(hotseat: Hotseat) -> None:
    assert json.loads((await ask(hotseat, "/healthz")).body) == {"status": "ok", "node": "alone", "rooms": 0}
    async with hotseat.a_room():
        assert json.loads((await ask(hotseat, "/healthz")).body)["rooms"] == 1


async def test_a_qr_code_is_a_drawing_on_white_ground(hotseat: Hotseat) -> None:
    answer = await ask(hotseat, "/qr/CDFGHJ.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.body.startswith(b"<svg")
    assert b"#fff" in answer.body


async def test_a_qr_code_says_in_its_title_what_it_holds(hotseat: Hotseat) -> None:
    assert b"<title>http://hotseat.test/#CDFGHJ</title>" in (await ask(hotseat, "/qr/CDFGHJ.svg")).body
    assert b"<title>http://hotseat.test/check</title>" in (await ask(hotseat, "/qr/check.svg")).body


async def test_a_socket_must_be_asked_for_as_one(hotseat: Hotseat) -> None:
    assert (await ask(hotseat, "/ws")).status == 426


@pytest.mark.parametrize("offered", [{}, {"Sec_WebSocket_Protocol": "chat"}])
async def test_a_socket_without_a_known_subprotocol_is_refused_in_words(
    hotseat: Hotseat, offered: dict[str, str]
) -> None:
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    answer = await ask(hotseat, "/ws", Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==", **upgrade, **offered)
    assert answer.status == 400
    assert b"hotseat.v1.msgpack, hotseat.v1.json" in answer.body


def test_a_client_that_is_not_built_says_what_to_run(tmp_path: Path) -> None:
    pages = dict(pages_in(tmp_path))
    assert b"python hatch_build.py" in pages["/"].body
    assert pages["/"].keep == "no-store"


def test_assets_may_be_kept_for_ever_and_pages_may_not(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/phone-abc.js").write_text("1")
    (tmp_path / "assets/phone-abc.js.gz").write_bytes(gzip.compress(b"1"))
    (tmp_path / "phone.html").write_text("<!doctype html>")
    pages = dict(pages_in(tmp_path))
    asset = pages["/assets/phone-abc.js"]
    assert asset == Page(b"1", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", asset.packed)
    assert asset.packed is not None
    assert pages["/"].keep == "no-cache"
    assert "/assets/phone-abc.js.gz" not in pages


def test_a_site_is_made_of_what_was_there_at_the_start(tmp_path: Path) -> None:
    site = Site(tmp_path, lambda: WELL, lambda _: "http://hotseat.test/", b"[]")
    (tmp_path / "late.html").write_text("too late")
    assert "/late.html" not in site.paths


@pytest.mark.parametrize("target", ["//[", "//[x]/", "http://[/healthz"])
async def test_a_target_that_is_no_address_is_not_found(hotseat: Hotseat, target: str) -> None:
    assert (await ask(hotseat, target)).status == 404


@pytest.mark.parametrize(
    ("path", "name", "status"),
    [
        ("/", "Accept-Encoding", 200),
        ("/", "If-None-Match", 200),
        ("/ws", "Upgrade", 426),
        ("/qr/CDFGHJ.svg", "Origin", 200),
        ("/qr/CDFGHJ.svg", "X-Forwarded-Proto", 200),
        ("/qr/CDFGHJ.svg", "Host", 200),
    ],
)
async def test_a_header_that_comes_twice_does_no_harm(hotseat: Hotseat, path: str, name: str, status: int) -> None:
    twice = {name: f"http\r\n{name}: https"}
    assert (await ask(hotseat, path, **twice)).status == status


@pytest.mark.parametrize("headers", [{"Host": "a" * 4000}, {"Host": "["}, {"Origin": "http://["}])
async def test_an_address_that_fits_no_qr_code_is_not_put_into_one(tmp_path: Path, headers: dict[str, str]) -> None:
    site = Site(tmp_path, lambda: WELL, Addresses("127.0.0.1", 8080, None).for_request, b"[]")
    request = Request("/qr/CDFGHJ.svg", Headers({"Host": "192.168.1.5", **headers}))
    answer = site.answer(request)
    assert answer is not None
    assert answer.status_code == 200


async def test_a_socket_opens_whatever_the_headers_say_of_the_address(hotseat: Hotseat) -> None:
    odd = [("X-Forwarded-Proto", "http"), ("X-Forwarded-Proto", "https")]
    address = f"ws://127.0.0.1:{hotseat.app.addresses.port}/ws"
    async with connect(address, subprotocols=[Subprotocol("hotseat.v1.json")], additional_headers=odd) as socket:
        await socket.send('{"t": "ping"}')
        assert await socket.recv() == '{"t":"pong"}'
