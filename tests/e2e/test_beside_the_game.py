"""The pages beside the game, the deck editor and the network check: read by axe-core, and reached by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_every_state import LANGUAGES, States
from tests.e2e.theatre import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]
MOST_TABS = 400


@pytest.fixture(params=LANGUAGES)
def states(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[States]:
    states = States(browser, server, request.param)
    yield states
    states.close()


def test_axe_finds_nothing_on_the_network_check(states: States) -> None:
    for phone in (True, False):
        page = states.screen("/check", phone=phone)
        states.reads("a check under way", page)
    assert not states.found, dict(states.found)


def test_axe_finds_nothing_in_the_deck_editor(states: States) -> None:
    page = states.screen("/deck")
    new = page.get_by_role("main").get_by_role("button").first
    new.wait_for()
    states.reads("no deck yet", page)
    new.click()
    page.get_by_role("textbox").first.wait_for()
    states.reads("an empty deck", page)
    page.get_by_role("textbox").first.fill("Lending library")
    for summary in page.locator("summary").all():
        summary.click()
    states.reads("a deck begun, with everything open", page)
    assert not states.found, dict(states.found)


def test_every_field_and_button_of_the_deck_editor_is_reached_by_tabbing(browser: Browser, server: Server) -> None:
    states = States(browser, server, "en")
    page = states.screen("/deck")
    page.get_by_role("button", name="Write a new deck").wait_for()
    page.keyboard.press("Tab")
    while page.evaluate("() => document.activeElement.textContent.trim()") != "Write a new deck":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("textbox").first.wait_for()
    named = reached(page)
    assert {"Title of the deck", "Language", "Export"} <= named, named
    title = page.get_by_label("Title of the deck", exact=True)
    title.focus()
    page.keyboard.type("Typed")
    expect(title).to_have_value("Typed")
    states.close()


def reached(page: Page) -> set[str]:
    """The names of what Tab comes to, from the top of the page until it comes round."""
    page.evaluate("() => document.activeElement?.blur()")
    named: set[str] = set()
    first = ""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (one === document.body || one === null) return "";
              const label = one.labels?.[0]?.querySelector("span, b") ?? one.labels?.[0];
              return (one.getAttribute("aria-label") ?? label?.textContent ?? one.textContent).trim();
            }"""
        )
        if here and here == first:
            break
        first = first or here
        named.add(here)
    return named
