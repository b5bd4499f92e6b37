"""What two nodes carry of what one carries: CPU of every process for the same workshops, by who is at which node.

`python -m tests.bench.nodes` needs Mosquitto and PostgreSQL. Half of the rooms are played on one node; all of them on
two with each room's people at its own node; all of them on two with people spread evenly over both, so that every
second one talks through a gateway. People are in a process of their own and in no figure. A node has one core, and what
it can carry goes with the load over the CPU that costs it; so two nodes carry, with twice the rooms,
2 x (CPU of the one) / (CPU of the busier of two) times as much. The one gets half of the rooms because a node that has
less to do spends more on each thing: so the nodes that are compared have as much to do.

A core does less in a second of CPU while its neighbours are busy, and two nodes are busier neighbours than one. So a
piece of work of always the same size is done ten times a second meanwhile, and CPU is also told as that of a quiet
core: one on which the piece takes as long as it did before anything else ran. The ratio is of that.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import mean

import msgpack
import structlog

from server.wire.messages import read
from tests.bench.workshops import plan_of, workshops
from tests.faults.fleet import Fleet, a_fleet

TICKS = os.sysconf("SC_CLK_TCK")
IDLE_S = 10.0
A_COMMAND = {"t": "propose", "n": 1, "turn": 7, "text": "We let you down. A fitter comes today."}


def cpu_of(pid: int) -> float:
    """Seconds of CPU of a process so far, and of those it started: they are part of it, as PostgreSQL's are."""
    fields = _stat(pid)
    own = sum(int(one) for one in fields[11:15]) / TICKS
    return own + sum(cpu_of(child) for child in _children(pid))


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task")
    return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]


def _stat(pid: int) -> list[str]:
    """The fields of a process from its state on; its name may hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def memory_of(pid: int) -> float:
    """MiB that a process holds."""
    return int(_stat(pid)[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def piece_of_work() -> float:
    """Milliseconds of CPU for a piece of always the same size, of the kind that a node does."""
    began = time.thread_time()
    for _ in range(300):
        read(msgpack.unpackb(msgpack.packb(A_COMMAND)))
    return (time.thread_time() - began) * 1000


@asynccontextmanager
async def slowness(quiet: float) -> AsyncIterator[list[float]]:
    """Holds, one after the other, how many times as long the piece of work took as on a quiet core."""
    found: list[float] = []

    async def measure() -> None:
        while True:
            found.append(piece_of_work() / quiet)
            await asyncio.sleep(0.1)

    measuring = asyncio.create_task(measure())
    try:
        yield found
    finally:
        measuring.cancel()


def processes_of(fleet: Fleet) -> Mapping[str, int]:
    nodes = {f"node {node.number}": node.process.pid for node in fleet.nodes if node.process is not None}
    postmaster = int((fleet.postgres.data / "postmaster.pid").read_text().split()[0])
    return nodes | {"broker": fleet.broker.pid, "database": postmaster}


async def played(
    count: int, rooms: Sequence[Sequence[int]], people: int, rounds: int, spread: float, quiet: float
) -> list[float]:
    """Each room with people at the nodes of these numbers; gives each node's seconds of a quiet core."""
    folder = Path(tempfile.mkdtemp(prefix="hotseat-nodes-"))
    async with a_fleet(folder, count) as fleet, workshops() as crowd:
        processes = processes_of(fleet)

        def cpu() -> dict[str, float]:
            return {name: cpu_of(pid) for name, pid in processes.items()}

        await crowd.play([plan_of([url], 3, 1, 0, 0.1) for url in fleet.urls])  # nothing is done for the first time
        idle_before = cpu()
        await asyncio.sleep(IDLE_S)
        idle = {name: (now - idle_before[name]) / IDLE_S for name, now in cpu().items()}
        memory = {name: memory_of(pid) for name, pid in processes.items()}
        plans = [
            plan_of([fleet.urls[number] for number in at], people, rounds, seed, spread)
            for seed, at in enumerate(rooms, 1)
        ]
        before, began = cpu(), time.monotonic()
        async with slowness(quiet) as slow:
            took = await crowd.play(plans)
        seconds = time.monotonic() - began
        used = {name: now - before[name] for name, now in cpu().items()}
        each = {name: 1000 * one / (len(rooms) * people * rounds) for name, one in used.items()}
        for name, pid in processes.items():
            print(
                f"  {name:<9} {each[name]:6.3f} ms a person and round, {each[name] / mean(slow):6.3f} of a quiet core; "
                f"{100 * used[name] / seconds:4.1f} % of a core, idle {100 * idle[name]:.1f} %; "
                f"{memory[name]:.0f} MiB, then {memory_of(pid):.0f}"
            )
        print(f"  {seconds:.0f} s, answers after {took:.0f} ms, cores {mean(slow):.2f} times as slow")
        sys.stdout.flush()
        return [used[name] / mean(slow) for name in processes if name.startswith("node")]


async def compare(rooms: int, people: int, rounds: int, spread: float) -> None:
    quiet = min(piece_of_work() for _ in range(200))
    print(f"{rooms} rooms of {people}, {rounds} rounds, answers spread over {spread:g} s\nOne node, half of the rooms")
    (one,) = await played(1, [[0]] * (rooms // 2), people, rounds, spread, quiet)
    for title, at in (
        ("Two nodes, each room's people at its own", ([0], [1])),
        ("Two nodes, people at either", ([0, 1], [1, 0])),
    ):
        print(title)
        two = await played(2, [at[number % 2] for number in range(rooms)], people, rounds, spread, quiet)
        print(f"  they carry {2 * one / max(two):.2f} times as much as one")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rooms", type=int, default=16, help="an even number")
    options.add_argument("--people", type=int, default=25)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--spread", type=float, default=3.0, help="seconds over which people answer")
    asked = options.parse_args()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(compare(asked.rooms, asked.people, asked.rounds, asked.spread))


if __name__ == "__main__":
    main()
