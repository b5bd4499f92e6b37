"""`python -m tests.faults FAULT`: a trial with as many people and times as wished, and its figures."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from math import ceil
from pathlib import Path

from tests.faults import trial
from tests.faults.fleet import a_fleet

FAULTS = {
    "killed": lambda _: trial.killed,
    "upgraded": lambda _: trial.upgraded,
    "stopped": trial.stopped,
    "broker": trial.broker_restarted,
    "postgres": lambda _: trial.postgres_restarted,
    "cut-from-broker": trial.cut_from_broker,
    "cut-from-database": trial.cut_from_database,
}

QUICKEST_ROUND_S = 8.0
"""At a spread of three seconds; with fewer rounds a workshop would end before its last fault."""


async def run(fault: str, people: int, times: int, seconds: float, spread: float) -> trial.Trial:
    folder = Path(tempfile.mkdtemp(prefix="hotseat-faults-"))
    print(f"The nodes' logs are in {folder}.")
    async with a_fleet(folder) as fleet:
        faults = [FAULTS[fault](seconds)] * times
        rounds = 1 + ceil(seconds / QUICKEST_ROUND_S)
        return await trial.try_out(fleet, faults, people=people, spread=spread, rounds_each=rounds)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("fault", choices=FAULTS)
    options.add_argument("--people", type=int, default=300)
    options.add_argument("--times", type=int, default=10)
    options.add_argument("--seconds", type=float, default=0.0, help="how long the fault lasts")
    options.add_argument("--spread", type=float, default=3.0, help="seconds over which people answer")
    asked = options.parse_args()
    found = asyncio.run(run(asked.fault, asked.people, asked.times, asked.seconds, asked.spread))
    print(f"{asked.fault}, {asked.people} people, {asked.times} times")
    print(f"  pauses (s)      {' '.join(f'{one:.1f}' for one in found.pauses)}")
    print(f"  acked           {found.acked}")
    for name in ("lost", "twice", "disagree", "problems"):
        several = getattr(found, name)
        print(f"  {name:<15} {len(several)} {'; '.join(several[:3])}")


if __name__ == "__main__":
    main()
