"""What it costs to read a reply: `python -m tests.bench.reading` prints milliseconds and memory."""

from __future__ import annotations

import resource
import time
from statistics import median, quantiles

SHORTEST, LONGEST, TIMES = 220, 320, 3


def held() -> float:
    """MiB of memory, at the most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    before, began = held(), time.perf_counter()
    from rounds.evidence import read

    read("Nobody came, twice.", "I am sorry. A fitter comes at noon, and I will ring you after.")
    print(f"Loading and the first reply: {(time.perf_counter() - began) * 1000:.0f} ms, {held() - before:.0f} MiB.")

    from tests.evidence_training.corpus import examples

    long_ones = [one for one in examples() if SHORTEST < len(one.reply) <= LONGEST]
    for _ in range(TIMES):
        costs = []
        for one in long_ones:
            began = time.perf_counter()
            read(one.customer, one.reply)
            costs.append((time.perf_counter() - began) * 1000)
        print(f"{len(costs)} replies: median {median(costs):.2f} ms, p95 {quantiles(costs, n=20)[-1]:.2f} ms.")


if __name__ == "__main__":
    main()
