"""How many nodes, and what they do, for so many people: computed from what was measured for one.

`python -m tests.bench.sizing` prints the table of docs/operating.md. Everybody is in play at the same time, in rooms of
thirty, in rounds of six minutes: the tightest there is. CPU is of a core that has nothing else to do.
"""

from __future__ import annotations

from math import ceil

from server.rehearse.screen import SILENT_S

SIZES = (30, 300, 3_000, 30_000, 300_000, 1_000_000)
ROOM = 30
ROUND_S = 360

NODE_MS, ELSEWHERE_MS = 9.8, 2.9
"""A node's CPU for a person and round, and what is added where their room is at another node (tests.bench.nodes)."""

QUESTION_MS = 0.1
"""A node's CPU for a screen's question whether it is there (tests.bench.pings)."""

QUESTIONS_MS = QUESTION_MS * ROUND_S / SILENT_S
"""The same for a person and round if nobody ever does anything: an upper bound, since each frame puts it off."""

DATABASE_MS, BROKER_MS = 1.2, 0.3
"""The same of PostgreSQL, and of the broker for somebody whose room is elsewhere (tests.bench.nodes)."""

TURNS = 6.6
"""Commits for a person and round in rooms of 25: where few are in a room, few share one."""

LEASES_A_SECOND = 2
RETURN_MS = 1.5
"""A node's CPU for somebody who comes back, on a busy core."""

NODE_MIB, PERSON_KIB = 125, 41
"""Memory of a node without people, and of a person with their share of a room after two rounds (tests.bench.nodes)."""

DISK_KIB = 3.0
"""A person's share of the journal for a round."""

PEOPLE_A_NODE = 4_000
"""So many come back to a node that was started again within some six seconds; its core is busy for a third at most."""

NODES_A_CELL = 8
"""More nodes make a small room's frames travel to more of them; a cell has a broker, a database and an address."""

BOTTLENECK = {
    30: "the Wi-Fi of the room",
    300: "the Wi-Fi; a node is enough",
    3_000: "one core, when all come back at once",
    30_000: "the nodes’ cores, when all come back at once",
    300_000: "commits, if it were one database: hence cells",
    1_000_000: "the same; and addresses to hand out",
}


def row(people: int) -> list[str]:
    nodes = ceil(people / PEOPLE_A_NODE)
    cells = ceil(nodes / NODES_A_CELL)
    here, in_cell = people / nodes, people / cells
    elsewhere = 1 - cells / nodes  # with people spread evenly, one in as many as a cell has nodes is at the right one
    node_ms = NODE_MS + QUESTIONS_MS + elsewhere * ELSEWHERE_MS
    commits = in_cell * TURNS / ROUND_S
    return [
        f"{people:,}",
        f"{ceil(people / ROOM):,}",
        f"{cells}",
        f"{nodes}",
        f"{here:,.0f}",
        f"{here * node_ms / ROUND_S / 10:.1f} %",
        f"{NODE_MIB + here * PERSON_KIB / 1024:.0f} MiB",
        f"{here * RETURN_MS / 1000:.2g} s",
        f"{in_cell * elsewhere * BROKER_MS / ROUND_S / 10:.1f} %" if nodes > 1 else "none",
        f"{commits:,.0f} + {in_cell / ROOM * LEASES_A_SECOND:,.0f} leases" if nodes > 1 else f"{commits:,.1f}",
        f"{in_cell * DATABASE_MS / ROUND_S / 10:.1f} %" if nodes > 1 else "in its file",
        f"{in_cell * DISK_KIB / 1024:,.1f} MiB",
        BOTTLENECK[people],
    ]


HEAD = (
    "people", "rooms", "cells", "nodes", "sockets a node", "its core", "its memory", "all come back in",
    "broker’s core", "commits a second", "database’s core", "disk a round", "what gives out first",
)  # fmt: skip


def table() -> str:
    lines = [HEAD, ["---"] * len(HEAD), *(row(people) for people in SIZES)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    print(table())
