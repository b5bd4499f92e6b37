"""The report over HTTP: GET /report/CODE.html (or json, xlsx, csv, xapi), for whoever shows the room's facilitator key.

/report/CODE-team-ID.html is one team's own, and /report/CODE-pseudonyms.html leaves names out. The page speaks
the room's language, or another with ?language=de.

The key comes in the Authorization header and never in an address, so that no log holds one.
"""

from __future__ import annotations

import asyncio
import re
from urllib.parse import parse_qs, urlsplit

from websockets.http11 import Request, Response

from rounds.ids import RoomCode, TeamId
from server.entries import UnreadableEntry
from server.http import ASK_AGAIN, PLAIN, Page, header, path_of, respond
from server.journal import Journal
from server.keys import is_key_of, is_room_code
from server.ledger import Ledger
from server.report.speech import is_language, no_language
from server.report.written import Format, Wish, written
from server.store.base import StoreDown

PREFIX = "/report/"
PATH = re.compile(
    r"/report/(?P<code>[A-Z0-9]+)(?P<names>-pseudonyms)?(-team-(?P<team>[a-z0-9]+))?\.(?P<form>html|json|xlsx|csv|xapi)"
)
BEARER = "Bearer "
KINDS = {
    Format.HTML: "text/html; charset=utf-8",
    Format.JSON: "application/json",
    Format.XAPI: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

ENDINGS = {Format.XAPI: "-xapi.json"}
"""How the names of files end that do not end like their format."""


def is_asked_for(request: Request) -> bool:
    return request.method in ("GET", "HEAD") and path_of(request.path).startswith(PREFIX)


async def answer(journal: Journal, request: Request, home: str) -> Response:
    """The report as it is saved so far; 401 without the room's key, 404 where there is no such room or format."""
    asked = PATH.fullmatch(path_of(request.path))
    if asked is None or not is_room_code(RoomCode(asked["code"])):
        return respond(request, Page(b"There is no such report. Ask for /report/CODE.html.\n", PLAIN), 404)
    language = _language_of(request)
    if language is not None and not is_language(language):
        return respond(request, Page(f"{no_language(language)}\n".encode(), PLAIN), 400)
    shown = header(request, "Authorization")
    if not shown.startswith(BEARER):
        text = b"A report opens with the facilitator's key. Take it from the desk.\n"
        return respond(request, Page(text, PLAIN), 401, {"WWW-Authenticate": "Bearer"})
    try:
        recorded = await journal.read(RoomCode(asked["code"]))
    except (StoreDown, UnreadableEntry):
        return respond(request, Page(b"The room cannot be read at the moment. Try again.\n", PLAIN), 503)
    if recorded is None:
        return respond(request, Page(b"There is no such room.\n", PLAIN), 404)
    room = (await asyncio.to_thread(Ledger.replayed, recorded)).room
    if not is_key_of(shown.removeprefix(BEARER).strip(), room.facilitator_key_hash):
        text = b"This key does not open this room's report.\n"
        return respond(request, Page(text, PLAIN), 401, {"WWW-Authenticate": "Bearer"})
    form, team = Format(asked["form"]), TeamId(asked["team"]) if asked["team"] else None
    if team is not None and (team not in room.teams or form is Format.XAPI):
        return respond(request, Page(b"There is no such report of a team.\n", PLAIN), 404)
    wish = Wish(form, pseudonyms=asked["names"] is not None, team=team, language=language, home=home)
    body = await asyncio.to_thread(written, room, recorded, wish)
    name = f"hotseat-{asked['code']}{ENDINGS.get(form, f'.{form}')}"
    return respond(
        request, Page(body, KINDS[form], ASK_AGAIN), 200, {"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _language_of(request: Request) -> str | None:
    """The last one asked for, or None for the room's."""
    asked = parse_qs(urlsplit(request.path).query, keep_blank_values=True).get("language")
    return asked[-1] if asked else None
