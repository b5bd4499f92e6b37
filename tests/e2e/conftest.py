"""Fixtures of the end-to-end tests: one Chromium and one server for a module, a room for each test."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e import theatre


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with its module: while it lives it holds an event loop, and no other test could run one."""
    with sync_playwright() as playwright:
        browser = theatre.chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[theatre.Server]:
    """A test that ends it starts it again, or is the last of its module."""
    server = theatre.Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


FAILED = pytest.StashKey[bool]()
PICTURES = Path("test-results")
"""Where the screens of a test that failed are kept to be looked at; git ignores it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def screens(request: pytest.FixtureRequest) -> Iterator[dict[str, theatre.Screen]]:
    """The screens of a test by name; when it fails, a picture of each is kept."""
    shown: dict[str, theatre.Screen] = {}
    yield shown
    for name, screen in shown.items():
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(exist_ok=True)
            screen.page.screenshot(path=PICTURES / f"{request.node.name[:40]}-{name}.png")
        screen.context.close()
