"""A room full of people made of code, for a test whose own thread a browser holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from tests.e2e.people import Aside
from tests.server.clients import Client, a_client


class Crowd(Aside):
    """A facilitator and people, each with a socket of their own, on a loop in another thread."""

    desk: Client

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port
        self.people: list[Client] = []
        self.customer: Client | None = None

    def __enter__(self) -> Self:
        super().__enter__()
        self.desk = self.go(self._opens_room())
        return self

    @property
    def code(self) -> str:
        return self.desk.room

    async def _opens_room(self) -> Client:
        desk = await self._open.enter_async_context(a_client(self._port))
        await desk.open_room(title="Larkfield Heating", team_size=1, mode="solo")
        return desk

    def join(self, *names: str) -> None:
        self.go(self._join(names))

    async def _join(self, names: tuple[str, ...]) -> None:
        for name in names:
            one = await self._open.enter_async_context(a_client(self._port))
            await one.join(self.code, name)
            self.people.append(one)

    def must(self, t: str, **fields: Any) -> None:
        """The facilitator gives a command."""
        self.go(self.desk.must(t, **fields))

    def until_read(self) -> None:
        """Waits until something is suggested for every reply."""
        self.go(self.desk.until(lambda: all(row["suggested"] for row in self.desk.sections["marking"].values())))
        assert self.desk.sections["marking"], "there are no replies"

    def end_step(self, then: str) -> None:
        self.go(self._end_step(then))

    async def _end_step(self, then: str) -> None:
        await self.desk.must("end_step", turn=self.desk.turn)
        await self.desk.until_phase(then)

    def to_complaint(self, scene_format: str = "quick") -> None:
        """Casts whoever is asked, and reads the brief."""
        self.go(self._to_complaint(scene_format))

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
        self.go(self._act(self.customer, "complaint", "complain", text=words))

    def reply(self, *texts: str) -> None:
        """As many people as there are texts propose one each."""
        for one, text in zip(self._writers(), texts, strict=False):
            self.go(self._act(one, "drafting", "propose", text=text))

    def vote(self) -> None:
        """Everybody votes for the first reply on their ballot that is not their own."""
        for one in self._writers():
            self.go(self._vote(one))

    def react(self, value: int, line: str) -> None:
        assert self.customer is not None
        self.go(self._react(self.customer, value, line))

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
    with Crowd(port) as crowd:
        crowd.join(*names)
        yield crowd
