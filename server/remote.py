"""A room that another node owns, as its people's own node has it: a door for what they ask and for what they hear."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import count

from rounds.commands import FacilitatorCommand, ParticipantCommand
from rounds.ids import RoomCode
from rounds.refusals import Refusal
from server.cluster.base import NodeId
from server.cluster.peers import Item
from server.connection import Connection, tell_many
from server.distant import place_of
from server.fanout import BEHIND_FOR_S
from server.session import Role
from server.wire.codec import CODECS
from server.wire.faults import Fault, Parting, WireRefusal
from server.wire.messages import Hello, wire_name

_numbers = count(1)


@dataclass(slots=True, eq=False)
class Link:
    """One connection's way into the room, from one greeting to the next.

    Each greeting has a number of its own, so that nothing meant for an earlier one is taken for it. `entered` is
    settled with the first answer; `placed` says whether the present owner has answered.
    """

    connection: Connection
    hello: Hello
    entered: asyncio.Future[None]
    number: int = field(default_factory=_numbers.__next__)
    placed: bool = False
    hears: Collection[str] = ()
    behind_since: float | None = None


class RemoteRoom:
    """`owner` is None while nobody knows one; `post` sends an item to a node."""

    def __init__(self, code: RoomCode, owner: NodeId | None, post: Callable[[NodeId, Item], None]) -> None:
        self.code = code
        self.owner = owner
        self._post = post
        self._links: dict[int, Link] = {}
        self._link_of: dict[Connection, Link] = {}
        self._hearers: dict[str, dict[int, Link]] = {}
        self.idle_since = asyncio.get_running_loop().time()

    @property
    def is_empty(self) -> bool:
        return not self._links

    @property
    def behind(self) -> int:
        """How many connections do not read fast enough."""
        return sum(one.behind_since is not None for one in self._links.values())

    # -- from connections -------------------------------------------------------------------------------------------
    async def greet(self, connection: Connection, hello: Hello) -> None:
        """Takes a connection in, as soon as there is an owner; raises Refusal or WireRefusal when it cannot be."""
        entered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._introduce(Link(connection, hello, entered))
        await entered

    def ask(self, connection: Connection, n: int, command: ParticipantCommand | FacilitatorCommand) -> None:
        """What is asked too early its connection asks again once it has its place."""
        link = self._link_of.get(connection)
        if link is not None and link.placed:
            self._tell_owner("ask", link.number, n, wire_name(type(command)), command)

    def resync(self, connection: Connection) -> None:
        link = self._link_of.get(connection)
        if link is not None and link.placed:
            self._tell_owner("resync", link.number)

    def lost(self, connection: Connection) -> None:
        link = self._link_of.get(connection)
        if link is not None:
            self._drop(link)
            _settle(link)
            self._tell_owner("lost", link.number)

    # -- to the owner -----------------------------------------------------------------------------------------------
    def move_to(self, owner: NodeId) -> None:
        """There is another owner, or it lost sight of this node: everybody is introduced, and nobody else is here."""
        self.owner = owner
        links = list(self._links.values())
        self._forget_everybody()
        for one in links:
            self._introduce(Link(one.connection, one.hello, one.entered))
        self._tell_owner("all", [*self._links])

    def hand_over(self) -> Sequence[Connection]:
        """The room is this node's own from now on: gives those who are in it, and forgets them."""
        links = list(self._links.values())
        self._forget_everybody()
        for one in links:
            _settle(one)
        return [one.connection for one in links]

    def send_away(self) -> None:
        """It takes too long until there is an owner: people's own devices go on trying."""
        for one in list(self._links.values()):
            self._turn_away(one, WireRefusal(Fault.STORAGE_DOWN))

    def stop(self) -> None:
        """This node stops: says goodbye to everybody."""
        for one in list(self._links.values()):
            self.lost(one.connection)
            one.connection.part(Parting.SERVER_STOPPING)

    def _introduce(self, link: Link) -> None:
        self._links[link.number] = self._link_of[link.connection] = link
        connection, hello = link.connection, link.hello
        self._tell_owner("hello", link.number, connection.codec.subprotocol, connection.base, hello.role, hello)

    def _tell_owner(self, kind: str, *more: object) -> None:
        if self.owner is not None:
            self._post(self.owner, [kind, self.code, *more])

    # -- from the owner ---------------------------------------------------------------------------------------------
    def take_placed(self, number: int, role: Role, actor: str) -> None:
        if (link := self._links.get(number)) is not None:
            link.placed = True
            link.connection.take_place(place_of(role, actor))
            _settle(link)

    def take_refusal(self, number: int, refusal: Refusal | WireRefusal) -> None:
        """A greeting was refused."""
        if (link := self._links.get(number)) is not None:
            self._turn_away(link, refusal)

    def take_hears(self, number: int, audiences: Collection[str]) -> None:
        if (link := self._links.get(number)) is not None:
            self._forget_ears(link)
            link.hears = audiences
            for one in audiences:
                self._hearers.setdefault(one, {})[number] = link

    def take_telling(self, number: int, frame: bytes) -> None:
        if (link := self._links.get(number)) is not None:
            link.connection.tell_packed(frame)

    def take_answer(self, number: int, n: int, frame: bytes) -> None:
        if (link := self._links.get(number)) is not None:
            link.connection.answer_packed(n, frame)

    def take_said(self, audience: str, subprotocol: str, frame: bytes) -> None:
        codec = CODECS[subprotocol]
        hearers = [one for one in self._hearers.get(audience, {}).values() if one.connection.codec is codec]
        tell_many([one.connection for one in hearers if self._keeps_up(one)], frame, codec)

    def take_parting(self, number: int, why: Parting) -> None:
        if (link := self._links.get(number)) is not None:
            self.lost(link.connection)
            link.connection.part(why)

    # -- those who do not read fast enough ----------------------------------------------------------------------------
    def _keeps_up(self, link: Link) -> bool:
        """Whoever does not hears nothing from here on, until the owner tells it everything again."""
        if link.behind_since is None and link.connection.is_behind:
            link.behind_since = asyncio.get_running_loop().time()
        if link.behind_since is not None:
            self._forget_ears(link)
        return link.behind_since is None

    def catch_up(self) -> None:
        """Whoever was behind and has drained is told everything; who is behind for too long is ended."""
        now = asyncio.get_running_loop().time()
        for one in [one for one in self._links.values() if one.behind_since is not None]:
            assert one.behind_since is not None
            if not one.connection.is_behind:
                one.behind_since = None
                self.resync(one.connection)
            elif now - one.behind_since > BEHIND_FOR_S:
                self.lost(one.connection)
                one.connection.part(Parting.SLOW_READER)

    # -- forgetting -------------------------------------------------------------------------------------------------
    def _turn_away(self, link: Link, refusal: Refusal | WireRefusal) -> None:
        self._drop(link)
        if link.entered.done():
            link.connection.part(Parting.ROOM_MOVING)
        else:
            link.entered.set_exception(refusal)

    def _drop(self, link: Link) -> None:
        self._links.pop(link.number, None)
        if self._link_of.get(link.connection) is link:
            del self._link_of[link.connection]
        self._forget_ears(link)
        if not self._links:
            self.idle_since = asyncio.get_running_loop().time()

    def _forget_ears(self, link: Link) -> None:
        for audience in link.hears:
            del self._hearers[audience][link.number]
            if not self._hearers[audience]:
                del self._hearers[audience]
        link.hears = ()

    def _forget_everybody(self) -> None:
        self._links.clear()
        self._link_of.clear()
        self._hearers.clear()


def _settle(link: Link) -> None:
    if not link.entered.done():
        link.entered.set_result(None)
