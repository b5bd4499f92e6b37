"""What goes over the broker in a round: messages and bytes by kind, for a small room and a large one on three nodes.

`python -m tests.bench.traffic` needs Mosquitto and PostgreSQL. It plays the same workshop with 30 people and with
`--people`, and counts on the broker. A message is a bundle; it counts once, for the first of these kinds it holds:

  own         an answer to a command, or a frame for one person
  command     somebody's command
  everybody   a frame for all phones, the stage or the desk
  team        a frame for a team
  other       people who come and go
  beat        nothing, or a node's word to itself: that it is there

What is compared is how many messages hold a frame for everybody, whatever else they hold. Bytes are those of the items
themselves. People answer over `--spread` seconds, a few or many, so that steps are as long for both unless the machine
cannot keep up. A small room has as many messages as a large one only while it has news as often as screens may be told:
30 people who answer over 15 seconds have it every two seconds, so all screens are told every two seconds here.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgpack
import structlog

from server.cluster.address import address_of
from server.cluster.mqtt import Broker
from server.cluster.peers import Item
from server.wire.codec import MSGPACK
from tests.bench.workshops import plan_of, workshops
from tests.faults.fleet import a_fleet

KINDS = ("own", "command", "everybody", "team", "other", "beat")
EVERYBODY = ("phones", "stage", "desk")
FEW = 30
NODES = 3


def kind_of(item: Item) -> str:
    match item:
        case ["said", _, audience, *_]:
            return "everybody" if audience in EVERYBODY else "own" if audience.startswith("seat") else "team"
        case ["tell" | "answer", *_]:
            return "own"
        case ["ask", *_]:
            return "command"
        case _:
            return "other"


@dataclass
class Round:
    seconds: float = 0.0
    messages: Counter[str] = field(default_factory=Counter)
    octets: Counter[str] = field(default_factory=Counter)
    for_everybody: int = 0
    """Messages that hold a frame for everybody, whatever else they hold."""
    steps: Counter[str] = field(default_factory=Counter)
    """The same, by the step in which they were heard."""
    frames: Counter[str] = field(default_factory=Counter)
    """Frames for everybody, by audience: several may share a message."""


class Ears:
    """Hears everything between nodes, and knows from what phones are told which round it is."""

    def __init__(self) -> None:
        self.rounds: dict[int, Round] = {}
        self._number, self._since, self._step = 0, time.monotonic(), ""

    def take(self, topic: str, payload: bytes) -> None:
        if not topic.endswith("/beat") and "/from/" not in topic:
            return
        items = [] if topic.endswith("/beat") else _items_of(payload)
        for item in items:
            if item[0] == "said" and item[2] == "phones":
                self._look_at(MSGPACK.unpack(item[4]))
        now = self.rounds.setdefault(self._number, Round())
        kinds = {kind_of(item) for item in items}
        now.messages[next((kind for kind in KINDS if kind in kinds), "beat")] += 1
        now.for_everybody += "everybody" in kinds
        now.steps[self._step] += "everybody" in kinds
        for item in items:
            now.octets[kind_of(item)] += len(msgpack.packb(item))
            if kind_of(item) == "everybody":
                now.frames[item[2]] += 1

    def _look_at(self, frame: Mapping[str, Any]) -> None:
        phase = frame["set"].get("phase")
        if phase is not None:
            self._step = phase["name"]
        if phase is not None and phase["round"] != self._number:
            now = time.monotonic()
            self.rounds.setdefault(self._number, Round()).seconds += now - self._since
            self._number, self._since = phase["round"], now


def _items_of(payload: bytes) -> Sequence[Item]:
    unpacker = msgpack.Unpacker(max_buffer_size=len(payload))
    unpacker.feed(payload)
    unpacker.unpack()  # the number of the bundle
    return list(unpacker)


async def heard(people: int, rounds: int, spread: float, pace_ms: int) -> Ears:
    """A whole workshop, as the broker carried it."""
    ears = Ears()
    folder = Path(tempfile.mkdtemp(prefix="hotseat-traffic-"))
    pace = {"HOTSEAT_SCREENS_PACE_MS": str(pace_ms), "HOTSEAT_PHONES_PACE_MS": str(pace_ms)}
    async with a_fleet(folder, NODES, **pace) as fleet, Broker(address_of(fleet.broker.address())) as broker:
        broker.listen("node/#", ears.take)
        async with workshops() as crowd:
            took = await crowd.play([plan_of(fleet.urls, people, rounds, 1, spread)])
    print(f"\n{people} people on {NODES} nodes, answers spread over {spread:g} s, answered after {took:.0f} ms")
    return ears


def tell(ears: Ears, rounds: int) -> float:
    """Prints the rounds, and gives the messages for everybody in one."""
    print(f"{'round':>5} {'seconds':>8} {'for everybody':>14} " + " ".join(f"{kind:>16}" for kind in KINDS))
    for number in range(1, rounds + 1):
        one = ears.rounds[number]
        cells = (f"{one.messages[kind]} ({one.octets[kind] / 1024:.0f} KiB)" for kind in KINDS)
        print(
            f"{number:>5} {one.seconds:8.1f} {one.for_everybody:>14} " + " ".join(f"{cell:>16}" for cell in cells),
            dict(one.frames),
        )
        print("      in", ", ".join(f"{step} {count}" for step, count in one.steps.items()))
    played = [ears.rounds[number] for number in range(1, rounds + 1)]
    messages, seconds = sum(one.for_everybody for one in played), sum(one.seconds for one in played)
    print(f"For everybody: {messages / rounds:.0f} messages a round, {messages / seconds:.2f} a second")
    sys.stdout.flush()
    return messages / rounds


async def compare(people: int, rounds: int, spread: float, pace_ms: int) -> None:
    few = tell(await heard(FEW, rounds, spread, pace_ms), rounds)
    many = tell(await heard(people, rounds, spread, pace_ms), rounds)
    print(f"\nA round of {people} people has {many / few:.2f} times the messages for everybody that one of {FEW} has.")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=300)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--spread", type=float, default=15.0, help="seconds over which people answer")
    options.add_argument("--pace-ms", type=int, default=2000, help="how often phones, stage and desk are told")
    asked = options.parse_args()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(compare(asked.people, asked.rounds, asked.spread, asked.pace_ms))


if __name__ == "__main__":
    main()
