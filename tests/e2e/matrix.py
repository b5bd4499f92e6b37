"""Keeps a picture of every step of a whole workshop: each screen, light and dark, in English, German and Arabic.

    python -m tests.e2e.matrix [FOLDER]

The pictures are for looking at, in `pictures/matrix/` unless another folder is named; git ignores it. They are named by
step, screen, language and scheme: `09-drafting-writer-de-dark.png`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.e2e.people import Crowd
from tests.e2e.theatre import Server, chromium
from tests.e2e.walk import Walk

LANGUAGES = ("en", "de", "ar")
"""The one it is written in, the longest, and one that reads from right to left."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as rooms, sync_playwright() as playwright:
        server = Server(Path(rooms), public_url="http://hotseat.example")
        server.start()
        try:
            with Crowd(server.port) as crowd:
                walk = Walk(chromium(playwright), server.url, crowd, {})
                for number, stop in enumerate(walk.stops()):
                    look(walk, f"{number:02}-{stop.replace(' ', '-')}", folder, closed=stop == "closed")
        finally:
            server.stop()


def look(walk: Walk, step: str, folder: Path, *, closed: bool) -> None:
    """A closed room speaks the language it was closed in; the others are left out there."""
    for language in LANGUAGES[::-1]:  # English comes last: the walk goes on in it
        if closed and language != LANGUAGES[0]:
            continue
        if not closed:
            walk.speaks(language)
        for name, screen in walk.screens.items():
            for scheme in SCHEMES:
                screen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                screen.settle()
                screen.page.screenshot(path=folder / f"{step}-{name}-{language}-{scheme}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures/matrix"))
