"""The node among its nodes: rooms it owns for people elsewhere, and rooms elsewhere for people it has.

Everything between nodes is an item: a list that begins with its kind and the room's code. Whatever goes wrong on the
way has one remedy: whoever is in the room is introduced to its owner again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog

from rounds.deck import Deck
from rounds.ids import RoomCode
from rounds.refusals import Refusal, Slug
from server.cluster.base import Cluster, NodeId
from server.cluster.peers import Item, Peers
from server.connection import Connection, Room, refused
from server.distant import Distant, Post
from server.entries import plain_of, reader_of
from server.keys import typed_code
from server.registry import Registry
from server.remote import RemoteRoom
from server.room import LiveRoom
from server.wire.codec import CODECS
from server.wire.faults import Fault, Parting, WireRefusal
from server.wire.messages import COMMANDS, HELLOS, Hello, Open

log = structlog.get_logger()

LOOK_EVERY_S = 0.25
WITHOUT_OWNER_S = 6.0
"""How long people wait for a new owner before they are sent away to try elsewhere."""

FORGOTTEN_AFTER_S = 60.0


@dataclass(slots=True, eq=False)
class Guest:
    """Somebody of another node.

    `room` is None until they are let in, `left` says that they went meanwhile, and `missed` that something they said
    may have got lost: what they ask then waits until they are introduced again and ask all of it, in order.
    """

    code: RoomCode
    distant: Distant
    room: LiveRoom | None = None
    left: bool = False
    missed: bool = False

    @property
    def may_ask(self) -> bool:
        return self.distant.place is not None and not self.missed

    def see_off(self) -> None:
        self.left = True
        if self.room is not None:
            self.room.lost(self.distant)


class Guests:
    """People of one other node, in rooms of this one: by the numbers they have over there."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.here: dict[int, Guest] = {}

    def of(self, code: RoomCode) -> Sequence[int]:
        return [number for number, guest in self.here.items() if guest.code == code]


