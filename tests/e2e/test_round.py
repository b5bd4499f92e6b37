"""A whole round in Chromium: a facilitator, a stage and five phones, with everything that goes wrong in a classroom."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.theatre import Desk, Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

NAMES = ("Ana", "Bo", "Cy", "Di", "Ed")
"""In teams of two they sit as Ana and Cy, Bo and Di, and Ed alone."""


@dataclass
class House:
    """Everybody's screen in one room."""

    server: Server
    desk: Desk
    stage: Screen
    code: str
    phones: dict[str, Phone] = field(default_factory=dict)

    def screens(self) -> list[Screen]:
        return [self.desk, self.stage, *self.phones.values()]

    def to_drafting(self, customer: str) -> None:
        """Casts, briefs and complains, as people would."""
        phone = self.phones[customer]
        phone.page.get_by_label("I would play the customer").check()
        self.desk.sees(f"{customer} would play the customer")
        self.desk.goes_on("Start round")
        self.desk.goes_on(f"Ask {customer} privately")
        phone.press("Yes, I will play")
        self.desk.goes_on("Open the briefing")
        phone.sees("Who you are")
        phone.press("I have it")
        self.desk.goes_on("Begin the scene")
        phone.page.get_by_role("textbox", name="In your own words").fill("Two days off work, and nobody came.")
        phone.press("Say it to the room")
        self.stage.sees("Two days off work, and nobody came.")
        self.desk.goes_on("Let the teams write")


@pytest.fixture
def house(browser: Browser, server: Server, screens: dict[str, Screen]) -> House:
    screens["desk"] = desk = Desk(browser, server.url, width=1280, height=800)
    code = desk.open_room("Larkfield Heating", team_size=2)
    screens["stage"] = stage = Screen(browser, server.url, width=1920, height=1080)
    stage.open(f"/stage#{code}")
    house = House(server, desk, stage, code)
    for name in NAMES:
        screens[name] = house.phones[name] = Phone(browser, server.url, width=360, height=640, phone=True)
        house.phones[name].join(code, name)
    return house


def test_a_whole_round_survives_a_reload_a_dead_network_and_a_facilitators_reload(house: House) -> None:
    ana, bo, cy, di, ed = (house.phones[name] for name in NAMES)
    house.to_drafting("Cy")

    # A phone that reloads is back with its draft.
    ana.pen().fill("You took two days off, and we let you down.")
    ana.is_saved()
    ana.page.reload()
    expect(ana.pen()).to_have_value("You took two days off, and we let you down.")
    ana.press("Propose this reply")
    ana.sees("Proposed. Your team can back it.")

    # A phone without a network for ten seconds keeps what is written meanwhile, and it goes in when it is back.
    bo.away_for(10, lambda: bo.pen().fill("I will ring you myself at eight."))
    bo.is_saved()
    bo.press("Propose this reply")
    bo.sees("Proposed. Your team can back it.")

    # A facilitator who reloads is back at the same step.
    house.desk.page.reload()
    expect(house.desk.big_button()).to_contain_text("2 of 4 are in")

    # A draft that nobody proposed goes in by itself at the bell.
    ed.pen().fill("Who is with you now?")
    ed.is_saved()
    house.desk.goes_on("Open the vote")

    # A vote survives a reload, and so does the role of the customer, who has no ballot.
    number = di.votes_first()
    di.page.reload()
    di.sees(f"Vote is in: reply {number}.")
    cy.page.reload()
    cy.sees("The room is voting on the replies to you.")
    ana.votes_first()
    house.stage.sees("of 4 votes are in")
    house.desk.goes_on("Close the vote")

    # The customer reacts, and the temper moves.
    cy.page.get_by_role("slider").focus()
    cy.page.keyboard.press("ArrowRight")
    cy.page.keyboard.press("ArrowRight")
    cy.press("Send:")
    cy.sees("Sent. The room sees it.")
    house.desk.goes_on("Go to the marking")

    # Marks by keys, reply by reply; then the debrief and the standings.
    for _ in range(3):
        house.desk.page.keyboard.press("1")
        house.desk.page.keyboard.press("Enter")
    house.desk.goes_on("Open the debrief")
    cy.sees("Thank you, Cy.")
    house.stage.sees("What turned")
    house.desk.goes_on("Show the standings")
    ana.sees("Standings")
    house.desk.goes_on("Prepare round 2")
    house.desk.sees("Standings so far")
    assert [fault for screen in house.screens() for fault in screen.faults] == []


def test_everybody_comes_back_by_themselves_after_the_server_was_killed_in_the_vote(house: House) -> None:
    ana, bo, _, di, ed = (house.phones[name] for name in NAMES)
    house.to_drafting("Cy")
    for phone, words in ((ana, "We let you down."), (bo, "I will ring at eight."), (ed, "Who is with you?")):
        phone.pen().fill(words)
        phone.press("Propose this reply")
        phone.sees("Proposed. Your team can back it.")
    house.desk.goes_on("Open the vote")
    numbers = {phone: phone.votes_first() for phone in (ana, di)}
    house.server.kill()
    ana.sees("Reconnecting.")
    house.server.start()
    for phone, number in numbers.items():
        phone.sees(f"Vote is in: reply {number}.")
    bo.votes_first()
    expect(house.desk.big_button()).to_contain_text("3 of 4 have voted")
    house.stage.sees("of 4 votes are in")
    house.desk.goes_on("Close the vote")
    house.stage.sees("The room has chosen")
    assert [fault for screen in house.screens() for fault in screen.faults] == []
