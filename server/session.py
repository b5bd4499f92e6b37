"""The session: who is behind a connection, what they may send now, and how often they were wrong. No socket here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from rounds.context import Facilitator, Participant
from rounds.refusals import Refusal, Slug
from server.wire.codec import Codec
from server.wire.faults import Fault, Parting, WireRefusal
from server.wire.messages import (
    CheckDeck,
    FromClient,
    HelloFacilitator,
    HelloParticipant,
    HelloStage,
    Numbered,
    Open,
    Ping,
    Resync,
    read,
)

MOST_ERRORS = 100
MOST_WRONG_HELLOS = 20

Role = Literal["participant", "facilitator", "stage"]


@dataclass(frozen=True, slots=True)
class Place:
    """A connection's place in a room; a stage asks for nothing and so has no actor."""

    role: Role
    actor: Participant | Facilitator | None


class Session:
    """Reads the frames of one connection, and counts what was wrong with them."""

    def __init__(self, codec: Codec) -> None:
        self._codec = codec
        self.place: Place | None = None
        self._errors = 0
        self._wrong_hellos = 0

    def receive(self, frame: bytes | str) -> FromClient:
        """The message in a frame; raises WireRefusal or Refusal when it may not be sent now or by this role."""
        message = read(self._codec.unpack(frame))
        match message:
            case Ping() | Open() | CheckDeck():
                pass
            case HelloParticipant() | HelloFacilitator() | HelloStage():
                if self.place is not None:
                    raise WireRefusal(Fault.HELLO_TWICE)
            case Resync():
                if self.place is None:
                    raise WireRefusal(Fault.HELLO_FIRST)
            case Numbered(n):
                self._check_rights(n)
            case _:
                assert_never(message)
        return message

    def _check_rights(self, n: int) -> None:
        """Which commands a participant or a facilitator may give is the room's table to say."""
        if self.place is None:
            raise WireRefusal(Fault.HELLO_FIRST, n=n)
        if self.place.actor is None:
            raise StageCannot(n)

    def failed(self, refusal: WireRefusal | Refusal) -> Parting | None:
        """Counts a refused message; the reason to part when there were too many."""
        self._errors += isinstance(refusal, WireRefusal)
        self._wrong_hellos += self.place is None and (
            isinstance(refusal, Refusal) or refusal.slug in (Fault.KEY_WRONG, Fault.SEAT_UNKNOWN)
        )
        tired = self._errors >= MOST_ERRORS or self._wrong_hellos >= MOST_WRONG_HELLOS
        return Parting.TOO_MANY_ERRORS if tired else None


class StageCannot(Refusal):
    """A stage sent a command; it only shows."""

    def __init__(self, n: int) -> None:
        super().__init__(Slug.NOT_FOR_YOUR_ROLE)
        self.n = n
