"""The examples of docs/classroom.md work as they are printed; only the port and the room's code are put in."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.server.broker import NO_BROKER, TestBroker, a_broker, mosquitto
from tests.server.clients import PATIENCE_S, a_client
from tests.server.processes import next_line
from tests.server.test_classroom import into_drafting

pytestmark = pytest.mark.skipif(mosquitto() is None, reason=NO_BROKER)
PAGE = (Path(__file__).parents[2] / "docs/classroom.md").read_text("utf-8")
CODE, HOST, PORT = "CDFGHJ", "localhost", "1883"
FENCED = re.findall(r"^ *```(?:sh)?\n(.*?)^ *```$", PAGE, re.DOTALL | re.MULTILINE)
SERVE, FOLLOW, LAMP, PRESS, PASSWORDS, ACL, CONFIG = FENCED
SHOWN = dict(re.findall(r"^\| `(\w+)` \| `(\{.*\})` \|$", PAGE, re.MULTILINE))


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[TestBroker]:
    """A Mosquitto with the users and rights of the page, on a port of its own."""
    subprocess.run(PASSWORDS, shell=True, cwd=tmp_path, check=True, capture_output=True)  # noqa: S602
    (tmp_path / "acl").write_text(ACL)
    lines = [line for line in CONFIG.splitlines() if not line.startswith("listener")]
    with a_broker(*(line.replace("_file ", f"_file {tmp_path}/") for line in lines)) as broker:
        yield broker


class Running:
    """An example that runs in a shell, and the lines it prints."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[str] = []

    async def until(self, condition: Callable[[], object]) -> None:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                line = await self.process.stdout.readline()
                assert line, self.lines
                self.lines.append(line.decode().removesuffix("\n"))

    def now(self, topic: str) -> str:
        """What was printed last of a topic."""
        return next((told for line in reversed(self.lines) for at, _, told in [line.partition(" ")] if at == topic), "")


@asynccontextmanager
async def running(script: str, broker: TestBroker, room: str = CODE, **more: str) -> AsyncIterator[Running]:
    script = script.replace(HOST, "127.0.0.1").replace(PORT, str(broker.port)).replace(CODE, room)
    process = await asyncio.create_subprocess_shell(
        script,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE if more else None,
        env={**os.environ, **more},
        start_new_session=True,  # so that a pipe's programs can all be ended
    )
    try:
        yield Running(process)
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()


@asynccontextmanager
async def the_server(folder: Path, broker: TestBroker) -> AsyncIterator[int]:
    """The server as the page starts it, and its port."""
    program = folder / "bin/hotseat"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m server "$@"\n')
    program.chmod(0o755)
    more = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOTSEAT_HOST": "127.0.0.1",
        "HOTSEAT_PORT": "0",
        "HOTSEAT_DATA_DIR": str(folder / "rooms"),
        "HOTSEAT_LOG_FORMAT": "json",
    }
    async with running(SERVE, broker, **more) as server:
        port = (await next_line(server.process, "listening"))["port"]
        assert isinstance(port, int)
        yield port


async def test_the_page_works_as_it_is_printed(tmp_path: Path, broker: TestBroker) -> None:
    async with the_server(tmp_path, broker) as port, a_client(port) as facilitator, a_client(port) as phone:
        await facilitator.open_room()
        room = facilitator.room
        await phone.join(room, "Ana")
        await facilitator.must("set_rules", things=True, buzzer="pause")
        async with running(FOLLOW, broker, room) as followed, running(LAMP, broker, room) as lamp:
            await lamp.until(lambda: lamp.lines == ["lamp off"])
            await into_drafting(facilitator)
            await lamp.until(lambda: lamp.lines[-1] in ("lamp yellow", "lamp red"))
            topic = f"hotseat/room/{room}"
            await followed.until(lambda: '"drafting"' in followed.now(f"{topic}/phase"))
            for section, example in SHOWN.items():
                told = json.loads(followed.now(f"{topic}/{section}"))
                assert told is None or told.keys() == json.loads(example).keys(), section
            async with running(PRESS, broker, room) as press:
                assert await press.process.wait() == 0
            await facilitator.until(lambda: facilitator.sections["clock"]["held"] == "scene")
            await followed.until(lambda: '"held":"scene"' in followed.now(f"{topic}/clock"))
            await facilitator.must("set_rules", things=False)
            await lamp.until(lambda: lamp.lines[-1] == "lamp off")
            await followed.until(lambda: followed.now(f"{topic}/temper") == "(null)")


async def test_things_may_neither_speak_as_a_server_nor_publish_a_rooms_state(
    tmp_path: Path, broker: TestBroker
) -> None:
    everything = FOLLOW.replace(f"hotseat/room/{CODE}/#", "#")
    as_server = everything.replace("-u things -P for-things", "-u hotseat -P for-the-server")
    async with running(everything, broker) as thing, running(as_server, broker) as server:
        for topic in ("hotseat/node/n1", f"hotseat/room/{CODE}/temper", f"hotseat/room/{CODE}/buzz"):
            async with running(PRESS.replace(f"hotseat/room/{CODE}/buzz", topic), broker) as press:
                await press.process.wait()
        await server.until(lambda: server.lines)
        assert server.lines == [f"hotseat/room/{CODE}/buzz pressed"]
        await thing.until(lambda: thing.lines)
        assert thing.lines == server.lines


def test_every_topic_has_an_example() -> None:
    assert SHOWN.keys() == {"phase", "clock", "temper", "standings", "counts"}
