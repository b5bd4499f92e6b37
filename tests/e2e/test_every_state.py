"""Every state that a screen can be in outside of a round, read by axe-core, light and dark, in English and Arabic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute

from server.wire.codec import MSGPACK
from tests.e2e import checks
from tests.e2e.people import Crowd, Person
from tests.e2e.theatre import Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

LANGUAGES = ("en", "ar")
SHEETS = "rolnj?"
"""The letters that open the desk's sheets in a lobby."""

LOST = {"desk": ".strips .strong", "stage": ".lost", "phone": "main > section[role=status]"}
"""What a screen shows once it has been without its server for a while, and as long as it is."""


class States:
    """Opens screens in one language, brings them into their states and keeps what axe-core finds in each."""

    def __init__(self, browser: Browser, server: Server, language: str) -> None:
        self._browser = browser
        self._server = server
        self._language = language
        self._open: list[Screen] = []
        self.seen: list[str] = []
        self.found: dict[str, list[str]] = defaultdict(list)

    def close(self) -> None:
        for screen in self._open:
            screen.context.close()

    def screen(self, path: str, *, phone: bool = False, before: Callable[[Page], None] | None = None) -> Page:
        width, height = (390, 844) if phone else (1280, 800)
        screen = Screen(self._browser, self._server.url, width=width, height=height, phone=phone)
        self._open.append(screen)
        if before is not None:
            before(screen.page)
        address, _, code = path.partition("#")
        screen.open(f"{address}?lang={self._language}" + (f"#{code}" if code else ""))
        return screen.page

    def reads(self, state: str, page: Page) -> None:
        """Once the page is still; in both schemes."""
        state = f"{state}, {self._language}"
        self.seen.append(state)
        for scheme, rules in (("light", ()), ("dark", tuple(checks.OF_COLOUR))):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            for fault in checks.axe_faults(page, rules=rules):
                self.found[fault].append(f"{state} {scheme}")


def joins(page: Page, name: str) -> None:
    page.get_by_role("textbox").last.fill(name)
    page.locator("button.go").click()


def doors(states: States, room: str, taken: str) -> None:
    phone = states.screen("/", phone=True)
    phone.get_by_role("textbox").first.wait_for()
    states.reads("the first visit", phone)
    phone.locator("button.go").click()
    phone.locator("[aria-invalid=true]").first.wait_for()
    states.reads("a door with nothing typed", phone)
    phone.get_by_role("textbox").first.fill("ZZZZZZ")
    joins(phone, "Ana")
    phone.get_by_role("alert").filter(has_text=" ").first.wait_for()
    states.reads("a code that is refused", phone)

    phone = states.screen(f"/#{room}", phone=True)
    joins(phone, taken)
    phone.get_by_role("alert").filter(has_text=" ").first.wait_for()
    states.reads("a name that is taken", phone)

    stage = states.screen("/stage")
    stage.get_by_role("textbox").wait_for()
    states.reads("the door of the stage", stage)
    stage.get_by_role("textbox").fill("ZZZZZZ")
    stage.keyboard.press("Enter")
    stage.locator("[aria-invalid=true]").wait_for()
    states.reads("a stage without a room", stage)

    desk = states.screen("/facilitator")
    desk.get_by_role("textbox").first.wait_for()
    states.reads("the first page of a facilitator", desk)
    desk = states.screen(f"/facilitator#{room}.a-key-that-opens-nothing-here")
    desk.locator(".strips button").first.wait_for()
    states.reads("a desk with a wrong key", desk)


def of_another_version(page: Page) -> None:
    """As a page that was loaded before the server was renewed."""

    def speak(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(frame: str | bytes) -> None:
            assert isinstance(frame, bytes)
            server.send(MSGPACK.pack({**MSGPACK.unpack(frame), "v": 99}))

        socket.on_message(pass_on)

    page.route_web_socket("**/ws", speak)


def seats(states: States, host: Person, room: str, language: str) -> None:
    name = f"Priya {language}"
    phone = states.screen(f"/#{room}", phone=True)
    joins(phone, name)
    phone.get_by_role("checkbox").first.wait_for()
    states.reads("a seat in the lobby", phone)
    second = phone.context.new_page()
    second.goto(phone.url)
    second.get_by_role("checkbox").first.wait_for()
    phone.get_by_role("checkbox").first.wait_for(state="detached")
    states.reads("a seat that is open elsewhere", phone)
    phone.close()
    roster = host.sections["roster"]
    seat = next(seat for seat, one in roster.items() if one["name"] == name)
    host.must("remove_seat", seat=seat)
    second.get_by_role("checkbox").first.wait_for(state="detached")
    states.reads("a seat that is closed", second)

    old = states.screen(f"/#{room}", phone=True, before=of_another_version)
    joins(old, f"Mei {language}")
    old.get_by_role("textbox").first.wait_for(state="detached")
    states.reads("a page of another version", old)


def sheets(states: States, desk: Page) -> None:
    desk.get_by_role("main").wait_for()
    for letter in SHEETS:
        desk.keyboard.press(letter)
        desk.locator("dialog").wait_for()
        states.reads(f"the sheet under {letter}", desk)
        desk.keyboard.press("Escape")
        desk.locator("dialog").wait_for(state="detached")


@pytest.fixture
def crowd(server: Server) -> Iterator[Crowd]:
    with Crowd(server.port) as crowd:
        yield crowd


def test_axe_finds_nothing_in_any_state_outside_of_a_round(browser: Browser, server: Server, crowd: Crowd) -> None:
    host = crowd.opens(title="Larkfield Heating", team_size=2)
    crowd.joins(host.room, ("Amara", "Zofia"))
    every = [States(browser, server, language) for language in LANGUAGES]
    try:
        going = []
        for states, language in zip(every, LANGUAGES, strict=True):
            doors(states, host.room, "Amara")
            seats(states, host, host.room, language)
            desk = states.screen(f"/facilitator#{host.room}.{host.key}")
            sheets(states, desk)
            stage = states.screen(f"/stage#{host.room}")
            stage.get_by_role("heading").first.wait_for()
            phone = states.screen(f"/#{host.room}", phone=True)
            joins(phone, f"Ed {language}")
            phone.get_by_role("checkbox").first.wait_for()
            going.append((states, {"desk": desk, "stage": stage, "phone": phone}))

        # The server goes: whoever is in waits for it, and whoever comes finds nobody.
        late = [states.screen(f"/#{host.room}", phone=True) for states in every]
        server.kill()
        for (states, pages), door in zip(going, late, strict=True):
            joins(door, "Late")
            for name, page in pages.items():
                page.locator(LOST[name]).wait_for()
                states.reads(f"a {name} without its server", page)
            states.reads("a door without a server", door)
        found = [f"{fault}\n    {', '.join(where)}" for states in every for fault, where in states.found.items()]
        assert all(len(states.seen) > 15 for states in every)
        assert not found, "\n".join(found)
    finally:
        for states in every:
            states.close()