class Nodes:
    """`spawn` runs what need not be waited for."""

    def __init__(
        self, cluster: Cluster, registry: Registry, spawn: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self._registry = registry
        self._spawn = spawn
        self.peers = Peers(cluster, asyncio.get_running_loop().call_later, self, plain_of)
        self._rooms: dict[RoomCode, RemoteRoom] = {}
        self._guests: dict[NodeId, Guests] = {}
        self._moving: set[RoomCode] = set()
        self._finding = asyncio.Lock()
        self._without_owner: dict[RoomCode, float] = {}

    # -- for connections --------------------------------------------------------------------------------------------
    async def open(self, wish: Open) -> tuple[RoomCode, str]:
        return await self._registry.open(wish)

    async def read_deck(self, text: str) -> Deck:
        return await self._registry.read_deck(text)

    async def find(self, code: str) -> Room:
        """A room, wherever it is; raises Refusal when there is none."""
        found = typed_code(code)
        if found in self._rooms:
            return self._rooms[found]
        if self._registry.is_awake(found):
            return await self._settled(found)
        async with self._finding:  # so that a class that comes at once asks for its owner once
            return self._rooms.get(found) or await self._settled(found)

    async def _settled(self, code: RoomCode) -> Room:
        owner = await self._registry.settle(code, self.peers.called_gone)
        if isinstance(owner, LiveRoom):
            return owner
        return self._rooms.setdefault(code, RemoteRoom(code, owner, self.peers.post))

    # -- rooms that change their owner ------------------------------------------------------------------------------
    def give_up(self, code: RoomCode) -> None:
        """A room that was this node's is so no more: its people here wait for the next owner."""
        people = self._registry.give_up(code)
        for guests in self._guests.values():
            if links := guests.of(code):
                for link in links:
                    guests.here.pop(link).see_off()
                guests.post(["elsewhere", code])
        room = self._rooms.setdefault(code, RemoteRoom(code, None, self.peers.post))
        for one in people:
            if isinstance(one, Connection):
                one.move_to(room)

    def drain(self) -> None:
        """All rooms were released: nodes whose people were in them are told so. This node's own people have to go."""
        for room in self._rooms.values():
            room.stop()
        self._rooms.clear()
        for guests in self._guests.values():
            for code in {guest.code for guest in guests.here.values()}:
                guests.post(["elsewhere", code])
        self.peers.flush()

    async def tend(self) -> None:
        """Looks after rooms elsewhere and other nodes until cancelled."""
        while True:
            for room in list(self._rooms.values()):
                self._look_after(room)
            owners = {room.owner for room in self._rooms.values() if room.owner is not None}
            self._see_off_the_lost()
            hosts = {node for node, guests in self._guests.items() if guests.here}
            self.peers.beat(owners | hosts)
            self.peers.forget(but=owners | hosts)
            await asyncio.sleep(LOOK_EVERY_S)

    def _look_after(self, room: RemoteRoom) -> None:
        now = asyncio.get_running_loop().time()
        if room.is_empty:
            self._without_owner.pop(room.code, None)
            if now - room.idle_since > FORGOTTEN_AFTER_S:
                del self._rooms[room.code]
            return
        room.catch_up()
        if room.owner is not None and self.peers.is_well(room.owner):
            self._without_owner.pop(room.code, None)
            return
        if now - self._without_owner.setdefault(room.code, now) > WITHOUT_OWNER_S:
            room.send_away()
        self._find_owner(room)

    def _find_owner(self, room: RemoteRoom) -> None:
        if room.code not in self._moving:
            self._moving.add(room.code)
            self._spawn(self._move(room))

    async def _move(self, room: RemoteRoom) -> None:
        try:
            found = await self._registry.settle(room.code, self.peers.called_gone)
        except (Refusal, WireRefusal) as refusal:
            log.debug("no owner yet", room=room.code, slug=refusal.slug.value)
            return
        except Exception:  # a fault of one room must not end the server
            log.exception("the owner of a room could not be found", room=room.code)
            return
        finally:
            self._moving.discard(room.code)
        if isinstance(found, LiveRoom):
            self._take_over(room, found)
        elif found != room.owner:
            log.info("room is elsewhere", room=room.code, owner=found)
            room.move_to(found)

    def _take_over(self, room: RemoteRoom, live: LiveRoom) -> None:
        if self._rooms.get(room.code) is room:
            del self._rooms[room.code]
        self._without_owner.pop(room.code, None)
        for connection in room.hand_over():
            connection.move_to(live)

    # -- from other nodes -------------------------------------------------------------------------------------------
    def take(self, sender: NodeId, item: Item) -> None:
        try:
            self._take(sender, item)
        except Exception:  # one item, whatever it is, must not part this node from the others
            log.exception("an item of another node could not be taken", node=sender)

    def _take(self, sender: NodeId, item: Item) -> None:
        match item:
            case ["again"]:
                self._start_over_with(sender)
            case ["hello" | "ask" | "resync" | "lost" | "all", code, *more]:
                self._take_from_people(self._guests_of(sender), RoomCode(code), [item[0], *more])
            case [kind, code, *more]:
                room = self._rooms.get(code)
                if room is not None and room.owner == sender:
                    self._take_from_owner(room, [kind, *more])
            case _:
                raise ValueError("an item begins with its kind and a room")

    def missed(self, sender: NodeId) -> None:
        for guest in self._guests_of(sender).here.values():
            guest.missed = True
        self.peers.post(sender, ["again"])
        self._start_over_with(sender)

    def gone(self, node: NodeId) -> None:
        log.info("node gone", node=node)
        self._see_off(node)
        for room in self._rooms.values():
            if room.owner == node:
                room.owner = None
                if not room.is_empty:
                    self._find_owner(room)

    def _start_over_with(self, owner: NodeId) -> None:
        for room in self._rooms.values():
            if room.owner == owner:
                room.move_to(owner)

    def _see_off_the_lost(self) -> None:
        """A broker that was away when a node ended tells nobody that it is gone."""
        for node in [node for node, guests in self._guests.items() if guests.here and self.peers.is_lost(node)]:
            log.warning("node lost", node=node)
            self._see_off(node)

    def _see_off(self, node: NodeId) -> None:
        guests = self._guests.pop(node, None)
        if guests is not None:
            for guest in guests.here.values():
                guest.see_off()

    def _guests_of(self, node: NodeId) -> Guests:
        if node not in self._guests:
            self._guests[node] = Guests(partial(self.peers.post, node))
        return self._guests[node]

    # -- people elsewhere, in rooms of this node --------------------------------------------------------------------
    def _take_from_people(self, guests: Guests, code: RoomCode, item: Item) -> None:
        match item:
            case ["hello", link, subprotocol, base, role, hello]:
                new = Guest(code, Distant(code, link, CODECS[subprotocol], base, guests.post))
                guests.here[link] = new
                self._spawn(self._greet(guests, link, new, role, hello))
            case ["all", links]:
                for link in set(guests.of(code)) - set(links):
                    guests.here.pop(link).see_off()
            case ["lost", link]:
                if link in guests.here:
                    guests.here.pop(link).see_off()
            case [_, link, *_]:
                guest = guests.here.get(link)
                if guest is not None and guest.room is not None and guest.may_ask:
                    self._take_wish(guest.room, guest.distant, item)

    def _take_wish(self, room: LiveRoom, distant: Distant, item: Item) -> None:
        match item:
            case ["ask", _, n, name, command]:
                try:
                    asked = reader_of(COMMANDS[name])(command)
                except Exception:  # a node of another version may know other commands
                    log.exception("a command of another node could not be read", room=room.state.code, name=name)
                    distant.answer(n, refused(WireRefusal(Fault.SERVER_FAULT), n))
                else:
                    room.ask(distant, n, asked)
            case ["resync", _]:
                room.resync(distant)

    async def _greet(self, guests: Guests, link: int, guest: Guest, role: str, plain: object) -> None:
        try:
            hello: Hello = reader_of(HELLOS[role])(plain)
            room = await self._registry.settle(guest.code)
            if not isinstance(room, LiveRoom):
                guests.here.pop(link, None)
                guests.post(["elsewhere", guest.code])
                return
            guest.room = room
            await room.greet(guest.distant, hello)
        except (Refusal, WireRefusal) as refusal:
            guests.here.pop(link, None)
            if guest.room is not None and guest.room.is_over:
                guests.post(["elsewhere", guest.code])
            else:
                guests.post(["refused", guest.code, link, refusal.slug.value, refusal.say])
        except Exception:  # a fault of one room must not end the server
            log.exception("somebody of another node could not be greeted", room=guest.code)
            guests.here.pop(link, None)
            guests.post(["refused", guest.code, link, Fault.SERVER_FAULT.value, WireRefusal(Fault.SERVER_FAULT).say])
        if guest.left and guest.room is not None:
            guest.room.lost(guest.distant)

    # -- rooms elsewhere, for people of this node -------------------------------------------------------------------
    def _take_from_owner(self, room: RemoteRoom, item: Item) -> None:
        match item:
            case ["placed", link, role, actor]:
                room.take_placed(link, role, actor)
            case ["refused", link, slug, say]:
                room.take_refusal(link, refusal_of(slug, say))
            case ["hears", link, audiences]:
                room.take_hears(link, audiences)
            case ["tell", link, frame]:
                room.take_telling(link, frame)
            case ["answer", link, n, frame]:
                room.take_answer(link, n, frame)
            case ["said", audience, subprotocol, frame]:
                room.take_said(audience, subprotocol, frame)
            case ["part", link, why]:
                room.take_parting(link, Parting(why))
            case ["elsewhere"]:
                room.owner = None  # the next look finds another


def refusal_of(slug: str, say: str) -> Refusal | WireRefusal:
    with suppress(ValueError):
        return Refusal(Slug(slug))
    return WireRefusal(Fault(slug), say)
