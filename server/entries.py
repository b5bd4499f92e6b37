"""Entries: events as bytes and back. Shape is checked, limits are not: what was once recorded must stay readable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgpack

from rounds.events import Event
from rounds.plain import bare, hints_of

ENTRY_VERSION = 1
EVENTS: Mapping[str, type] = {one.__name__: one for one in get_args(Event)}

Reader = Callable[[Any], Any]


class UnreadableEntry(Exception):
    """An entry that this version of the server cannot read; the sentence says which, and why."""


def pack_entry(events: Sequence[Event]) -> bytes:
    told = [[type(one).__name__, one] for one in events]
    packed: bytes = msgpack.packb([ENTRY_VERSION, told], default=plain_of)
    return packed


def plain_of(value: object) -> object:
    """A dataclass as a map of its fields, a choice as its value: what msgpack is given for them."""
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"a {type(value).__name__} has no place in an entry")


def unpack_entry(entry: bytes, where: str) -> tuple[Event, ...]:
    """The events of an entry; raises UnreadableEntry for a version, an event or a shape that is not known."""
    return tuple(_event(name, plain, where) for name, plain in _told_in(entry, where))


def _told_in(entry: bytes, where: str) -> list[tuple[str, object]]:
    try:
        version, told = msgpack.unpackb(entry, strict_map_key=False)
        if version == ENTRY_VERSION:
            return [(name, plain) for name, plain in told]
    except (ValueError, TypeError, msgpack.UnpackException) as fault:
        raise UnreadableEntry(f"Entry {where} of the journal is damaged.") from fault
    raise UnreadableEntry(
        f"Entry {where} of the journal has version {version}, and this server reads {ENTRY_VERSION}. Update it."
    )


def _event(name: str, plain: object, where: str) -> Event:
    if name not in EVENTS:
        raise UnreadableEntry(
            f"Entry {where} of the journal holds the event {name}, which this server does not know. Update it."
        )
    try:
        event: Event = reader_of(EVENTS[name])(plain)
    except (KeyError, TypeError, ValueError) as fault:
        raise UnreadableEntry(f"Entry {where} of the journal holds a {name} of another shape: {fault}.") from fault
    return event


@cache
def reader_of(hint: Any) -> Reader:
    """How to read a value of this type; built once for each type, because a journal holds many events of few kinds."""
    kind = bare(hint)
    if get_origin(kind) in (UnionType, Union):
        return _optional_reader(kind)
    if get_origin(kind) is tuple:
        return _tuple_reader(reader_of(get_args(kind)[0]))
    if get_origin(kind) is list:
        return _list_reader(reader_of(get_args(kind)[0]))
    if get_origin(kind) is dict:
        return _dict_reader(*map(reader_of, get_args(kind)))
    if get_origin(kind) is Literal:
        return _choice_reader(get_args(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _exact_reader(kind)


def _optional_reader(kind: Any) -> Reader:
    [read] = [reader_of(one) for one in get_args(kind) if one is not NoneType]
    return lambda plain: None if plain is None else read(plain)


def _tuple_reader(read: Reader) -> Reader:
    return lambda plain: tuple(map(read, plain))


def _list_reader(read: Reader) -> Reader:
    return lambda plain: list(map(read, plain))


def _dict_reader(read_key: Reader, read: Reader) -> Reader:
    return lambda plain: {read_key(key): read(value) for key, value in plain.items()}


def _choice_reader(choices: Sequence[object]) -> Reader:
    def choose(plain: object) -> object:
        if plain not in choices:
            raise ValueError(f"{plain!r:.40} is none of {choices}")
        return plain

    return choose


def _exact_reader(kind: type) -> Reader:
    def exact(plain: object) -> object:
        if type(plain) is not kind:
            raise TypeError(f"{plain!r:.40} is no {kind.__name__}")
        return plain

    return exact


def _dataclass_reader(kind: type) -> Reader:
    """A missing field takes its default, one that is no longer known is left out."""
    hints = hints_of(kind)
    readers = {one.name: reader_of(hints[one.name]) for one in fields(kind)}
    needed = [one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING]

    def build(plain: Mapping[str, object]) -> object:
        missing = [name for name in needed if name not in plain]
        if missing:
            raise ValueError(f"{kind.__name__} lacks {', '.join(missing)}")
        return kind(**{name: read(plain[name]) for name, read in readers.items() if name in plain})

    return build
