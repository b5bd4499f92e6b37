"""Sent out and let back in, over real sockets."""

from __future__ import annotations

from pathlib import Path

from tests.server.clients import a_server


async def test_who_is_sent_out_is_told_why_and_the_key_opens_nothing_until_let_back_in(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as ana:
        await ana.join(desk.room, "Ana")
        seat = ana.sections["you"]["seat"]
        await desk.until(lambda: seat in desk.sections["roster"])
        await desk.must("remove_seat", seat=seat)
        assert (await ana.next_of("bye"))["slug"] == "removed"
        async with hotseat.client() as again:
            again.room = desk.room
            answer = await again.tell(
                {"t": "hello", "v": 1, "room": desk.room, "role": "participant", "key": ana.key}, "refused"
            )
            assert answer["slug"] == "seat-removed"
            await desk.must("readmit_seat", seat=seat)
            welcome = await again.hello(role="participant", key=ana.key)
            assert welcome["seat"] == seat
        await desk.until(lambda: not desk.sections["roster"][seat]["removed"])


async def test_a_person_who_is_moved_hears_the_other_team(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana") as ana,
        hotseat.a_seat(desk.room, "Bo") as bo,
    ):
        other = bo.sections["team"]["team"]["id"]
        await desk.must("move_seat", seat=ana.sections["you"]["seat"], team=other)
        await ana.until(lambda: ana.sections["team"]["team"]["id"] == other)
        await bo.until(lambda: bo.sections["team"]["count"] == 2)
