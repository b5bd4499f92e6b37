"""From nothing to a running lobby: the questions before a room, my workshops, and the desk in a hand."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.e2e import checks
from tests.e2e.theatre import Desk, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

FORMATS = {"Quick": "6 min", "Standard": "13 min", "Full": "34 min", "Dilemma": "14 min"}

WINDOWS = ((320, 256), (360, 640), (412, 823), (1024, 768), (1280, 500), (1280, 720), (1366, 640))
"""From a page at the largest zoom over phones to low laptops."""


@pytest.fixture
def desk(browser: Browser, server: Server, screens: dict[str, Screen]) -> Desk:
    screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
    return desk


def first_page(desk: Desk) -> None:
    desk.page.goto("about:blank")
    desk.open("/facilitator")
    expect(desk.page.get_by_label("Name of the workshop")).to_be_focused()


def test_two_presses_of_enter_lead_from_nothing_to_a_running_lobby(desk: Desk, server: Server) -> None:
    begun = time.monotonic()
    first_page(desk)
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("button", name="Go to the desk")).to_be_focused()
    desk.page.keyboard.press("Enter")
    desk.sees("Scenario for round 1")
    assert time.monotonic() - begun < 60
    expect(desk.page.get_by_role("radio", name="Standard, 13 min")).to_be_checked()
    expect(desk.page.locator("main").get_by_text("Phones cannot reach this room yet.")).to_be_visible()
    expect(desk.page.get_by_role("link", name="Check the network")).to_have_attribute("href", "/check")


def test_the_button_covers_no_question_in_windows_of_any_size(desk: Desk) -> None:
    for width, height in WINDOWS:
        desk.page.set_viewport_size({"width": width, "height": height})
        first_page(desk)
        expect(desk.page.get_by_label("Scenarios")).to_be_visible()
        assert checks.axe_faults(desk.page) == [], f"{width}×{height}"
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_answers_come_into_the_room_and_are_chosen_the_next_time(desk: Desk) -> None:
    first_page(desk)
    desk.page.keyboard.type("Larkfield Heating")
    for name, minutes in FORMATS.items():
        expect(desk.page.get_by_role("radio", name=re.compile(f"^{name} {minutes}"))).to_have_count(1)
    desk.page.get_by_role("radio", name=re.compile("^Full")).check(force=True)
    desk.page.get_by_role("radio", name="alone").check(force=True)
    desk.page.locator("summary").filter(has_text="More").click()
    desk.page.get_by_label("voice of the room").fill("20")
    desk.sees("80 in all, not 100")
    desk.page.get_by_label("craft").fill("60")
    desk.page.keyboard.press("Enter")
    desk.press("Go to the desk")
    expect(desk.page.get_by_role("radio", name="Full, 34 min")).to_be_checked()
    for name, minutes in FORMATS.items():
        expect(desk.page.get_by_role("radio", name=f"{name}, {minutes}")).to_have_count(1)
    expect(desk.page.get_by_role("group", name="People play").get_by_role("radio", name="alone")).to_be_checked()
    desk.page.keyboard.press("o")
    expect(desk.page.get_by_label("craft")).to_have_value("60")

    first_page(desk)
    expect(desk.page.get_by_role("radio", name=re.compile("^Full"))).to_be_checked()
    expect(desk.page.get_by_label("craft")).to_have_value("60")


def test_an_own_format_is_made_right_after_the_room_and_is_the_next_rounds(desk: Desk) -> None:
    first_page(desk)
    desk.page.get_by_role("radio", name=re.compile("^My own")).check(force=True)
    desk.press("Open the room")
    desk.press("Go to the desk")
    desk.page.get_by_role("dialog").get_by_label("Name").fill("Ours")
    desk.press("Save the format")
    desk.sees("is saved.")
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("radio", name=re.compile("^Ours"))).to_be_checked()


def test_my_workshops_are_listed_opened_copied_forgotten_and_moved_as_a_file(
    desk: Desk, browser: Browser, server: Server, screens: dict[str, Screen], tmp_path: Path
) -> None:
    code = desk.open_room("Larkfield Heating", 5)
    first_page(desk)
    mine = desk.page.get_by_role("region", name="My workshops")
    expect(mine.get_by_text("in the lobby, 0 are here")).to_be_visible()
    mine.get_by_role("button", name="Start one like it Larkfield Heating").click()
    expect(desk.page.get_by_label("Name of the workshop")).to_have_value("Larkfield Heating")
    expect(desk.page.get_by_label("People in a team")).to_have_value("5")
    with desk.page.expect_download() as download:
        mine.get_by_role("button", name="Save the list").click()
    listed = tmp_path / "list.json"
    download.value.save_as(listed)
    assert [one["room"] for one in json.loads(listed.read_text())["workshops"]] == [code]
    with desk.page.expect_download(), desk.page.expect_request(f"**/report/{code}.html?language=en"):
        mine.get_by_role("button", name="Report Larkfield Heating").click()
    mine.get_by_role("button", name=f"Forget room {code}").click()
    desk.sees("is no longer listed")
    expect(mine.get_by_role("link", name="Larkfield Heating")).to_have_count(0)

    screens["laptop"] = laptop = Desk(browser, server.url, width=1280, height=800)
    first_page(laptop)
    laptop.page.locator("input[type=file]").set_input_files(listed)
    laptop.sees("1 workshop came in.")
    laptop.page.get_by_role("link", name="Larkfield Heating").click()
    laptop.sees("Scenario for round 1")


def test_a_phone_scans_the_desk_and_both_desks_follow_each_other(
    browser: Browser, tmp_path: Path, screens: dict[str, Screen]
) -> None:
    server = Server(tmp_path, public_url="http://hotseat.example")
    server.start()
    try:
        screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
        code = desk.open_room("Larkfield Heating", 3)
        desk.page.keyboard.press("l")
        square = desk.page.get_by_role("img", name="Square code of the facilitator link")
        square.screenshot(path=tmp_path / "square.png")
        told = zxingcpp.read_barcode(Image.open(tmp_path / "square.png"))
        assert told is not None
        address, fragment = told.text.split("#")
        assert address == "http://hotseat.example/facilitator"
        assert fragment.startswith(code + ".")
        desk.page.keyboard.press("Escape")

        screens["remote"] = remote = Desk(browser, server.url, width=390, height=844, phone=True)
        remote.open(f"/facilitator#{fragment}")
        remote.sees("Scenario for round 1")
        screens["phone"] = phone = Phone(browser, server.url, width=360, height=640, phone=True)
        phone.join(code, "Ana")
        remote.page.get_by_role("button", name="Room 1").tap()
        remote.sees("Ana")
        remote.page.get_by_role("button", name="Work", exact=True).tap()
        remote.big_button().tap()
        expect(desk.big_button()).to_contain_text("Ask Ana privately")
        desk.page.keyboard.press("v")
        remote.sees("The practice customer plays.")
        desk.goes_on("Open the briefing")
        remote.press("Pause")
        expect(desk.page.get_by_role("timer")).to_contain_text("paused")
        desk.page.keyboard.press("p")
        expect(remote.page.get_by_role("button", name="Pause")).to_be_visible()
        for button in remote.page.locator("footer button, nav.pages button").all():
            box = button.bounding_box()
            assert box is not None, button.inner_text()
            assert box["height"] >= 44, button.inner_text()
        assert remote.page.evaluate("document.documentElement.scrollWidth") <= 390
    finally:
        server.stop()


def test_notes_stay_with_their_round_and_stand_beside_the_debrief(desk: Desk, browser: Browser, server: Server) -> None:
    desk.open_room("Larkfield Heating", 3)
    desk.page.keyboard.press("j")
    note = desk.page.get_by_role("dialog").get_by_label("Before the first round")
    expect(note).to_be_focused()
    desk.page.keyboard.type("Ask about p and e")
    desk.page.keyboard.press("Escape")
    desk.page.reload()
    desk.sees("Scenario for round 1")
    desk.page.keyboard.press("j")
    expect(note).to_have_value("Ask about p and e")


def test_a_link_that_opens_nothing_says_so_and_leads_on(desk: Desk) -> None:
    code = desk.open_room("Larkfield Heating", 3)
    desk.page.goto("about:blank")
    desk.open(f"/facilitator#{code}.{'x' * 22}")
    desk.sees("This link does not open the room")
    desk.press("To my workshops")
    desk.page.get_by_role("link", name="Larkfield Heating").click()
    desk.sees("Scenario for round 1")
    desk.page.goto("about:blank")
    desk.open(f"/facilitator#CDFGHJ.{'x' * 22}")
    desk.sees("The room is not on this server")
