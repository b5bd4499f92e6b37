"""The stage in Chromium: the way in over any picture, its sounds, and coming back after a reload or a sleep."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.crowd import Crowd, a_crowd
from tests.e2e.theatre import Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

COMPLAINT = "Two days off work, and nobody came."
LINE = "Then I will wait for that call."
AWAKE_WITHIN_S = 3.0

COUNT_TONES = """() => {
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { window.tones += 1; return start.apply(this, at); };
}"""
"""Counts what sounds; a browser without loudspeakers plays as well."""


@pytest.fixture
def crowd(server: Server) -> Iterator[Crowd]:
    with a_crowd(server.port, "Ana", "Bo", "Cy", "Di") as crowd:
        yield crowd


@pytest.fixture
def stage(browser: Browser, server: Server, crowd: Crowd, screens: dict[str, Screen]) -> Screen:
    screens["stage"] = stage = Screen(browser, server.url, width=1280, height=720)
    stage.page.add_init_script(f"({COUNT_TONES})()")
    stage.open(f"/stage#{crowd.code}")
    stage.sees("in the company.")
    return stage


def scanned(page: Page) -> list[str]:
    shot = Image.open(io.BytesIO(page.screenshot()))
    return [one.text for one in zxingcpp.read_barcodes(shot)]


def tones(stage: Screen) -> int:
    count: int = stage.page.evaluate("window.tones")
    return count


def seconds_until_it_shows(stage: Screen, text: str) -> float:
    """Looks at every frame: the pauses between Playwright's own looks grow to a second."""
    begun = time.monotonic()
    stage.page.wait_for_function("(text) => document.body.innerText.includes(text)", arg=text)
    return time.monotonic() - begun


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_in_lies_over_any_picture_and_can_be_scanned(
    stage: Screen, crowd: Crowd, server: Server, scheme: str
) -> None:
    stage.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    crowd.to_complaint()
    crowd.complain(COMPLAINT)
    stage.sees(COMPLAINT)
    assert scanned(stage.page) == []
    stage.page.keyboard.press("j")
    way = stage.page.get_by_role("dialog", name="The way in")
    expect(way.get_by_text("On your phone, open")).to_be_visible()
    expect(way.get_by_role("img", name=f"Room code {' '.join(crowd.code)}")).to_be_visible()
    expect(way.locator("img")).to_have_js_property("complete", value=True)
    assert [one.rpartition("#")[2] for one in scanned(stage.page)] == [crowd.code]
    stage.page.keyboard.press("j")
    expect(way).to_have_count(0)
    stage.page.keyboard.press("j")
    stage.page.keyboard.press("Escape")
    expect(way).to_have_count(0)
    stage.sees(COMPLAINT)


def test_the_keys_are_told_on_a_sheet(stage: Screen) -> None:
    stage.page.keyboard.press("?")
    sheet = stage.page.get_by_role("dialog", name="Keys of the stage")
    expect(sheet.get_by_text("show the way in: address, code and QR code")).to_be_visible()
    sheet.get_by_role("button", name="Back to the picture").click()
    expect(sheet).to_have_count(0)


def test_sound_is_off_until_it_is_turned_on_and_stays_on_after_a_reload(stage: Screen, crowd: Crowd) -> None:
    crowd.to_complaint()
    stage.sees("The cancelled boiler")
    assert tones(stage) == 0
    stage.page.keyboard.press("m")
    expect(stage.button("Turn sound off")).to_be_visible()
    stage.page.reload()
    stage.sees("The cancelled boiler")
    stage.page.mouse.move(400, 400)
    expect(stage.button("Turn sound off")).to_be_visible()
    stage.page.mouse.click(400, 400)  # a browser lets nothing sound before a gesture
    before = tones(stage)
    crowd.complain(COMPLAINT)
    crowd.end_step("drafting")
    stage.page.wait_for_function(f"() => window.tones > {before}")
    stage.page.keyboard.press("m")
    expect(stage.button("Turn sound on")).to_be_visible()
    silent = tones(stage)
    crowd.end_step("scoring")
    stage.sees("Nobody replied this time.")
    assert tones(stage) == silent


