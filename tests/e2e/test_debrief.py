"""The debrief in Chromium: the desk turns its pages, the stage shows each whole, phones say who speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import checks
from tests.e2e.crowd import Crowd, a_crowd
from tests.e2e.theatre import Phone, Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

REPLIES = (
    "That was our failure, and I am sorry. Two heaters reach you by six tonight.",
    "I will ring you myself at half past seven.",
    "Who is with you now? Let us look for a way that suits you both.",
)
CUT = """() => [...document.querySelectorAll("main, main *")].filter((one) => !one.closest(".vh")
  && ["hidden", "clip"].includes(getComputedStyle(one).overflowY) && getComputedStyle(one).webkitLineClamp === "none"
  && one.scrollHeight > one.clientHeight + 2).map((one) => one.textContent.slice(0, 60))"""
SCROLLS = "document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def crowd(server: Server) -> Iterator[Crowd]:
    with a_crowd(server.port, "Ana", "Bo", "Cy", "Di") as crowd:
        yield crowd


def cut_off(page: Page) -> list[str]:
    """Measured in the letters of the page, not in those that stand in until they have come."""
    page.evaluate("document.fonts.ready")
    cut: list[str] = page.evaluate(CUT)
    return cut


def play(crowd: Crowd) -> None:
    """A round with a poll, every reply marked with the first strategies of the rubric, up to the debrief."""
    crowd.to_complaint("dilemma")
    for felt, then in ((-1, "complaint"), (3, "decision")):
        crowd.complain("Two days off work, and nobody came.")
        crowd.end_step("drafting")
        crowd.reply(*REPLIES)
        crowd.end_step("voting")
        crowd.vote()
        crowd.end_step("reaction")
        crowd.react(felt, "Then I will wait for that call.")
        crowd.end_step(then)
    voter = next(one for one in crowd.people if one is not crowd.customer)
    crowd.go(voter.until_phase("decision"))
    crowd.go(voter.must("decide", turn=voter.turn, choice="terms"))
    crowd.end_step("scoring")
    strategies = [line["strategy"] for line in crowd.desk.sections["rubric"]["lines"][:3]]
    for at, reply in enumerate(crowd.desk.sections["marking"]):
        crowd.must("mark_reply", reply=reply, strategy=strategies[at % 3], mark=2, start=0, end=8)
        crowd.must("review_reply", reply=reply, done=True)
    crowd.end_step("debrief")


def test_the_desk_turns_the_pages_and_each_is_whole_on_the_stage(
    browser: Browser, server: Server, crowd: Crowd, screens: dict[str, Screen]
) -> None:
    play(crowd)
    crowd.end_step("standings")
    crowd.end_step("lobby")
    play(crowd)
    stage = screens["stage"] = Screen(browser, server.url, width=1280, height=720)
    stage.open(f"/stage#{crowd.code}")
    desk = screens["desk"] = Screen(browser, server.url, width=1280, height=800)
    desk.open(f"/facilitator#{crowd.code}.{crowd.desk.key}")
    pages = [one["page"] for one in crowd.desk.sections["debrief"]["pages"]]
    assert {"turned", "words", "called", "teams", "rounds", "poll", "prevention"} <= set(pages)
    for number, _ in enumerate(pages, start=1):
        dots = stage.page.get_by_role("img", name=f"Page {number} of {len(pages)}", exact=True)
        expect(dots).to_be_visible()
        assert cut_off(stage.page) == []
        assert not stage.page.evaluate(SCROLLS)
        assert not desk.page.evaluate(SCROLLS)
        assert checks.axe_faults(stage.page) == []
        assert checks.axe_faults(desk.page) == []
        desk.page.keyboard.press("ArrowRight")
    for language, at in (("de", "Seite {at} von {of}"), ("ar", "الصفحة {at} من {of}")):
        crowd.must("set_rules", language=language)
        stage.page.wait_for_function("(language) => document.documentElement.lang === language", arg=language)
        for number, page in enumerate(pages, start=1):
            crowd.must("turn_page", turn=crowd.desk.turn, page=page)
            dots = stage.page.get_by_role("img", name=at.format(at=number, of=len(pages)), exact=True)
            expect(dots).to_be_visible()
            assert (language, page, cut_off(stage.page)) == (language, page, [])
    crowd.must("set_rules", language="en")
    expect(desk.page.get_by_role("button", name="This is the last page")).to_be_disabled()


def test_a_screen_reader_reads_the_radar_as_a_table(
    browser: Browser, server: Server, crowd: Crowd, screens: dict[str, Screen]
) -> None:
    play(crowd)
    stage = screens["stage"] = Screen(browser, server.url, width=1280, height=720)
    stage.open(f"/stage#{crowd.code}")
    crowd.must("turn_page", turn=crowd.desk.turn, page="teams")
    table = stage.page.get_by_role("table", name="Strategies by team")
    profiles = crowd.desk.sections["profiles"]
    expect(table.get_by_role("row")).to_have_count(1 + len(profiles["axes"]))
    first = table.get_by_role("row").nth(1).get_by_role("cell")
    shown = [round(100 * value) for value in [*(one["values"][0] for one in profiles["teams"]), profiles["room"][0]]]
    assert first.all_inner_texts() == [f"{value}%" for value in shown]


def test_a_phone_says_who_speaks_and_when_it_is_ones_own_turn(
    browser: Browser, server: Server, crowd: Crowd, screens: dict[str, Screen]
) -> None:
    screens["phone"] = phone = Phone(browser, server.url, width=360, height=640, phone=True)
    phone.join(crowd.code, "Zoe")
    crowd.go(crowd.people[0].must("volunteer", on=True))  # so that Zoe writes
    play(crowd)
    phone.sees("speaks first")
    phone.sees_no("your turn")
    crowd.must("turn_page", turn=crowd.desk.turn, page="words")
    phone.sees("The authors speak")
    phone.sees("your turn")
