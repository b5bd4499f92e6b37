"""Random commands through two nodes between which things go wrong, compared with one server that is asked the same."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from websockets.exceptions import ConnectionClosed

from rounds.events import CommandDone, Event, SeatTaken
from rounds.ids import RoomCode
from server import nodes as nodes_module
from server import tenure
from server.app import read_journal
from server.cluster import peers
from tests.server.clients import Client, Hotseat, Plain, a_client, a_server, new_key, settings_for
from tests.server.several import FaultyHub, Several

RUNS = int(os.environ.get("HOTSEAT_NODE_RUNS", "4"))
"""How many random workshops over two nodes a run plays; a long run is asked for by this variable."""

SETTLED_WITHIN_S = 30.0
NAMES = ("Ana", "Bo", "Cem", "Dee")
DESK = "Desk"
PASSING = {"storage-down", "too-many-rooms", "server-fault"}
QUICK = {
    tenure: {"LEASE_S": 1.2, "HELD_S": 0.8, "RENEW_EVERY_S": 0.2},
    peers: {"BEAT_EVERY_S": 0.2, "SILENT_AFTER_S": 1.0, "GONE_FOR_S": 1.6},
    nodes_module: {"LOOK_EVERY_S": 0.1, "WITHOUT_OWNER_S": 2.5},
}
"""The same proportions as in earnest, and less waiting."""

people = st.sampled_from(NAMES)
anybody = st.sampled_from((*NAMES, DESK))
either = st.integers(0, 1)
T = TypeVar("T")


class Person:
    """Somebody with a device: it comes back when it is parted, and asks again what has no answer, in order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.key = new_key()
        self.desk = new_key()
        self.room = ""
        self.client: Client | None = None
        self.n = 0
        self.unanswered: dict[int, Plain] = {}
        self.said: dict[int, Plain] = {}
        self.texts: dict[str, str] = {}
        """The replies it saw on its ballot: what they say, by id."""
        self.acked: set[int] = set()
        self._read = 0
        self._line = AsyncExitStack()

    @property
    def is_in(self) -> bool:
        return self.client is not None and not self.client.closed

    def hello(self) -> Plain:
        who = {"role": "participant", "key": self.key, "name": self.name}
        if self.name == DESK:
            who = {"role": "facilitator", "key": self.key, "desk": self.desk}
        return {"t": "hello", "v": 1, "room": self.room, **who}

    async def comes(self, hotseat: Hotseat) -> bool:
        """Connects anew; whether there was a welcome."""
        await self.goes()
        self.client = client = await self._line.enter_async_context(a_client(hotseat.app.addresses.port))
        self._read = 0
        await self._send(self.hello())
        await client.until(lambda: client.closed or any(one["t"] != "view" for one in client.heard))
        if client.closed or client.heard[0]["t"] != "welcome":
            assert client.closed or client.heard[0]["t"] == "bye" or client.heard[0]["slug"] in PASSING, client.heard
            await self.goes()
            return False
        for message in self.unanswered.values():
            await self._send(message)
        return True

    async def goes(self) -> None:
        if self.client is not None:
            self.client.socket.transport.abort()
            self._read_answers()
            self.client = None
        await self._line.aclose()

    @property
    def ballot(self) -> Sequence[Plain]:
        """The replies it may vote for, as far as it is told."""
        shown = self.client.sections.get("ballot") if self.client is not None else None
        replies: Sequence[Plain] = shown["replies"] if shown else ()
        self.texts |= {one["reply"]: one["text"] for one in replies}
        return replies

    async def asks_as(self, other: Person, n: int) -> None:
        """What another asked in another room, where the same reply has another id."""
        message = dict(other.said[n])
        if "reply" in message:
            (message["reply"],) = (one["reply"] for one in self.ballot if one["text"] == other.texts[message["reply"]])
        await self.asks(**message)

    async def asks(self, t: str, **fields: Any) -> None:
        self.n += 1
        self.said[self.n] = {"t": t, **fields}
        self.unanswered[self.n] = {"t": t, "n": self.n, **fields}
        await self._send(self.unanswered[self.n])

    async def asks_again(self, n: int) -> None:
        await self._send({"n": n, **self.said[n]})

    async def _send(self, message: Mapping[str, Any]) -> None:
        if self.client is not None:
            try:
                await self.client.send(message)
            except ConnectionClosed:
                self.client.closed = True

    def _read_answers(self) -> None:
        assert self.client is not None
        fresh, self._read = self.client.heard[self._read :], len(self.client.heard)
        for one in fresh:
            if one["t"] == "ack":
                self.acked.add(one["n"])
            if one["t"] == "ack" or (one["t"] == "refused" and one["slug"] not in PASSING):
                self.unanswered.pop(one["n"], None)
            elif one["t"] == "refused":  # this device asks again where it next has a line
                self.client.closed = True

    async def settles(self, hotseat: Callable[[], Hotseat]) -> None:
        """Until all has an answer."""
        while not self.is_in or self.unanswered:
            if not self.is_in and not await self.comes(hotseat()):
                await asyncio.sleep(0.05)
                continue
            assert self.client is not None
            client, read = self.client, self._read
            if self.unanswered:
                await client.until(lambda: client.closed or len(client.heard) > read)  # noqa: B023
            self._read_answers()


