"""A room full of people made of code, for a test whose own thread a browser holds."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any, TypeVar

from tests.server.clients import Client, a_client

PATIENCE_S = 30.0
Result = TypeVar("Result")


class Crowd:
    """A facilitator and people, each with a socket of their own, on a loop in another thread."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._lines = AsyncExitStack()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.people: list[Client] = []
        self.desk = self._do(self._open())
        self.customer: Client | None = None

    def _do(self, what: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE_S)

    def leave(self) -> None:
        self._do(self._lines.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def code(self) -> str:
        return self.desk.room

    async def _open(self) -> Client:
        desk = await self._lines.enter_async_context(a_client(self._port))
        await desk.open_room(title="Larkfield Heating", team_size=1, mode="solo")
        return desk

    def join(self, *names: str) -> None:
        self._do(self._join(names))

    async def _join(self, names: tuple[str, ...]) -> None:
        for name in names:
            one = await self._lines.enter_async_context(a_client(self._port))
            await one.join(self.code, name)
            self.people.append(one)

    def must(self, t: str, **fields: Any) -> None:
        """The facilitator gives a command."""
        self._do(self.desk.must(t, **fields))

    def until_read(self) -> None:
        """Waits until something is suggested for every reply."""
        self._do(self.desk.until(lambda: all(row["suggested"] for row in self.desk.sections["marking"].values())))
        assert self.desk.sections["marking"], "there are no replies"

    def end_step(self, then: str) -> None:
        self._do(self._end_step(then))

    async def _end_step(self, then: str) -> None:
        await self.desk.must("end_step", turn=self.desk.turn)
        await self.desk.until_phase(then)

    def to_complaint(self, scene_format: str = "quick") -> None:
        """Casts whoever is asked, and reads the brief."""
        self._do(self._to_complaint(scene_format))

    async def _to_complaint(self, scene_format: str) -> None:
        scenario = self.desk.sections["library"]["scenarios"][0]["scenario"]
        await self.desk.must("start_round", scenario=scenario, format=scene_format)
        await self.desk.until_phase("casting")
        await self.desk.must("ask_customer", turn=self.desk.turn)
        self.customer = await self._asked()
        await self.customer.must("answer_casting", turn=self.customer.turn, accept=True)
        await self.desk.until(lambda: self.desk.sections["casting"]["customer"])
        await self._end_step("briefing")
        await self.desk.must("end_step", turn=self.desk.turn)
        await self.desk.until(lambda: self.desk.sections["phase"]["name"] != "briefing")
        if self.desk.sections["phase"]["name"] != "complaint":
            await self._end_step("complaint")

    async def _asked(self) -> Client:
        while True:
            for one in self.people:
                if one.sections["you"]["asked"]:
                    return one
            await self.people[0].tell({"t": "ping"}, "pong")

    def complain(self, words: str) -> None:
        assert self.customer is not None
        self._do(self._act(self.customer, "complaint", "complain", text=words))

    def reply(self, *texts: str) -> None:
        """As many people as there are texts propose one each."""
        for one, text in zip(self._writers(), texts, strict=False):
            self._do(self._act(one, "drafting", "propose", text=text))

    def vote(self) -> None:
        """Everybody votes for the first reply on their ballot that is not their own."""
        for one in self._writers():
            self._do(self._vote(one))

    def react(self, value: int, line: str) -> None:
        assert self.customer is not None
        self._do(self._react(self.customer, value, line))

    def _writers(self) -> Iterator[Client]:
        return (one for one in self.people if one is not self.customer)

    async def _act(self, one: Client, phase: str, t: str, **fields: Any) -> None:
        await one.until_phase(phase)
        await one.must(t, turn=one.turn, **fields)

    async def _vote(self, one: Client) -> None:
        await one.until(lambda: one.sections.get("ballot"))
        for row in one.sections["ballot"]["replies"]:
            if (await one.do("cast_ballot", reply=row["reply"]))["t"] == "ack":
                return
        raise AssertionError("there was nothing to vote for")

    async def _react(self, one: Client, value: int, line: str) -> None:
        await one.until_phase("reaction")
        best = next(row for row in one.sections["result"]["rows"] if row["best"])
        await one.must("react", reply=best["reply"], value=value, line=line)


@contextmanager
def a_crowd(port: int, *names: str) -> Iterator[Crowd]:
    crowd = Crowd(port)
    try:
        crowd.join(*names)
        yield crowd
    finally:
        crowd.leave()
