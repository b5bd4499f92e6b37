"""`hotseat suggest`: reads replies for strategies and anti-patterns, a line of JSON each, offline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rounds.evidence import read


class BadLine(ValueError):
    """A line that holds no reply; the sentence says which, and what to do."""


def suggestions(lines: Iterable[str]) -> Iterator[str]:
    """For each line {"customer", "reply"} a line {"strategies", "anti_patterns", "spans"}; raises BadLine."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            customer, reply = _asked(line, number)
            yield json.dumps(_told(customer, reply), ensure_ascii=False)


def _asked(line: str, number: int) -> tuple[str, str]:
    try:
        asked = json.loads(line)
        customer, reply = asked["customer"], asked["reply"]
    except (ValueError, TypeError, KeyError):
        customer = reply = None
    if not isinstance(customer, str) or not isinstance(reply, str):
        raise BadLine(
            f'Line {number} is not as it should be. Write {{"customer": "…", "reply": "…"}}, one JSON object a line.'
        )
    return customer, reply


def _told(customer: str, reply: str) -> dict[str, object]:
    reading = read(customer, reply)
    found = {*reading.strategies, *reading.anti_patterns}
    spans = [
        {"label": one.label, "start": start, "end": end}
        for one in reading.found
        if one.label in found
        for start, end in one.spans
    ]
    return {"strategies": list(reading.strategies), "anti_patterns": list(reading.anti_patterns), "spans": spans}
