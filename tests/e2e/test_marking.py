"""A facilitator marks two dozen replies from the keyboard, with what is suggested for them."""

from __future__ import annotations

from itertools import islice

from playwright.sync_api import Browser, Page, expect

from server.rehearse.evidence import replies_of
from tests.e2e.crowd import a_crowd
from tests.e2e.theatre import PATIENCE_MS, Desk, Screen, Server

REPLIES = 24
MOST_PRESSES = 120


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.presses = 0

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.presses += 1


def test_two_dozen_replies_are_marked_in_fewer_than_120_presses(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    names = [f"Person {number}" for number in range(REPLIES + 1)]
    with a_crowd(server.port, *names) as crowd:
        crowd.to_complaint()
        crowd.end_step("drafting")
        crowd.reply(*TEXTS)
        crowd.end_step("voting")
        desk = Desk(browser, server.url, width=1280, height=800)
        screens["desk"] = desk
        desk.open(f"/facilitator#{crowd.code}.{crowd.desk.key}")
        expect(desk.page.get_by_role("button", name="Close the vote")).to_be_visible(timeout=PATIENCE_MS)
        keys = Keyboard(desk.page)
        keys.press("m")
        confirmed = marked_by_keys(desk.page, keys)
        print(f"{REPLIES} replies in {keys.presses} presses")
        assert keys.presses < MOST_PRESSES
        desk.sees(confirmed)
        agreed = desk.page.get_by_text("You kept")
        expect(agreed).to_have_text(AGREED)


def marked_by_keys(page: Page, keys: Keyboard) -> str:
    return ""
