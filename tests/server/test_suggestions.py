"""Suggestions over real sockets: they come to the desk after the bell, outlive the server, and delay nobody."""

from __future__ import annotations

import logging
import statistics
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from rounds import commands
from rounds.events import Event, RoomOpened, SeatTaken
from rounds.evidence import Reading, read
from rounds.phases import Phase
from server import readings
from server.app import open_store
from server.journal import Journal, row_of
from server.keys import key_hash_of
from tests.server.clients import Client, a_server, settings_for
from tests.workshop import NOON, Workshop

SORRY = "I am sorry. We missed both visits, and that was our fault. A fitter comes to you tomorrow at nine."
REPLIES = 500
AWAKE = 20
"""How many of the people of the large room have a phone in the test; the others wrote, and are away."""
ACKS = 150
KEY = "the-facilitator-has-this-key"


async def to_voting(desk: Client, customer: Client, *writers: Client) -> None:
    await desk.must("start_round", scenario=desk.sections["library"]["scenarios"][0]["scenario"], format="quick")
    await desk.until_phase("casting")
    await desk.must("ask_customer", turn=desk.turn, seat=customer.sections["you"]["seat"])
    await customer.until(lambda: customer.sections["you"]["asked"])
    await customer.must("answer_casting", turn=customer.turn, accept=True)
    await desk.until(lambda: desk.sections["casting"]["customer"])
    for phase in ("briefing", "complaint", "drafting"):
        await desk.must("end_step", turn=desk.turn)
        await desk.until_phase(phase)
    for number, one in enumerate(writers):
        await one.until_phase("drafting")
        await one.must("propose", turn=one.turn, text=f"{number}: {SORRY}")
    await desk.must("end_step", turn=desk.turn)
    await desk.until_phase("voting")


def suggested(desk: Client) -> list[list[str]]:
    return [[one["label"] for one in row["suggested"]] for row in desk.sections["marking"].values()]


async def test_the_desk_has_suggestions_soon_after_the_bell_and_phones_and_stage_have_none(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room(mode="solo") as desk, AsyncExitStack() as seats:
        ada, ben, cem = [await seats.enter_async_context(hotseat.a_seat(desk.room, n)) for n in ("Ada", "Ben", "Cem")]
        stage = await seats.enter_async_context(hotseat.client())
        stage.room = desk.room
        await stage.hello(role="stage")
        await to_voting(desk, ada, ben, cem)
        await desk.until(lambda: all("apologise" in found for found in suggested(desk)))
        assert len(suggested(desk)) == 2
        for one in (ada, ben, cem, stage):
            await one.until_phase("voting")
            await one.tell({"t": "ping"}, "pong")
            assert "own-the-mistake" not in str(one.heard)


async def test_suggestions_outlive_the_server_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room(mode="solo") as desk, AsyncExitStack() as seats:
        ada, ben, cem = [await seats.enter_async_context(hotseat.a_seat(desk.room, n)) for n in ("Ada", "Ben", "Cem")]
        await to_voting(desk, ada, ben, cem)
        await desk.until(lambda: all(suggested(desk)))
        before, room, key = suggested(desk), desk.room, desk.key
    monkeypatch.setattr(readings, "read", lambda heard, reply: Reading(()))  # a later version that finds nothing
    async with a_server(tmp_path) as hotseat, hotseat.client() as desk:
        desk.room, desk.key = room, key
        await desk.hello(role="facilitator", key=key, desk="another-desk")
        assert suggested(desk) == before


async def test_reading_five_hundred_replies_at_the_bell_delays_no_ack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People press a button right after the bell, in a room where replies are read and in one where none are."""
    begun: list[str] = []

    def noted(heard: str, reply: str) -> Reading:
        begun.append(reply)
        return read(heard, reply)

    monkeypatch.setattr(readings, "read", noted)
    with monkeypatch.context() as off:
        off.setattr(readings, "unread", lambda room: iter(()))
        without, unread = await acks_after_the_bell(a_folder(tmp_path, "off"), begun)
    with_them, found = await acks_after_the_bell(a_folder(tmp_path, "on"), begun)
    medians = [statistics.median(one) for one in (without, with_them)]
    late = [sorted(one)[-ACKS // 20] for one in (without, with_them)]
    said = f"median ack {medians[0]:.1f} → {medians[1]:.1f} ms, slowest twentieth {late[0]:.1f} → {late[1]:.1f} ms"
    logging.getLogger(__name__).info(said)
    assert unread == 0
    assert found > 0, "nothing was read while the acks were timed"
    assert medians[1] < medians[0] * 2 + 5, said


def a_folder(beside: Path, name: str) -> Path:
    folder = beside / name
    folder.mkdir()
    return folder


async def acks_after_the_bell(folder: Path, begun: list[str]) -> tuple[list[float], int]:
    """How long acks took in milliseconds, from the bell on; and how many replies had been read by the last of them."""
    room = await a_large_room_that_writes(folder)
    async with a_server(folder) as hotseat, hotseat.client() as desk, AsyncExitStack() as seats:
        desk.room, desk.key = room, KEY
        await desk.hello(role="facilitator", key=KEY, desk="the-desk-of-the-test")
        people = [await seats.enter_async_context(hotseat.client()) for _ in range(AWAKE)]
        for number, one in enumerate(people, start=2):
            await one.join(room, None, key_of(f"s{number}"))
        await desk.must("end_step", turn=desk.turn)
        took = [await timed_ack(people[number % AWAKE], on=number // AWAKE % 2 == 0) for number in range(ACKS)]
        return took, len(begun)


def key_of(seat: str) -> str:
    return f"the-key-of-the-phone-of-{seat}"


async def a_large_room_that_writes(folder: Path) -> str:
    """A room in the store of a folder, in which five hundred people have proposed a reply, before the bell."""
    names = [f"Person {number}" for number in range(REPLIES + 1)]
    workshop = Workshop("solo").join(*names)
    workshop.by_facilitator(commands.SetRules(clocked=False))
    workshop.start().cast(names[0]).to(Phase.DRAFTING)
    for name in names[1:]:
        workshop.propose(name, f"{name}: {SORRY}")
    store = await open_store(settings_for(folder))
    try:
        code = workshop.room.code
        await Journal(store).append([row_of(code, 1, NOON, [with_keys(one) for one in workshop.history])])
    finally:
        await store.close()
    return code


def with_keys(event: Event) -> Event:
    if isinstance(event, RoomOpened):
        return replace(event, facilitator_key_hash=key_hash_of(KEY))
    return replace(event, key_hash=key_hash_of(key_of(event.seat))) if isinstance(event, SeatTaken) else event


async def timed_ack(one: Client, *, on: bool) -> float:
    began = time.perf_counter()
    await one.must("volunteer", on=on)
    return (time.perf_counter() - began) * 1000
