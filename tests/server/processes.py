"""A server in a process of its own, to be killed and started again."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

PATIENCE_S = 20.0
Process = asyncio.subprocess.Process


async def start(*arguments: str, **environment: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "server",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "HOTSEAT_LOG_FORMAT": "json", **environment},
    )


@asynccontextmanager
async def serving(folder: Path, **environment: str) -> AsyncIterator[tuple[Process, int]]:
    """A server process that listens, and its port."""
    flags = ("--host", "127.0.0.1", "--port", "0", "--data-dir", str(folder))
    process = await start("serve", *flags, **environment)
    try:
        async with asyncio.timeout(PATIENCE_S):
            port = (await next_line(process, "listening"))["port"]
        assert isinstance(port, int)
        yield process, port
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def next_line(process: Process, event: str) -> Mapping[str, object]:
    """The next line of the log that tells of this event."""
    assert process.stderr is not None
    async for line in process.stderr:
        told: Mapping[str, object] = json.loads(line)
        if told["event"] == event:
            return told
    raise AssertionError(f"the server ended before it was {event}")
