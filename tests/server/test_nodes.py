"""Several nodes with one database: a room is played from all of them as if there were one server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from rounds.events import CommandDone
from rounds.ids import RoomCode
from server import remote
from server.app import read_journal
from server.cluster import peers
from server.cluster.base import NodeId
from server.cluster.peers import Item
from server.recorded import room_of
from server.remote import RemoteRoom
from server.report.document import document_of
from server.room import LiveRoom
from server.why import traced
from server.wire.codec import JSON, MSGPACK
from server.wire.faults import Fault, WireRefusal
from tests.server.clients import Client, new_key, settings_for
from tests.server.cluster.members import until
from tests.server.several import Node, Several, several
from tests.server.test_slow_reader import CHANGES, a_narrow_line, assert_told_of_the_last_title_only, until_behind
from tests.server.test_storage_down import break_storage, mend_storage
from tests.server.test_whole_round import play_a_round

STOPS_WITHIN_S = 5.0
NAMES = ("Ana", "Bo", "Cem", "Dee", "Eva", "Fay")


@pytest.fixture(params=["local", "mqtt"])
async def cluster(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Several]:
    """Nodes of either kind of cluster."""
    broker = request.getfixturevalue("broker") if request.param == "mqtt" else None
    async with several(tmp_path, broker) as cluster:
        yield cluster


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[Several]:
    """Nodes between which things go wrong."""
    async with several(tmp_path) as cluster:
        yield cluster


def remote_room(node: Node, code: str) -> RemoteRoom:
    room = node.nodes._rooms[RoomCode(code)]
    assert isinstance(room, RemoteRoom)
    return room


async def here_are(desk: Client, count: int) -> None:
    await desk.until(lambda: desk.sections["room"]["here"] == count)


async def same_view(one: Client, other: Client, channel: str) -> None:
    await one.until(lambda: one.views[channel] == other.views[channel])


async def answer_to(node: Node, hello: dict[str, Any]) -> tuple[Any, Any]:
    async with node.client() as client:
        answer = await client.tell({"t": "hello", "v": 1, **hello}, "refused")
        return answer["slug"], answer["say"]


async def stops(node: Node) -> None:
    async with asyncio.timeout(STOPS_WITHIN_S):
        await node.stop()


# -- as if there were one server ------------------------------------------------------------------------------------
async def test_a_round_is_played_across_nodes_and_everybody_sees_the_same(cluster: Several, tmp_path: Path) -> None:
    nodes = [await cluster.start() for _ in range(3)]
    async with nodes[0].a_room(title="Monday") as desk, AsyncExitStack() as stack:
        phones = [
            await stack.enter_async_context(nodes[n % 3].a_seat(desk.room, name, (MSGPACK, JSON)[n // 3]))
            for n, name in enumerate(NAMES)
        ]
        stages = [await stack.enter_async_context(node.client()) for node in nodes]
        desks = [await stack.enter_async_context(node.client(JSON)) for node in nodes]
        for stage, other in zip(stages, desks, strict=True):
            stage.room = other.room = desk.room
            await stage.hello(role="stage")
            await other.hello(role="facilitator", key=desk.key, desk=new_key())
        await here_are(desk, len(NAMES))
        await play_a_round(desk, phones)
        reply = next(iter(desk.sections["marking"]))
        strategy = desk.sections["rubric"]["lines"][0]["strategy"]
        await desks[2].must("mark_reply", reply=reply, strategy=strategy, mark=2)
        for phase in ("debrief", "standings", "lobby"):
            await desks[1].must("end_step", turn=desk.turn)
            await desk.until_phase(phase)
        for group, channel in ((stages, "stage"), ([desk, *desks], "desk"), (phones, "phones")):
            for one in group:
                await same_view(one, group[0], channel)
        assert not any(one.gaps for one in (desk, *phones, *stages, *desks))
        assert [node.rooms_awake for node in nodes] == [1, 0, 0]
    settings = settings_for(tmp_path)
    report = document_of(await asyncio.to_thread(room_of, settings, desk.room))
    assert {one["name"] for one in report["people"]} == set(NAMES)
    assert "Ana" in await asyncio.to_thread(traced, settings, desk.room, None, None) or report["rounds"]


async def test_the_same_is_refused_with_the_same_words(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana"), here.a_seat(desk.room, "Bo") as bo:
        await desk.must("remove_seat", seat=bo.sections["you"]["seat"])
        mine = {"room": desk.room, "role": "participant", "key": new_key()}
        hellos: dict[str, dict[str, Any]] = {
            "room-unknown": {**mine, "room": "CCCCCC", "name": "Cem"},
            "key-wrong": {"room": desk.room, "role": "facilitator", "key": new_key(), "desk": new_key()},
            "seat-removed": {**mine, "key": bo.key},
            "seat-unknown": mine,
            "name-taken": {**mine, "name": "ANA"},
            "name-missing": {**mine, "name": " "},
        }
        for slug, hello in hellos.items():
            at_owner, elsewhere = await answer_to(here, hello), await answer_to(there, hello)
            assert at_owner == elsewhere
            assert at_owner[0] == slug


async def test_a_command_is_refused_with_the_same_words(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk, here.a_seat(desk.room, "Ana") as ana, there.a_seat(desk.room, "Bo") as bo:
        for command in ({"t": "set_up", "title": "Mine"}, {"t": "propose", "turn": 1, "text": "Sorry."}):
            one, other = await ana.do(**command), await bo.do(**command)
            assert (one["slug"], one["say"]) == (other["slug"], other["say"])
        async with there.client() as stage:
            stage.room = desk.room
            await stage.hello(role="stage")
            assert (await stage.do("set_up", title="Mine"))["slug"] == "not-for-your-role"


async def test_a_frame_crosses_once_however_many_hear_it(cluster: Several, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk, AsyncExitStack() as stack:
        phones = [await stack.enter_async_context(there.a_seat(desk.room, name)) for name in NAMES]
        phones.append(await stack.enter_async_context(there.a_seat(desk.room, "Gil", JSON)))
        await here_are(desk, len(phones))
        for phone in phones:
            await phone.until(lambda phone=phone: phone.sections["room"]["here"] == len(phones))  # type: ignore[misc]
        crossed: list[Item] = []
        take = there.nodes.take

        def note(sender: NodeId, item: Item) -> None:
            crossed.append(item)
            take(sender, item)

        monkeypatch.setattr(there.nodes, "take", note)
        await desk.must("set_up", title="Tuesday")
        for phone in phones:
            await phone.until(lambda phone=phone: phone.sections["room"]["title"] == "Tuesday")  # type: ignore[misc]
        said = [(item[2], item[3]) for item in crossed if item[0] == "said"]
        assert sorted(said) == sorted(("phones", codec.subprotocol) for codec in (MSGPACK, JSON))
        assert not [item for item in crossed if item[0] == "tell"]


async def test_a_class_that_comes_at_once_asks_for_its_owner_once(
    local: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = await local.start(), await local.start()
    registry = there.nodes._registry
    asked: list[str] = []
    settle = registry.settle

    async def note(code: RoomCode, gone: Collection[NodeId] = ()) -> LiveRoom | NodeId:
        asked.append(code)
        return await settle(code, gone)

    monkeypatch.setattr(registry, "settle", note)
    async with here.a_room() as desk, AsyncExitStack() as stack:
        rooms = await asyncio.gather(*(there.nodes.find(desk.room) for _ in NAMES))
        assert asked == [desk.room]
        assert set(rooms) == {remote_room(there, desk.room)}
        for name in NAMES:
            await stack.enter_async_context(there.a_seat(desk.room, name))
        await here_are(desk, len(NAMES))


# -- seats ----------------------------------------------------------------------------------------------------------
async def test_a_seat_that_is_opened_at_another_node_parts_the_first(cluster: Several) -> None:
    here, there, third = await cluster.start(), await cluster.start(), await cluster.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as first:
        async with third.client() as second:
            await second.join(desk.room, None, first.key)
            assert (await first.next_of("bye"))["slug"] == "seat-elsewhere"
            await second.must("volunteer", on=True)
            async with here.client() as last:
                await last.join(desk.room, None, first.key)
                assert (await second.next_of("bye"))["slug"] == "seat-elsewhere"
                await here_are(desk, 1)
                assert [one["present"] for one in desk.sections["roster"].values()] == [True]
        await here_are(desk, 0)
    await until(lambda: all(not guests.here for guests in here.nodes._guests.values()))


async def test_two_hellos_for_one_seat_at_two_nodes_at_once_leave_one_open(cluster: Several) -> None:
    here, there, third = await cluster.start(), await cluster.start(), await cluster.start()
    async with here.a_room() as desk, there.client() as one, third.client() as other:
        hello = {"t": "hello", "v": 1, "room": desk.room, "role": "participant", "key": new_key(), "name": "Ana"}
        await asyncio.gather(one.send(hello), other.send(hello))
        await asyncio.gather(one.next_of("welcome"), other.next_of("welcome"))
        await until(lambda: one.closed or other.closed)
        stays, parted = (one, other) if other.closed else (other, one)
        assert (await parted.next_of("bye"))["slug"] == "seat-elsewhere"
        await stays.must("volunteer", on=True)
        await here_are(desk, 1)
        assert len(desk.sections["roster"]) == 1


async def test_a_removed_person_elsewhere_is_parted_and_is_nowhere_until_back(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as ana:
        seat = ana.sections["you"]["seat"]
        await here_are(desk, 1)
        await desk.must("remove_seat", seat=seat)
        assert (await ana.next_of("bye"))["slug"] == "removed"
        await ana.until(lambda: ana.closed)
        await until(lambda: all(not guests.here for guests in here.nodes._guests.values()))
        await desk.must("readmit_seat", seat=seat)
        await desk.until(lambda: desk.sections["roster"][seat].get("removed") is not True)
        assert desk.sections["roster"][seat]["present"] is False
        async with there.client() as again:
            await again.join(desk.room, None, ana.key)
            await here_are(desk, 1)


async def test_a_connection_that_breaks_while_its_greeting_is_on_its_way_leaves_nobody(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk:
        for name in NAMES:
            async with there.client() as phone:
                hello = {"room": desk.room, "role": "participant", "key": new_key(), "name": name}
                await phone.send({"t": "hello", "v": 1, **hello})
                phone.socket.transport.abort()
        await desk.until(lambda: len(desk.sections["roster"]) == len(NAMES))
        await here_are(desk, 0)
        await until(lambda: all(not guests.here for guests in here.nodes._guests.values()))


# -- slow readers ---------------------------------------------------------------------------------------------------
async def test_a_slow_reader_elsewhere_is_skipped_and_then_told_everything(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, a_narrow_line(there) as line:
        slow = await a_slow_desk(desk, line)
        await until_behind(slow, desk, remote_room(there, desk.room))
        for number in range(CHANGES):
            await desk.must("set_up", title=f"Missed {number}")
        await assert_told_of_the_last_title_only(slow)


async def test_a_slow_reader_elsewhere_who_stays_behind_is_ended(
    local: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, a_narrow_line(there) as line:
        slow = await a_slow_desk(desk, line)
        await until_behind(slow, desk, remote_room(there, desk.room))
        monkeypatch.setattr(remote, "BEHIND_FOR_S", 0.1)
        await until(lambda: remote_room(there, desk.room).is_empty)
        await until(lambda: all(not guests.here for guests in here.nodes._guests.values()))


async def a_slow_desk(desk: Client, line: Any) -> Client:
    slow = Client(line, MSGPACK)
    hello = {"t": "hello", "v": 1, "room": desk.room, "role": "facilitator", "key": desk.key, "desk": new_key()}
    await slow.send(hello)
    assert MSGPACK.unpack(await line.recv())["t"] == "welcome"
    return slow


# -- nodes that stop ------------------------------------------------------------------------------------------------
async def test_a_node_that_stops_hands_its_rooms_over(cluster: Several, tmp_path: Path) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room(title="Monday") as desk, there.a_seat(desk.room, "Ana") as ana, there.client() as second:
        second.room = desk.room
        await second.hello(role="facilitator", key=desk.key, desk=new_key())
        for number in range(8):  # some are under way while the node stops
            second.n += 1
            await second.send({"t": "set_up", "n": second.n, "title": f"Title {number}"})
        await stops(here)
        assert (await desk.next_of("bye"))["slug"] == "server-stopping"
        await second.until(lambda: sum(one["t"] in ("ack", "refused") for one in second.heard) == 8)
        assert not [one for one in second.heard if one["t"] == "refused"]
        await ana.must("volunteer", on=True)
        await ana.until(lambda: ana.sections["room"]["title"] == "Title 7")
        assert not [one for client in (ana, second) for one in client.heard if one["t"] == "bye"]
        assert there.rooms_awake == 1
    recorded = await read_journal(settings_for(tmp_path), RoomCode(desk.room))
    assert recorded is not None
    done = [(one.actor, one.n) for entry in recorded.entries for one in entry if isinstance(one, CommandDone)]
    assert len(done) == len(set(done)) == 9


async def test_people_of_a_node_that_stops_are_told_wherever_their_room_is(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as ana:
        await here_are(desk, 1)
        await stops(there)
        assert (await ana.next_of("bye"))["slug"] == "server-stopping"
        await here_are(desk, 0)


async def test_a_node_stops_though_somebody_waits_for_an_owner(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana"), there.client() as late:
        local.hub.cut(here.node)
        hello = {"room": desk.room, "role": "participant", "key": new_key(), "name": "Bo"}
        await late.send({"t": "hello", "v": 1, **hello})
        await until(lambda: len(remote_room(there, desk.room)._links) == 2)
        await stops(there)
        assert (await late.next_of("bye"))["slug"] == "server-stopping"


async def test_a_node_stops_after_somebody_left_on_the_way_to_the_next_owner(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with there.client() as ana:
        async with here.a_room() as desk, there.client() as bo:
            await bo.join(desk.room, "Bo")
            await ana.join(desk.room, "Ana")
            local.hub.cut(there.node)
            there.nodes.gone(here.node)  # both are introduced again, and hear nothing
            bo.socket.transport.abort()
            await until(lambda: len(remote_room(there, desk.room)._links) == 1)
            local.hub.mend(there.node)
            await here_are(desk, 1)
        await stops(there)


async def test_a_room_that_sleeps_wakes_at_another_node(cluster: Several) -> None:
    here, there = await cluster.start(max_rooms=1), await cluster.start(max_rooms=1)
    async with here.a_room(title="Monday") as first:
        pass
    await until(lambda: all(room.is_idle for room in here.app.registry._awake.values()))
    async with here.a_room(title="Tuesday"), there.client() as desk:
        desk.room = first.room
        while True:  # the first is released just after the second has its place
            await desk.send({"t": "hello", "v": 1, "room": desk.room, "role": "stage"})
            await desk.until(lambda: desk.heard)
            if desk.heard[-1]["t"] != "refused":
                break
            desk.heard.clear()
        await desk.until(lambda: desk.sections.get("room", {}).get("title") == "Monday")
        await until(lambda: there.rooms_awake == 1)


async def test_a_node_that_is_full_still_has_people_of_rooms_elsewhere(cluster: Several) -> None:
    here, there = await cluster.start(), await cluster.start(max_rooms=1)
    async with here.a_room() as desk, there.a_room(), there.a_seat(desk.room, "Ana") as ana:
        await ana.must("volunteer", on=True)
        await here_are(desk, 1)


# -- what goes wrong between nodes ----------------------------------------------------------------------------------
async def test_commands_stay_in_order_when_a_bundle_is_lost(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, there.client() as second:
        second.room = desk.room
        await second.hello(role="facilitator", key=desk.key, desk=new_key())
        local.hub.to_lose[there.node, here.node] = 1
        await second.send({"t": "set_up", "n": 1, "title": "First"})
        await until(lambda: not local.hub.to_lose[there.node, here.node])
        await second.send({"t": "set_up", "n": 2, "title": "Second"})
        await second.until(lambda: {one["n"] for one in second.heard if one["t"] == "ack"} == {1, 2})
        second.n = 2
        await second.must("lock_room", on=True)
        await second.until(lambda: second.sections["room"]["locked"])
        assert second.sections["room"]["title"] == "Second"


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("lost", [1, 2, 3])
async def test_lost_bundles_are_healed(local: Several, lost: int, back: bool) -> None:
    here, there = await local.start(), await local.start()
    way = (here.node, there.node) if back else (there.node, here.node)
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as ana, there.client() as late:
        await here_are(desk, 1)
        local.hub.to_lose[way] = lost
        await ana.must("volunteer", on=True)
        await late.join(desk.room, "Bo")
        await desk.must("set_up", title="Tuesday")
        for one in (ana, late):
            await one.until(lambda one=one: one.sections["room"]["title"] == "Tuesday")  # type: ignore[misc]
        await here_are(desk, 2)


async def test_a_node_that_ends_unheard_is_seen_off_and_welcome_again(
    local: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "GONE_FOR_S", 1.0)
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as ana:
        await here_are(desk, 1)
        local.hub.to_lose[there.node, here.node] = 1_000_000
        await here_are(desk, 0)
        del local.hub.to_lose[there.node, here.node]
        await here_are(desk, 1)
        await ana.must("volunteer", on=True)


async def test_an_owner_that_was_called_gone_wrongly_gives_its_rooms_up(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, here.a_seat(desk.room, "Bo") as bo, there.a_seat(desk.room, "Ana") as ana:
        await here_are(desk, 2)
        local.hub.call_gone(here.node)
        await until(lambda: there.rooms_awake == 1)
        await bo.must("volunteer", on=True)
        await ana.must("volunteer", on=True)
        await desk.until(lambda: [one["volunteer"] for one in desk.sections["roster"].values()] == [True, True])
        await here_are(desk, 2)
        assert here.rooms_awake == 0
        assert not [one for client in (desk, ana, bo) for one in client.heard if one["t"] == "bye"]


async def test_an_owner_out_of_touch_is_replaced_and_its_people_find_the_next(local: Several) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, here.a_seat(desk.room, "Bo") as bo, there.a_seat(desk.room, "Ana") as ana:
        await here_are(desk, 2)
        local.hub.cut(here.node)
        await ana.must("volunteer", on=True)
        assert there.rooms_awake == 1
        await bo.send({"t": "volunteer", "n": 1, "on": True})
        local.hub.mend(here.node)
        await bo.until(lambda: any(one["t"] == "ack" for one in bo.heard))
        await desk.until(lambda: [one["volunteer"] for one in desk.sections["roster"].values()] == [True, True])


async def test_a_fault_while_somebody_is_greeted_is_theirs_alone(
    local: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = await local.start(), await local.start()
    async with here.a_room() as desk, there.a_seat(desk.room, "Ana") as ana:

        async def settle(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as faulty:
            faulty.setattr(here.app.registry, "settle", settle)
            stage = {"room": desk.room, "role": "stage"}
            assert await answer_to(there, stage) == ("server-fault", WireRefusal(Fault.SERVER_FAULT).say)
        await ana.must("volunteer", on=True)
        await here_are(desk, 1)


async def test_whoever_had_the_seat_has_it_still_when_nobody_could_be_let_in(local: Several, tmp_path: Path) -> None:
    here, there = await local.start(gather_ms=200), await local.start()
    async with here.a_room() as desk, here.a_seat(desk.room, "Ana") as ana:
        await here_are(desk, 1)
        hello = {"room": desk.room, "role": "participant", "key": ana.key}
        break_storage(tmp_path)
        await desk.send({"t": "set_up", "n": 1, "title": "Not saved"})
        answers = await asyncio.gather(answer_to(there, hello), answer_to(here, hello))
        assert {slug for slug, _ in answers} == {"storage-down"}
        mend_storage(tmp_path)
        await ana.must("volunteer", on=True)
        await here_are(desk, 1)
        assert len((await here.app.registry.find(desk.room))._sitting) == 1