def test_a_stage_inside_another_page_only_shows(stage: Screen, crowd: Crowd) -> None:
    stage.page.evaluate("localStorage.setItem('hotseat.stage.sound', 'true')")
    stage.open(f"/stage?beside#{crowd.code}")
    stage.sees("in the company.")
    stage.page.mouse.move(200, 200)
    for key in ("j", "?", "m", "f"):
        stage.page.keyboard.press(key)
    assert stage.page.get_by_role("dialog").count() == 0
    assert stage.page.get_by_role("button").count() == 0
    assert stage.page.evaluate("document.activeElement === document.body")
    crowd.to_complaint()
    stage.sees("The cancelled boiler")
    crowd.end_step("drafting")
    stage.sees("Mrs Halloran has spoken.")
    assert tones(stage) == 0


def test_a_phone_makes_no_sound(browser: Browser, server: Server, crowd: Crowd, screens: dict[str, Screen]) -> None:
    screens["phone"] = phone = Screen(browser, server.url, width=390, height=844, phone=True)
    phone.open(f"/stage#{crowd.code}")
    phone.sees("in the company.")
    phone.page.keyboard.press("?")
    expect(phone.page.get_by_role("dialog", name="Keys of the stage")).to_be_visible()
    assert phone.button("Turn sound on").count() == 0


def test_a_reload_brings_the_end_of_the_reveal_back_and_not_its_beginning(stage: Screen, crowd: Crowd) -> None:
    crowd.to_complaint()
    crowd.complain(COMPLAINT)
    crowd.end_step("drafting")
    crowd.reply("We let you down.", "I will ring you myself at eight.", "Who is with you now?")
    crowd.end_step("voting")
    crowd.vote()
    crowd.end_step("reaction")
    crowd.react(2, LINE)
    stage.sees(LINE)
    stage.page.reload()
    stage.page.wait_for_selector("text=The room has chosen")
    assert stage.page.get_by_text(LINE).count() == 1, "the last beat is there with the first picture"
    crowd.end_step("scoring")
    crowd.end_step("debrief")
    stage.sees("What turned")
    stage.page.keyboard.press("ArrowRight")
    stage.sees("Why it was difficult")
    stage.page.reload()
    stage.sees("Why it was difficult")


def test_a_page_that_was_frozen_is_back_in_three_seconds(stage: Screen, crowd: Crowd, server: Server) -> None:
    crowd.to_complaint()
    stage.sees("The cancelled boiler")
    lifecycle = stage.context.new_cdp_session(stage.page)
    lifecycle.send("Page.setWebLifecycleState", {"state": "frozen"})
    crowd.complain(COMPLAINT)
    crowd.end_step("drafting")
    lifecycle.send("Page.setWebLifecycleState", {"state": "active"})
    assert seconds_until_it_shows(stage, COMPLAINT) < AWAKE_WITHIN_S


def test_a_page_that_slept_while_the_server_was_killed_is_back_in_three_seconds(
    stage: Screen, crowd: Crowd, server: Server
) -> None:
    lifecycle = stage.context.new_cdp_session(stage.page)
    lifecycle.send("Page.setWebLifecycleState", {"state": "frozen"})
    server.kill()
    server.start()
    crowd.join("Zoe")
    lifecycle.send("Page.setWebLifecycleState", {"state": "active"})
    assert seconds_until_it_shows(stage, "Zoe has just come in.") < AWAKE_WITHIN_S


def test_a_code_that_no_room_has_is_asked_for_again(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    screens["stage"] = stage = Screen(browser, server.url, width=1280, height=720)
    stage.open("/stage#CCCCCC")
    stage.sees("No room has this code.")
    expect(stage.page.get_by_role("textbox")).to_have_value("CCCCCC")
