"""The deck editor: a deck is written by its labels, mended, exported, imported, duplicated and played."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from rounds.deck import parse_deck
from rounds.strategies import CATALOGUE
from tests.e2e.theatre import Screen, Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

DOCS = (Path(__file__).parents[2] / "docs" / "decks.md").read_text("utf-8")
EXAMPLE = DOCS.split("```yaml\n")[1].split("```")[0]
LENDING: dict[str, Any] = yaml.safe_load(EXAMPLE)
GOOD = "Nothing to mend. This deck can be played."

TEXTS = {
    "Title": "title",
    "Teaser": "teaser",
    "Business": "scene.business",
    "Name of the customer": "scene.customer_name",
    "Setting": "scene.setting",
    "What happened": "scene.what_happened",
    "Who can go further": "scene.policy_card.escalate_to",
    "Who you are": "brief.who",
    "What happened to you": "brief.what_happened_to_you",
    "Hidden need": "brief.hidden_need",
    "Safety reply": "safety_reply",
    "The cause, revealed": "debrief.cause_revealed",
    "Prevention": "debrief.prevention",
    "De-role card": "debrief.de_role",
}
LISTS = {
    "May offer": "scene.policy_card.may_offer",
    "May not": "scene.policy_card.may_not",
    "Heats up": "brief.heats_up",
    "Cools down": "brief.cools_down",
    "Off limits": "brief.off_limits",
    "Lines when calm": "practice.calm",
    "Lines when warm": "practice.warm",
    "Lines when hot": "practice.hot",
    "Questions": "debrief.questions",
}


def at(scenario: dict[str, Any], path: str) -> Any:
    for name in path.split("."):
        scenario = scenario[name]
    return scenario


def an_editor(browser: Browser, server: Server, screens: dict[str, Screen]) -> Screen:
    screen = screens["editor"] = Screen(browser, server.url, width=1280, height=800)
    screen.open("/deck")
    return screen


def rows(page: Page, name: str, count: int) -> list[Locator]:
    """The entries of a list of groups, with as many added as there must be."""
    group = page.get_by_role("group", name=name, exact=True)
    for number in range(1, count + 1):
        if page.get_by_role("group", name=f"{name}, {number}", exact=True).count() == 0:
            group.get_by_role("button", name=f"Add to “{name}”").click()
    return [page.get_by_role("group", name=f"{name}, {number}", exact=True) for number in range(1, count + 1)]


def tick(row: Locator, legend: str, names: list[str]) -> None:
    group = row.get_by_role("group", name=legend)
    group.locator("summary").click()
    for name in names:
        group.get_by_label(name, exact=True).check()


def write_example(page: Page) -> None:
    """Everything in the docs' example, by the labels of the form and with nothing else."""
    scenario = LENDING["scenarios"][0]
    page.get_by_label("Title of the deck", exact=True).fill(LENDING["title"])
    page.get_by_label("Language", exact=True).fill(LENDING["language"])
    for label, path in TEXTS.items():
        page.get_by_label(label, exact=True).fill(at(scenario, path))
    for label, path in LISTS.items():
        for number, line in enumerate(at(scenario, path), start=1):
            if number > 1:
                page.get_by_role("button", name=f"Add to “{label}”").click()
            page.get_by_label(f"{label}, {number}", exact=True).fill(line)
    page.get_by_label("Short name", exact=True).fill(scenario["id"])
    page.get_by_label("Heat", exact=True).select_option(str(scenario["heat"]))
    page.get_by_label("Starting temper", exact=True).select_option(str(scenario["brief"]["starting_temper"]))
    page.get_by_label("Pronoun", exact=True).select_option(scenario["scene"]["customer_pronoun"])
    page.get_by_label("Cause", exact=True).select_option(label=CATALOGUE.cause[scenario["brief"]["cause"]].name)
    write_rows(page, scenario)


