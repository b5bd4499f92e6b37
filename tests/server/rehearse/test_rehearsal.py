"""Whole rehearsals against a real server: what they find right, what they find wrong, and what they survive."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from rounds.commands import Mode
from server.decks import load_decks
from server.rehearse.checks import problems_in
from server.rehearse.evidence import Evidence
from server.rehearse.notes import Snapshot
from server.rehearse.play import Plan, Rehearsed, play
from server.rehearse.programme import Happening
from server.rehearse.record import ClosingRecord, RoundRecord
from server.rehearse.screen import TurnedAway, Unreachable
from tests.server.clients import Client, Hotseat, a_client, a_server
from tests.server.processes import next_line, serving, start

pytestmark = pytest.mark.timeout(240)

PATIENCE_S = 200.0
"""A dozen workshops at once, while browsers have the other core, are not over in one minute."""


def a_plan(hotseat: Hotseat | str, people: int = 9, **more: object) -> Plan:
    address = hotseat if isinstance(hotseat, str) else hotseat.url
    plan = Plan([address], people, 1, "teams", 4, seed=3, spread=0.2, timeout=PATIENCE_S, drama=False)
    return replace(plan, **more)  # type: ignore[arg-type]


async def rehearsed(hotseat: Hotseat | str, people: int = 9, **more: object) -> Rehearsed:
    return await play(a_plan(hotseat, people, **more), load_decks().library, lambda room, key: None)


def ballots_of(played: RoundRecord) -> int:
    return sum(len(one.ballots) for one in played.exchanges)


# -- whole workshops ------------------------------------------------------------------------------------------------
FORMATS = ("standard", "full", "dilemma", "unhurried")
FEW = (2, 3)
MODES: tuple[Mode, ...] = ("teams", "solo")
Workshops = Mapping[object, Rehearsed]


@pytest.fixture(scope="module")
def workshops(tmp_path_factory: pytest.TempPathFactory) -> Workshops:
    """Rehearsals that are played all at once, because they mostly wait.

    With drama by format, by how few people, and `everything`; plainly with `all` formats, `solo`, and two people by
    mode.
    """
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, play_all(tmp_path_factory.mktemp("server"))).result()


async def play_all(folder: Path) -> Workshops:
    async with a_server(folder) as hotseat, asyncio.TaskGroup() as tasks:
        playing: dict[object, asyncio.Task[Rehearsed]] = {
            "everything": tasks.create_task(rehearsed(hotseat, 12, rounds=4, drama=True)),
            **{one: tasks.create_task(rehearsed(hotseat, 12, format=one, drama=True)) for one in FORMATS},
            **{few: tasks.create_task(rehearsed(hotseat, few, rounds=4, drama=True)) for few in FEW},
            "all": tasks.create_task(rehearsed(hotseat, 4, rounds=2, format="all")),
            "solo": tasks.create_task(rehearsed(hotseat, 10, mode="solo")),
            **{(2, mode): tasks.create_task(rehearsed(hotseat, 2, mode=mode)) for mode in MODES},
        }
        await asyncio.wait(playing.values())
    return {name: task.result() for name, task in playing.items()}


def test_four_rounds_play_everything_there_is_and_nothing_is_wrong(workshops: Workshops) -> None:
    record = workshops["everything"].record
    assert record.problems == []
    assert {one for played in record.rounds for one in played.happened} == set(Happening)
    assert len({one.scenario for one in record.rounds}) == 4
    assert record.reconnects >= 2
    for played in record.rounds:
        assert sum(reply.votes for reply in played.replies) == ballots_of(played) > 0
        assert any(reply.marks for reply in played.replies)
        assert any(reply.tags for reply in played.replies)
        assert 0 < played.phone_messages.max <= 150
    assert any(reply.sighted for played in record.rounds for reply in played.replies)
    assert record.closing is not None
    assert sum(record.closing.before) == sum(record.closing.after) == 12
    assert record.closing.commitments > 0


@pytest.mark.parametrize("format_", FORMATS)
def test_each_format_is_played_through_with_drama(workshops: Workshops, format_: str) -> None:
    record = workshops[format_].record
    (played,) = record.rounds
    assert record.problems == []
    assert played.format == format_
    assert [one.take for one in played.exchanges[:2]] == [1, 2]
    assert [one.counts for one in played.exchanges[:2]] == [False, True]
    assert (played.decision is not None) == (format_ in ("full", "dilemma"))
    asks = {"standard": {"cause"}, "full": {"cause", "record"}}.get(format_, set())
    points = [row.round for row in played.standings if row.round is not None]
    assert {part for one in points for part in ("cause", "record") if one[part] is not None} == asks


@pytest.mark.parametrize("people", FEW)
def test_few_people_play_what_they_can(workshops: Workshops, people: int) -> None:
    record = workshops[people].record
    assert record.problems == []
    happened = {one for played in record.rounds for one in played.happened}
    assert happened >= {"rewound", "frozen", "taken over", "practice customer", "negotiation", "arbitration"}
    assert (people > 2) == bool(happened & {"recast", "mediation"})


def test_with_all_each_round_takes_the_next_format(workshops: Workshops) -> None:
    record = workshops["all"].record
    assert record.problems == []
    assert [one.format for one in record.rounds] == ["quick", "standard"]
    assert record.rounds[0].happened == []
    assert record.reconnects == 0


def test_a_round_is_played_by_everybody_for_themselves(workshops: Workshops) -> None:
    record = workshops["solo"].record
    assert record.problems == []
    assert len(record.rounds[0].replies) == 8, "one plays the customer and one observes"
    assert {one.shown for one in record.rounds[0].replies} <= {5, 6}, "ballots are samples of five"


@pytest.mark.parametrize("mode", MODES)
def test_two_people_are_enough(workshops: Workshops, mode: Mode) -> None:
    record = workshops[2, mode].record
    assert record.problems == []
    assert [reply.votes for reply in record.rounds[0].replies] == [0]


# -- in other rooms -------------------------------------------------------------------------------------------------
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
    assert ballots_of(record.rounds[0]) > 0
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


def with_exchange(place: int, **changes: object) -> Spoil:
    def spoil(played: RoundRecord) -> RoundRecord:
        exchanges = list(played.exchanges)
        exchanges[place] = replace(exchanges[place], **changes)  # type: ignore[arg-type]
        return replace(played, exchanges=exchanges)

    return spoil


def with_a_bonus(part: str, points: float) -> Spoil:
    def spoil(played: RoundRecord) -> RoundRecord:
        return with_first_team(round={**(played.standings[0].round or {}), part: points})(played)

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
    "a temper that did not move": (with_exchange(1, temper_after=-1), "ended at temper -1"),
    "a take that began elsewhere": (with_exchange(1, temper_before=9), "began at temper 9"),
    "another curve": (lambda played: replace(played, curve=[*played.curve, 0]), "The curve of round 1"),
    "a take that does not count": (with_exchange(1, counts=False), "counts, wrongly"),
    "a technique that nobody chose": (with_exchange(2, technique="mediation"), "The techniques of round 1"),
    "a technique in a scene that did not boil": (with_exchange(2, technique="mediation"), "was mediation after"),
    "a ruling that nobody gave": (with_exchange(0, ruling=("So be it.", "I say so.")), "tells another ruling"),
    "words the mediator did not say": (with_exchange(0, mediation="Peace!"), "tells other words than the mediator's"),
    "an exchange that was not played": (
        lambda played: replace(played, exchanges=played.exchanges[:2]),
        "the scene ended",
    ),
    "a decision nobody took": (lambda played: replace(played, decision={"keep": 99}), "The decision of round 1"),
    "a reply that was held back": (with_first_reply(held=True), "is held back, wrongly"),
    "a reaction the customer did not have": (with_first_reply(reaction=None), "The customer felt"),
    "an answer to a reply that was held back": (
        lambda played: replace(
            played, replies=[replace(one, held=one.best, shown=0, votes=0) for one in played.replies]
        ),
        "which was held back",
    ),
    "another best reply": (with_exchange(0, best="1.1.9"), "was not the best"),
    "tags from nowhere": (with_first_reply(tags={"listen": 50}), "The tags of reply"),
    "sightings from nowhere": (with_first_reply(sighted=[("Amara", "words")]), "What observers saw"),
    "a case record with other words": (with_first_team(case={"problem": "?"}), "has other words under problem"),
    "a cause that was not guessed": (with_a_bonus("cause", 4.0), "for the cause in round 1, wrongly"),
    "a record that was not marked": (with_a_bonus("record", 9.0), "for the record in round 1, wrongly"),
}

Mistell = Callable[[Snapshot], Snapshot]


def with_first_why(**changes: object) -> Mistell:
    def mistell(seen: Snapshot) -> Snapshot:
        key, view = next(iter(seen.why.items()))
        return replace(seen, why={**seen.why, key: {**view, **changes}})

    return mistell


MISTOLD: dict[str, tuple[Mistell, str]] = {
    "points that are traced to others": (with_first_why(exchanges=9), "does not add up to them"),
    "replies that were not the team's": (with_first_why(replies=[]), "does not add up to them"),
    "a team that had nobody to write": (lambda seen: replace(seen, writers=set()), "has points for round 1, wrongly"),
}


def mistold(evidence: Evidence, mistell: Mistell) -> Evidence:
    notes = replace(evidence.notes, snapshots=[mistell(one) for one in evidence.notes.snapshots])
    return replace(evidence, notes=notes)


def test_each_kind_of_wrong_is_found(workshops: Workshops) -> None:
    seen = workshops["full"]
    (played,) = seen.record.rounds
    assert len(played.exchanges) > 2
    assert problems_in(seen.evidence, [played], seen.record.closing) == []
    for name, (spoil, sentence) in SPOILT.items():
        found = problems_in(seen.evidence, [spoil(played)], seen.record.closing)
        assert any(sentence in problem for problem in found), f"{name}: {found}"
    for name, (mistell, sentence) in MISTOLD.items():
        found = problems_in(mistold(seen.evidence, mistell), [played], seen.record.closing)
        assert any(sentence in problem for problem in found), f"{name}: {found}"
    assert_closing_is_checked(seen)


def assert_closing_is_checked(seen: Rehearsed) -> None:
    """The confidence checks, the take-homes, and who asked for a pause without a name."""

    def found(told: ClosingRecord | None, evidence: Evidence = seen.evidence) -> list[str]:
        return problems_in(evidence, seen.record.rounds, told)

    told = seen.record.closing
    assert told is not None
    assert found(None) == ["The confidence checks were not told in the closing."]
    assert "The confidence before is told as [0]" in found(replace(told, before=[0]))[0]
    assert "The confidence after is told as [0]" in found(replace(told, after=[0]))[0]
    assert "99 commitments are told of" in found(replace(told, commitments=99))[0]
    named = replace(seen.evidence, notes=replace(seen.evidence.notes, paused_by={"Amara"}))
    assert found(told, named) == ["The desk was told that Amara paused the scene, without their wish."]


async def test_a_command_without_an_answer_is_found(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        seen = await rehearsed(hotseat, 2)
    seen.evidence.people[0].do("leave")
    assert problems_in(seen.evidence, [], seen.record.closing) == [
        "1 people sent commands that were never answered, Amara among them."
    ]


BRIEFLY = ("--players", "4", "--spread", "0.2")


# -- the command line -----------------------------------------------------------------------------------------------
async def test_the_command_prints_one_json_document_and_ends_well(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, port):
        code, printed, _ = await hotseat_rehearse(port, "--json", "--no-drama", *BRIEFLY, "--seed", "8")
    record = json.loads(printed)
    assert (code, record["problems"], record["seed"]) == (0, [], 8)
    assert record["rounds"][0]["replies"][0]["points"]["total"] > 0


async def test_the_command_prints_a_table_a_round_for_people(tmp_path: Path) -> None:
    async with serving(tmp_path) as (_, port):
        code, printed, _ = await hotseat_rehearse(port, "--format", "dilemma", *BRIEFLY)
    assert code == 0
    assert "Standings after round 1" in printed
    assert "(dilemma)" in printed
    assert "It had: " in printed
    assert "This customer's business: " in printed
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
    plan = a_plan(f"127.0.0.1:{port}", 9, spread=1.0)
    playing = asyncio.create_task(play(plan, load_decks().library, lambda code, key: room.set_result(code)))
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
