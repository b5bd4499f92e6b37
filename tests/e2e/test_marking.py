"""A facilitator marks two dozen replies from the keyboard, with what is suggested for them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from rounds.evidence import read
from tests.e2e.crowd import a_crowd
from tests.e2e.theatre import Desk, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

CORPUS = Path(__file__).parents[2] / "rounds/evidence/corpus"
REPLIES = 24
MOST_PRESSES = 120
SORRY = "I am sorry. We missed both visits, and that was our fault."
HIGHLIGHTED = ("I am sorry", "and that was our fault")


def two_dozen_replies() -> list[str]:
    """One whose words the test knows, and others as people wrote them, each with something to suggest."""
    files = [file.read_text("utf-8").splitlines() for file in sorted(CORPUS.glob("*.jsonl"))]
    texts = [json.loads(line)["reply"] for lines in files for line in lines[:: len(lines) // 5]]
    return [SORRY, *[text for text in texts if len(text) < 250 and read("", text).strategies][: REPLIES - 1]]


class Marking:
    """The marking desk, worked by keys alone, which are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = self.suggested = self.added = self.rejected = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def is_at(self, number: int) -> None:
        expect(self.page.locator("#reply-title b")).to_have_text(f"Reply {number}")

    @property
    def words(self) -> Locator:
        return self.page.locator("#reply-words")

    def accepts_what_is_suggested(self) -> int:
        """Takes over all that is firm; what it gives back is how much that was."""
        button = self.page.get_by_role("button", name=re.compile("^Accept"))
        if button.count() == 0:
            return 0
        counted = re.search(r"\d+", button.inner_text())
        self.press("a")
        expect(button).to_have_count(0)
        return int(counted[0]) if counted else 1

    def answers_a_question(self) -> bool:
        """Says yes to the first “check this?” of the reply, by the key beside it."""
        asked = self.page.get_by_role("listitem").filter(has_text="check this?")
        if asked.count() == 0:
            return False
        row = asked.first
        self.press(row.locator(".press").inner_text().strip().lower())
        expect(row.locator("[aria-pressed=true]")).to_have_text(re.compile("^(clearly|yes)$"))
        return True

    def rejects_the_first(self) -> None:
        first = self.page.get_by_role("listitem").filter(has_text="suggested").first
        for value in ("partly", "not"):
            self.press("1")
            expect(first.locator("[aria-pressed=true]")).to_have_text(value)


def test_two_dozen_replies_are_marked_in_fewer_than_120_presses(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    with a_crowd(server.port, *(f"Person {number}" for number in range(REPLIES + 1))) as crowd:
        crowd.to_complaint()
        crowd.end_step("drafting")
        crowd.reply(*two_dozen_replies())
        crowd.end_step("voting")
        crowd.must("pause_clock")
        crowd.until_read()
        desk = Desk(browser, server.url, width=1280, height=800)
        screens["desk"] = desk
        desk.open(f"/facilitator#{crowd.code}.{crowd.desk.key}")
        expect(desk.big_button()).to_contain_text("Close the vote")
        marking = Marking(desk.page)
        marking.press("m")
        known = all_marked(marking)
        assert known, "the reply whose words are known was never on the desk"
        assert marking.presses < MOST_PRESSES
        kept = marking.suggested - marking.rejected
        desk.sees(f"You kept {kept} of {marking.suggested} suggestions and added {marking.added}.")
        assert not desk.faults


def all_marked(marking: Marking) -> bool:
    known = False
    for number in range(1, REPLIES + 1):
        marking.is_at(number)
        text = marking.words.inner_text()
        if text == SORRY:
            known = True
            shown = [re.sub(r"\W+$", "", one) for one in marking.words.locator("mark").all_inner_texts()]
            assert set(HIGHLIGHTED) <= set(shown), shown
        taken = marking.accepts_what_is_suggested()
        marking.suggested += taken
        if marking.added == 0 or number % 4 == 0:
            marking.added += marking.answers_a_question()
        if taken and not marking.rejected:
            marking.rejects_the_first()
            marking.rejected += 1
        marking.press("Enter")
    return known
