"""Classroom things over a real broker: what they read of a room, and what a press does."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from server.classroom import LARGEST_PRESS
from tests import things
from tests.server.broker import NO_BROKER, TestBroker, a_broker, mosquitto
from tests.server.clients import Client, Hotseat, a_server
from tests.server.followed import Followed, following
from tests.server.test_whole_round import play_a_round

pytestmark = pytest.mark.skipif(mosquitto() is None, reason=NO_BROKER)
SECTIONS = {"phase", "clock", "temper", "standings", "counts"}
PACE = {"screens_pace_ms": 50}


@pytest.fixture(scope="module")
def broker() -> Iterator[TestBroker]:
    with a_broker() as broker:
        yield broker


def at(broker: TestBroker) -> dict[str, SecretStr]:
    return {"broker": SecretStr(broker.address())}


@asynccontextmanager
async def a_place(folder: Path, broker: TestBroker) -> AsyncIterator[tuple[Hotseat, Client, Followed]]:
    """A server with a broker, a facilitator in a room, and somebody who follows all rooms."""
    async with (
        following(broker.address()) as followed,
        a_server(folder, **at(broker), **PACE) as hotseat,
        hotseat.a_room() as facilitator,
    ):
        yield hotseat, facilitator, followed


async def into_drafting(facilitator: Client) -> None:
    """A round with the practice customer, as far as the drafting."""
    scenario = facilitator.sections["library"]["scenarios"][0]["scenario"]
    await facilitator.must("start_round", scenario=scenario, format="quick")
    await facilitator.must("use_practice", turn=facilitator.turn)
    for phase in ("briefing", "complaint", "drafting"):
        await facilitator.must("end_step", turn=facilitator.turn)
        await facilitator.until_phase(phase)


async def test_a_whole_round_is_followed_and_names_nobody(tmp_path: Path, broker: TestBroker) -> None:
    async with a_place(tmp_path, broker) as (hotseat, facilitator, followed):
        async with AsyncExitStack() as stack:
            await facilitator.must("set_rules", things=True)
            room = facilitator.room
            names = ("Ana", "Bo", "Cem", "Dee", "Eva")
            phones = [await stack.enter_async_context(hotseat.a_seat(room, name)) for name in names]
            await followed.until(lambda: followed.now.get((room, "counts"), {}).get("here") == 5)
            await play_a_round(facilitator, phones)
            await followed.until_phase(room, "scoring")
            assert followed.now[room, "temper"]["level"] == facilitator.sections["temper"]["level"]
            for phase in ("debrief", "standings"):
                await facilitator.must("end_step", turn=facilitator.turn)
                await facilitator.until_phase(phase)
            await followed.until(lambda: followed.now[room, "standings"])
            assert {row["name"] for row in followed.now[room, "standings"]["rows"]} == {None}
            told = [json.loads(payload) for topic, payload in followed.heard if room in topic]
            assert things.texts_in(told) <= things.WORDS
            await facilitator.must("set_rules", things_names=True)
            await followed.until(lambda: followed.now[room, "standings"]["rows"][0]["name"])
            shown = {row["team"]["name"] for row in facilitator.sections["standings"]["rows"]}
            assert {row["name"] for row in followed.now[room, "standings"]["rows"]} == shown
        await followed.until(lambda: followed.now[room, "counts"]["here"] == 0)


async def test_a_room_that_is_not_switched_on_publishes_nothing(tmp_path: Path, broker: TestBroker) -> None:
    async with (
        a_place(tmp_path, broker) as (hotseat, silent, followed),
        hotseat.a_seat(silent.room, "Ana"),
        hotseat.a_room() as other,
    ):
        await silent.must("set_rules", buzzer="next", things_names=True)
        await into_drafting(silent)
        followed.press(silent.room)
        await other.must("set_rules", things=True)
        await followed.until_phase(other.room, "lobby")
        await silent.tell({"t": "ping"}, "pong")
        assert silent.sections["phase"]["name"] == "drafting"
        assert [topic for topic, _ in followed.heard if silent.room in topic] == [f"room/{silent.room}/buzz"]


async def test_the_clock_says_when_it_was_right_and_is_told_once(tmp_path: Path, broker: TestBroker) -> None:
    async with a_place(tmp_path, broker) as (hotseat, facilitator, followed), hotseat.a_seat(facilitator.room, "Ana"):
        room = facilitator.room
        await facilitator.must("set_rules", things=True)
        await into_drafting(facilitator)
        await facilitator.must("start_clock", turn=facilitator.turn, seconds=90)
        await followed.until(lambda: followed.now[room, "clock"]["total_s"] == 90)
        running = followed.now[room, "clock"]
        assert running["state"] == "running"
        assert 85 < running["left_s"] - (time.time() - running["at"]) <= 90
        told = len([topic for topic, _ in followed.heard if topic.endswith("clock")])
        async with hotseat.a_seat(room, "Bo"):
            await followed.until(lambda: followed.now[room, "counts"]["here"] == 2)
        assert len([topic for topic, _ in followed.heard if topic.endswith("clock")]) == told
        await facilitator.must("pause_clock")
        await followed.until(lambda: followed.now[room, "clock"]["state"] == "paused")


async def test_whoever_comes_later_reads_what_is_true_now(tmp_path: Path, broker: TestBroker) -> None:
    async with a_server(tmp_path, **at(broker), **PACE) as hotseat, hotseat.a_room() as facilitator:
        await facilitator.must("set_rules", things=True)
        async with following(broker.address()) as first:
            await first.until_phase(facilitator.room, "lobby")
        async with following(broker.address()) as later:
            await later.until(lambda: {section for _, section in later.now} == SECTIONS)


async def test_a_press_pauses_the_scene(tmp_path: Path, broker: TestBroker) -> None:
    async with a_place(tmp_path, broker) as (hotseat, facilitator, followed), hotseat.a_seat(facilitator.room, "Ana"):
        await facilitator.must("set_rules", things=True, buzzer="pause")
        await into_drafting(facilitator)
        followed.press(facilitator.room)
        await facilitator.until(lambda: facilitator.sections["clock"]["held"] == "scene")
        assert facilitator.sections["alerts"]["paused_by"] is None
        await followed.until(lambda: followed.now[facilitator.room, "clock"]["held"] == "scene")


async def test_of_several_presses_one_ends_the_step(tmp_path: Path, broker: TestBroker) -> None:
    async with a_place(tmp_path, broker) as (hotseat, facilitator, followed), hotseat.a_seat(facilitator.room, "Ana"):
        await facilitator.must("set_rules", things=True, buzzer="next")
        scenario = facilitator.sections["library"]["scenarios"][0]["scenario"]
        await facilitator.must("start_round", scenario=scenario, format="quick")
        await facilitator.must("use_practice", turn=facilitator.turn)
        await facilitator.must("end_step", turn=facilitator.turn)
        await facilitator.until_phase("briefing")
        for payload in (b"x" * (LARGEST_PRESS + 1), b"x" * LARGEST_PRESS, b"", b"again"):
            followed.press(facilitator.room, payload)
        await followed.until_phase(facilitator.room, "complaint")
        await facilitator.tell({"t": "ping"}, "pong")
        assert facilitator.sections["phase"]["name"] == "complaint"


async def test_a_press_that_cannot_be_done_harms_nothing(tmp_path: Path, broker: TestBroker) -> None:
    async with a_place(tmp_path, broker) as (_, facilitator, followed):
        await facilitator.must("set_rules", things=True, buzzer="next")
        await followed.until_phase(facilitator.room, "lobby")
        followed.press(facilitator.room)
        followed.press("NOROOM")
        await followed.until(lambda: followed.heard[-1][0] == "room/NOROOM/buzz")
        await facilitator.must("set_rules", buzzer="pause")
        assert facilitator.sections["phase"]["name"] == "lobby"


@pytest.mark.parametrize("end", ["switched off", "closed", "stopped"])
async def test_at_the_end_every_topic_is_cleared(tmp_path: Path, broker: TestBroker, end: str) -> None:
    async with following(broker.address()) as followed:
        async with a_server(tmp_path, **at(broker), **PACE) as hotseat, hotseat.a_room() as facilitator:
            room, must = facilitator.room, facilitator.must
            await must("set_rules", things=True)
            await followed.until(lambda: {section for _, section in followed.now} == SECTIONS)
            if end != "stopped":
                await (
                    facilitator.must("close_room") if end == "closed" else facilitator.must("set_rules", things=False)
                )
                await followed.until(lambda: followed.now == {})
        await followed.until(lambda: followed.now == {})
    async with a_place(tmp_path, broker) as (_, other, later):
        await other.must("set_rules", things=True)
        await later.until_phase(other.room, "lobby")
        assert not [topic for topic, _ in later.heard if room in topic]


async def test_a_broker_that_forgot_everything_is_told_again(tmp_path: Path) -> None:
    with a_broker() as broker:
        async with a_server(tmp_path, **at(broker), **PACE) as hotseat, hotseat.a_room() as facilitator:
            await facilitator.must("set_rules", things=True)
            async with following(broker.address()) as followed:
                await followed.until_phase(facilitator.room, "lobby")
            broker.end()
            broker.start()
            async with following(broker.address()) as followed:
                await followed.until(lambda: {section for _, section in followed.now} == SECTIONS)


async def test_only_a_desk_learns_the_topics_and_only_where_there_is_a_broker(
    tmp_path: Path, broker: TestBroker
) -> None:
    school = SecretStr(broker.address("school"))
    async with (
        a_server(tmp_path / "one", broker=school) as hotseat,
        hotseat.a_room() as facilitator,
        hotseat.a_seat(facilitator.room, "Ana") as phone,
    ):
        assert (await facilitator.next_of("welcome"))["topics"] == f"school/room/{facilitator.room}"
        assert "topics" not in await phone.next_of("welcome")
    async with a_server(tmp_path / "two") as hotseat, hotseat.a_room() as facilitator:
        assert "topics" not in await facilitator.next_of("welcome")
        await facilitator.must("set_rules", things=True)
