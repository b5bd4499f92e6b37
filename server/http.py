"""Plain HTTP by GET and HEAD, from a table made at the start: the client, health, QR codes, catalogue, list of decks.

Nothing that changes a room comes by HTTP, and no path is ever looked up on the disk.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import mimetypes
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from http import HTTPStatus
from importlib import resources
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

import segno
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from server.catalogues import catalogues
from server.keys import is_room_code
from server.wire.codec import CODECS

PAGES = {
    "/": "phone.html",
    "/facilitator": "facilitator.html",
    "/stage": "stage.html",
    "/check": "check.html",
    "/deck": "deck.html",
    "/components": "components.html",
}
CHECK = "check"
"""The page of the network check, and its QR code among those of rooms; no room's code is written so."""

SOCKET_PATH = "/ws"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
PLAIN = "text/plain; charset=utf-8"
STYLE_INSIDE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
POLICY = (
    "default-src 'self'; style-src 'self'{styles}; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY.format(styles=""),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Hotseat</title>
<h1>The pages are not built yet</h1>
<p>The server runs, but its web pages are missing. Run <code>python hatch_build.py</code> in the folder of the
sources, then start the server again.</p></html>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Something that can be fetched: its bytes, also packed, and how long a browser may keep them."""

    body: bytes
    kind: str
    keep: str = ASK_AGAIN
    packed: bytes | None = None

    @property
    def etag(self) -> str:
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'

    @property
    def policy(self) -> str:
        """The content security policy, which lets the style sheets pass that were built into the page."""
        sheets = STYLE_INSIDE.findall(self.body) if self.kind.startswith("text/html") else []
        hashes = (base64.b64encode(sha256(sheet).digest()).decode() for sheet in sheets)
        return POLICY.format(styles="".join(f" 'sha256-{one}'" for one in hashes))


@dataclass(frozen=True, slots=True)
class Health:
    """`in_touch` says that the node reaches the others, where there are any; otherwise people should not come here."""

    node: str
    is_writing: bool
    in_touch: bool
    rooms: int


class Site:
    """Answers plain requests. `base_for` gives the address that phones use, from a request's headers; `decks` is the
    list of the server's decks, as JSON.
    """

    def __init__(
        self,
        static: Traversable,
        health: Callable[[], Health],
        base_for: Callable[[Mapping[str, str]], str],
        decks: bytes,
    ) -> None:
        self._pages = {**dict(pages_in(static)), "/decks.json": _json_page(decks)}
        self._headers = {
            path: {"ETag": page.etag, "Vary": "Accept-Encoding", "Content-Security-Policy": page.policy}
            for path, page in self._pages.items()
        }
        self._health = health
        self._base_for = base_for

    @property
    def paths(self) -> Collection[str]:
        """The paths of the table."""
        return self._pages.keys()

    def answer(self, request: Request) -> Response | None:
        """The response, or None for a socket that may open."""
        path = path_of(request.path)
        if request.method not in ("GET", "HEAD"):
            return respond(request, Page(b"Only GET and HEAD are answered here.\n", PLAIN), 405, {"Allow": "GET, HEAD"})
        if path == SOCKET_PATH:
            return self._answer_socket(request)
        if path in self._pages:
            return self._answer_page(request, path)
        if path == "/healthz":
            return self._answer_health(request)
        if path.startswith("/qr/"):
            return self._answer_qr(request, path)
        return respond(request, Page(b"There is nothing at this address. The game is at /.\n", PLAIN), 404)

    def _answer_socket(self, request: Request) -> Response | None:
        if request.method != "GET" or header(request, "Upgrade").lower() != "websocket":
            text = "This address takes WebSockets only. The game is at /.\n"
            return respond(request, Page(text.encode(), PLAIN), 426, {"Upgrade": "websocket"})
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol"))
        if not {one.strip() for one in offered.split(",")} & CODECS.keys():
            text = f"Ask for one of the subprotocols {', '.join(CODECS)}.\n"
            return respond(request, Page(text.encode(), PLAIN), 400)
        return None

    def _answer_page(self, request: Request, path: str) -> Response:
        page, headers = self._pages[path], self._headers[path]
        known = {one.strip().removeprefix("W/") for one in header(request, "If-None-Match").split(",")}
        if headers["ETag"] in known or "*" in known:
            return respond(request, Page(b"", page.kind, page.keep), 304, headers)
        return respond(request, page, 200, headers)

    def _answer_health(self, request: Request) -> Response:
        health = self._health()
        fault = (
            None if health.is_writing and health.in_touch else "out of touch" if health.is_writing else "cannot write"
        )
        told = {"status": fault or "ok", "node": health.node, "rooms": health.rooms}
        page = Page(json.dumps(told).encode() + b"\n", "application/json", "no-store")
        return respond(request, page, 200 if fault is None else 503)

    def _answer_qr(self, request: Request, path: str) -> Response:
        code = path.removeprefix("/qr/").removesuffix(".svg")
        if path != f"/qr/{code}.svg" or not (code == CHECK or is_room_code(code)):
            return respond(request, Page(b"There is no such QR code.\n", PLAIN), 404)
        base = self._base_for(unrepeated(request.headers))
        text = f"{base}{CHECK}" if code == CHECK else f"{base}#{code}"
        return respond(request, Page(qr_svg(text), "image/svg+xml"), 200)


def path_of(target: str) -> str:
    """The path a request asks for; empty where brackets in it hold no address."""
    try:
        return urlsplit(target).path
    except ValueError:
        return ""


def header(request: Request, name: str) -> str:
    """A header as one text, however often it came."""
    return ", ".join(request.headers.get_all(name))


def unrepeated(headers: Headers) -> Headers:
    """The first of each header: asked for one that came twice, websockets raises instead of answering."""
    return Headers({name: headers.get_all(name)[0] for name in headers})


def qr_svg(text: str) -> bytes:
    """A QR code on white ground, with the border of four modules that scanners need; its title says what it holds."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn,
        kind="svg",
        title=text,
        border=4,
        light="white",
        dark="black",
        scale=8,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
    )
    return drawn.getvalue()


