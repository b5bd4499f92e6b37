"""Save, then tell: what was acked is there after the server was killed, and downtime costs nobody time."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

from server.wire.codec import MSGPACK
from tests.server.clients import Client, a_client, a_server, new_key
from tests.server.processes import serving
from tests.server.test_whole_round import cast

NAMES = ("Ana", "Bo", "Cem", "Dee", "Eva", "Fay")
ALLOWANCE_MS = 1500
"""A sign of life every second, and half a second for the test itself."""


async def until_voting(desk: Client, phones: list[Client]) -> Client:
    """Plays until the ballots are dealt; gives back the customer."""
    await desk.must("start_round", scenario="the-cancelled-boiler", format="quick")
    customer = await cast(desk, phones)
    await desk.until(lambda: desk.sections["casting"]["customer"])
    for phase in ("briefing", "complaint", "drafting"):
        await desk.must("end_step", turn=desk.turn)
        await desk.until_phase(phase)
    for phone in phones:
        await phone.until_phase("drafting")
        if phone is not customer:
            await phone.must("propose", turn=phone.turn, text=f"I am sorry, and here is my number. {phone.key[:4]}")
    await desk.must("end_step", turn=desk.turn)
    for phone in phones:
        await phone.until_phase("voting")
    return customer


async def test_what_was_acked_survives_a_kill_in_the_middle_of_the_vote(tmp_path: Path) -> None:
    votes: dict[str, str] = {}
    async with serving(tmp_path) as (process, port), AsyncExitStack() as stack:
        desk, *phones = [await stack.enter_async_context(a_client(port)) for _ in ("desk", *NAMES)]
        await desk.open_room()
        for phone, name in zip(phones, NAMES, strict=True):
            await phone.join(desk.room, name)
        customer = await until_voting(desk, phones)
        for phone in phones:
            if phone is not customer:
                reply = phone.sections["ballot"]["replies"][-1]["reply"]
                await phone.must("cast_ballot", reply=reply)
                votes[phone.key] = reply
        await desk.must("add_time", turn=desk.turn, seconds=600)
        await desk.until(lambda: desk.sections["clock"]["total_ms"] > 600_000)
        left = desk.sections["clock"]["left_ms"]
        process.kill()
        for client in (desk, *phones):
            await client.until(lambda client=client: client.closed)  # type: ignore[misc]
    async with serving(tmp_path) as (_, port), AsyncExitStack() as stack:
        desk2 = await stack.enter_async_context(a_client(port))
        desk2.room = desk.room
        await desk2.hello(role="facilitator", key=desk.key, desk=new_key())
        assert desk2.sections["phase"]["name"] == "voting"
        assert desk2.sections["progress"]["done"] == 0  # nobody is back yet, and counts are of those present
        clock = desk2.sections["clock"]
        assert clock["state"] == "running"
        assert left - ALLOWANCE_MS <= clock["left_ms"] <= left + ALLOWANCE_MS
        for key, reply in votes.items():
            phone = await stack.enter_async_context(a_client(port))
            await phone.join(desk.room, None, key)
            assert phone.sections["ballot"]["choice"] == reply
        await desk2.until(lambda: desk2.sections["progress"]["done"] == len(votes))


async def test_a_clock_that_stood_still_stands_still_after_a_restart(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, AsyncExitStack() as stack:
        desk = await stack.enter_async_context(hotseat.a_room())
        for name in NAMES[:2]:
            await stack.enter_async_context(hotseat.a_seat(desk.room, name))
        await desk.must("start_round", scenario="the-cancelled-boiler", format="quick")
        await desk.until_phase("casting")
        await desk.must("start_clock", turn=desk.turn, seconds=60)
        await desk.must("pause_clock")
        await desk.until(lambda: desk.sections["clock"]["state"] == "paused")
        before = desk.sections["clock"]
    async with a_server(tmp_path) as hotseat, hotseat.client() as again:
        again.room = desk.room
        await again.hello(role="facilitator", key=desk.key, desk=new_key())
        assert again.sections["clock"] == before


async def test_nobody_is_here_after_a_restart_until_they_are_back(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana") as ana:
        await desk.until(lambda: desk.sections["room"]["here"] == 1)
    async with a_server(tmp_path) as hotseat, hotseat.client() as again:
        again.room = desk.room
        await again.hello(role="facilitator", key=desk.key, desk=new_key())
        assert again.sections["room"]["here"] == 0
        async with hotseat.client() as back:
            await back.join(desk.room, None, ana.key)
            await again.until(lambda: again.sections["room"]["here"] == 1)


async def test_everybody_is_told_when_the_server_stops(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, AsyncExitStack() as stack:
        desk = await stack.enter_async_context(hotseat.a_room())
        ana = await stack.enter_async_context(hotseat.a_seat(desk.room, "Ana"))
        await hotseat.app.registry.stop()
        for client in (desk, ana):
            assert (await client.next_of("bye"))["slug"] == "server-stopping"
            await client.until(lambda client=client: client.closed)  # type: ignore[misc]


async def test_the_bell_opens_the_next_step_by_itself(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, AsyncExitStack() as stack:
        desk = await stack.enter_async_context(hotseat.a_room())
        phones = [await stack.enter_async_context(hotseat.a_seat(desk.room, name, MSGPACK)) for name in NAMES[:3]]
        await desk.must("start_round", scenario="the-cancelled-boiler", format="quick")
        await cast(desk, phones)
        await desk.until(lambda: desk.sections["casting"]["customer"])
        await desk.must("end_step", turn=desk.turn)
        await desk.until_phase("briefing")
        await desk.must("start_clock", turn=desk.turn, seconds=5)
        await desk.until_phase("complaint")
