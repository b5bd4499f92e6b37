"""A participant who hears the screen instead of seeing it plays a whole round: by roles and names alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.people import Crowd, Person
from tests.e2e.theatre import Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

LINE = "Two days off work, and nobody came."
REPLY = "I am sorry. Two heaters by six tonight, and I ring you myself."


class Ear:
    """A phone that is used by what its things are called."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._page = phone.page

    def opens(self, code: str, name: str) -> None:
        self._phone.open("/")
        self._page.get_by_label("The code on the big screen").fill(code)
        self._page.get_by_label("Your name").fill(name)
        self.presses("Come in")
        self.hears(f"You are in, {name}.")

    def presses(self, name: str) -> None:
        self._page.get_by_role("button", name=re.compile(name)).click()

    def hears(self, words: str) -> None:
        expect(self._page.get_by_text(words).filter(visible=True).first).to_be_visible()

    def is_told(self, words: str) -> None:
        """What is said by itself, without anybody looking for it."""
        said = self._page.locator("[aria-live=polite], [role=status], [role=alert]").filter(has_text=words)
        expect(said.first).to_be_attached()

    def field(self, name: str) -> Locator:
        return self._page.get_by_role("textbox", name=re.compile(name))

    def choices(self, group: str) -> Locator:
        return self._page.get_by_role("radiogroup", name=re.compile(group)).get_by_role("radio")

    def wishes(self, name: str) -> None:
        self._page.get_by_role("checkbox", name=re.compile(name)).check()

    def dial(self) -> Locator:
        return self._page.get_by_role("slider", name="How did it land?")


def on(host: Person, phase: str) -> None:
    host.must("end_step", turn=host.turn)
    host.until(lambda told: told["phase"]["name"] == phase)


def test_a_customer_and_a_writer_play_a_whole_round_by_roles_and_names(
    browser: Browser, server: Server, screens: dict[str, Screen]
) -> None:
    with Crowd(server.port) as crowd:
        host = crowd.opens(title="By names", team_size=1, mode="solo")
        ears = {}
        for name in ("Ana", "Bo"):
            screens[name] = phone = Phone(browser, server.url, width=390, height=844, phone=True)
            ears[name] = Ear(phone)
            ears[name].opens(host.room, name)
        ana, bo = ears["Ana"], ears["Bo"]
        crowd.joins(host.room, ("Cy", "Di"))
        ana.wishes("I would play the customer")
        host.until(lambda told: any(one["volunteer"] for one in told["roster"].values()))

        scenario = host.sections["library"]["scenarios"][0]["scenario"]
        host.must("start_round", scenario=scenario, format="unhurried")
        host.until(lambda told: told["phase"]["name"] == "casting")
        bo.is_told("The customer is being chosen.")
        seat = next(seat for seat, one in host.sections["roster"].items() if one["name"] == "Ana")
        host.must("ask_customer", turn=host.turn, seat=seat)
        ana.presses("Yes, I will play")
        host.until(lambda told: told["casting"]["customer"])

        on(host, "briefing")
        ana.is_told("Time to read.")
        ana.hears("Who you are")
        ana.presses("I have it")
        bo.hears("You may offer")
        on(host, "complaint")
        ana.is_told("The customer speaks.")
        ana.field("In your own words").fill(LINE)
        ana.presses("Say it to the room")
        host.until(lambda told: told["complaint"])

        on(host, "drafting")
        bo.is_told("Write a reply.")
        bo.hears(LINE)
        bo.field("Your reply").fill(REPLY)
        bo.presses("Send this reply")
        bo.hears("Sent. It goes in at the bell.")
        crowd.each("propose", lambda one, number: {"turn": one.turn, "text": f"A fitter comes at four. {number}"})

        on(host, "voting")
        bo.is_told("Vote for a reply.")
        bo.choices("Which reply would settle").first.check(force=True)
        bo.is_told("Vote is in: reply")
        on(host, "reaction")
        ana.is_told("The customer reacts.")
        ana.dial().press("End")
        expect(ana.dial()).to_have_attribute("aria-valuetext", re.compile("that settles it"))
        ana.presses("Send: that settles it")
        ana.hears("Sent. The room sees it.")
        bo.hears("How the room voted")

        on(host, "scoring")
        bo.is_told("The replies are being marked.")
        on(host, "debrief")
        ana.is_told("Looking back together.")
        ana.hears("Thank you, Ana.")
        bo.hears("What was behind it")
        on(host, "standings")
        bo.is_told("The standings.")
        bo.hears("You are in place")
    assert [fault for screen in screens.values() for fault in screen.faults] == []
