"""A German deck in an English room: each screen says that the deck's texts are German."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.theatre import PATIENCE_MS, Desk, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

DOCS = Path(__file__).parents[2] / "docs/decks.md"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with the example of docs/decks.md, told to be German."""
    deck = DOCS.read_text().split("```yaml\n")[1].split("```")[0]
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/verleih.yaml").write_text(deck.replace("language: en", "language: de"))
    server = Server(tmp_path)
    server.start()
    yield server
    server.stop()


def test_the_customers_line_is_german_on_all_three_screens(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
    desk.open("/facilitator")
    option = desk.page.get_by_label("Scenarios").locator("option", has_text="At the lending desk")
    desk.page.get_by_label("Scenarios").select_option(option.get_attribute("value"))
    desk.page.get_by_role("radio", name="Quick").check(force=True)
    desk.press("Open the room")
    desk.press("Go to the desk")
    desk.sees("Scenario for round 1")
    code = desk.page.url.split("#")[1].split(".")[0]
    screens["stage"] = stage = Screen(browser, server.url, width=1920, height=1080)
    stage.open(f"/stage#{code}")
    phones = [Phone(browser, server.url, width=360, height=640, phone=True) for _ in range(2)]
    for phone, name in zip(phones, ("Ana", "Bo"), strict=True):
        screens[name] = phone
        phone.join(code, name)
    desk.goes_on("Start round")
    desk.page.keyboard.press("v")
    desk.sees("The practice customer plays.")
    desk.goes_on("Open the briefing")
    expect(phones[0].page.locator("h1[lang=de]")).to_be_visible(timeout=PATIENCE_MS)
    expect(stage.page.locator(".happened[lang=de]")).to_be_visible(timeout=PATIENCE_MS)
    desk.goes_on("Begin the scene")
    expect(stage.page.locator("blockquote[lang=de]")).to_be_visible(timeout=PATIENCE_MS)
    expect(desk.page.locator(".quoted[lang=de]")).to_be_visible(timeout=PATIENCE_MS)
    desk.goes_on("Let the teams write")
    expect(phones[1].page.locator("[lang=de]").filter(visible=True).first).to_be_visible(timeout=PATIENCE_MS)
    for screen in screens.values():
        assert screen.page.evaluate("document.documentElement.lang") == "en"
