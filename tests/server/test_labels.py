"""`hotseat labels`: what facilitators made of replies, as data without names."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
import typer

from rounds import commands
from rounds.ids import AntiPatternId, StrategyId
from rounds.phases import Phase
from server.__main__ import labels
from server.app import open_store
from server.journal import Journal, row_of
from tests.server.clients import settings_for
from tests.workshop import NOON, Workshop, a_scene

SORRY = "I am sorry. Calm down."


def marked() -> Workshop:
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben"):
        workshop.propose(name, f"{SORRY} {len(name) + ord(name[0])}")
    workshop.to(Phase.VOTING)
    ada, ben = workshop.reply_of("Ada").id, workshop.reply_of("Ben").id
    workshop.by_facilitator(commands.MarkReply(ada, StrategyId("apologise"), 2, 0, 10))
    workshop.by_facilitator(commands.MarkReply(ada, StrategyId("listen"), 1, None, None))
    workshop.by_facilitator(commands.MarkReply(ada, StrategyId("listen"), 0, None, None))
    workshop.by_facilitator(commands.FlagReply(ada, AntiPatternId("orders-calm"), on=True, start=12, end=22))
    workshop.by_facilitator(commands.ReviewReply(ada, done=True))
    workshop.by_facilitator(commands.MarkReply(ben, StrategyId("apologise"), 2, None, None))
    return workshop


async def kept(workshop: Workshop, folder: Path) -> None:
    store = await open_store(settings_for(folder))
    try:
        await Journal(store).append([row_of(workshop.room.code, 1, NOON, workshop.history)])
    finally:
        await store.close()


def test_a_reply_that_is_done_becomes_a_line_with_its_labels_and_without_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = marked()
    asyncio.run(kept(workshop, tmp_path))
    labels(workshop.room.code, tmp_path)
    [line] = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["customer"] == (workshop.exchange.complaint.text if workshop.exchange.complaint else "")
    assert told["reply"].startswith(SORRY)
    assert told["strategies"] == ["apologise"]
    assert told["anti_patterns"] == ["orders-calm"]
    assert told["spans"] == [
        {"label": "apologise", "start": 0, "end": 10},
        {"label": "orders-calm", "start": 12, "end": 22},
    ]
    assert "Ada" not in line


def test_a_room_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        labels("CDFGHJ", tmp_path)
    assert "There is no room CDFGHJ" in capsys.readouterr().err
