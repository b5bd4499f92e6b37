"""Plays a round in Chromium and keeps a picture of every step on phone, desk and stage, light and dark.

    python -m tests.e2e.pictures [FOLDER]

The pictures are for looking at, in `pictures/` unless another folder is named; git ignores it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.theatre import Desk, Phone, Screen, Server, chromium

NAMES = ("Amara", "Priya", "Daniel", "Jonas", "Connor", "Hannah", "Mei-Ling", "Zofia", "Tomasz")
"""In teams of three: Ash is Amara, Daniel and Connor, Birch is Priya, Jonas and Hannah, Cedar the others."""

HEIGHT, MARGIN = 640, 28
"""Of the README's picture, in pixels."""

CUSTOMER = "Tomasz"
COMPLAINT = (
    "Two days off work. Two texts, twenty minutes before. It is four degrees in my kitchen. Who is coming, and when?"
)
REPLIES = {
    "Amara": "Four degrees, with someone just out of hospital, is not safe, and you have every right to be angry. "
    "Is anyone with him now? I can send heaters tonight or book you both a warm room.",
    "Priya": "You took two days off and we cancelled twice, by text. That was our failure, and I am sorry. Two heaters "
    "reach you by six tonight, an engineer tomorrow between eight and ten. I will ring you myself at half past seven.",
    "Jonas": "I am so sorry. Two heaters by six, an engineer tomorrow, eight to ten.",
    "Mei-Ling": "I have read both texts. You should have had a call. I am asking Karin, who runs our dispatch, to join "
    "us now: she can send someone from outside the area tonight.",
}


SETTLED = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map((one) => one.finished)),
  new Promise((resolve) => setTimeout(resolve, 800)),
]).then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))"""
"""Until nothing on the page moves any more; a clock that drains never stops, and is not waited for."""


class Album:
    """Keeps pictures by step; every screen is shown light and dark."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, step: str, **screens: Screen) -> None:
        for name, screen in screens.items():
            for scheme in ("dark", "light"):
                screen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                screen.page.evaluate(SETTLED)
                screen.page.screenshot(path=self._folder / f"{step}-{name}-{scheme}.png")


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = Server(Path(data), public_url="http://hotseat.example")
        server.start()
        try:
            play(chromium(playwright), server, Album(folder))
        finally:
            server.stop()
    frontispiece(folder)


