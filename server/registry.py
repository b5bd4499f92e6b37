"""The registry: opens rooms, finds them by code, wakes those that sleep in the journal, lets idle ones sleep."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress

import structlog

from rounds.decide import open_room
from rounds.deck import Deck
from rounds.deck_errors import DeckError
from rounds.ids import Milliseconds, RoomCode
from rounds.refusals import Refusal, Slug
from server.cluster.base import NodeId
from server.decks import DeckReader, Decks
from server.distant import Client
from server.entries import UnreadableEntry
from server.journal import Recorded, row_of
from server.keys import is_room_code, key_hash_of, new_facilitator_key, new_room_code, typed_code
from server.ledger import Ledger
from server.room import LiveRoom, Setting
from server.store.base import SeqConflict, StoreDown
from server.wire.faults import Fault, WireRefusal
from server.wire.messages import Open

log = structlog.get_logger()

ALIVE_EVERY_S = 1.0
"""How much of a clock an outage can cost at most: what passed since the last sign of life."""

ASLEEP_AFTER_S = 600.0
"""A room without connections and with a clock that stands still leaves the memory after this long."""


class Registry:
    def __init__(
        self, node: NodeId, setting: Setting, decks: Decks, capacity: int, max_rooms: int, tasks: asyncio.TaskGroup
    ) -> None:
        self._node = node
        self._setting = setting
        self._decks = decks
        self._reader = DeckReader()
        self._capacity = capacity
        self._max_rooms = max_rooms
        self._tasks = tasks
        self._awake: dict[RoomCode, LiveRoom] = {}
        self._turning: set[asyncio.Task[None]] = set()
        self._loading = asyncio.Lock()
        self._stopping = asyncio.Event()

    @property
    def rooms_awake(self) -> int:
        return len(self._awake)

    def is_awake(self, code: RoomCode) -> bool:
        return code in self._awake

    async def open(self, wish: Open) -> tuple[RoomCode, str]:
        """Opens a room; gives its code and its facilitator key, which is kept nowhere else."""
        self._check_space()
        deck = await self._deck_for(wish)
        key = new_facilitator_key()
        while True:
            code = new_room_code()
            now = self._setting.ground.now()
            events = open_room(
                code,
                wish.title,
                wish.mode,
                wish.team_size,
                self._capacity,
                key_hash_of(key),
                now,
                wish.self_run,
                deck,
                wish.language,
            )
            try:
                await self._setting.journal.append([row_of(code, 1, now, events)])
                await self._setting.tenure.claim(code)
            except SeqConflict:
                continue  # one code in a hundred million is taken already
            except StoreDown as fault:
                raise WireRefusal(Fault.STORAGE_DOWN) from fault
            self._wake(Ledger.replayed(Recorded([events], [now], now)), now)
            log.info("room opened", room=code)
            return code, key

    def give_up(self, code: RoomCode) -> Collection[Client]:
        """The room is another node's now: it falls silent here. Gives those who were in it."""
        room = self._awake.pop(code, None)
        return () if room is None else room.give_up()

    async def _deck_for(self, wish: Open) -> Deck | None:
        """The one deck the room is to play, or None where it is to have all of the server's."""
        if wish.deck and wish.deck_text:
            raise WireRefusal(Fault.FIELD_INVALID, "A room has one deck. Send “deck” or “deck_text”.")
        if wish.deck and wish.deck not in self._decks.named:
            raise WireRefusal(Fault.DECK_UNKNOWN)
        if not wish.deck_text:
            return self._decks.named.get(wish.deck)
        try:
            return await self.read_deck(wish.deck_text)
        except DeckError as error:
            raise WireRefusal(Fault.DECK_FAULTY) from error

    async def read_deck(self, text: str) -> Deck:
        """The deck in a text that somebody sent; raises DeckError."""
        return await self._reader.read(text)

    async def find(self, code: str) -> LiveRoom:
        """The room of a code as people type it, on a server that is alone; raises Refusal when there is none."""
        found = await self.settle(typed_code(code))
        assert isinstance(found, LiveRoom)
        return found

    async def settle(self, code: RoomCode, gone: Collection[NodeId] = ()) -> LiveRoom | NodeId:
        """A room that is this node's, or the node it belongs to; nodes that are `gone` have none any more.

        Raises Refusal when there is no such room, WireRefusal when it cannot be told or read.
        """
        if code in self._awake:
            return self._awake[code]
        if not is_room_code(code):
            raise Refusal(Slug.ROOM_UNKNOWN)
        async with self._loading:  # so that a class that comes back at once wakes its room once
            return self._awake.get(code) or await self._load(code, gone)

    async def _load(self, code: RoomCode, gone: Collection[NodeId]) -> LiveRoom | NodeId:
        self._check_in_service()
        try:
            owner = await self._setting.tenure.claim(code, gone)
            if owner is None:
                raise Refusal(Slug.ROOM_UNKNOWN)
            return await self._wake_from_journal(code) if owner == self._node else owner
        except StoreDown as fault:
            raise WireRefusal(Fault.STORAGE_DOWN) from fault

    async def _wake_from_journal(self, code: RoomCode) -> LiveRoom:
        tenure = self._setting.tenure
        try:
            self._check_space()
            recorded = await self._setting.journal.read(code)
            if recorded is None:
                raise Refusal(Slug.ROOM_UNKNOWN)
            ledger = await Ledger.replaying(recorded)
            if not tenure.holds(code) and not await tenure.settled(code):
                raise WireRefusal(Fault.STORAGE_DOWN)
            return self._wake(ledger, recorded.alive_at)
        except UnreadableEntry as fault:
            log.error("a room cannot be read", room=code, cause=str(fault))
            raise WireRefusal(Fault.SERVER_FAULT) from fault
        finally:
            if code not in self._awake:
                await tenure.release([code])

    def _check_space(self) -> None:
        self._check_in_service()
        if len(self._awake) >= self._max_rooms:
            self._let_sleep(asyncio.get_running_loop().time())
        if len(self._awake) >= self._max_rooms:
            raise WireRefusal(Fault.TOO_MANY_ROOMS)

    def _check_in_service(self) -> None:
        if self._stopping.is_set():
            raise WireRefusal(Fault.TOO_MANY_ROOMS)

    def _wake(self, ledger: Ledger, alive_at: Milliseconds) -> LiveRoom:
        room = LiveRoom(ledger, alive_at, self._setting)
        self._awake[room.state.code] = room
        if self._stopping.is_set():  # it was opened while the others took their last turns
            room.stop()
        turning = self._tasks.create_task(self._keep_awake(room))
        self._turning.add(turning)
        turning.add_done_callback(self._turning.discard)
        return room

    async def _keep_awake(self, room: LiveRoom) -> None:
        code = room.state.code
        await room.run()
        async with self._loading:
            if self._awake.get(code, room) is room:  # it was not woken again meanwhile
                await self._setting.tenure.release([code])

    async def tend(self) -> None:
        """Once a second until `stop`: signs of life for rooms whose clock runs, and sleep for those long idle."""
        while not self._stopping.is_set():
            running = [code for code, room in self._awake.items() if room.clock_runs]
            await self._setting.journal.mark_alive(running, self._setting.ground.now())
            self._let_sleep(asyncio.get_running_loop().time() - ASLEEP_AFTER_S)
            with suppress(TimeoutError):
                async with asyncio.timeout(ALIVE_EVERY_S):
                    await self._stopping.wait()

    def _let_sleep(self, idle_before: float) -> None:
        for code, room in list(self._awake.items()):
            if room.is_idle and room.idle_since <= idle_before:
                del self._awake[code]
                room.stop()

    async def stop(self) -> None:
        """Every room takes its last turn and says goodbye."""
        self._stopping.set()
        async with self._loading:  # a room that is being read is there by then, and no other is read any more
            pass
        for room in self._awake.values():
            room.stop()
        if self._turning:
            await asyncio.wait(self._turning)
