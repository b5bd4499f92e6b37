"""The desk lets classroom things follow its room, and says so where nothing can."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.theatre import Desk, Screen, Server
from tests.server.broker import NO_BROKER, a_broker, mosquitto
from tests.server.followed import following

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(mosquitto() is None, reason=NO_BROKER)]


def choose(desk: Desk, label: str, option: str) -> None:
    group = desk.page.get_by_role("group", name=label)
    group.evaluate("group => group.scrollIntoView({block: 'center'})")  # the sheet's foot stays over what is below
    group.get_by_role("radio", name=option).check(force=True)
    expect(group.get_by_role("radio", name=option)).to_be_checked()


def test_a_desk_switches_things_on_and_off(browser: Browser, tmp_path: Path, screens: dict[str, Screen]) -> None:
    with a_broker() as broker:
        server = Server(tmp_path, broker=broker.address())
        server.start()
        try:
            desk = screens["desk"] = Desk(browser, server.url, width=1280, height=800)
            room = desk.open_room("Things", 3)
            desk.page.keyboard.press("o")
            desk.sees("Classroom things")
            choose(desk, "Things follow this room", "Yes")
            expect(desk.page.get_by_label("The room’s topics")).to_have_value(f"hotseat/room/{room}/#")
            choose(desk, "With names", "Yes")
            choose(desk, "A press of the buzzer", "Goes on")
            sections = _in_thread(broker.address(), room)
            assert sections == {"phase", "clock", "temper", "standings", "counts"}
            choose(desk, "Things follow this room", "No")
            expect(desk.page.get_by_role("group", name="With names")).to_have_count(0)
            assert desk.faults == []
        finally:
            server.stop()


def test_a_desk_says_when_nothing_can_follow(browser: Browser, server: Server, screens: dict[str, Screen]) -> None:
    desk = screens["desk"] = Desk(browser, server.url, width=1280, height=800)
    desk.open_room("No things", 3)
    desk.page.keyboard.press("o")
    expect(desk.page.get_by_text(re.compile("no MQTT broker"))).to_be_visible()
    expect(desk.page.get_by_role("group", name="Things follow this room")).to_have_count(0)


def _in_thread(address: str, room: str) -> set[str]:
    """The sections that are retained; the browser holds an event loop, so this one has a thread of its own."""

    async def read() -> set[str]:
        async with following(address) as followed:
            await followed.until_phase(room, "lobby")
            await followed.until(lambda: (room, "counts") in followed.now)
            return {section for _, section in followed.now}

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, read()).result()
