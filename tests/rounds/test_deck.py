"""A deck file is read whole or refused with every problem; what was read survives being recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rounds.commands import LINE_LIMIT
from rounds.deck import Deck, Intensity, Practice, Pronoun, Scenario, parse_deck
from rounds.deck_errors import DeckError, DeckProblem
from rounds.plain import MalformedRecord, to_plain

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "decks.md").read_text(encoding="utf-8")
GOOD = DOCS.split("```yaml\n")[1].split("```")[0]
"""The example of docs/decks.md: the shortest kind of deck that plays."""


def problems_of(text: str) -> tuple[DeckProblem, ...]:
    with pytest.raises(DeckError) as refused:
        parse_deck(text, "lending.yaml")
    return refused.value.problems


def the_problem_after(old: str, new: str) -> DeckProblem:
    """The only problem there is when `old` in the good deck becomes `new`."""
    assert old in GOOD
    (problem,) = problems_of(GOOD.replace(old, new, 1))
    return problem


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


# What is read


def test_a_good_deck_becomes_scenarios() -> None:
    deck = parse_deck(GOOD, "lending.yaml")
    (scenario,) = deck.scenarios
    assert (deck.title, deck.language) == ("At the lending desk", "en")
    assert scenario.scene.customer_pronoun is Pronoun.HE
    assert scenario.brief.starting_temper == 5
    assert [line.intensity for line in scenario.brief.opening_lines] == [Intensity.MILD, Intensity.FIRM]
    assert scenario.rubric.useful == ()


def test_line_breaks_and_runs_of_spaces_count_as_one_space() -> None:
    scenario = parse_deck(GOOD, "lending.yaml").scenarios[0]
    assert "it had been lent out an hour before" in scenario.scene.what_happened


def test_no_is_a_language_and_a_number_can_be_a_title() -> None:
    text = GOOD.replace("language: en", "language: no").replace("title: The reserved book", "title: 1984")
    deck = parse_deck(text, "lending.yaml")
    assert (deck.language, deck.scenarios[0].title) == ("no", "1984")


def test_an_optional_list_may_stand_empty() -> None:
    text = GOOD.replace("anti_patterns_to_watch: [defensive]", "anti_patterns_to_watch:")
    assert parse_deck(text, "lending.yaml").scenarios[0].anti_patterns_to_watch == ()


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    assert parse_deck("\ufeff" + GOOD.replace("\n", "\r\n"), "a.yaml") == parse_deck(GOOD, "a.yaml")


def test_a_cap_leaves_out_harder_lines() -> None:
    assert Intensity.MILD.is_within(Intensity.FIRM)
    assert Intensity.FIRM.is_within(Intensity.FIRM)
    assert not Intensity.FIERCE.is_within(Intensity.FIRM)


@pytest.mark.parametrize(
    ("temper", "line"), [(0, "calm"), (3, "calm"), (4, "warm"), (6, "warm"), (7, "hot"), (10, "hot")]
)
def test_the_practice_customer_speaks_as_hot_as_it_is(temper: int, line: str) -> None:
    assert Practice(("calm",), ("warm",), ("hot",)).lines_at(temper) == (line,)


# What is refused


def test_a_problem_is_printed_with_file_line_place_and_remedy() -> None:
    problem = the_problem_after("cause: service-failure", "cause: ignored")
    place = f"lending.yaml:{line_of(GOOD, 'cause:')} scenarios[0].brief.cause: "
    assert str(problem).startswith(place + "“ignored” is not a cause of the catalogue. Use one of: ")
    assert "ignored-or-mistreated" in problem.remedy


def test_all_problems_come_at_once_and_in_the_order_of_their_lines() -> None:
    text = (
        GOOD.replace("heat: 2", "heat: 9")
        .replace("cause: service-failure", "cause: bad luck")
        .replace("quality: strong", "quality: splendid")
        .replace("language: en", "language: English")
    )
    found = problems_of(text)
    assert [problem.path for problem in found] == [
        "language",
        "scenarios[0].heat",
        "scenarios[0].brief.cause",
        "scenarios[0].sample_replies[0].quality",
        "scenarios[0].sample_replies[1].quality",
    ]
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_misspelt_field_gets_the_nearest_name() -> None:
    found = problems_of(GOOD.replace("hidden_need:", "hiden_need:"))
    assert any("Did you mean “hidden_need”?" in problem.remedy for problem in found)


def test_a_misspelt_strategy_gets_the_nearest_id() -> None:
    problem = the_problem_after("shows: [listen, clarify]", "shows: [listen, clarfy]")
    assert problem.path == "scenarios[0].sample_replies[1].shows[1]"
    assert problem.remedy.startswith("Did you mean “clarify”?")


def test_a_missing_field_is_told_where_its_group_begins() -> None:
    problem = the_problem_after("      setting: at the lending desk, Friday, half an hour before closing\n", "")
    assert problem.path == "scenarios[0].scene.setting"
    assert problem.line == line_of(GOOD, "business:")
    assert problem.remedy == "Add it: a text of 1 to 160 characters."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("teaser: It was", "teaser: " + "so " * 60 + "it was", "characters."),
        ("quality: strong", "quality: bold", "cannot be chosen here."),
        ("heat: 2", "heat: six", "“six” does not fit."),
        ("heat: 2", "heat: -1", "“-1” does not fit."),
        ("heat: 2", "heat: ２", "“２” does not fit."),
        ("heat: 2", "heat: [2]", "One text or number should stand here."),
        ("id: the-reserved-book", "id: The Reserved Book", "is not a name of small letters"),
        ("title: The reserved book", "title: ~", "Nothing is written here."),
        ("title: The reserved book", "title: ''", "Nothing is written here."),
        ("shows: [bring-in-help]", "shows: bring-in-help", "A list should stand here."),
        ("anti_patterns: [dismisses]", "anti_patterns: [dismissive]", "is not an anti-pattern of the catalogue."),
        ("      off_limits:\n        - Nothing about anybody's schooling", "      off_limits: []", "is 0."),
    ],
)
def test_a_value_that_does_not_fit_is_refused(old: str, new: str, problem: str) -> None:
    assert problem in the_problem_after(old, new).problem


def test_a_complaint_longer_than_the_wire_allows_is_refused() -> None:
    line = "You wrote to me that my book was here. It is not. May I ask why?"
    assert "characters" in the_problem_after(line, "a" * (LINE_LIMIT + 1)).problem
    brief = parse_deck(GOOD.replace(line, "a" * LINE_LIMIT), "lending.yaml").scenarios[0].brief
    assert len(brief.opening_lines[0].text) == LINE_LIMIT


def test_a_strategy_stands_in_the_rubric_once() -> None:
    problem = the_problem_after("- strategy: save-face", "- strategy: find-solution")
    assert problem.path == "scenarios[0].rubric.traps[0].strategy"
    assert f"line {line_of(GOOD, 'strategy: find-solution')}" in problem.problem


def test_two_scenarios_cannot_share_an_id() -> None:
    scenario = GOOD[GOOD.index("  - id:") :]
    (problem,) = problems_of(GOOD + scenario)
    assert problem.path == "scenarios[1].id"
    assert problem.line == GOOD.count("\n") + 1


def test_one_opening_line_at_least_is_mild() -> None:
    problem = the_problem_after("intensity: mild", "intensity: firm")
    assert (problem.path, problem.problem) == ("scenarios[0].brief.opening_lines", "No line here is mild.")


def test_the_same_reply_twice_is_refused() -> None:
    old = "Let me get Bettina, who runs lending. She may know of a copy that I cannot see from here."
    new = "It is only a book, and there are plenty of others on that shelf which you could read."
    assert the_problem_after(old, new).problem.startswith("Another sample reply has this already")


def test_a_field_that_stands_twice_is_refused() -> None:
    problem = the_problem_after("    heat: 2\n", "    heat: 2\n    heat: 3\n")
    assert (problem.path, problem.line) == ("scenarios[0].heat", line_of(GOOD, "heat:") + 1)


def test_a_scenario_that_is_no_group_of_fields_is_refused() -> None:
    (problem,) = problems_of("title: a\nlanguage: en\nscenarios:\n  - the boiler\n")
    assert (problem.line, problem.path) == (4, "scenarios[0]")
    assert problem.problem == "Named fields should stand here."


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200b", "\x07", "\x85", "\u2028"])
def test_a_character_nobody_can_see_is_refused_with_its_line(character: str) -> None:
    problem = the_problem_after("heat: 2", f"heat: 2 # {character}")
    assert problem.line == line_of(GOOD, "heat:")
    assert f"U+{ord(character):04X}" in problem.problem


@pytest.mark.parametrize("escape", [r"\u202e", r"\ud800", r"\0", r"\e", r"\x1b"])
def test_an_escape_cannot_smuggle_such_a_character_in(escape: str) -> None:
    problem = the_problem_after("title: The reserved book", f'title: "The {escape} book"')
    assert problem.path == "scenarios[0].title"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty."),
        ("# nothing but a remark\n", "The file is empty."),
        ("- 1", "Named fields should stand here."),
        ("title: a\n---\ntitle: b\n", "A second document begins here."),
        ("title: [a", "YAML cannot be read from here on"),
        ("title: a: b", "YAML cannot be read from here on"),
        ("\ttitle: a", "YAML cannot be read from here on"),
        ('title: "\\UFFFFFFFF"', "There is an escape or a number here that means nothing."),
        ("%YAML " + "9" * 5000 + ".1\n---\na", "There is an escape or a number here that means nothing."),
        ("[" * 5000, "Lists and fields are nested too deeply."),
        ("{a: " * 5000, "Lists and fields are nested too deeply."),
        ("a" * (1024 * 1024 + 1), "The file is larger than 1 MiB."),
        ("é" * (512 * 1024 + 1), "The file is larger than 1 MiB."),
        ("[" + "a," * 100_000, "The file has too many parts."),
    ],
)
def test_what_is_no_deck_at_all_is_refused_in_words(text: str, problem: str) -> None:
    assert any(found.problem.startswith(problem) for found in problems_of(text))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("language: en", "language: !!python/object:os.system en", "has no meaning here."),
        ("heat: 2", "heat: *two", "*two repeats another part."),
        ("language: en", "language: en\n? [a, b]\n: c", "A field here has no name."),
        ("language: en", "language: en\n<<: {heat: 2}", "“<<” is not a field of this part."),
        ("language: en", "language: en\n7: c", "“7” is not a field of this part."),
    ],
)
def test_the_clever_parts_of_yaml_are_refused(old: str, new: str, problem: str) -> None:
    assert any(problem in found.problem for found in problems_of(GOOD.replace(old, new, 1)))


def test_a_bomb_of_aliases_costs_nothing() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert any("repeats another part" in found.problem for found in problems_of("\n".join(lines)))


def test_a_file_with_no_end_of_faults_is_given_up() -> None:
    assert len(problems_of("\n".join(f"field{number}: a" for number in range(5000)))) == 100


# Whatever is done to a good deck, it is read or refused, and nothing else

LINES = GOOD.splitlines(keepends=True)
SCRAPS = st.sampled_from(
    [": ", "- ", "\n", "  ", "\t", "'", '"', "{", "}", "[", "]", "&a ", "*a", "!", "|", ">-", "#", "%", "~", "\x00"]
) | st.text(max_size=3)


def check_read_or_refused(text: str) -> None:
    problems, scenarios = read_or_refused(text)
    assert problems or scenarios
    for problem in problems:
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.problem.strip()
        assert problem.remedy.strip()
        assert str(problem).startswith(f"lending.yaml:{problem.line}")
    assert [Scenario.from_plain(one.to_plain()) for one in scenarios] == list(scenarios)


def read_or_refused(text: str) -> tuple[tuple[DeckProblem, ...], tuple[Scenario, ...]]:
    try:
        return (), parse_deck(text, "lending.yaml").scenarios
    except DeckError as refused:
        return refused.problems, ()


@given(at=st.integers(0, len(GOOD)), cut=st.integers(0, 12), scrap=SCRAPS)
@settings(deadline=None, max_examples=150)
def test_a_scrap_anywhere_is_read_or_refused(at: int, cut: int, scrap: str) -> None:
    check_read_or_refused(GOOD[:at] + scrap + GOOD[at + cut :])


@given(first=st.integers(0, len(LINES) - 1), second=st.integers(0, len(LINES) - 1), drop=st.booleans())
@settings(deadline=None, max_examples=100)
def test_lines_moved_or_lost_are_read_or_refused(first: int, second: int, drop: bool) -> None:
    lines = list(LINES)
    moved = lines.pop(first)
    if not drop:
        lines.insert(second, moved)
    check_read_or_refused("".join(lines))


PLAIN_DECK = to_plain(parse_deck(GOOD, "lending.yaml"))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places_in(plain: Any) -> list[tuple[Any, Any]]:
    """Every place in a tree of maps and lists, as its container and its key there."""
    keys = list(plain) if isinstance(plain, dict) else list(range(len(plain))) if isinstance(plain, list) else []
    return [place for key in keys for place in [(plain, key), *places_in(plain[key])]]


@given(st.data(), ANYTHING)
@settings(deadline=None, max_examples=150)
def test_any_value_in_any_field_is_read_or_refused(choice: st.DataObject, value: object) -> None:
    plain = json.loads(json.dumps(PLAIN_DECK))
    container, key = choice.draw(st.sampled_from(places_in(plain)))
    container[key] = value
    check_read_or_refused(yaml.safe_dump(plain, allow_unicode=True))


# What is recorded


def test_a_recorded_scenario_comes_back_the_same() -> None:
    scenario = parse_deck(GOOD, "lending.yaml").scenarios[0]
    assert Scenario.from_plain(json.loads(json.dumps(scenario.to_plain()))) == scenario


def test_a_deck_written_from_its_plain_values_is_read_the_same() -> None:
    deck: Deck = parse_deck(GOOD, "lending.yaml")
    assert parse_deck(yaml.safe_dump(to_plain(deck)), "lending.yaml") == deck


def recorded() -> Any:
    return json.loads(json.dumps(parse_deck(GOOD, "lending.yaml").scenarios[0].to_plain()))


def test_a_record_outlives_a_limit_that_has_become_stricter() -> None:
    plain = recorded()
    plain["teaser"] = "long " * 200
    assert Scenario.from_plain(plain).teaser == "long " * 200


def test_a_record_with_a_field_of_another_day_is_still_read() -> None:
    plain = recorded()
    del plain["disagreements"]
    plain["colour"] = "teal"
    assert Scenario.from_plain(plain).disagreements == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("heat", "2"), ("heat", True), ("title", 3), ("scene", []), ("sample_replies", {}), ("brief", None)],
)
def test_a_record_of_another_shape_is_refused(field: str, value: object) -> None:
    with pytest.raises(MalformedRecord, match=field):
        Scenario.from_plain({**recorded(), field: value})


def test_a_record_that_lacks_a_field_is_refused_by_its_name() -> None:
    plain = recorded()
    del plain["scene"]["setting"]
    with pytest.raises(MalformedRecord, match=r"Scenario\.scene lacks setting"):
        Scenario.from_plain(plain)


def test_a_record_with_an_unknown_choice_is_refused() -> None:
    plain = recorded()
    plain["scene"]["customer_pronoun"] = "it"
    with pytest.raises(MalformedRecord, match="customer_pronoun"):
        Scenario.from_plain(plain)


def test_a_scenario_has_its_decks_language_unless_it_states_its_own() -> None:
    german = GOOD.replace("language: en", "language: de")
    assert parse_deck(german, "lending.yaml").scenarios[0].language == "de"
    stated = german.replace("    heat: 2\n", "    heat: 2\n    language: fr\n")
    assert parse_deck(stated, "lending.yaml").scenarios[0].language == "fr"