class AnyNodes(RuleBasedStateMachine):
    """One room of two nodes. Nothing waits for an answer but at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.ends = AsyncExitStack()
        self.people = {name: Person(name) for name in (*NAMES, DESK)}

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(what)

    @initialize(start=st.sampled_from(["lobby", "drafting", "voting", "voting"]))
    def opens(self, start: str) -> None:
        self.run(self._opens())
        self.run(self._leads_to(start))

    async def _opens(self) -> None:
        self.several = Several(Path(self.folder.name), None, self.ends)
        self.nodes = [await self.several.start() for _ in range(2)]
        async with self.nodes[0].a_room(title="Monday") as opener:
            for one in self.people.values():
                one.room = opener.room
            self.people[DESK].key = opener.key
        for number, one in enumerate(self.people.values()):
            await one.settles(lambda number=number: self.nodes[number % 2])  # type: ignore[misc]
        await self.people[DESK].asks("set_rules", clocked=False)
        await self.people[DESK].asks("set_up", mode="solo")  # so that there is something to vote for

    async def _leads_to(self, start: str) -> None:
        """Plays up to a step before anything goes wrong; there all do what is asked, and wait for no answer."""
        step = "lobby"
        while step != start:
            if step == "drafting":
                for name in NAMES:
                    await self._propose(name)
                    await self.people[name].settles(lambda: self.nodes[0])
            await self._go_on()
            for one in self.people.values():
                await one.settles(lambda: self.nodes[0])
                client = one.client
                assert client is not None
                await client.until(lambda: client.sections.get("phase", {}).get("name", step) != step)  # noqa: B023
            phase = self.people[DESK].client.sections["phase"]  # type: ignore[union-attr]
            step = phase["name"]
        for name in NAMES:
            await (self._vote(name, len(name)) if start == "voting" else self._propose(name))

    @property
    def hub(self) -> FaultyHub:
        return self.several.hub

    def seat_of(self, name: str) -> str:
        return str(self.seats[name])

    @property
    def seats(self) -> Mapping[str, str]:
        return {name: self.people[name].client.heard[0]["seat"] for name in NAMES}  # type: ignore[union-attr]

    # -- commands -----------------------------------------------------------------------------------------------
    @rule(name=people, on=st.booleans())
    def volunteers(self, name: str, on: bool) -> None:
        self.run(self.people[name].asks("volunteer", on=on))

    @rule(names=st.lists(people, min_size=1, max_size=6))
    def many_say_what_they_take_home(self, names: list[str]) -> None:
        async def say() -> None:
            for count, name in enumerate(names):
                await self.people[name].asks("commit", text=f"{name} {count} of {self.people[name].n}")

        self.run(say())

    @rule(count=st.integers(1, 5))
    def the_title_changes_again_and_again(self, count: int) -> None:
        async def change() -> None:
            for _ in range(count):
                await self.people[DESK].asks("set_up", title=f"Title {self.people[DESK].n}")

        self.run(change())

    @rule(on=st.booleans(), topic=st.sampled_from(["Weather", "Money"]))
    def the_room_is_set_up(self, on: bool, topic: str) -> None:
        async def set_up() -> None:
            await self.people[DESK].asks("set_rules", approval=on)
            await self.people[DESK].asks("set_off_limits", topics=[topic])

        self.run(set_up())

    @rule()
    def the_round_goes_on(self) -> None:
        self.run(self._go_on())

    async def _go_on(self) -> None:
        desk = self.people[DESK]
        if desk.client is None or "desk" not in desk.client.views:
            return
        phase = desk.client.sections["phase"]
        if phase["name"] == "lobby":
            await desk.asks("start_round", scenario="the-cancelled-boiler", format="quick")
        elif phase["name"] == "casting":
            await desk.asks("take_over", turn=phase["turn"])
            await desk.asks("end_step", turn=phase["turn"])
        elif phase["name"] in ("briefing", "complaint", "drafting"):
            await desk.asks("end_step", turn=phase["turn"])

    @rule(name=people)
    def proposes(self, name: str) -> None:
        self.run(self._propose(name))

    async def _propose(self, name: str) -> None:
        one = self.people[name]
        if one.client is not None and "phones" in one.client.views:
            turn = one.client.sections["phase"]["turn"]
            await one.asks("propose", turn=turn, text=f"I am sorry. {name} {one.n}")

    @rule(votes=st.lists(st.tuples(people, st.integers(0, 3)), min_size=1, max_size=6))
    def many_vote(self, votes: list[tuple[str, int]]) -> None:
        async def vote() -> None:
            for name, which in votes:
                await self._vote(name, which)

        self.run(vote())

    async def _vote(self, name: str, which: int) -> None:
        if replies := sorted(self.people[name].ballot, key=lambda one: str(one["text"])):
            await self.people[name].asks("cast_ballot", reply=replies[which % len(replies)]["reply"])

    @rule(name=anybody, which=st.integers(0, 100))
    def a_command_is_sent_again(self, name: str, which: int) -> None:
        acked = sorted(self.people[name].acked)
        if acked:
            self.run(self.people[name].asks_again(acked[which % len(acked)]))

    # -- faults -------------------------------------------------------------------------------------------------
    @rule(name=anybody, node=either)
    def somebody_comes_back_at_a_node(self, name: str, node: int) -> None:
        self.run(self.people[name].comes(self.nodes[node]))

    @rule(name=anybody)
    def a_line_breaks(self, name: str) -> None:
        self.run(self.people[name].goes())

    @rule(sender=either, count=st.integers(1, 3))
    def bundles_are_lost(self, sender: int, count: int) -> None:
        self.hub.to_lose[self.nodes[sender].node, self.nodes[1 - sender].node] += count

    @rule(ms=st.sampled_from([0, 20, 200]))
    def time_passes(self, ms: int) -> None:
        self.run(asyncio.sleep(ms / 1000))

    @rule()
    def everybodys_links_move(self) -> None:
        async def move() -> None:
            for node in self.nodes:
                for room in node.nodes._rooms.values():
                    if room.owner is not None:
                        room.move_to(room.owner)

        self.run(move())

    @rule(node=either, s=st.sampled_from([0.3, 1.5]), told=st.booleans())
    def a_node_is_out_of_touch(self, node: int, s: float, told: bool) -> None:
        async def cut() -> None:
            self.hub.cut(self.nodes[node].node)
            if told:
                self.hub.call_gone(self.nodes[node].node)
            await asyncio.sleep(s)
            self.hub.mend(self.nodes[node].node)

        self.run(cut())

    @rule(node=either, told=st.booleans())
    def a_node_crashes_and_another_is_started(self, node: int, told: bool) -> None:
        async def crash() -> None:
            crashed = self.nodes[node]
            self.hub.cut(crashed.node)
            if told:
                self.hub.call_gone(crashed.node)
            for one in self.people.values():
                if one.client is not None and one.client.socket.remote_address[1] == crashed.app.addresses.port:
                    await one.goes()
            await crashed.stop()
            self.nodes[node] = await self.several.start()

        self.run(crash())

    # -- the end ------------------------------------------------------------------------------------------------
    def teardown(self) -> None:
        try:
            if hasattr(self, "nodes"):
                self.run(self._compare())
        finally:
            self.run(self._close())
            self.loop.close()
            self.folder.cleanup()

    async def _close(self) -> None:
        for one in self.people.values():
            await one.goes()
        await self.ends.aclose()

    async def _compare(self) -> None:
        self.hub.to_lose.clear()
        turns = iter(range(1_000_000))
        async with asyncio.timeout(SETTLED_WITHIN_S):
            while not self._all_are_here():  # a room that still moves may part somebody who had settled
                for one in self.people.values():
                    await one.settles(lambda: self.nodes[next(turns) % 2])
                await asyncio.sleep(0.05)
            await self.people[DESK].asks("set_up", title="The end")
            await self.people[DESK].settles(lambda: self.nodes[0])
        events = await self._journal()
        done = Counter((one.actor, one.n) for one in events if isinstance(one, CommandDone))
        assert not [key for key, count in done.items() if count > 1]
        for one in self.people.values():
            assert {(self._actor(one), n) for n in one.acked} <= done.keys()
        with tempfile.TemporaryDirectory() as folder:
            async with a_server(Path(folder), gather_ms=0) as hotseat:
                alone = await self._asked_of_one_server(hotseat, events)
                try:
                    await self._compare_views(alone)
                finally:
                    for one in alone.values():
                        await one.goes()

    def _all_are_here(self) -> bool:
        desk = self.people[DESK].client
        here = desk is not None and desk.sections.get("room", {}).get("here") == len(NAMES)
        return here and all(one.is_in and not one.unanswered for one in self.people.values())

    async def _journal(self) -> Sequence[Event]:
        recorded = await read_journal(settings_for(Path(self.folder.name)), RoomCode(self.people[DESK].room))
        assert recorded is not None
        return [event for entry in recorded.entries for event in entry]

    def _actor(self, one: Person) -> str:
        return f"desk:{one.desk}" if one.name == DESK else self.seat_of(one.name)

    async def _asked_of_one_server(self, hotseat: Hotseat, events: Sequence[Event]) -> Mapping[str, Person]:
        """Asks one server for what was done, in the same order."""
        alone = {name: Person(name) for name in self.people}
        async with hotseat.a_room(title="Monday") as opener:
            for one in alone.values():
                one.room = opener.room
            alone[DESK].key = opener.key
            assert await alone[DESK].comes(hotseat)
        actors = {self._actor(one): one.name for one in self.people.values()}
        for event in events:
            if isinstance(event, SeatTaken):
                assert await alone[event.name].comes(hotseat)
            if isinstance(event, CommandDone):
                name = actors[event.actor]
                await alone[name].asks_as(self.people[name], event.n)
                await alone[name].settles(lambda: hotseat)
                assert alone[name].n in alone[name].acked, (self.people[name].said[event.n], alone[name].client)
        return alone

    async def _compare_views(self, alone: Mapping[str, Person]) -> None:
        """What was told step by step, what is told as a whole, and what one server tells, become the same."""
        for name in self.people:
            here, there = self.people[name].client, alone[name].client
            assert here is not None
            assert there is not None
            expected = await the_whole(there)
            try:
                await here.until(lambda: views(here) == views(there))  # noqa: B023
            except TimeoutError:
                assert not [*differences(views(here), views(there))], name
            assert not [*differences(await the_whole(here), expected)], name


async def the_whole(client: Client) -> Plain:
    client.views = {}
    await client.send({"t": "resync"})
    await client.until(lambda: len(client.views) == len(client.versions))
    return views(client)


def differences(one: object, other: object, where: str = "") -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from differences(one.get(key), other.get(key), f"{where} {key}")
    elif one != other:
        yield f"{where}: {one!r:.200} and {other!r:.200}"


def views(client: Client) -> Plain:
    """What a device shows, apart from ids, times, what goes by lot, and what is read later."""
    text = json.dumps(client.views)
    roster = client.sections.get("roster", {})
    seats = {seat: one["name"] for seat, one in roster.items()} or {client.sections["you"]["seat"]: "me"}
    for seat, name in seats.items():
        text = text.replace(seat, name)
    replies = {reply: one["text"] for reply, one in client.sections.get("marking", {}).items()}
    for sheet in ("ballot", "sheet"):
        replies |= {one["reply"]: one["text"] for one in (client.sections.get(sheet) or {}).get("replies", ())}
    for reply, said in replies.items():
        text = text.replace(json.dumps(reply), json.dumps(said))
    plain: Plain = json.loads(text)
    for view in plain.values():
        for sheet in ("ballot", "sheet"):
            for one in (view.get(sheet) or {}).get("replies", ()):
                del one["number"]
            (view.get(sheet) or {"replies": []})["replies"].sort(key=lambda one: one["text"])
        view.pop("clock", None)
        view.pop("casting", None)
        view.get("room", {}).pop("code", None)
        for one in view.get("marking", {}).values():
            del one["number"], one["suggested"]
        for one in view.get("roster", {}).values():
            del one["away_since_ms"]
    return plain


@contextmanager
def less_waiting() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module, constants in QUICK.items():
            for name, value in constants.items():
                patch.setattr(module, name, value)
        yield


class TestAnyNodes(AnyNodes.TestCase):  # type: ignore[valid-type,misc]
    settings = settings(
        max_examples=RUNS,
        stateful_step_count=20,
        deadline=None,
        derandomize="HOTSEAT_NODE_RUNS" not in os.environ,
        print_blob=True,
        phases=[Phase.generate],  # a fault that depends on the moment cannot be shrunk
        suppress_health_check=list(HealthCheck),
    )

    @pytest.mark.slow
    @pytest.mark.timeout(600)
    def runTest(self) -> None:  # noqa: N802
        with less_waiting():
            super().runTest()