def frontispiece(folder: Path) -> None:
    """The picture of the README: the stage, with the phones of a writer and of the customer beside it."""
    names = ("09-drafting-stage-light", "09-drafting-phone-light", "14-dial-customer-light")
    shots = [Image.open(folder / f"{name}.png").convert("RGB") for name in names]
    sized = [shot.resize((shot.width * HEIGHT // shot.height, HEIGHT)) for shot in shots]
    page = Image.new("RGB", (sum(one.width for one in sized) + MARGIN * (len(sized) - 1), HEIGHT), "#fcfbf8")
    across = 0
    for one in sized:
        page.paste(one, (across, 0))
        across += one.width + MARGIN
    page.save(folder / "readme.png", optimize=True)


def play(browser: Browser, server: Server, album: Album) -> None:
    desk = Desk(browser, server.url, width=1280, height=800)
    desk.open("/facilitator")
    album.keep("00-first-run", desk=desk)
    code = desk.open_room("Larkfield Heating, staff workshop", team_size=3)
    stage = Screen(browser, server.url, width=1920, height=1080)
    stage.open(f"/stage#{code}")
    stage.sees(code)
    album.keep("01-empty-lobby", desk=desk, stage=stage)
    phones = {name: Phone(browser, server.url, width=390, height=844, phone=True) for name in NAMES}
    small = phones["Priya"]
    small.page.set_viewport_size({"width": 360, "height": 640})
    small.open(f"/#{code}")
    small.sees("Take")
    album.keep("02-join", phone=small)
    for name, phone in phones.items():
        phone.join(code, name)
    stage.sees("Tomasz")
    customer = phones[CUSTOMER]
    customer.page.get_by_label("I would play the customer").check()
    desk.sees(f"{CUSTOMER} would play the customer")
    album.keep("03-lobby", desk=desk, stage=stage, phone=small, customer=customer)
    play_scene(desk, stage, phones, album)
    look_back(desk, stage, phones, album)


def play_scene(desk: Desk, stage: Screen, phones: dict[str, Phone], album: Album) -> None:
    small, customer = phones["Priya"], phones[CUSTOMER]
    desk.page.get_by_role("radio", name="The cancelled boiler").check()
    desk.goes_on("Start round 1: The cancelled boiler")
    stage.sees("Somebody is being")
    album.keep("04-casting", desk=desk, stage=stage, phone=small)
    desk.goes_on("Ask")
    customer.sees("Will you play the customer?")
    album.keep("05-asked", desk=desk, customer=customer)
    customer.press("Yes, I will play")
    desk.goes_on("Open the briefing")
    customer.sees("Who you are")
    small.sees("You may offer")
    album.keep("06-briefing", desk=desk, stage=stage, phone=small, customer=customer)
    customer.press("I have it")
    desk.goes_on("Begin the scene")
    customer.sees("Say your line")
    album.keep("07-complaint", desk=desk, stage=stage, phone=small, customer=customer)
    customer.page.get_by_role("textbox", name="In your own words").fill(COMPLAINT)
    customer.press("Say it to the room")
    stage.sees("Two days off work.")
    album.keep("08-said", desk=desk, stage=stage, phone=small, customer=customer)
    desk.goes_on("Let the teams write")
    for name, words in REPLIES.items():
        phones[name].pen().fill(words)
        phones[name].is_saved()
        if name != "Priya":
            phones[name].press("Propose this reply")
            phones[name].sees("Proposed. Your team can back it.")
    small.sees("Jonas")
    album.keep("09-drafting", desk=desk, stage=stage, phone=small, customer=customer)
    small.press("Propose this reply")
    small.sees("Proposed. Your team can back it.")
    phones["Hannah"].press("Back the reply of Priya")
    small.page.context.set_offline(True)
    small.sees("Reconnecting.")
    album.keep("10-lost", phone=small)
    small.page.context.set_offline(False)
    small.sees_no("Reconnecting.")
    vote(desk, stage, phones, album)


def vote(desk: Desk, stage: Screen, phones: dict[str, Phone], album: Album) -> None:
    small, customer = phones["Priya"], phones[CUSTOMER]
    desk.goes_on("Open the vote")
    small.sees("Which reply would settle")
    album.keep("11-voting", desk=desk, stage=stage, phone=small, customer=customer)
    for name in ("Amara", "Priya", "Daniel", "Mei-Ling", "Zofia", "Connor"):
        phones[name].page.get_by_role("radio").filter(visible=True).first.check(force=True)
        phones[name].sees("Vote is in")
    album.keep("12-voted", desk=desk, stage=stage, phone=small)
    desk.goes_on("Close the vote")
    stage.sees("The room has chosen")
    customer.sees("How did it land?")
    album.keep("13-reveal", desk=desk, stage=stage, phone=small, customer=customer)
    customer.page.get_by_role("slider").focus()
    for _ in range(2):
        customer.page.keyboard.press("ArrowRight")
    album.keep("14-dial", customer=customer)
    customer.press("Send:")
    customer.sees("Sent. The room sees it.")
    stage.page.wait_for_timeout(4000)  # the reveal is paced in beats, and the picture is of its end
    album.keep("15-reaction", desk=desk, stage=stage, phone=small, customer=customer)
    small.press("Pause the scene")
    small.page.get_by_role("dialog").get_by_role("button", name="Pause the scene").click()
    small.sees("The scene is paused")
    album.keep("16-paused", desk=desk, stage=stage, phone=small)
    desk.press("Go on with the scene")
    small.sees_no("The scene is paused")


def look_back(desk: Desk, stage: Screen, phones: dict[str, Phone], album: Album) -> None:
    small, customer = phones["Priya"], phones[CUSTOMER]
    desk.goes_on("Go to the marking")
    desk.sees("What does it show?")
    for key in "1135":
        desk.page.keyboard.press(key)
    small.sees("The facilitator is marking")
    album.keep("17-scoring", desk=desk, stage=stage, phone=small, customer=customer)
    for _ in range(3):
        desk.page.keyboard.press("1")
        desk.page.keyboard.press("Enter")
    desk.goes_on("Open the debrief")
    customer.sees(f"Thank you, {CUSTOMER}.")
    album.keep("18-debrief", desk=desk, stage=stage, phone=small, customer=customer)
    desk.goes_on("Show the standings")
    small.sees("Standings")
    album.keep("19-standings", desk=desk, stage=stage, phone=small, customer=customer)
    desk.goes_on("Prepare round 2")
    desk.sees("Standings so far")
    album.keep("20-between", desk=desk, stage=stage, phone=small)
    sheet(desk, album)
    close(desk, stage, small, album)


def sheet(desk: Desk, album: Album) -> None:
    desk.page.keyboard.press("?")
    desk.sees("Press the big button")
    album.keep("21-shortcuts", desk=desk)
    desk.page.keyboard.press("Escape")


def close(desk: Desk, stage: Screen, phone: Phone, album: Album) -> None:
    desk.press("End the workshop")
    desk.page.get_by_role("dialog").get_by_role("button", name="End the workshop").click()
    phone.sees("That was the last line")
    album.keep("22-closed", desk=desk, stage=stage, phone=phone)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
