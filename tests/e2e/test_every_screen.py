"""One walk through the whole workshop, on which every screen is held to its promises in every phase, light and dark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from tests.e2e import checks
from tests.e2e.people import Crowd
from tests.e2e.theatre import Screen, Server
from tests.e2e.walk import Followed, Walk, Watch

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

LANGUAGES = ("en", "ar")
"""One that reads from left to right, and one from right to left."""

Schemes = Sequence[tuple[Literal["light", "dark"], Sequence[str]]]

SCHEMES: Schemes = (("light", ()), ("dark", checks.OF_COLOUR))
"""What is read in each. A stop is read light in both languages and dark in one, in turn: colours speak none."""

STAGES = ((1280, 720), (1920, 1080))
"""A projector, and a screen on a wall; the walk goes on with the last."""


@dataclass
class Found(Watch):
    """What was found on the walk: each fault once, with where it was seen."""

    shifted: list[str] = field(default_factory=list)
    cut: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    axe: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    codes: list[str] = field(default_factory=list)
    room: str = ""
    stops: list[str] = field(default_factory=list)

    def opens(self, screen: Followed) -> None:
        checks.sees_shifts(screen.page)

    def before_phase(self, phase: str, name: str, screen: Followed) -> None:
        checks.take_shift(screen.page)

    def after_phase(self, phase: str, name: str, screen: Followed) -> None:
        shift = checks.take_shift(screen.page)
        if shift.by > checks.MOST_SHIFTED:
            self.shifted.append(f"{name} into {phase}: {shift}")

    def looks(self, stop: str, walk: Walk) -> None:
        self.stops.append(stop)
        spoken = self._turned()[:1] if stop == "closed" else self._turned()  # what is closed does not change any more
        for language in spoken:
            if stop != "closed":
                walk.speaks(language)
            schemes = SCHEMES if language == spoken[-1] else SCHEMES[:1]
            for name, screen in walk.screens.items():
                self._reads(f"{stop} {name} {language}", screen, schemes)
            self._measures(f"{stop} {language}", walk["stage"])

    def _turned(self) -> tuple[str, ...]:
        """In an order that begins with the language the last stop ended in."""
        return LANGUAGES if len(self.stops) % 2 else LANGUAGES[::-1]

    def _reads(self, where: str, screen: Followed, schemes: Schemes) -> None:
        for scheme, rules in schemes:
            screen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for fault in checks.axe_faults(screen.page, rules=rules):
                self.axe[fault].append(f"{where} {scheme}")

    def _measures(self, where: str, stage: Followed) -> None:
        for width, height in STAGES:
            stage.page.set_viewport_size({"width": width, "height": height})
            stage.settle()
            for fault in checks.cut_off(stage.page):
                self.cut[fault].append(f"{where} {width}×{height}")

    def reads_code(self, stage: Followed, folder: Path) -> None:
        for scheme in ("light", "dark"):
            stage.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            stage.page.screenshot(path=folder / f"{scheme}.png")
            read = zxingcpp.read_barcodes(Image.open(folder / f"{scheme}.png"))
            self.codes.append(read[0].text if read else f"nothing to read, {scheme}")


@pytest.fixture(scope="module")
def found(browser: Browser) -> Iterator[Found]:
    """The walk, once for all tests of this file."""
    found = Found()
    screens: dict[str, Screen] = {}
    with TemporaryDirectory() as folder:
        server = Server(Path(folder), public_url="http://hotseat.example")
        server.start()
        try:
            with Crowd(server.port) as crowd:
                walk = Walk(browser, server.url, crowd, screens, found)
                found.room = f"http://hotseat.example/#{walk.code}"
                for stop in walk.stops():
                    if stop == "lobby":
                        found.reads_code(walk["stage"], Path(folder))
                    found.looks(stop, walk)
            yield found
        finally:
            for screen in screens.values():
                screen.context.close()
            server.stop()


def told(faults: dict[str, list[str]]) -> str:
    return "\n".join(f"{fault}\n    {len(where)}: {', '.join(where[:6])}" for fault, where in faults.items())


def test_axe_finds_nothing_on_any_screen_in_any_phase(found: Found) -> None:
    assert len(found.stops) > 25
    assert not found.axe, told(found.axe)


def test_the_code_on_the_stage_is_read_by_a_phone_light_and_dark(found: Found) -> None:
    assert found.codes == [found.room, found.room]


def test_no_screen_shifts_its_layout_when_the_phase_changes(found: Found) -> None:
    assert not found.shifted, "\n".join(found.shifted)


def test_nothing_scrolls_or_is_cut_off_on_the_stage(found: Found) -> None:
    assert not found.cut, told(found.cut)
