"""Faults of the wire: frames, greetings and counters the server cannot take, each with a sentence for the person."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What went wrong between a client and the server, whatever the room is doing."""

    MALFORMED_FRAME = "malformed-frame"
    UNKNOWN_MESSAGE = "unknown-message"
    FIELD_INVALID = "field-invalid"
    COUNTER_INVALID = "counter-invalid"
    OLD_VERSION = "old-version"
    NEW_VERSION = "new-version"
    HELLO_FIRST = "hello-first"
    HELLO_TWICE = "hello-twice"
    KEY_WRONG = "key-wrong"
    SEAT_UNKNOWN = "seat-unknown"
    TOO_MANY_ROOMS = "too-many-rooms"
    DECK_UNKNOWN = "deck-unknown"
    DECK_FAULTY = "deck-faulty"
    STORAGE_DOWN = "storage-down"
    SERVER_FAULT = "server-fault"


SENTENCES: dict[Fault, str] = {
    Fault.MALFORMED_FRAME: "This frame could not be read. Send one map with a “t” in the encoding you asked for.",
    Fault.UNKNOWN_MESSAGE: "The server knows no message of this name. Look it up in the protocol's list.",
    Fault.FIELD_INVALID: "A field of this message is not as it should be.",
    Fault.COUNTER_INVALID: "A command carries its counter as “n”, a whole number from 1. Count up by one each time.",
    Fault.OLD_VERSION: "This page is older than the server. Reload it.",
    Fault.NEW_VERSION: "This page is newer than the server. Ask whoever runs the server to update it.",
    Fault.HELLO_FIRST: "Say hello to a room before anything else.",
    Fault.HELLO_TWICE: "This connection is already in a room. Open another one for another room.",
    Fault.KEY_WRONG: "This key does not open the room. Use the whole facilitator link, up to its last letter.",
    Fault.SEAT_UNKNOWN: "The room does not know this phone. Join with your name.",
    Fault.TOO_MANY_ROOMS: "The server has as many rooms as it can hold. Close one, or try again later.",
    Fault.DECK_UNKNOWN: "The server has no deck of this name. Choose one from its list.",
    Fault.DECK_FAULTY: "This deck cannot be played as it is. Mend it in the deck editor, which says what is wrong.",
    Fault.STORAGE_DOWN: "The server cannot save at the moment, so nothing was done. Try again in a moment.",
    Fault.SERVER_FAULT: "The server made a mistake, and nothing was done. Tell whoever runs it to look at its log.",
}


class WireRefusal(Exception):
    """A message that is not done because of how it came; `n` is its counter where it had a readable one."""

    def __init__(self, fault: Fault, say: str | None = None, *, n: int | None = None) -> None:
        super().__init__(fault.value)
        self.slug = fault
        self.say = SENTENCES[fault] if say is None else say
        self.n = n


class Parting(StrEnum):
    """Why the server ends a connection."""

    SEAT_ELSEWHERE = "seat-elsewhere"
    REMOVED = "removed"
    SERVER_STOPPING = "server-stopping"
    TOO_MANY_ERRORS = "too-many-errors"
    SLOW_READER = "slow-reader"
    NO_HELLO = "no-hello"
    ROOM_MOVING = "room-moving"


PARTING_WORDS: dict[Parting, str] = {
    Parting.SEAT_ELSEWHERE: "Your seat is open on another phone or tab now. Go on there, or reload to take it back.",
    Parting.REMOVED: "The facilitator has closed your seat. Talk to them: they can let you back in.",
    Parting.SERVER_STOPPING: "The server is stopping. Everything is saved; this page comes back when it does.",
    Parting.TOO_MANY_ERRORS: "Too many messages here could not be understood. Reload the page to start afresh.",
    Parting.SLOW_READER: "The connection is too slow to keep up. It will be tried again.",
    Parting.ROOM_MOVING: "The room is moving to another server. Nothing is lost; this page comes back by itself.",
    Parting.NO_HELLO: "Nobody said hello to a room here for two minutes. Connect again when somebody wants to.",
}
