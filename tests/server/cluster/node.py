"""A node in a process of its own, to be stopped and killed: tells on stdout what becomes of it, a line of JSON each."""

from __future__ import annotations

import asyncio
import json
import sys

import structlog

from server.cluster.address import address_of
from server.cluster.base import NodeId
from server.cluster.clock import awake_s
from server.cluster.mqtt import Broker, MqttCluster

BEHIND_S = 1.5


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Told:
    def take(self, sender: NodeId, payload: bytes) -> None:
        tell(event="took", size=len(payload))

    def gone(self, node: NodeId) -> None:
        tell(event="gone", node=node)


async def _watch(cluster: MqttCluster) -> None:
    in_touch = False
    while True:
        behind = awake_s() - cluster.in_touch_at
        if in_touch != (behind < BEHIND_S):
            in_touch = not in_touch
            tell(event="in touch" if in_touch else "behind", node=cluster.node, behind=behind)
        await asyncio.sleep(0.02)


async def main(address: str) -> None:
    async with Broker(address_of(address)) as broker, asyncio.TaskGroup() as tasks:
        cluster = MqttCluster(broker)
        tasks.create_task(cluster.run(Told()))
        tasks.create_task(_watch(cluster))


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(main(sys.argv[1]))
