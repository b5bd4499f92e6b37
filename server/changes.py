"""What changed between two views: whole sections, and single keys of those that can grow with the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from rounds.ids import Milliseconds
from rounds.sections import KEYED, Sections
from rounds.views import stamp_clock

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """Sections to replace, and keys of keyed sections to merge; a key that is gone is None."""

    set: Plain
    patch: dict[str, Plain]

    def __bool__(self) -> bool:
        return bool(self.set or self.patch)


def changes_between(before: Sections, after: Sections) -> Changes:
    old, new = cast(Plain, before), cast(Plain, after)
    changes = Changes({name: None for name in old if name not in new}, {})
    for name, value in new.items():
        if name in old and old[name] == value:
            continue
        if name in KEYED and name in old:
            changes.patch[name] = _changed_keys(old[name], value)
        else:
            changes.set[name] = value
    return changes


def _changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> Plain:
    gone: Plain = {key: None for key in old if key not in new}
    return gone | {key: value for key, value in new.items() if key not in old or old[key] != value}


@dataclass(frozen=True, slots=True)
class Telling:
    """Which telling on which channel a frame is: its version, and the turn of the room it was worked out in."""

    channel: str
    version: int
    turn: int


def view_frame(telling: Telling, changes: Changes, now: Milliseconds) -> Plain:
    return _frame(telling, telling.version - 1, changes.set, now, whole=False) | {"patch": changes.patch}


def whole_frame(telling: Telling, sections: Sections, now: Milliseconds) -> Plain:
    return _frame(telling, 0, cast(Plain, sections), now, whole=True)


def _frame(telling: Telling, since: int, sections: Plain, now: Milliseconds, *, whole: bool) -> Plain:
    if sections.get("clock") is not None:
        sections = sections | {"clock": stamp_clock(sections["clock"], now)}
    head = {"t": "view", "of": telling.channel, "v": telling.version, "since": since, "turn": telling.turn}
    return head | {"whole": whole, "set": sections, "patch": {}}