def write_rows(page: Page, scenario: dict[str, Any]) -> None:
    brief, rubric, replies = scenario["brief"], scenario["rubric"], scenario["sample_replies"]
    for row, line in zip(rows(page, "Opening lines", 2), brief["opening_lines"], strict=True):
        row.get_by_label("Line", exact=True).fill(line["text"])
        row.get_by_label("Intensity", exact=True).select_option(line["intensity"])
    for row, line in zip(rows(page, "Comebacks", 2), brief["comebacks"], strict=True):
        row.get_by_label("Line", exact=True).fill(line["text"])
        row.get_by_label("When", exact=True).select_option(line["when"])
    for name, lines in (("Key strategies", rubric["key"]), ("Traps", rubric["traps"])):
        for row, line in zip(rows(page, name, len(lines)), lines, strict=True):
            row.get_by_label("Strategy", exact=True).select_option(line["strategy"])
            row.get_by_label("Reason", exact=True).fill(line["reason"])
    for row, reply in zip(rows(page, "Sample replies", len(replies)), replies, strict=True):
        row.get_by_label("Reply", exact=True).fill(reply["text"])
        row.get_by_label("Verdict", exact=True).select_option(reply["quality"])
        if "shows" in reply:
            tick(row, "Strategies it shows", [CATALOGUE.strategy[one].name for one in reply["shows"]])
        if "anti_patterns" in reply:
            tick(row, "What is wrong with it", [CATALOGUE.anti_pattern[one].name for one in reply["anti_patterns"]])
    watched = [CATALOGUE.anti_pattern[one].name for one in scenario["anti_patterns_to_watch"]]
    tick(page.locator("main"), "Anti-patterns to watch", watched)


def sees(screen: Screen, text: str) -> None:
    expect(screen.page.get_by_text(text, exact=True).first).to_be_visible()


