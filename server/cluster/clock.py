"""A clock that goes on while the program is stopped or the machine asleep, and never jumps."""

from __future__ import annotations

import time

if hasattr(time, "CLOCK_BOOTTIME"):

    def awake_s() -> float:
        """Seconds since some moment in the past; only differences mean anything."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

else:

    def awake_s() -> float:
        """Seconds since some moment in the past; only differences mean anything."""
        return time.monotonic()
