"""Somebody who follows the topics of classroom things over a real broker."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from server.cluster.address import address_of
from server.cluster.mqtt import Broker
from tests.server.clients import PATIENCE_S


class Followed:
    """What is on the topics now, by room and section, and all that was heard; what was cleared is gone."""

    def __init__(self, broker: Broker) -> None:
        self._broker = broker
        self._news = asyncio.Event()
        self.heard: list[tuple[str, bytes]] = []
        self.now: dict[tuple[str, str], Any] = {}
        broker.listen("room/#", self._hear)

    def _hear(self, topic: str, payload: bytes) -> None:
        _, room, section = topic.split("/")
        self.heard.append((topic, payload))
        if payload and section != "buzz":
            self.now[room, section] = json.loads(payload)
        else:
            self.now.pop((room, section), None)
        self._news.set()

    def press(self, room: str, payload: bytes = b"1") -> None:
        self._broker.publish(f"room/{room}/buzz", payload)

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits until something holds; fails the test when it does not in time."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def until_phase(self, room: str, name: str) -> None:
        await self.until(lambda: (self.now.get((room, "phase")) or {}).get("name") == name)


@asynccontextmanager
async def following(address: str) -> AsyncIterator[Followed]:
    async with Broker(address_of(address)) as broker:
        yield Followed(broker)
