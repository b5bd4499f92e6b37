"""A participant in a terminal, for people who write their own; it needs nothing but `pip install websockets`.

python docs/examples/client.py http://192.168.1.20:8080 CDFGHJ Ana "I am sorry. What would help you now?"

It joins a room by its code, replies with its line, votes for the first reply of its ballot, leaves the hot seat to
others, and comes back when the connection breaks. docs/protocol.md explains every message.
"""

import asyncio
import json
import random
import secrets
import sys
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

Message = dict[str, Any]


class Participant:
    def __init__(self, room: str, name: str, reply: str) -> None:
        key = secrets.token_urlsafe(16)
        self.hello = {"t": "hello", "v": 1, "room": room, "role": "participant", "key": key, "name": name}
        self.reply, self.n, self.finished = reply, 0, False
        self.unanswered: dict[int, Message] = {}
        self.channels: dict[str, Message] = {}
        self.versions: dict[str, int] = {}
        self.acted: set[tuple[int, str]] = set()

    async def stay(self, address: str) -> None:
        pause = 0.5
        while not self.finished:
            try:
                async with connect(address, subprotocols=[Subprotocol("hotseat.v1.json")], compression=None) as socket:
                    await self.send(socket, self.hello)
                    async for frame in socket:
                        pause = 0.5
                        await self.hear(socket, json.loads(frame))
            except (OSError, ConnectionClosed, InvalidHandshake) as broken:
                print(f"The connection broke: {broken}", flush=True)
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # so that a class does not come back all at once
            pause = min(2 * pause, 10.0)

    async def hear(self, socket: ClientConnection, message: Message) -> None:
        match message:
            case {"t": "welcome", "room": room}:
                print(f"In room {room}.", flush=True)
                for command in self.unanswered.values():
                    await self.send(socket, command)
            case {"t": "ack", "n": n}:
                print(f"Done: {self.unanswered.pop(n)['t']}", flush=True)
            case {"t": "refused" | "bye", "slug": slug, "say": say}:
                print(say, flush=True)
                of_a_command = self.unanswered.pop(message.get("n", 0), None)
                self.finished = slug == "seat-elsewhere" or (message["t"] == "refused" and of_a_command is None)
            case {"t": "view", "of": channel, "whole": False, "since": since} if since != self.versions.get(channel):
                await self.send(socket, {"t": "resync"})
            case {"t": "view", "of": channel}:  # no section of a participant is keyed, so there is nothing in "patch"
                known = {} if message["whole"] else self.channels[channel]
                self.channels[channel], self.versions[channel] = known | message["set"], message["v"]
                await self.act(socket, {name: one for view in self.channels.values() for name, one in view.items()})
        if self.finished:
            await socket.close()

    async def act(self, socket: ClientConnection, sections: Message) -> None:
        phase, you, ballot = sections.get("phase"), sections.get("you"), sections.get("ballot")
        if phase is None or you is None:
            return
        turn, name = phase["turn"], phase["name"]
        if self.is_first(turn, name):
            print(f"Now: {name}", flush=True)
        if you["asked"] and self.is_first(turn, "answer"):
            await self.command(socket, "answer_casting", turn=turn, accept=False)
        if name == "drafting" and you["part"] == "writer" and self.is_first(turn, "propose"):
            await self.command(socket, "propose", turn=turn, text=self.reply)
        if name == "voting" and ballot and self.is_first(turn, "vote"):
            await self.command(socket, "cast_ballot", reply=ballot["replies"][0]["reply"])
        self.finished = name == "closed"

    def is_first(self, turn: int, what: str) -> bool:
        seen = (turn, what) in self.acted
        self.acted.add((turn, what))
        return not seen

    async def command(self, socket: ClientConnection, t: str, **fields: object) -> None:
        self.n += 1
        self.unanswered[self.n] = {"t": t, "n": self.n, **fields}
        await self.send(socket, self.unanswered[self.n])

    async def send(self, socket: ClientConnection, message: Message) -> None:
        await socket.send(json.dumps(message))


if __name__ == "__main__":
    address, *given = sys.argv[1:]
    asyncio.run(Participant(*given).stay(address.replace("http", "ws", 1).rstrip("/") + "/ws"))
