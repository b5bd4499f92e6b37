"""`hotseat labels`: the replies that a facilitator has marked, as labelled data, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rounds.rules.suggested import heard_in
from rounds.state import Evidence, Exchange, Reply, Room
from rounds.strategies import CATALOGUE


def labelled(room: Room) -> Iterator[str]:
    """A line for each reply whose marking was finished; nobody's name, team or key is in it."""
    for played in room.rounds:
        for exchange in played.exchanges:
            for reply in exchange.replies.values():
                if reply.id in exchange.reviewed:
                    yield json.dumps(_line(exchange, reply), ensure_ascii=False)


def _line(exchange: Exchange, reply: Reply) -> dict[str, object]:
    marks = {str(id_): one.evidence for id_, one in exchange.marks.get(reply.id, {}).items() if one.value}
    flags = {str(id_): one.evidence for id_, one in exchange.flags.get(reply.id, {}).items()}
    given: dict[str, Evidence | None] = marks | flags
    return {
        "customer": heard_in(exchange),
        "reply": reply.text,
        "strategies": [id_ for id_ in CATALOGUE.strategy if id_ in marks],
        "anti_patterns": [id_ for id_ in CATALOGUE.anti_pattern if id_ in flags],
        "spans": [
            {"label": label, "start": words.start, "end": words.end}
            for label, words in given.items()
            if words is not None
        ],
    }
