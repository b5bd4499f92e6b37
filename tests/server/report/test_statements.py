"""xAPI: every statement keeps to the specification, says what the report says, and keeps ballots secret."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from server.journal import Recorded
from server.report.document import document_of
from server.report.statements import statements_of
from tests.server.report import xapi_rules
from tests.server.report.test_report import PEOPLE, a_workshop
from tests.workshop import NOON, Workshop

HOME = "https://hotseat.example"


def recorded(workshop: Workshop) -> Recorded:
    """Its events as entries of one each, a second apart."""
    times = [NOON + 1000 * second for second, _ in enumerate(workshop.history)]
    return Recorded([(event,) for event in workshop.history], times, times[-1])


def told(*, pseudonyms: bool = False, home: str = HOME) -> list[dict[str, Any]]:
    workshop = a_workshop()
    return statements_of(workshop.room, recorded(workshop), home, pseudonyms=pseudonyms)


@pytest.mark.parametrize("pseudonyms", [False, True])
def test_every_statement_keeps_to_the_specification(pseudonyms: bool) -> None:
    made = json.loads(json.dumps(told(pseudonyms=pseudonyms)))
    assert {one["verb"]["display"]["en"] for one in made} == {"attended", "answered", "responded", "completed"}
    for one in made:
        xapi_rules.check(one)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "no-uuid"),
        (("timestamp",), "2026-11-28T04:00:00"),
        (("verb", "id"), "answered"),
        (("actor", "account", "homePage"), "hotseat.example"),
        (("context", "platform"), None),
        (("authority",), {"objectType": "Agent"}),
        (("context", "contextActivities", "round"), []),
    ],
)
def test_what_the_specification_forbids_is_found(path: tuple[str, ...], value: object) -> None:
    one = json.loads(json.dumps(told()[0]))
    *way, last = path
    place = one
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises((AssertionError, ValueError)):
        xapi_rules.check(one)


def test_ids_are_the_same_each_time_and_different_for_each_statement() -> None:
    first, again = told(), told()
    assert first == again
    assert max(Counter(one["id"] for one in first).values()) == 1


def test_a_record_with_names_and_one_with_pseudonyms_are_not_taken_for_each_other() -> None:
    with_names, without = {one["id"] for one in told()}, {one["id"] for one in told(pseudonyms=True)}
    assert with_names.isdisjoint(without)
    said = json.dumps([[one["actor"], one["context"].get("team")] for one in told(pseudonyms=True)])
    assert not any(name in said for name in PEOPLE)
    assert "Person 2" in said


def test_the_statements_say_what_the_report_says() -> None:
    report = document_of(a_workshop().room)
    replies = [one for row in report["rounds"] for take in row["exchanges"] for one in take["replies"]]
    answers = [one for one in told() if one["object"].get("definition", {}).get("type", "").endswith("/question")]
    assert sorted(one["result"]["score"]["raw"] for one in answers) == sorted(one["points"]["total"] for one in replies)
    assert sorted(one["result"]["response"] for one in answers) == sorted(one["text"] for one in replies)
    totals = sorted(one["result"]["score"]["raw"] for one in told() if one["verb"]["display"]["en"] == "completed")
    assert totals == sorted(
        team["points"]["total"] for row in report["rounds"] for team in row["teams"] if team["points"]
    )


def test_a_reaction_refers_to_the_reply_that_it_is_of() -> None:
    made = told()
    ids = {one["id"] for one in made}
    reactions = [one for one in made if one["verb"]["display"]["en"] == "responded"]
    assert [one["result"]["score"]["raw"] for one in reactions] == [-1, 2, 3]
    assert all(one["object"]["id"] in ids for one in reactions)


def test_things_are_told_when_they_happened() -> None:
    stamps = [one["timestamp"] for one in told()]
    assert stamps == sorted(stamps)
    assert len(set(stamps)) > 10


def test_who_only_voted_is_told_to_have_been_there_and_nothing_else() -> None:
    workshop = a_workshop()
    dot = workshop.seat["Dot"]
    assert any(dot in one.ballots for played in workshop.room.rounds for one in played.exchanges)
    said = [one["verb"]["display"]["en"] for one in told() if one["actor"]["account"]["name"].endswith(f"/{dot}")]
    assert said == ["attended"]
