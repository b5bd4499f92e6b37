"""The walk in the pseudo-language: whatever a screen says outside its brackets is a name, or somebody typed it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Browser

from rounds.names import TEAM_NAMES
from rounds.strategies import CATALOGUE
from server.catalogues import catalogues
from tests.e2e import walk as walked
from tests.e2e.people import Crowd
from tests.e2e.theatre import Screen, Server
from tests.e2e.walk import Walk

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

PSEUDO = "qps"
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")
NAMED = frozenset(json.loads(dict(catalogues())["de"])["words"])
"""What the server names in English, and every screen in its own language."""

NEVER_TRANSLATED = ("Hotseat", "localhost", "HTML", "XLSX", "CSV", "JSON", "xAPI")
CITED = [text for one in CATALOGUE.documents for text in (one.title, one.short)]
A_PHRASE = 3
"""Fewer words than this could stand in a deck by chance."""

JOINTS = re.compile(r"[\s,;:·.…()“”‘’\"'–—/+#*=\u2068\u2069\u2066]+|\band\b")
"""What may stand between two names: signs, and the one word that Intl puts into a list."""

SAID = """() => {
  const silent = "script, style, code, kbd, body [lang]";  // what names its language is meant to be in that
  const attributes = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];
  const said = [["title", document.title]];
  const isShown = (one) => one.closest(silent) === null && one.checkVisibility({ visibilityProperty: true });
  for (const one of document.body.querySelectorAll("*")) {
    if (!isShown(one)) continue;
    for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push([one.localName, node.data]);
    for (const name of attributes) {
      if (one.hasAttribute(name)) said.push([`${one.localName}[${name}]`, one.getAttribute(name)]);
    }
  }
  return said.filter(([, text]) => text.trim() !== "");
}"""


@dataclass
class Heard:
    """What was said in plain English, and where first."""

    english: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stops: list[str] = field(default_factory=list)

    def listens(self, stop: str, walk: Walk) -> None:
        self.stops.append(stop)
        own = texts_of_people(walk)
        for name, screen in walk.screens.items():
            for place, text in screen.page.evaluate(SAID):
                if english := in_english(text, own):
                    self.english[f"{place}: {english}"].append(f"{stop} {name}")


def in_english(text: str, own: list[str]) -> str:
    """What of a text is neither in pseudo-language nor a name nor what people wrote; `own` begins with the longest."""
    outside = text
    while BRACKETED.search(outside):
        outside = BRACKETED.sub(" ", outside)
    outside = " ".join(outside.split())
    if len(outside.split()) >= A_PHRASE and any(outside in one for one in own):
        return ""  # a piece of something longer, such as what stands beside words that are marked
    for one in own:
        outside = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", outside)
    return ", ".join(part for part in JOINTS.split(outside) if sum(letter.isalpha() for letter in part) > 1)


def strings_in(plain: Any) -> Iterator[str]:
    match plain:
        case str():
            yield plain
        case dict():
            for one in plain.values():
                yield from strings_in(one)
        case list():
            for one in plain:
                yield from strings_in(one)


def texts_of_people(walk: Walk) -> list[str]:
    """Names, what was typed in this walk, what the deck says, and what keeps its name in every language."""
    told = walk.host.sections
    deck = [text for name in ("library", "brief", "scene", "debrief") for text in strings_in(told.get(name))]
    own = {
        *walked.TYPED,
        *TEAM_NAMES,
        *CITED,
        *NEVER_TRANSLATED,
        walk.code,
        *(text for text in deck if text not in NAMED),
    }
    return sorted((" ".join(text.split()) for text in own if text), key=len, reverse=True)


@pytest.fixture(scope="module")
def heard(browser: Browser) -> Iterator[Heard]:
    heard = Heard()
    screens: dict[str, Screen] = {}
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            with Crowd(server.port) as crowd:
                walk = Walk(browser, server.url, crowd, screens, language=PSEUDO)
                for stop in walk.stops():
                    heard.listens(stop, walk)
            yield heard
        finally:
            for screen in screens.values():
                screen.context.close()
            server.stop()


def test_no_screen_says_anything_in_plain_english(heard: Heard) -> None:
    assert len(heard.stops) > 25
    assert not heard.english, "\n".join(f"{text}\n    {', '.join(where[:4])}" for text, where in heard.english.items())
