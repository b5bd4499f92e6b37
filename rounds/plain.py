"""Frozen values as plain ones (maps, lists, texts, whole numbers) and back, for journals and packaged lists.

Only the shape is checked on the way back, not the limits: what was once recorded must stay readable when a
limit changes. A field that is missing takes its default, one that is no longer known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int"
T = TypeVar("T")


class MalformedRecord(ValueError):
    """A plain value does not have the shape of the type it should become."""


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    """The fields of a dataclass with their annotations, rules included."""
    return get_type_hints(kind, include_extras=True)


def bare(hint: Any) -> Any:
    """An annotation without its rules and without the name a NewType gives it."""
    while get_origin(hint) is Annotated or hasattr(hint, "__supertype__"):
        hint = get_args(hint)[0] if get_origin(hint) is Annotated else hint.__supertype__
    return hint


def has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING


def to_plain(value: object) -> Plain:
    """What `value` says in maps, lists, texts and whole numbers."""
    if isinstance(value, Enum):
        return cast(str, value.value)
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return value
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    raise MalformedRecord(f"A {type(value).__name__} cannot be told in plain values.")


def from_plain(kind: type[T], plain: object) -> T:
    """The frozen dataclass that `to_plain` told; raises MalformedRecord where the shape differs."""
    return cast(T, _build(kind, plain, kind.__name__))


def _build(hint: Any, plain: object, at: str) -> Any:
    kind = bare(hint)
    if get_origin(kind) is tuple and isinstance(plain, (list, tuple)):
        return tuple(_build(get_args(kind)[0], one, f"{at}[{index}]") for index, one in enumerate(plain))
    if is_dataclass(kind) and isinstance(plain, dict):
        return _build_dataclass(cast(type, kind), plain, at)
    if kind in (str, int) and type(plain) is kind:
        return plain
    if isinstance(kind, type) and issubclass(kind, Enum) and plain in [one.value for one in kind]:
        return kind(plain)
    raise MalformedRecord(f"{at} should be {getattr(kind, '__name__', kind)}, and is {plain!r:.60}.")


def _build_dataclass(kind: type, plain: dict[Any, object], at: str) -> Any:
    hints = hints_of(kind)
    missing = [one.name for one in fields(kind) if one.name not in plain and not has_default(one)]
    if missing:
        raise MalformedRecord(f"{at} lacks {', '.join(missing)}.")
    return kind(**{name: _build(hints[name], plain[name], f"{at}.{name}") for name in hints if name in plain})
