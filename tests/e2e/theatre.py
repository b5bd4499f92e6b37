"""A theatre to test in: a real server that can be killed, and browsers as facilitator, stage and phones."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

CHROMIUM = which("chromium") or which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 15_000
"""How long a screen may take on a busy machine before a test gives up on it."""

SECOND_LOOK_MS = 1_500
"""How soon a facilitator whose press did nothing presses again."""


LOOK_EVERY_S = 0.02

expect.set_options(timeout=PATIENCE_MS)  # Playwright's own five seconds are too few where two test runs share two cores


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


class Server:
    """`hotseat serve` as a process of its own, on its own port and data folder."""

    def __init__(self, data: Path, public_url: str = "", broker: str = "") -> None:
        self.data = data
        self._broker = broker
        self._public_url = public_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "server", "serve", "--host", "127.0.0.1", "--port", str(self.port)]
        address = ["--public-url", self._public_url] if self._public_url else []
        address += ["--broker", self._broker] if self._broker else []
        with (self.data / "server.log").open("ab") as log:
            self._program = subprocess.Popen(
                [*command, "--data-dir", str(self.data), *address], stdout=log, stderr=log, env={**os.environ}
            )
        self._await_listening()

    def _await_listening(self) -> None:
        assert self._program is not None
        while True:
            assert self._program.poll() is None, (self.data / "server.log").read_text()
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(LOOK_EVERY_S)  # it tells nobody, and a core is better spent on its start

    def kill(self) -> None:
        """As a power cut would: no goodbye, nothing flushed."""
        assert self._program is not None
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()

    def stop(self) -> None:
        if self._program is not None and self._program.poll() is None:
            self._program.terminate()
            self._program.wait(timeout=10)


def chromium(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


class Screen:
    """One browser of its own, with nobody else's storage. Errors on its console are kept to be looked at."""

    def __init__(self, browser: Browser, url: str, *, width: int, height: int, phone: bool = False) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=phone, is_mobile=phone, reduced_motion="reduce"
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.url = url

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=re.compile(re.escape(name)))

    def press(self, name: str) -> None:
        self.button(name).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def sees_no(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0)


class Desk(Screen):
    """The facilitator, who mostly presses the space bar."""

    def open_room(self, title: str, team_size: int, round_format: str = "Quick") -> str:
        """Opens a room by the first page; what it gives back is the room's code."""
        self.open("/facilitator")
        self.page.get_by_label("Name of the workshop").fill(title)
        self.page.get_by_role("radio", name=re.compile(f"^{round_format}")).check(force=True)
        self.page.get_by_label("People in a team").fill(str(team_size))
        self.press("Open the room")
        self.press("Go to the desk")
        self.sees("Scenario for round 1")
        return self.page.url.split("#")[1].split(".")[0]

    def big_button(self) -> Locator:
        return self.page.locator("button.big")

    def goes_on(self, button: str) -> None:
        """Presses Space once the big button says this, until it says something else.

        Right after a step the desk takes no press, so that a double one skips nothing; a person tries again.
        """
        expect(self.big_button()).to_contain_text(button)
        for _ in range(PATIENCE_MS // SECOND_LOOK_MS):
            self.page.keyboard.press("Space")
            with suppress(AssertionError):
                expect(self.big_button()).not_to_contain_text(button, timeout=SECOND_LOOK_MS)
                return
        raise AssertionError(f"the desk never went on from {button}")


class Phone(Screen):
    """A participant."""

    def join(self, code: str, name: str) -> None:
        self.open(f"/#{code}")
        self.page.get_by_label("Your name").fill(name)
        self.press("Come in")
        self.sees(f"You are in, {name}.")

    def pen(self) -> Locator:
        return self.page.get_by_role("textbox", name="Your reply")

    def is_saved(self) -> None:
        self.sees("Saved. It goes in by itself at the bell.")

    def votes_first(self) -> str:
        """Votes for the first reply on the ballot; what it gives back is that reply's number."""
        choice = self.page.get_by_role("radio").first
        choice.check(force=True)
        self.sees("Vote is in: reply")
        said = self.page.get_by_text("Vote is in: reply").first.inner_text()
        return said.split("reply ")[1].split(".")[0]

    def away_for(self, seconds: float, meanwhile: Callable[[], None]) -> None:
        """The network is gone for so long: the one wait in these tests that is about time itself."""
        self.context.set_offline(True)
        meanwhile()
        self.page.wait_for_timeout(seconds * 1000)
        self.context.set_offline(False)
