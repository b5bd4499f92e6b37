"""One person, one phone, nobody else: whole rounds against the practice customer, from the door and back to it."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.e2e.theatre import PATIENCE_MS, SECOND_LOOK_MS, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

FIRST = "I am so sorry. That was our mistake. I have read all you wrote: tell me what you need first."
SECOND = "Here is what I can do today, or on Friday: you choose. I will ring you myself at six to tell you how it went."
RUDE = "Calm down. That is not our policy and there is nothing I can do. As I already told you, it is your own fault."


@pytest.fixture
def phone(browser: Browser, server: Server, screens: dict[str, Screen]) -> Phone:
    """A phone whose owner has found the quiet way in."""
    screens["phone"] = phone = Phone(browser, server.url, width=360, height=640, phone=True)
    phone.open("/")
    phone.press("Practise on your own")
    phone.press("Begin")
    phone.sees("Type the name the room should see.")
    phone.page.get_by_label("Your name").fill("Ana")
    phone.press("Begin")
    phone.sees("Choose a scene")
    return phone


def goes_on(phone: Phone, button: str) -> None:
    """Presses the main button until it says something else: right after a step it takes no second tap."""
    main = phone.page.locator("button.go", has_text=re.compile(f"^{re.escape(button)}$"))
    expect(main).to_be_visible()
    for _ in range(PATIENCE_MS // SECOND_LOOK_MS):
        with suppress(Error):  # it may go between a look and a press
            main.click(timeout=SECOND_LOOK_MS)
        with suppress(AssertionError):
            expect(main).to_have_count(0, timeout=SECOND_LOOK_MS)
            return
    raise AssertionError(f"the phone never went on from {button}")


def starts(phone: Phone, length: str, scene: int = 0) -> None:
    phone.page.get_by_role("radiogroup", name="How long").get_by_role("radio", name=length).check(force=True)
    phone.page.get_by_role("radiogroup", name="Choose a scene").get_by_role("radio").nth(scene).check(force=True)
    phone.press("Play this scene")


def answers(phone: Phone, words: str) -> None:
    phone.pen().fill(words)
    phone.press("Send this reply")
    phone.sees("You wrote")
    phone.sees(words)


def test_one_person_plays_a_whole_standard_round_and_another_one_after_it(phone: Phone) -> None:
    starts(phone, "Standard")
    goes_on(phone, "I have read it")
    phone.sees("What is behind it?")
    phone.page.get_by_role("radio").first.check(force=True)
    phone.sees("Your guess is in.")
    goes_on(phone, "Go on")

    # The practice customer has spoken; a reload loses neither the words nor the draft.
    phone.sees("exchange 1 of 2")
    goes_on(phone, "Write my answer")
    phone.pen().fill("I am sorry")
    phone.is_saved()
    phone.page.reload()
    expect(phone.pen()).to_have_value("I am sorry")
    answers(phone, FIRST)
    phone.sees("Temper ")

    # The second exchange, unless the first reply has settled it.
    if phone.page.get_by_role("button", name="Hear what comes next").count() > 0:
        goes_on(phone, "Hear what comes next")
        phone.sees("exchange 2 of 2")
        goes_on(phone, "Write my answer")
        answers(phone, SECOND)
    goes_on(phone, "Look back")

    # The marks are suggestions, given by themselves; the debrief tells what was behind it.
    phone.sees("What was behind it")
    phone.sees("How the temper went")
    goes_on(phone, "See my points")
    phone.sees("After one scene")
    phone.press("Where do these points come from?")
    phone.sees("There was no vote.")
    phone.press("Back")
    goes_on(phone, "Choose another scene")

    # The shelf again: what was played says so, and a round can be left in its middle.
    phone.sees("played")
    starts(phone, "Quick", scene=1)
    goes_on(phone, "I have read it")
    phone.press("Pause")
    phone.press("Leave this scene")
    phone.sees("Choose a scene")

    # The end: the room closes, and the door is as it was.
    phone.press("Finish")
    phone.press("Close the room")
    phone.sees("That was the last line")
    phone.press("Leave")
    phone.sees("Take your seat")
    expect(phone.page.get_by_label("The code on the big screen")).to_have_value("")
    assert phone.faults == []


def test_an_exchange_is_tried_again_and_a_customer_who_boils_over_met_half_way(phone: Phone) -> None:
    hottest = phone.page.get_by_role("radiogroup", name="Choose a scene").get_by_role("radio").count() - 1
    starts(phone, "No clock", scene=hottest)
    goes_on(phone, "I have read it")
    goes_on(phone, "Write my answer")
    answers(phone, RUDE)
    phone.sees("It boils over.")
    phone.press("Try this exchange again")
    phone.sees("This exchange is played again.")
    goes_on(phone, "Write my answer")
    answers(phone, RUDE)
    phone.sees("Both takes")
    goes_on(phone, "Go on")
    phone.sees("It boiled over")
    phone.press("Look for common ground")
    phone.sees("Look for common ground.")
    goes_on(phone, "Write my answer")
    answers(phone, FIRST)
    assert phone.faults == []