def respond(request: Request, page: Page, status: int, more: Mapping[str, str] | None = None) -> Response:
    """A response with the security headers; packed where that is accepted, and without its body for HEAD."""
    wants_packed = "gzip" in header(request, "Accept-Encoding")
    packed = page.packed if wants_packed else None
    body = page.body if packed is None else packed
    headers = Headers({**SECURITY, **(more or {})})
    headers["Connection"] = "close"
    headers["Cache-Control"] = page.keep
    if status != HTTPStatus.NOT_MODIFIED:
        headers["Content-Type"] = page.kind
        headers["Content-Length"] = str(len(body))
    if packed is not None:
        headers["Content-Encoding"] = "gzip"
    return Response(status, HTTPStatus(status).phrase, headers, b"" if request.method == "HEAD" else body)


def pages_in(static: Traversable) -> Iterator[tuple[str, Page]]:
    """Path and page of everything that was built, and of the catalogue in each language."""
    catalogue = resources.files("rounds").joinpath("strategies.json").read_bytes()
    yield "/catalogue.json", _json_page(catalogue)
    for language, translated in catalogues():
        yield f"/catalogue.{language}.json", _json_page(translated)
    for path, name in PAGES.items():
        built = static.joinpath(name)
        yield path, _built_page(static, name, ASK_AGAIN) if built.is_file() else _not_built()
    assets = static.joinpath("assets")
    if assets.is_dir():
        for one in assets.iterdir():
            if one.is_file() and not one.name.endswith(".gz"):
                yield f"/assets/{one.name}", _built_page(assets, one.name, FOR_EVER)


def _json_page(body: bytes) -> Page:
    return Page(body, "application/json", packed=gzip.compress(body, mtime=0))


def _built_page(folder: Traversable, name: str, keep: str) -> Page:
    packed = folder.joinpath(f"{name}.gz")
    body = folder.joinpath(name).read_bytes()
    return Page(body, _kind_of(name), keep, packed.read_bytes() if packed.is_file() else None)


def _not_built() -> Page:
    return Page(NOT_BUILT.encode(), "text/html; charset=utf-8", "no-store")


def _kind_of(name: str) -> str:
    if name.endswith(".woff2"):
        return "font/woff2"
    if name.endswith(".js"):
        return "text/javascript; charset=utf-8"  # whatever a machine's own table says
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
