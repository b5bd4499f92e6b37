"""People at other nodes, as the node that owns their room knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

from rounds.context import Facilitator, Participant
from rounds.ids import SeatId
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience
from server.cluster.peers import Item
from server.connection import Connection, tell_many
from server.fanout import Listener
from server.session import Place, Role
from server.wire.codec import Codec
from server.wire.faults import Parting


class Post(Protocol):
    """Sends an item to another node; a patient one may wait for company."""

    def __call__(self, item: Item, *, patient: bool = False) -> None: ...


class Client(Listener, Protocol):
    """Somebody in a room, as the room knows them: a connection here, or one at another node."""

    @property
    def base(self) -> str: ...

    @property
    def place(self) -> Place | None: ...

    @property
    def role(self) -> str | None: ...

    def take_place(self, place: Place) -> None: ...

    def tell(self, message: Mapping[str, Any]) -> None: ...

    def answer(self, n: int, message: Mapping[str, Any]) -> None: ...


class Distant:
    """One connection of another node; `post` sends an item there, and `link` is its number for it."""

    is_open: ClassVar = True
    is_behind: ClassVar = False
    """Who does not read fast enough is the other node's to look after."""

    def __init__(self, room: str, link: int, codec: Codec, base: str, post: Post) -> None:
        self._room = room
        self._link = link
        self.codec = codec
        self.base = base
        self.post = post
        self.place: Place | None = None

    @property
    def role(self) -> str | None:
        return None if self.place is None else self.place.role

    def take_place(self, place: Place) -> None:
        self.place = place
        self.post(["placed", self._room, self._link, *plain_place(place)])

    def hears(self, audiences: Sequence[Audience]) -> None:
        self.post(["hears", self._room, self._link, [key_of(one) for one in audiences]])

    def tell(self, message: Mapping[str, Any]) -> None:
        self.tell_packed(self.codec.pack(message))

    def tell_packed(self, frame: bytes) -> None:
        self.post(["tell", self._room, self._link, frame])

    def answer(self, n: int, message: Mapping[str, Any]) -> None:
        self.post(["answer", self._room, self._link, n, self.codec.pack(message)])

    def part(self, why: Parting) -> None:
        if why is not Parting.SERVER_STOPPING:  # its own node goes on, and finds the next owner
            self.post(["part", self._room, self._link, why.value])

    def say(self, audience: Audience, frame: bytes, *, urgent: bool) -> None:
        """A frame for everybody of an audience at this one's node, in this one's encoding."""
        item = ["said", self._room, key_of(audience), self.codec.subprotocol, frame]
        self.post(item, patient=not urgent and not isinstance(audience, SeatAudience))


def tell_all(audience: Audience, listeners: Iterable[Client], frame: bytes, codec: Codec, *, urgent: bool) -> None:
    """One packed frame to everybody of an audience: to each one here, and once to each other node.

    There it may come a moment later when it is not urgent, unless it is for one person, who waits for it.
    """
    here: list[Connection] = []
    nodes: dict[Post, Distant] = {}
    for one in listeners:
        if isinstance(one, Connection):
            here.append(one)
        elif isinstance(one, Distant):
            nodes[one.post] = one
    tell_many(here, frame, codec)
    for one in nodes.values():
        one.say(audience, frame, urgent=urgent)


def plain_place(place: Place) -> tuple[Role, str]:
    match place.actor:
        case Participant(seat):
            return place.role, seat
        case Facilitator(desk):
            return place.role, desk
        case None:
            return place.role, ""


def place_of(role: Role, actor: str) -> Place:
    match role:
        case "participant":
            return Place(role, Participant(SeatId(actor)))
        case "facilitator":
            return Place(role, Facilitator(actor))
        case "stage":
            return Place(role, None)


def key_of(audience: Audience) -> str:
    """An audience's name between nodes."""
    match audience:
        case Phones():
            return "phones"
        case Stage():
            return "stage"
        case Desk():
            return "desk"
        case TeamAudience(team):
            return f"team {team}"
        case SeatAudience(seat):
            return f"seat {seat}"
