"""A trial: a workshop is rehearsed over several nodes while faults happen, and then everything is compared."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rounds.events import CommandDone
from rounds.ids import RoomCode
from server.decks import load_decks
from server.journal import Journal
from server.rehearse.play import Plan, Rehearsed, play, socket_address
from server.rehearse.screen import Message, Screen, Venue
from server.store.sql import open_postgres
from tests.faults.fleet import Fleet, Node, until
from tests.faults.proxy import Line

PROBE_EVERY_S = 0.1
INTO_VOTING_S = 0.7
"""How long after the vote began the fault comes: people are in the middle of it."""


class Probe(Screen):
    """A second facilitator who sets the title again and again, one at a time, to learn when a command is done."""

    def __init__(self, venue: Venue, room: str, key: str, name: str) -> None:
        super().__init__(venue)
        self.name = name
        self._hello = {"t": "hello", "v": 1, "room": room, "role": "facilitator", "key": key, "desk": f"probe-{name}"}
        self._next_at = 0.0
        self.over = False

    def hello(self) -> Message:
        return self._hello

    @property
    def is_done(self) -> bool:
        return self.over or self.phase == "closed"

    def look(self) -> None:
        if not self.unanswered and self.first("probing"):
            self._probe()

    def _probe(self) -> None:
        if not self.unanswered and not self.is_done:
            self.do("set_up", title=f"{self.name} {self._n + 1}")
        self.plan(PROBE_EVERY_S, self._probe)


Fault = Callable[[Fleet, Node, str], Awaitable[float]]
"""Does something to the fleet and the owner of a room; gives the moment at which it began."""


@dataclass
class Trial:
    """`pauses` are the longest times, in seconds, in which no command was done around each fault."""

    pauses: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    disagree: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    acked: int = 0
    owners: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.twice or self.disagree or self.problems)


async def try_out(
    fleet: Fleet, faults: Sequence[Fault], *, people: int, spread: float, rounds_each: int = 1, seed: int = 1
) -> Trial:
    """Each fault comes while people vote; `rounds_each` are as many rounds as may pass while it lasts."""
    rounds = len(faults) * rounds_each + 1
    opened: asyncio.Future[tuple[str, str]] = asyncio.get_running_loop().create_future()
    plan = Plan(fleet.urls, people, rounds, "teams", 4, seed, spread, timeout=60 + 60 * rounds, drama=False)
    playing = asyncio.create_task(play(plan, load_decks().library, lambda *room: opened.set_result(room)))
    playing.add_done_callback(lambda _: opened.done() or opened.cancel())
    room, key = await opened
    venue = Venue([socket_address(url) for url in fleet.urls])
    probes = [Probe(venue, room, key, name) for name in ("ana", "bo", "cem")]
    trial = Trial()
    async with asyncio.TaskGroup() as group:
        for probe in probes:
            group.create_task(probe.stay())
        try:
            for number, fault in enumerate(faults, start=1):
                await _until_voting(probes, playing, number)
                await asyncio.sleep(INTO_VOTING_S)
                owner = await fleet.owner(room)
                trial.owners.append(owner.name)
                began = await fault(fleet, owner, room)
                trial.pauses.append(await _pause(probes, began))
            rehearsed = await playing
        finally:
            for probe in probes:
                probe.over = True
    trial.problems = list(rehearsed.record.problems)
    await _compare(trial, fleet, room, rehearsed, probes)
    return trial


async def _until_voting(probes: list[Probe], playing: asyncio.Task[Rehearsed], number: int) -> None:
    while not any(one.phase == "voting" and one.step[0] >= number for one in probes):
        if playing.done():
            raise AssertionError(f"the rehearsal ended before round {number}: {playing.result().record.problems}")
        await asyncio.sleep(0.02)


async def _pause(probes: list[Probe], began: float) -> float:
    """The longest time without a command done by any probe, from the fault until it is over and one is done.

    On a busy machine a node may take longer to start again than the others to play the workshop to its end.
    """
    over = now()

    async def done_again() -> list[float] | None:
        moments = sorted(one.acked_at for probe in probes for one in probe.done)
        since = began if all(probe.is_done for probe in probes) else over
        return moments if moments and moments[-1] > since else None

    moments = [began, *(moment for moment in await until(done_again) if moment > began)]
    return max(later - earlier for earlier, later in pairwise(moments))


async def _compare(trial: Trial, fleet: Fleet, room: str, rehearsed: Rehearsed, probes: list[Probe]) -> None:
    """What was acked against the journal, and people's screens against each other."""
    store = await open_postgres(fleet.postgres.address)
    try:
        recorded = await Journal(store).read(RoomCode(room))
    finally:
        await store.close()
    assert recorded is not None
    done = Counter(
        (event.actor, event.n) for entry in recorded.entries for event in entry if isinstance(event, CommandDone)
    )
    people = rehearsed.evidence.people
    acked = [(str(one.seat), sent.n) for one in people for sent in one.done]
    acked += [(f"desk:probe-{probe.name}", sent.n) for probe in probes for sent in probe.done]
    trial.acked = len(acked)
    trial.lost = [f"{actor} {n}" for actor, n in acked if (actor, n) not in done]
    trial.twice = [f"{actor} {n}" for (actor, n), count in done.items() if count > 1]
    shown: Mapping[str, int] = Counter(str((one.see("standings"), one.see("temper"))) for one in people)
    trial.disagree = [] if len(shown) == 1 else [f"{count} saw {what[:200]}" for what, count in shown.items()]


# -- faults ---------------------------------------------------------------------------------------------------------
def now() -> float:
    return asyncio.get_running_loop().time()


async def killed(fleet: Fleet, owner: Node, room: str) -> float:
    """The owner dies, and is started again as somebody else would."""
    name = owner.name
    began = now()
    await owner.kill()
    await _until_owned_by_another(fleet, room, name)
    await owner.start()
    return began


async def upgraded(fleet: Fleet, owner: Node, room: str) -> float:
    """The owner is ended and started again, as an upgrade does."""
    began = now()
    await owner.end()
    await owner.start()
    return began


async def _until_owned_by_another(fleet: Fleet, room: str, name: str) -> None:
    async def another() -> str | None:
        found = await fleet.owner_name(room)
        return None if found == name else found

    await until(another)


def stopped(seconds: float) -> Fault:
    """The owner stands still for so long, and then goes on as if nothing had happened."""

    async def fault(fleet: Fleet, owner: Node, room: str) -> float:
        began = now()
        owner.signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        owner.signal(signal.SIGCONT)
        await owner.until_well()
        return began

    return fault


def broker_restarted(seconds: float = 0.0) -> Fault:
    async def fault(fleet: Fleet, owner: Node, room: str) -> float:
        began = now()
        fleet.broker.end()
        await asyncio.sleep(seconds)
        await asyncio.to_thread(fleet.broker.start)
        return began

    return fault


async def postgres_restarted(fleet: Fleet, owner: Node, room: str) -> float:
    began = now()
    await asyncio.to_thread(fleet.postgres.restart)
    return began


def cut_from_broker(seconds: float) -> Fault:
    return _cut(lambda owner: owner.to_broker, seconds)


def cut_from_database(seconds: float) -> Fault:
    return _cut(lambda owner: owner.to_database, seconds)


def _cut(line_of: Callable[[Node], Line], seconds: float) -> Fault:
    async def fault(fleet: Fleet, owner: Node, room: str) -> float:
        began = now()
        line_of(owner).cut()
        await asyncio.sleep(seconds)
        line_of(owner).mend()
        await owner.until_well()
        return began

    return fault
