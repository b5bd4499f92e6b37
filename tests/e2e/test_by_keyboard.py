"""A facilitator who has a keyboard and nothing else runs a room, from the first page to the standings."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import Crowd, Person
from tests.e2e.theatre import PATIENCE_MS, SECOND_LOOK_MS, Desk, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

PEOPLE = ("Ana", "Bo", "Cy", "Di")
MOST_TABS = 80

FOCUS = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const ringed = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const ring = [one, ...one.children].some((part) => ringed(getComputedStyle(part)));
  const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
  return {
    tag: one.tagName.toLowerCase(),
    name: name.trim().replace(/\\s+/g, " ").slice(0, 60),
    lost: one === document.body || one === document.documentElement,
    shown: one.tabIndex < 0 || (one.matches(":focus-visible") && (ring || one.matches("input, select"))),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def is_well(focus: dict[str, Any]) -> bool:
    return not focus["lost"] and bool(focus["shown"] and focus["inside"])


class Keyboard:
    """Hands on the keys of a desk. After every key the focus must be somewhere, and be seen on what can be pressed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._keys = desk.page.keyboard

    @property
    def focus(self) -> dict[str, Any]:
        focus: dict[str, Any] = self._desk.page.evaluate(FOCUS)
        return focus

    def press(self, key: str) -> None:
        self._keys.press(key)
        self.keeps_focus(key)

    def keeps_focus(self, after: str) -> None:
        """What the key brings may be on its way; then the focus comes with it, and stays."""
        patience = time.monotonic() + PATIENCE_MS / 1000
        while not is_well(focus := self.focus) and time.monotonic() < patience:
            self._desk.page.wait_for_timeout(20)
        assert not focus["lost"], f"the focus is lost after {after}"
        assert focus["shown"], f"the focus is not seen after {after}: {focus}"
        assert focus["inside"], f"the focus is off the screen after {after}: {focus}"

    def tabs_to(self, name: str) -> None:
        """Tabs until the thing under the focus is called so."""
        seen = []
        for _ in range(MOST_TABS):
            self._keys.press("Tab")
            if self.focus["lost"]:
                continue  # behind the last thing on a page comes the browser's own, then the first again
            self.keeps_focus("Tab")
            seen.append(self.focus["name"])
            if name in seen[-1]:
                return
        raise AssertionError(f"no Tab leads to {name}, only to {seen}")

    def types(self, words: str) -> None:
        self._keys.press("ControlOrMeta+a")
        self._keys.type(words)

    def goes_on(self, button: str) -> None:
        """Presses Space once the big button says this, until it says something else: after a step none is taken."""
        big = self._desk.big_button()
        expect(big).to_contain_text(button)
        for _ in range(PATIENCE_MS // SECOND_LOOK_MS):
            self.press("Space")
            with suppress(AssertionError):
                expect(big).not_to_contain_text(button, timeout=SECOND_LOOK_MS)
                break
        else:
            raise AssertionError(f"the desk never went on from {button}")
        self.keeps_focus(button)


@pytest.fixture
def desk(browser: Browser, server: Server, screens: dict[str, Screen]) -> Desk:
    screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
    desk.open("/facilitator")
    return desk


def accepts(crowd: Crowd) -> Person:
    """Whoever is asked to play the customer does."""
    while True:
        for one in crowd.people:
            if one.sections["you"]["asked"]:
                one.must("answer_casting", turn=one.turn, accept=True)
                return one
        time.sleep(0.02)


def everybody_writes(crowd: Crowd) -> None:
    for one in crowd.people:
        one.until(lambda told: told["phase"]["name"] == "drafting")
    crowd.each(
        "propose",
        lambda one, number: (
            {"turn": one.turn, "text": f"I am sorry. A fitter comes at four. {number}"}
            if one.sections["you"]["part"] == "writer"
            else None
        ),
    )


def everybody_votes(crowd: Crowd) -> None:
    for one in crowd.people:
        one.until(lambda told: told["phase"]["name"] == "voting")
        one.until(lambda told: told.get("ballot") or told["you"]["part"] != "writer")
    crowd.each(
        "cast_ballot",
        lambda one, _: {"reply": one.sections["ballot"]["replies"][0]["reply"]} if one.sections.get("ballot") else None,
    )


def test_a_facilitator_plays_a_whole_round_by_keyboard_alone(desk: Desk, server: Server) -> None:
    hands = Keyboard(desk)
    hands.tabs_to("Name of the workshop")
    hands.types("By keyboard")
    hands.tabs_to("Standard")
    hands.press("ArrowUp")
    assert "Quick" in hands.focus["name"]
    hands.tabs_to("Open the room")
    hands.press("Enter")
    desk.button("Go to the desk").wait_for()
    hands.tabs_to("Go to the desk")
    hands.press("Enter")
    desk.sees("Scenario for round 1")
    code = desk.page.url.split("#")[1].split(".")[0]
    with Crowd(server.port) as crowd:
        crowd.joins(code, PEOPLE)

        # The sheets open by a letter, hold the focus and give it back.
        hands.tabs_to("Start round 1")
        for letter, sheet in (("r", "People"), ("?", "keyboard"), ("o", "settings"), ("l", "links")):
            hands.press(letter)
            expect(desk.page.get_by_role("dialog"), f"{letter} opens a sheet; {hands.focus}").to_be_visible()
            assert desk.page.evaluate("() => document.activeElement.closest('dialog') !== null"), sheet
            hands.press("Escape")
            expect(desk.page.locator("dialog")).to_have_count(0)

        hands.goes_on("Start round 1")
        hands.goes_on("Ask")
        customer = accepts(crowd)
        hands.goes_on("Open the briefing")
        hands.goes_on("Begin the scene")
        customer.until(lambda told: told["phase"]["name"] == "complaint")
        customer.must("complain", turn=customer.turn, text="Two days off work, and nobody came.")
        hands.goes_on("Let the teams write")
        everybody_writes(crowd)
        hands.press("p")
        desk.sees("paused")
        hands.press("p")
        hands.press("t")
        hands.goes_on("Open the vote")
        everybody_votes(crowd)
        hands.goes_on("Close the vote")
        customer.until(lambda told: told.get("result"))
        best = next(row for row in customer.sections["result"]["rows"] if row["best"])
        customer.must("react", reply=best["reply"], value=2, line="That would help.")
        hands.goes_on("Go to the marking")

        # Marks by digits, a step back, and on to the next reply.
        desk.sees("What does it show?")
        replies = len([one for one in crowd.people if one.sections["you"]["part"] == "writer"])
        for key in ("1", "1", "z", "2"):
            hands.press(key)
        for _ in range(replies):
            hands.press("1")
            hands.press("Enter")
        hands.goes_on("Open the debrief")
        hands.goes_on("Show the standings")
        hands.goes_on("Prepare round 2")
        desk.sees("Standings so far")
    assert desk.faults == []
