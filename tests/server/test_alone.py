"""One person in a room that runs itself, over a real socket: a whole round, and what stays a facilitator's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.server.clients import Client, a_server

REPLY = (
    "We cancelled on you twice and nobody rang back. That was our fault, and I am sorry. Two heaters come by six today."
)


@asynccontextmanager
async def alone(folder: Path, **wish: Any) -> AsyncIterator[Client]:
    """A phone that opened a room and sits in it, with nobody else there."""
    async with a_server(folder) as hotseat, hotseat.client() as phone:
        opened = await phone.tell({"t": "open", "v": 1, "mode": "solo", **wish}, "opened")
        await phone.join(opened["room"], "Ana")
        yield phone


async def goes_on(phone: Client, to: str) -> None:
    await phone.must("end_step", turn=phone.turn)
    await phone.until_phase(to)


async def test_one_person_plays_a_whole_round_against_the_practice_customer(tmp_path: Path) -> None:
    async with alone(tmp_path, self_run=True) as phone:
        await phone.until(lambda: phone.sections["shelf"])
        scenario = phone.sections["shelf"][0]["scenario"]
        await phone.must("start_round", scenario=scenario, format="unhurried")
        await phone.until_phase("casting")
        await phone.must("use_practice", turn=phone.turn)
        await goes_on(phone, "briefing")
        assert phone.sections["scene"]["player"] == "practice"
        await goes_on(phone, "complaint")
        assert phone.sections["complaint"]["text"]
        await goes_on(phone, "drafting")
        await phone.must("propose", turn=phone.turn, text=REPLY)
        await goes_on(phone, "reaction")
        row = phone.sections["result"]["rows"][0]
        assert row["reaction"]["value"] in range(-3, 4)
        before = phone.sections["temper"]["before"]
        assert phone.sections["temper"]["level"] == max(0, min(10, before - row["reaction"]["value"]))
        await goes_on(phone, "scoring")
        await goes_on(phone, "debrief")
        assert phone.sections["debrief"]["hidden_need"]
        await goes_on(phone, "standings")
        assert phone.sections["own_result"]["why"]["replies"][0]["text"] == REPLY
        await goes_on(phone, "lobby")
        assert [one["scenario"] for one in phone.sections["shelf"] if one["played"]] == [scenario]


async def test_where_a_facilitator_is_nobody_else_starts_a_round(tmp_path: Path) -> None:
    async with alone(tmp_path) as phone:
        assert phone.sections["shelf"] is None
        refused = await phone.do("start_round", scenario="the-cancelled-boiler", format="quick")
        assert refused["slug"] == "not-for-your-role"


async def test_what_only_a_facilitator_may_is_refused_in_a_room_that_runs_itself_too(tmp_path: Path) -> None:
    async with alone(tmp_path, self_run=True) as phone:
        refused = await phone.do("remove_seat", seat=phone.sections["you"]["seat"])
        assert refused["slug"] == "not-for-your-role"
