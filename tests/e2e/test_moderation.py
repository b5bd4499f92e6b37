"""The people of a room, from the facilitator's desk: renamed, moved, sent out and let back in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.theatre import Desk, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


def test_a_facilitator_renames_moves_and_sends_out_and_the_phones_say_so(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
    code = desk.open_room("Larkfield Heating", team_size=3)
    phones = {name: Phone(browser, server.url, width=360, height=640, phone=True) for name in ("Ana", "Bo", "Cy", "Di")}
    screens.update(phones)
    for name, phone in phones.items():
        phone.join(code, name)
    desk.page.keyboard.press("r")

    desk.page.get_by_role("button", name="Rename Bo").click()
    desk.page.get_by_label("New name for Bo").fill("Cy")
    desk.page.keyboard.press("Enter")
    desk.sees("Somebody here already has this name.")
    desk.page.get_by_label("New name for Bo").fill("Boris")
    desk.page.keyboard.press("Enter")
    phones["Bo"].sees("You are in, Boris.")

    desk.page.get_by_label("Team of Ana").select_option(label="Birch")
    phones["Ana"].sees("Your team is Birch.")

    desk.page.get_by_role("button", name="Send out Cy").click()
    phones["Cy"].sees("Your seat is closed")
    phones["Cy"].press("Try to come back")
    phones["Cy"].sees("The facilitator has closed this seat.")
    desk.page.get_by_role("button", name="Let back in Cy").click()
    desk.page.get_by_role("button", name="Send out Cy").wait_for()
    phones["Cy"].page.reload()
    phones["Cy"].sees("You are in, Cy.")
