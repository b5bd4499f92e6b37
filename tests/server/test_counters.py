"""Counters: whatever a phone sends again is answered again and done once."""

from __future__ import annotations

from pathlib import Path

from tests.server.clients import a_server


async def test_a_command_sent_again_is_acked_again_and_done_once(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        await desk.must("lock_room", on=True)
        await desk.must("lock_room", on=False)
        assert await desk.do_again(1, "lock_room", on=True) == {"t": "ack", "n": 1}
        await desk.must("lock_room", on=False)
        assert desk.sections["room"]["locked"] is False


async def test_twins_in_one_breath_are_both_acked_and_done_once(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        for _ in range(2):
            await desk.send({"t": "lock_room", "n": 1, "on": True})
        await desk.until(lambda: [one["t"] for one in desk.heard].count("ack") == 2)
        assert [one["set"] for one in desk.heard if one["t"] == "view"][-1].keys() == {"room"}


async def test_a_refused_command_is_refused_again_even_when_it_could_be_done_now(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        start = {"scenario": "the-cancelled-boiler", "format": "quick"}
        first = await desk.do("start_round", **start)
        assert first["slug"] == "too-few-people"
        async with hotseat.a_seat(desk.room, "Ana"), hotseat.a_seat(desk.room, "Bo"):
            assert await desk.do_again(1, "start_round", **start) == first
            await desk.must("start_round", **start)


async def test_counters_go_on_after_a_restart(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana") as ana:
        await ana.must("volunteer", on=True)
        await ana.must("volunteer", on=False)
    async with a_server(tmp_path) as hotseat, hotseat.client() as again:
        again.room = desk.room
        welcome = await again.hello(role="participant", key=ana.key)
        assert welcome["last_n"] == 2
        assert await again.do_again(1, "volunteer", on=True) == {"t": "ack", "n": 1}
        assert again.sections["you"]["volunteer"] is False


async def test_commands_may_be_sent_right_behind_hello(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana") as ana,
        hotseat.client() as phone,
    ):
        await phone.send({"t": "hello", "v": 1, "room": desk.room, "role": "participant", "key": ana.key})
        for n in range(1, 101):
            await phone.send({"t": "volunteer", "n": n, "on": n % 2 == 0})
        await phone.until(lambda: len(_acks(phone.heard)) >= 100)
        assert _acks(phone.heard) == list(range(1, 101))


def _acks(heard: list[dict[str, object]]) -> list[object]:
    return [one["n"] for one in heard if one["t"] == "ack"]
