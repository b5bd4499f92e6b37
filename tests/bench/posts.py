"""What a post between nodes costs: CPU of the process that sends and of the one that takes it, by size and QoS.

`python -m tests.bench.posts` needs Mosquitto; the broker's own CPU is not in the figures. Posts go out in bursts, each
sent when the one before has been confirmed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import sys
import time
from typing import Literal

import structlog

from server.cluster.address import address_of
from server.cluster.base import LARGEST_PAYLOAD
from server.cluster.mqtt import Broker
from server.loops import fastest_loop
from tests.server.broker import a_broker

POSTS = ((300, 3200), (8 * 1024, 1600), (64 * 1024, 800), (LARGEST_PAYLOAD, 160))
BURST = 8
LEVELS: tuple[Literal[0, 1], ...] = (0, 1)


async def take(address: str) -> None:
    """Confirms every burst with the CPU time so far."""
    came = 0
    async with Broker(address_of(address)) as broker:

        def took(_: str, payload: bytes) -> None:
            nonlocal came
            came += 1
            if came % BURST == 0 or len(payload) == 1:
                broker.publish("taken", str(time.process_time()).encode())

        broker.listen("post", took)
        broker.publish("taken", b"0")
        await asyncio.Event().wait()


async def send(address: str) -> None:
    taken: asyncio.Queue[float] = asyncio.Queue()
    async with Broker(address_of(address)) as broker:
        broker.listen("taken", lambda _, payload: taken.put_nowait(float(payload)))
        taker = multiprocessing.get_context("spawn").Process(target=_run_taker, args=(address,))
        taker.start()
        try:
            await taken.get()
            for qos in LEVELS:
                for size, count in POSTS:
                    await _measure(broker, taken, qos, size, count)
        finally:
            taker.kill()
            taker.join()


async def _measure(broker: Broker, taken: asyncio.Queue[float], qos: Literal[0, 1], size: int, count: int) -> None:
    payload = bytes(size)

    async def burst(many: int, payload: bytes) -> float:
        for _ in range(many):
            broker.publish("post", payload, qos=qos)
        return await taken.get()

    last = theirs = await burst(BURST, payload)
    ours, began = time.process_time(), time.perf_counter()
    for _ in range(count // BURST):
        last = await burst(BURST, payload)
    ours, theirs, took = time.process_time() - ours, last - theirs, time.perf_counter() - began
    trips: list[float] = []
    for _ in range(96):
        began = time.perf_counter()
        await burst(1, b"?")
        trips.append(time.perf_counter() - began)
        await asyncio.sleep(0.002)
    # One confirmation in eight posts is in both figures.
    print(
        f"QoS {qos}, {size:6} bytes: {ours / count * 1e6:5.0f} µs to send, {theirs / count * 1e6:5.0f} µs to take, "
        f"{count / took:6.0f} a second; there and back in {statistics.median(trips) * 1000:.2f} ms"
    )
    sys.stdout.flush()


def _run_taker(address: str) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    with asyncio.Runner(loop_factory=fastest_loop()) as runner:
        runner.run(take(address))


def main() -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    with a_broker() as broker, asyncio.Runner(loop_factory=fastest_loop()) as runner:
        runner.run(send(broker.address()))


if __name__ == "__main__":
    main()
