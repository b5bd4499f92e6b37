"""The two encodings of a frame: msgpack in binary frames, JSON in text frames."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NoReturn, Protocol

import msgpack

from server.wire.faults import Fault, WireRefusal

FRAME_LIMIT = 256 * 1024
"""The largest frame a client may send, in bytes; the socket closes with 1009 above it. A deck has to fit into one."""

FRAMES_WAITING = 4
"""How many frames of a connection are read before the first is taken: as many bytes as 16 frames of 64 KiB."""

MOST_DIGITS = 18
"""A whole number of more does not fit into MessagePack, which is what servers speak among each other."""


class Codec(Protocol):
    """One encoding: its subprotocol, the kind of its frames, and the way there and back."""

    @property
    def subprotocol(self) -> str: ...

    @property
    def text(self) -> bool: ...

    def pack(self, message: Mapping[str, Any]) -> bytes: ...

    def unpack(self, frame: bytes | str) -> Mapping[str, object]:
        """The map in a frame; raises WireRefusal when it holds anything else."""
        ...


class MsgpackCodec:
    subprotocol: ClassVar[str] = "hotseat.v1.msgpack"
    text: ClassVar[bool] = False

    def pack(self, message: Mapping[str, Any]) -> bytes:
        packed: bytes = msgpack.packb(message)
        return packed

    def unpack(self, frame: bytes | str) -> Mapping[str, object]:
        if isinstance(frame, str):
            raise WireRefusal(Fault.MALFORMED_FRAME)
        try:
            return _map(msgpack.unpackb(frame, object_pairs_hook=_once_each))
        except (ValueError, msgpack.UnpackException) as fault:
            raise WireRefusal(Fault.MALFORMED_FRAME) from fault


class JsonCodec:
    subprotocol: ClassVar[str] = "hotseat.v1.json"
    text: ClassVar[bool] = True

    def pack(self, message: Mapping[str, Any]) -> bytes:
        return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()

    def unpack(self, frame: bytes | str) -> Mapping[str, object]:
        if isinstance(frame, bytes):
            raise WireRefusal(Fault.MALFORMED_FRAME)
        try:
            return _map(json.loads(frame, object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_packable))
        except (ValueError, RecursionError) as fault:
            raise WireRefusal(Fault.MALFORMED_FRAME) from fault


def _packable(number: str) -> int:
    if len(number) > MOST_DIGITS:
        raise ValueError("a number larger than any message has")
    return int(number)


def _map(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise WireRefusal(Fault.MALFORMED_FRAME)
    return value


def _once_each(pairs: Sequence[tuple[object, object]]) -> dict[object, object]:
    """A map whose keys each came once; of two that are the same, nobody can tell which was meant."""
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a key came twice")
    return read


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON number")


MSGPACK: Codec = MsgpackCodec()
JSON: Codec = JsonCodec()
CODECS: Mapping[str, Codec] = {one.subprotocol: one for one in (MSGPACK, JSON)}
