"""Event loops: the fastest one there is on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


def fastest_loop() -> Callable[[], asyncio.AbstractEventLoop]:
    """Makes loops for a runner: uvloop's, or asyncio's own where there is none, as on Windows."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop
