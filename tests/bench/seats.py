"""What a round costs a room of many: CPU time and memory of the rules and views, from 625 seats to 5,000.

`python -m tests.bench.seats` plays one round of each size, with a vote, a reaction and the views of stage, desk, phones
and every seat. Linear growth shows as equal figures a seat from line to line.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable

from rounds import commands
from rounds.ids import SeatId
from rounds.phases import Phase
from rounds.views import Desk, Phones, SeatAudience, Stage, TeamAudience
from tests.workshop import Workshop

SIZES = (625, 1250, 2500, 5000)
TEAM = 4


def played(count: int, *, solo: bool) -> dict[str, float]:
    """CPU milliseconds a seat of each part of a round."""
    costs: dict[str, float] = {}

    def timed(part: str, act: Callable[[], object]) -> None:
        began = time.process_time()
        act()
        costs[part] = (time.process_time() - began) * 1000 / count

    workshop = Workshop("solo" if solo else "teams", TEAM)
    names = [f"P{number}" for number in range(count)]
    timed("joining", lambda: workshop.join(*names))
    workshop.start().cast(names[0]).to(Phase.DRAFTING)
    timed("writing", lambda: [workshop.propose(name, "We let you down. A fitter comes today.") for name in names[1:]])
    timed("the bell", lambda: workshop.by_facilitator(commands.EndStep(workshop.room.turn)))
    timed("voting", lambda: _vote(workshop))
    timed("the count", lambda: workshop.by_facilitator(commands.EndStep(workshop.room.turn)))
    timed("reacting", lambda: workshop.react(2))
    timed("stage, desk, phones", lambda: [workshop.view(audience) for audience in (Stage(), Desk(), Phones())])
    timed("every seat", lambda: [workshop.view(SeatAudience(seat)) for seat in workshop.room.seats])
    timed("every team", lambda: [workshop.view(TeamAudience(team)) for team in workshop.room.teams])
    workshop.to(Phase.STANDINGS)
    timed("standings", lambda: [workshop.view(TeamAudience(team)) for team in workshop.room.teams])
    return costs


def _vote(workshop: Workshop) -> None:
    for seat, ids in workshop.exchange.dealt.items():
        workshop.by(workshop.room.seats[SeatId(seat)].name, commands.CastBallot(ids[0]))


def main() -> None:
    for solo in (False, True):
        print("\nSolo" if solo else f"Teams of {TEAM}")
        for count in SIZES:
            tracemalloc.start()
            costs = played(count, solo=solo)
            memory = tracemalloc.get_traced_memory()[1] / count / 1024
            tracemalloc.stop()
            parts = ", ".join(f"{part} {cost:.3f}" for part, cost in costs.items())
            print(f"{count:5} seats: {sum(costs.values()):.2f} ms and {memory:.1f} KiB a seat ({parts})")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