def exported(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def import_file(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Import a deck").click()
    page.get_by_label("Choose a deck file").set_input_files(file)


@pytest.fixture
def lending(tmp_path: Path) -> Path:
    file = tmp_path / "lending.yaml"
    file.write_text(EXAMPLE, "utf-8")
    return file


def test_a_deck_is_written_by_its_labels_mended_and_exported(
    browser: Browser, server: Server, screens: dict[str, Screen], tmp_path: Path
) -> None:
    screen = an_editor(browser, server, screens)
    page = screen.page
    screen.press("Write a new deck")
    write_example(page)
    sees(screen, GOOD)

    # a mistake is told beside its field, in the words of `hotseat check`
    teaser = page.get_by_label("Teaser", exact=True)
    teaser.fill("x" * 161)
    wrong = "This text has 161 characters. Write 1 to 160."
    described = (teaser.get_attribute("aria-describedby") or "").split()
    beside = page.locator(", ".join(f'[id="{one}"]' for one in described))
    expect(beside.filter(has_text=wrong)).to_be_visible()
    expect(teaser).to_have_attribute("aria-invalid", "true")
    page.get_by_text("What is missing or wrong").click()
    page.get_by_role("button", name="The reserved book: Teaser").click()
    expect(teaser).to_be_focused()
    teaser.fill(LENDING["scenarios"][0]["teaser"])
    sees(screen, GOOD)

    file = exported(page, tmp_path)
    assert file.name == "at-the-lending-desk.yaml"
    answer = subprocess.run(
        [sys.executable, "-m", "server", "check", str(file)], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert parse_deck(file.read_text("utf-8"), file.name) == parse_deck(EXAMPLE, "lending.yaml")
    assert screen.faults == []


def test_a_deck_is_imported_duplicated_and_played(
    browser: Browser, server: Server, screens: dict[str, Screen], lending: Path, tmp_path: Path
) -> None:
    screen = an_editor(browser, server, screens)
    page = screen.page
    import_file(page, lending)
    sees(screen, GOOD)
    assert parse_deck(exported(page, tmp_path).read_text("utf-8"), "x") == parse_deck(EXAMPLE, "lending.yaml")

    page.get_by_role("button", name="Duplicate", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("At the lending desk (copy)")
    page.get_by_role("button", name="Duplicate the scenario “The reserved book”").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("The reserved book (copy)")
    expect(page.get_by_label("Short name", exact=True)).to_have_value("the-reserved-book-2")
    sees(screen, GOOD)
    page.get_by_role("button", name="Take away: The reserved book (copy)").click()
    sees(screen, "Deleted: The reserved book (copy)")
    screen.press("Undo")
    expect(page.get_by_role("button", name="The reserved book (copy)").first).to_be_visible()

    page.get_by_role("link", name="All decks").click()
    expect(page.get_by_role("listitem")).to_have_count(2)
    page.get_by_role("link", name="At the lending desk", exact=True).click()
    sees(screen, GOOD)
    page.get_by_role("link", name="Open a room with this deck").click()
    screen.press("Open the room")
    screen.press("Go to the desk")
    screen.sees("Scenario for round 1")
    expect(page.get_by_role("radio", name="The reserved book")).to_have_count(1)
    assert screen.faults == []


def test_what_is_typed_is_there_again_after_a_reload_and_each_role_sees_its_part(
    browser: Browser, server: Server, screens: dict[str, Screen], lending: Path
) -> None:
    screen = an_editor(browser, server, screens)
    page = screen.page
    import_file(page, lending)
    sees(screen, GOOD)
    page.get_by_label("Business", exact=True).fill("Millbrook Branch Library")
    page.reload()
    expect(page.get_by_label("Business", exact=True)).to_have_value("Millbrook Branch Library")

    need, card = LENDING["scenarios"][0]["brief"]["hidden_need"], "Bettina Roe, head of lending"
    for tab, shown, kept_back in (("The customer", need, card), ("The teams", card, need), ("The stage", card, need)):
        page.get_by_role("tab", name=tab).click()
        frame = page.frame_locator("iframe")
        expect(frame.get_by_text(shown).first).to_be_visible()
        expect(frame.get_by_text(kept_back)).to_have_count(0)
    # a screen of the preview that opens takes the focus from nobody
    page.get_by_label("Business", exact=True).focus()
    page.get_by_role("tab", name="The teams").evaluate("tab => tab.click()")
    expect(page.frame_locator("iframe").get_by_text(card).first).to_be_visible()
    expect(page.get_by_label("Business", exact=True)).to_be_focused()
    page.get_by_role("tab", name="You").click()
    expect(page.get_by_role("tabpanel").get_by_text(need).first).to_be_visible()
    assert screen.faults == []


def test_a_file_with_mistakes_is_told_line_by_line_and_can_be_mended_here(
    browser: Browser, server: Server, screens: dict[str, Screen], tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(EXAMPLE.replace("starting_temper: 5", "starting_temper: 12"), "utf-8")
    screen = an_editor(browser, server, screens)
    import_file(screen.page, faulty)
    screen.sees("“12” does not fit. Write a whole number from 1 to 9.")
    screen.press("Import and mend it here")
    expect(screen.page.get_by_label("Starting temper", exact=True)).to_have_value("12")
    screen.page.get_by_label("Starting temper", exact=True).select_option("5")
    sees(screen, GOOD)


def test_a_second_tab_warns_before_it_writes_over_the_first(
    browser: Browser, server: Server, screens: dict[str, Screen], lending: Path
) -> None:
    screen = an_editor(browser, server, screens)
    import_file(screen.page, lending)
    sees(screen, GOOD)
    other = screen.context.new_page()
    other.goto(screen.page.url)
    other.get_by_label("Business", exact=True).fill("Harbour Library")
    screen.sees("This deck was changed in another tab.")
    screen.page.get_by_label("Setting", exact=True).fill("at the returns box")
    screen.press("Show that version")
    expect(screen.page.get_by_label("Business", exact=True)).to_have_value("Harbour Library")
    expect(screen.page.get_by_label("Setting", exact=True)).to_have_value(LENDING["scenarios"][0]["scene"]["setting"])


def test_without_the_server_everything_stays_and_is_checked_when_it_is_back(
    browser: Browser, server: Server, screens: dict[str, Screen], lending: Path
) -> None:
    screen = an_editor(browser, server, screens)
    import_file(screen.page, lending)
    sees(screen, GOOD)
    server.kill()
    screen.page.get_by_label("Business", exact=True).fill("Harbour Library")
    screen.sees("The server cannot be reached, so nothing is checked now.")
    server.start()
    sees(screen, GOOD)
    expect(screen.page.get_by_label("Business", exact=True)).to_have_value("Harbour Library")
