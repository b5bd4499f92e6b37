"""A screen of the rehearsal merges views as the protocol says, and is as patient as a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from server.rehearse.desk import Stage
from server.rehearse.screen import PONG_WITHIN_S, SILENT_S, Venue


def a_stage() -> Stage:
    return Stage(Venue(["ws://127.0.0.1/ws"]), "CDFGHJ")


def a_view(v: int, since: int, **more: Any) -> dict[str, Any]:
    return {"t": "view", "of": "stage", "v": v, "since": since, "whole": False, "set": {}, "patch": {}, **more}


def hear(stage: Stage, *views: dict[str, Any]) -> Stage:
    for view in views:
        stage.hear(view, 100)
    return stage


def test_a_whole_view_replaces_everything_there_was() -> None:
    stage = hear(
        a_stage(),
        a_view(3, 0, whole=True, set={"sheet": {"count": 2}, "temper": {"level": 6}}),
        a_view(9, 0, whole=True, set={"temper": {"level": 4}}),
    )
    assert (stage.see("sheet"), stage.see("temper")) == (None, {"level": 4})


def test_changes_replace_sections_and_merge_keys() -> None:
    stage = hear(
        a_stage(),
        a_view(3, 0, whole=True, set={"temper": {"level": 6}, "roster": {"s1": {"name": "Ana"}, "s2": {"name": "Bo"}}}),
        a_view(4, 3, set={"temper": None}, patch={"roster": {"s1": None, "s3": {"name": "Cem"}}}),
    )
    assert stage.see("temper") is None
    assert stage.see("roster") == {"s2": {"name": "Bo"}, "s3": {"name": "Cem"}}


def test_after_a_gap_nothing_is_merged_and_whole_views_are_asked_for() -> None:
    stage = hear(a_stage(), a_view(3, 0, whole=True, set={"temper": {"level": 6}}), a_view(5, 4, set={"temper": None}))
    assert stage.see("temper") == {"level": 6}
    assert stage.traffic.resyncs == 1


def test_a_rehearsed_screen_is_as_patient_as_a_phone() -> None:
    pace = Path(__file__).parents[3] / "client_web/src/wire/pace.ts"
    said = dict(re.findall(r"^  (\w+): ([\d_]+),$", pace.read_text(), re.MULTILINE))
    assert int(said["pingAfterMs"]) == SILENT_S * 1000
    assert int(said["answerWithinMs"]) == PONG_WITHIN_S * 1000
