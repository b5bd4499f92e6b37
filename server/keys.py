"""Codes, keys and ids: how they are drawn, and how a key is known again without being kept."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from rounds.ids import RoomCode, SeatId

CODE_ALPHABET = "CDFGHJKMNPQRTVWXY34679"
"""No vowels, so that no code is a word, and nothing that is taken for something else when read aloud or from afar."""

CODE_LENGTH = 6


def new_room_code() -> RoomCode:
    return RoomCode("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)))


def typed_code(typed: str) -> RoomCode:
    """A code as people type it: in small letters, with spaces."""
    return RoomCode("".join(typed.split()).upper())


def is_room_code(text: str) -> bool:
    return len(text) == CODE_LENGTH and all(letter in CODE_ALPHABET for letter in text)


def new_facilitator_key() -> str:
    return secrets.token_urlsafe(24)


def new_seat_id() -> SeatId:
    return SeatId(f"s{secrets.token_hex(6)}")


def key_hash_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def is_key_of(key: str, key_hash: str) -> bool:
    return hmac.compare_digest(key_hash_of(key), key_hash)
