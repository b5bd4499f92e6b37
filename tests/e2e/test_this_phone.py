"""What a participant sets for this device, and what the device keeps for them: in a real room, in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e import checks
from tests.e2e.theatre import Desk, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

COMPLAINT = "Two days off work, and nobody came."


class Room:
    """A desk and three people in teams of one; Cy plays the customer."""

    def __init__(self, browser: Browser, server: Server, screens: dict[str, Screen]) -> None:
        screens["desk"] = self.desk = Desk(browser, server.url, width=1280, height=800)
        self.code = self.desk.open_room("Larkfield Heating", team_size=1)
        self.ana, self.bo, self.cy = (
            Phone(browser, server.url, width=360, height=640, phone=True),
            Phone(browser, server.url, width=360, height=640, phone=True),
            Phone(browser, server.url, width=360, height=640, phone=True),
        )
        for name, phone in (("Ana", self.ana), ("Bo", self.bo), ("Cy", self.cy)):
            screens[name] = phone
            phone.join(self.code, name)

    def to_drafting(self) -> None:
        self.cy.page.get_by_label("I would play the customer").check()
        self.desk.sees("Cy would play the customer")
        self.desk.goes_on("Start round")
        self.desk.goes_on("Ask Cy privately")
        self.cy.press("Yes, I will play")
        self.desk.goes_on("Open the briefing")
        self.cy.press("I have it")
        self.desk.goes_on("Begin the scene")
        self.cy.page.get_by_role("textbox", name="In your own words").fill(COMPLAINT)
        self.cy.press("Say it to the room")
        self.desk.sees(COMPLAINT)
        self.desk.goes_on("Let the teams write")
        self.ana.pen().wait_for()


@pytest.fixture
def room(browser: Browser, server: Server, screens: dict[str, Screen]) -> Room:
    return Room(browser, server, screens)


def look(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("() => ({...document.documentElement.dataset})")
    return found


def test_settings_stay_on_the_phone_and_survive_a_reload(room: Room) -> None:
    phone, page = room.ana, room.ana.page
    button = page.get_by_role("button", name="This phone")
    button.click()
    sheet = page.get_by_role("dialog", name="This phone")
    sheet.get_by_role("radio", name="Largest").check(force=True)
    sheet.get_by_role("radio", name="Dark").check(force=True)
    sheet.get_by_role("switch", name="More contrast").check(force=True)
    expect(sheet.get_by_role("switch", name="Sound")).not_to_be_checked()
    expect(sheet.get_by_role("switch", name="The customer’s words on this phone")).to_be_checked()
    sheet.get_by_role("button", name="Back").click()
    expect(button).to_be_focused()

    page.reload()
    phone.sees("You are in, Ana.")
    assert look(page).items() >= {"text": "largest", "theme": "dark", "contrast": "more"}.items()
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") == 24
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    page.get_by_role("button", name="Another card").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Another card")).to_be_in_viewport()


def test_words_written_when_the_step_ends_go_in_or_are_offered_back(room: Room) -> None:
    """Ana's words are saved in time, Bo's are not, because his network is away until the step is over."""
    room.to_drafting()
    room.ana.pen().fill("I am sorry. An engineer comes at eight.")
    room.ana.is_saved()
    room.bo.context.set_offline(True)
    room.bo.sees("Reconnecting. Your draft is safe.")
    room.bo.pen().fill("You are right, and I will ring you myself.")
    room.desk.goes_on("Open the vote")
    room.bo.context.set_offline(False)

    room.bo.press("Words of yours did not go in")
    sheet = room.bo.page.get_by_role("dialog", name="What did not go in")
    expect(sheet.get_by_role("textbox")).to_have_value("You are right, and I will ring you myself.")
    sheet.get_by_role("button", name="Copy the words").click()
    room.bo.page.reload()
    room.bo.press("Words of yours did not go in")
    sheet.get_by_role("button", name="Put them away").click()
    room.bo.sees_no("Words of yours did not go in")
    room.bo.sees("I am sorry. An engineer comes at eight.")
    room.ana.sees_no("Words of yours did not go in")


def test_axe_finds_nothing_on_a_sheet_over_a_step_in_play(room: Room, server: Server) -> None:
    """Ana writes, and Cy plays the customer: whatever either can open over that, in English and Arabic."""
    room.to_drafting()
    found: dict[str, list[str]] = {}
    for phone in (room.ana, room.cy):
        assert read_every_sheet(phone.page, found) > 0
        phone.page.goto(f"{server.url}/?lang=ar#{room.code}")
        phone.page.locator("html[dir=rtl]").wait_for()
        opens_a_sheet(phone.page).first.wait_for()
        assert read_every_sheet(phone.page, found) > 0
    assert not found, found


def opens_a_sheet(page: Page) -> Locator:
    return page.locator("button[aria-haspopup=dialog]:visible")


def read_every_sheet(page: Page, found: dict[str, list[str]]) -> int:
    """How many there are; each is read by axe-core, light and dark."""
    buttons = opens_a_sheet(page)
    for number in range(buttons.count()):
        buttons.nth(number).click()
        page.get_by_role("dialog").wait_for()
        for scheme, rules in (("light", ()), ("dark", tuple(checks.OF_COLOUR))):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            for fault in checks.axe_faults(page, rules=rules):
                found.setdefault(fault, []).append(f"sheet {number}, {scheme}")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    return buttons.count()


def test_a_vote_can_be_hidden_from_the_person_beside(room: Room) -> None:
    room.ana.press("This phone")
    room.ana.page.get_by_role("switch", name="Cover my vote").check(force=True)
    room.ana.page.keyboard.press("Escape")
    room.to_drafting()
    room.ana.page.wait_for_function("() => document.activeElement.innerText === 'Write a reply'")
    for phone, words in ((room.ana, "I am sorry."), (room.bo, "An engineer comes at eight.")):
        phone.pen().fill(words)
        phone.press("Propose this reply")
    room.desk.sees("2 of 2")
    room.desk.goes_on("Open the vote")

    page = room.ana.page
    room.ana.sees(COMPLAINT)
    plain = page.get_by_role("radiogroup").screenshot()
    page.get_by_role("radio").check(force=True)
    room.ana.sees("Vote is in. Change it until the bell.")
    page.evaluate("() => document.activeElement.blur()")
    assert page.get_by_role("radiogroup").screenshot() == plain, "the row shows that it was chosen"
    page.get_by_role("button", name="Show my vote").click()
    room.ana.sees("Vote is in: reply")
    page.get_by_role("button", name="Cover my vote").click()
    room.ana.sees_no("Vote is in: reply")


def test_whoever_needs_more_time_is_told_that_they_have_it(room: Room) -> None:
    page = room.ana.page
    room.ana.press("This phone")
    room.ana.sees("They can give you extra time after each bell")
    room.desk.page.keyboard.press("r")
    room.desk.page.get_by_label("Extra time for Ana").select_option(label="+60 s")
    room.ana.sees("You have 60 extra seconds after each bell")
    page.keyboard.press("Escape")


def test_on_a_wide_window_the_stage_stands_beside_the_controls(
    room: Room, browser: Browser, screens: dict[str, Screen]
) -> None:
    """Somebody far away, on a laptop without a touch screen, plays a reply and a vote with the keyboard."""
    screens["laptop"] = laptop = Phone(browser, room.ana.url, width=1280, height=720)
    laptop.join(room.code, "Dee")
    page = laptop.page
    stage = page.frame_locator("iframe[title='The stage, as the room sees it']")
    expect(stage.get_by_text("Dee").first).to_be_visible()
    room.to_drafting()
    expect(stage.get_by_text(COMPLAINT).first).to_be_visible()
    expect(page.locator("h1:focus"), "the stage took the focus").to_have_count(1)
    for phone in (room.ana, room.bo, laptop):
        phone.pen().fill("I am sorry. An engineer comes at eight.")
        phone.press("Propose this reply")
    room.desk.sees("3 of 3")
    room.desk.goes_on("Open the vote")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    laptop.sees("Vote is in: reply")
    expect(stage.get_by_text("of 3 votes are in")).to_be_visible()

    page.get_by_role("button", name="Hide the stage").click()
    expect(page.locator("iframe")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Show the stage").wait_for()
    expect(page.locator("iframe")).to_have_count(0)
    assert laptop.faults == []
