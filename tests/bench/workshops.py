"""Rehearsed workshops in a process of their own, so that people's CPU and a server's are never one figure."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager

import structlog

from server.decks import load_decks
from server.loops import fastest_loop
from server.rehearse.play import Plan, play

PROBLEMS_TOLD = 3


def plan_of(addresses: Sequence[str], people: int, rounds: int, seed: int, spread: float) -> Plan:
    """A quick workshop in teams of four, in which nothing out of the ordinary happens."""
    return Plan(addresses, people, rounds, "teams", 4, seed, spread, timeout=1800, drama=False)


class Workshops:
    """A process for people; what is played must come out as it should, or its figures mean nothing."""

    def __init__(self, people: ProcessPoolExecutor) -> None:
        self._people = people

    async def play(self, plans: Sequence[Plan]) -> float:
        """All of them at the same time; gives the median of the milliseconds until an answer, over the workshops."""
        return await asyncio.get_running_loop().run_in_executor(self._people, _play, plans)


@asynccontextmanager
async def workshops() -> AsyncIterator[Workshops]:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as people:
        yield Workshops(people)


def _play(plans: Sequence[Plan]) -> float:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with asyncio.Runner(loop_factory=fastest_loop()) as runner:
        return runner.run(_all(plans))


async def _all(plans: Sequence[Plan]) -> float:
    library = load_decks().library
    rehearsed = await asyncio.gather(*(play(plan, library, lambda *_: None) for plan in plans))
    problems = [problem for one in rehearsed for problem in one.record.problems]
    if problems:
        raise AssertionError(f"{len(problems)} problems: {' '.join(problems[:PROBLEMS_TOLD])}")
    medians = sorted(one.record.ack_ms.median for one in rehearsed)
    return medians[len(medians) // 2]
