"""The look at what is cut off, before pages that cut, scroll or are whole: it must be able to fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e import checks

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]

LINE = "The heating is off, and I have asked three times."
STYLE = """<style>
  body { margin: 0; font: 20px/24px sans-serif; }
  p { margin: 0; }
  .box { overflow: hidden; inline-size: 10rem; white-space: nowrap; }
  .vh { position: absolute; overflow: hidden; block-size: 1px; inline-size: 1px; }
</style>"""

WHOLE = {
    "a line": f"<p>{LINE}</p>",
    "a box just as large as its lines": f"<p style='overflow: hidden; block-size: 24px'>{LINE}</p>",
    "a name that ends in an ellipsis": f"<p class='box' style='text-overflow: ellipsis'>{LINE}</p>",
    "words for the ear alone": f"<p class='vh'>{LINE}</p>",
    "a drawing beyond the edge": "<div style='position: fixed; inset-inline-start: -5rem; inline-size: 9rem'></div>",
    "words that nobody sees": f"<p style='position: fixed; top: -5rem; visibility: hidden'>{LINE}</p>",
}

FAULTY = {
    "a line cut below": (f"<p style='overflow: hidden; block-size: 12px'>{LINE}</p>", "is cut by 12 below"),
    "a second line cut": (f"<p style='overflow: hidden; block-size: 24px'>{LINE}<br>{LINE}</p>", "is cut by 24 below"),
    "a line cut aside": (f"<p class='box'>{LINE}</p>", "aside"),
    "a list that scrolls": (f"<ul style='overflow: auto; block-size: 24px'>{'<li>One' * 3}</ul>", "below"),
    "a page that scrolls": ("<div style='block-size: 900px'></div>", "the page scrolls by 300"),
    "a page that scrolls sideways": ("<div style='inline-size: 900px; block-size: 1px'></div>", "sideways by 100"),
    "a line above the window": (f"<p style='position: fixed; top: -20px'>{LINE}</p>", "is outside"),
    "a line beyond the right edge": (
        f"<p style='position: fixed; left: 700px; white-space: nowrap'>{LINE}</p>",
        "is outside",
    ),
    "a line below the window": (f"<p style='position: fixed; top: 590px'>{LINE}</p>", "is outside"),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    yield page
    page.close()


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE.keys())
def test_nothing_is_found_on_a_page_that_is_whole(page: Page, body: str) -> None:
    page.set_content(f"<!doctype html>{STYLE}{body}")
    assert checks.cut_off(page) == []


@pytest.mark.parametrize(("body", "told"), FAULTY.values(), ids=FAULTY.keys())
def test_what_is_cut_or_scrolls_is_found_and_named(page: Page, body: str, told: str) -> None:
    page.set_content(f"<!doctype html>{STYLE}{body}")
    found = checks.cut_off(page)
    assert len(found) == 1, found
    assert told in found[0]
