"""A round from the lobby to the standings, over real sockets."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from server.wire.codec import JSON, MSGPACK, Codec
from tests.server.clients import Client, a_server


async def play_a_round(facilitator: Client, phones: list[Client]) -> None:
    scenario = facilitator.sections["library"]["scenarios"][0]["scenario"]
    await facilitator.must("start_round", scenario=scenario, format="quick")
    await facilitator.until_phase("casting")
    customer = await cast(facilitator, phones)
    await facilitator.until(lambda: facilitator.sections["casting"]["customer"])
    await facilitator.must("end_step", turn=facilitator.turn)
    await facilitator.until_phase("briefing")
    await facilitator.must("end_step", turn=facilitator.turn)
    await customer.until_phase("complaint")
    await customer.must("complain", turn=customer.turn, text="Nobody came, and nobody rang.")
    await facilitator.must("end_step", turn=facilitator.turn)
    writers = [phone for phone in phones if phone is not customer]
    for phone in writers:
        await phone.until_phase("drafting")
        await phone.must("propose", turn=phone.turn, text=f"I am sorry. A fitter comes at four. {phone.key[:4]}")
    await facilitator.must("end_step", turn=facilitator.turn)
    for phone in writers:
        await phone.until(lambda phone=phone: phone.sections.get("ballot"))  # type: ignore[misc]
        await phone.must("cast_ballot", reply=phone.sections["ballot"]["replies"][0]["reply"])
    await facilitator.must("end_step", turn=facilitator.turn)
    await customer.until_phase("reaction")
    best = next(row for row in customer.sections["result"]["rows"] if row["best"])
    await customer.must("react", reply=best["reply"], value=2, line="That would help.")
    await facilitator.must("end_step", turn=facilitator.turn)
    await facilitator.until_phase("scoring")


async def cast(facilitator: Client, phones: list[Client]) -> Client:
    """Asks one person, who accepts."""
    await facilitator.must("ask_customer", turn=facilitator.turn)
    for phone in phones:
        await phone.until_phase("casting")
    async with AsyncExitStack():
        while True:
            for phone in phones:
                if phone.sections["you"]["asked"]:
                    await phone.must("answer_casting", turn=phone.turn, accept=True)
                    return phone
            await phones[0].tell({"t": "ping"}, "pong")


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=["msgpack", "json"])
async def test_a_whole_round_is_played_over_sockets(tmp_path: Path, codec: Codec) -> None:
    async with a_server(tmp_path) as hotseat, AsyncExitStack() as stack:
        facilitator = await stack.enter_async_context(hotseat.a_room(codec, title="Monday"))
        phones = [
            await stack.enter_async_context(hotseat.a_seat(facilitator.room, name, codec))
            for name in ("Ana", "Bo", "Cem", "Dee", "Eva")
        ]
        await facilitator.until(lambda: facilitator.sections["room"]["here"] == 5)
        await play_a_round(facilitator, phones)
        reply = next(iter(facilitator.sections["marking"]))
        strategy = facilitator.sections["rubric"]["lines"][0]["strategy"]
        await facilitator.must("mark_reply", reply=reply, strategy=strategy, mark=2)
        for phase in ("debrief", "standings", "lobby"):
            await facilitator.must("end_step", turn=facilitator.turn)
            await facilitator.until_phase(phase)
        for phone in phones:
            await phone.until_phase("lobby")
            assert phone.sections["room"]["rounds_begun"] == 1
            assert phone.gaps == 0
            assert len(phone.heard) <= 60
