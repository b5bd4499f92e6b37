"""Whole rehearsals against a real server: what they find right, what they find wrong, and what they survive."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from server.app import load_library
from server.rehearse.checks import problems_in
from server.rehearse.play import Plan, Rehearsed, play
from server.rehearse.record import RoundRecord
from server.rehearse.screen import TurnedAway, Unreachable
from tests.server.clients import Client, Hotseat, a_client, a_server
from tests.server.processes import next_line, serving, start

PATIENCE_S = 50.0


def a_plan(hotseat: Hotseat | str, people: int = 9, **more: object) -> Plan:
    address = hotseat if isinstance(hotseat, str) else hotseat.url
    plan = Plan(address, people, 1, "teams", 4, seed=3, spread=0.2, timeout=PATIENCE_S)
    return replace(plan, **more)  # type: ignore[arg-type]


async def rehearsed(hotseat: Hotseat | str, people: int = 9, **more: object) -> Rehearsed:
    return await play(a_plan(hotseat, people, **more), load_library(), lambda room, key: None)


async def test_two_rounds_in_teams_are_played_and_nothing_is_wrong(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        record = (await rehearsed(hotseat, 13, rounds=2)).record
    assert record.problems == []
    assert [one.round for one in record.rounds] == [1, 2]
    assert len({one.scenario for one in record.rounds}) == 2
    assert record.reconnects >= 2
    for played in record.rounds:
        assert sum(reply.votes for reply in played.replies) == len(played.ballots) > 0
        assert any(reply.marks for reply in played.replies)
        assert 0 < played.phone_messages.max <= 60


async def test_a_round_is_played_by_everybody_for_themselves(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        record = (await rehearsed(hotseat, 10, mode="solo")).record
    assert record.problems == []
    assert len(record.rounds[0].replies) == 9
    assert {one.shown for one in record.rounds[0].replies} <= {5, 6}, "ballots are samples of five"


@pytest.mark.parametrize("mode", ["teams", "solo"])
async def test_two_people_are_enough(tmp_path: Path, mode: str) -> None:
    async with a_server(tmp_path) as hotseat:
        record = (await rehearsed(hotseat, 2, mode=mode)).record
    assert record.problems == []
    assert [reply.votes for reply in record.rounds[0].replies] == [0]


async def run_a_round(facilitator: Client) -> None:
    """What a facilitator does: goes on when everybody who is there is in."""
    sections = facilitator.sections
    await facilitator.must("start_round", scenario=sections["library"]["scenarios"][0]["scenario"], format="unhurried")
    await facilitator.until_phase("casting")
    await facilitator.must("ask_customer", turn=facilitator.turn)
    ready = {
        "casting": lambda now: now["casting"]["customer"],
        "complaint": lambda now: now["complaint"],
        "drafting": lambda now: now["progress"]["done"] == now["progress"]["of"],
        "voting": lambda now: now["progress"]["done"] == now["progress"]["of"],
        "reaction": lambda now: now["result"]["rows"][0]["reaction"],
    }
    steps = [one["phase"] for one in facilitator.sections["score"]]
    for phase, following in pairwise([*steps, "lobby"]):
        await facilitator.until(lambda: ready.get(phase, bool)(facilitator.sections))  # noqa: B023
        await facilitator.must("end_step", turn=facilitator.turn)
        await facilitator.until_phase(following)


async def test_in_somebody_elses_room_people_play_along_and_leave_after_their_rounds(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as facilitator:
        coming = asyncio.create_task(rehearsed(hotseat, 6, room=facilitator.room))
        await facilitator.until(lambda: facilitator.sections["room"]["here"] == 6)
        await run_a_round(facilitator)
        record = (await coming).record
        await facilitator.until(lambda: all(one["left"] for one in facilitator.sections["roster"].values()))
    assert record.problems == []
    assert record.rounds[0].ballots
    assert record.rounds[0].replies[0].marks is None, "marks are for the facilitator's eyes"


async def test_a_name_that_is_taken_is_made_another(tmp_path: Path) -> None:
    def names() -> set[str]:
        return {one["name"] for one in facilitator.sections["roster"].values()}

    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as facilitator,
        hotseat.a_seat(facilitator.room, "Amara"),
        asyncio.TaskGroup() as tasks,
    ):
        coming = tasks.create_task(rehearsed(hotseat, 2, room=facilitator.room))
        await facilitator.until(lambda: "Amara bis" in names())
        await facilitator.must("close_room")
        assert (await coming).record.problems == ["Round 1 was not finished."]


async def test_people_who_are_not_let_in_say_why(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as facilitator:
        await facilitator.must("lock_room", on=True)
        with pytest.raises(TurnedAway, match="doors") as turned_away:
            await rehearsed(hotseat, 2, room=facilitator.room)
    assert turned_away.value.slug == "room-locked"


async def test_a_rehearsal_that_runs_out_of_time_says_so(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        record = (await rehearsed(hotseat, 2, timeout=0.3)).record
    assert record.problems[:2] == ["The rehearsal was not finished after 0.3 seconds.", "Round 1 was not finished."]


async def test_where_no_server_is_the_rehearsal_does_not_begin() -> None:
    with pytest.raises(Unreachable):
        await rehearsed(f"127.0.0.1:{a_free_port()}", 2)


# -- what the checks find -------------------------------------------------------------------------------------------
Spoil = Callable[[RoundRecord], RoundRecord]


def with_first_reply(**changes: object) -> Spoil:
    def spoil(played: RoundRecord) -> RoundRecord:
        first, *others = played.replies
        return replace(played, replies=[replace(first, **changes), *others])  # type: ignore[arg-type]

    return spoil


def with_first_team(**changes: object) -> Spoil:
    def spoil(played: RoundRecord) -> RoundRecord:
        first, *others = played.standings
        return replace(played, standings=[replace(first, **changes), *others])  # type: ignore[arg-type]

    return spoil


SPOILT: dict[str, tuple[Spoil, str]] = {
    "a lost vote": (with_first_reply(votes=0), "was counted 0 times"),
    "a reply nobody led with": (with_first_reply(text="Something else."), "is not the proposal that led"),
    "another author": (with_first_reply(author="Nobody"), "is not the proposal that led"),
    "a lost mark": (with_first_reply(marks={"listen": 1, "part-ways": 1}), "The marks of reply"),
    "a flag from nowhere": (with_first_reply(flags=["defensive", "dismisses", "rude"]), "The flags of reply"),
    "wrong points": (
        with_first_reply(points={"voice": 1.0, "craft": 1.0, "customer": 1.0, "total": 4.0}),
        "are wrong: voice, craft, customer, total",
    ),
    "showings that were not counted": (with_first_reply(shown=1), "ballots, and 1 are counted"),
    "a team's own reply on its ballot": (
        lambda played: with_first_reply(team=played.replies[1].team)(played),
        "the reply of their own team",
    ),
    "a missing reply": (lambda played: replace(played, replies=played.replies[1:]), "and none went out"),
    "a wrong total": (with_first_team(total=250.0), "has 250.0 points after round 1"),
    "a wrong place": (with_first_team(place=3), "stands on place 3"),
    "points for nobody": (with_first_team(round=None), "has no points for round 1, wrongly"),
    "a temper that did not move": (lambda played: replace(played, temper_after=-1), "The temper went to -1"),
}


async def test_each_kind_of_wrong_is_found(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        seen = await rehearsed(hotseat, 9)
    (played,) = seen.record.rounds
    assert problems_in(seen.evidence, [played]) == []
    for name, (spoil, sentence) in SPOILT.items():
        found = problems_in(seen.evidence, [spoil(played)])
        assert any(sentence in problem for problem in found), f"{name}: {found}"


async def test_a_command_without_an_answer_is_found(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        seen = await rehearsed(hotseat, 2)
    seen.evidence.people[0].do("leave")
    assert problems_in(seen.evidence, []) == ["1 people sent commands that were never answered, Amara among them."]


# -- the command line -----------------------------------------------------------------------------------------------
async def test_the_command_prints_one_json_document_and_ends_well(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, port):
        code, printed, _ = await hotseat_rehearse(port, "--json", "--players", "4", "--spread", "0.2", "--seed", "8")
    record = json.loads(printed)
    assert (code, record["problems"], record["seed"]) == (0, [], 8)
    assert record["rounds"][0]["replies"][0]["points"]["total"] > 0


async def test_the_command_prints_a_table_a_round_for_people(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, port):
        code, printed, _ = await hotseat_rehearse(port, "--players", "4", "--spread", "0.2")
    assert code == 0
    assert "Standings after round 1" in printed
    assert "Every vote, mark and point is where it belongs." in printed


async def test_without_a_server_the_command_says_how_to_start_one() -> None:
    code, _, said = await hotseat_rehearse(a_free_port(), "--players", "2")
    assert code == 2
    assert "hotseat serve" in said


async def test_a_server_that_is_killed_in_the_vote_and_started_again_loses_nothing(tmp_path: Path) -> None:
    port = a_free_port()
    flags = ("serve", "--host", "127.0.0.1", "--port", str(port), "--data-dir", str(tmp_path))
    first = await start(*flags)
    await next_line(first, "listening")
    room: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    plan = a_plan(f"127.0.0.1:{port}", 9, spread=2.0)
    playing = asyncio.create_task(play(plan, load_library(), lambda code, key: room.set_result(code)))
    async with a_client(port) as stage:
        stage.room = await room
        await stage.hello(role="stage")
        await stage.until(
            lambda: stage.sections["phase"]["name"] == "voting" and stage.sections["progress"]["done"] > 2
        )
        first.kill()
        await first.communicate()
    second = await start(*flags)
    try:
        record = (await playing).record
    finally:
        second.terminate()
        await second.communicate()
    assert record.problems == []
    assert record.reconnects >= 11, "everybody came back: people, desk and stage"


async def hotseat_rehearse(port: int, *flags: str) -> tuple[int | None, str, str]:
    process = await start("rehearse", f"http://127.0.0.1:{port}", *flags)
    async with asyncio.timeout(PATIENCE_S):
        printed, said = await process.communicate()
    return process.returncode, printed.decode(), said.decode()


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
