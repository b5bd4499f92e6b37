"""Plays a rehearsal from the opening of the room to the record of what happened."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from websockets.exceptions import InvalidHandshake, InvalidURI

from rounds.commands import Mode
from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.checks import problems_in
from server.rehearse.desk import Desk, Stage
from server.rehearse.evidence import Evidence
from server.rehearse.habits import Choices
from server.rehearse.person import Person
from server.rehearse.programme import FormatChoice, Programme
from server.rehearse.record import Figures, RehearsalRecord
from server.rehearse.screen import Screen, TurnedAway, Unreachable, Venue
from server.wire.codec import MSGPACK


@dataclass(frozen=True, slots=True)
class Plan:
    """What to rehearse; with a `room` only people come, and its own facilitator runs it."""

    addresses: Sequence[str]
    people: int
    rounds: int
    mode: Mode
    team_size: int
    seed: int
    spread: float
    timeout: float
    room: str | None = None
    format: FormatChoice = "quick"
    drama: bool = True

    @property
    def programme(self) -> Programme:
        return Programme.of(self.format, self.people, drama=self.drama, guest=self.room is not None)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a rehearsal; without a desk and a stage where those are people."""

    people: list[Person]
    desk: Desk | None = None
    stage: Stage | None = None

    @property
    def screens(self) -> list[Screen]:
        return [*self.people, *(one for one in (self.desk, self.stage) if one is not None)]


def socket_address(typed: str) -> str:
    """The address of the server's socket, from what people type or copy from the browser."""
    parts = urlsplit(typed if "://" in typed else f"http://{typed}")
    scheme = {"http": "ws", "https": "wss"}.get(parts.scheme, parts.scheme)
    return f"{scheme}://{parts.netloc}/ws"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal that is over: the record for the reader, and the evidence it was made from."""

    record: RehearsalRecord
    evidence: Evidence


async def play(plan: Plan, scenarios: Mapping[ScenarioId, Scenario], opened: Callable[[str, str], None]) -> Rehearsed:
    """A whole rehearsal; `opened` is told the room and its key. Raises Unreachable or TurnedAway."""
    venue = Venue([socket_address(one) for one in plan.addresses])
    room, key = await _room_for(plan, venue)
    opened(room, key)
    cast = _cast(plan, venue, room, key, scenarios)
    began = asyncio.get_running_loop().time()
    in_time = await _stay(cast.screens, plan.timeout)
    record = RehearsalRecord(", ".join(plan.addresses), room, plan.people, plan.seed)
    record.wall_s = round(asyncio.get_running_loop().time() - began, 2)
    evidence = _evidence(cast, scenarios)
    _fill_in(record, plan, cast, evidence)
    if not in_time:
        record.problems.insert(0, f"The rehearsal was not finished after {plan.timeout:g} seconds.")
    return Rehearsed(record, evidence)


async def _room_for(plan: Plan, venue: Venue) -> tuple[str, str]:
    """The room to play in and, where it is the rehearsal's own, the key of its facilitator."""
    try:
        async with venue.connect() as socket:
            if plan.room is not None:
                return plan.room, ""
            wish = {"t": "open", "v": 1, "title": "Rehearsal", "mode": plan.mode, "team_size": plan.team_size}
            await socket.send(MSGPACK.pack(wish))
            answer = MSGPACK.unpack(await socket.recv())
    except (OSError, TimeoutError, InvalidHandshake, InvalidURI) as fault:
        raise Unreachable(str(fault)) from fault
    if answer["t"] != "opened":
        raise TurnedAway(str(answer.get("slug")), str(answer.get("say")))
    return str(answer["room"]), str(answer["key"])


def _cast(plan: Plan, venue: Venue, room: str, key: str, scenarios: Mapping[ScenarioId, Scenario]) -> Cast:
    rounds = None if plan.room is None else plan.rounds
    programme = plan.programme
    people = [
        Person(
            venue,
            room,
            number,
            Choices(plan.seed, number),
            scenarios,
            plan.spread,
            rounds,
            programme,
            last=number == plan.people - 1,
        )
        for number in range(plan.people)
    ]
    if plan.room is not None:
        return Cast(people)
    own = Choices(plan.seed, plan.people)
    desk = Desk(venue, room, key, plan.people, plan.rounds, scenarios, plan.spread, programme, own)
    return Cast(people, desk, Stage(venue, room))


async def _stay(screens: Sequence[Screen], seconds: float) -> bool:
    """Everybody in the room until it is over; false when the time ran out first."""
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for one in screens:
                group.create_task(one.stay())
    except TimeoutError:
        return False
    except ExceptionGroup as several:
        raise several.exceptions[0] from None
    return True


def _evidence(cast: Cast, scenarios: Mapping[ScenarioId, Scenario]) -> Evidence:
    if cast.desk is None:
        return Evidence.of(cast.people, scenarios)
    return Evidence.of(cast.people, scenarios, cast.desk.done, cast.desk.notes)


def _fill_in(record: RehearsalRecord, plan: Plan, cast: Cast, evidence: Evidence) -> None:
    record.rounds = evidence.rounds()
    record.closing = evidence.closing()
    traffic = [one.traffic for one in cast.screens]
    record.acked = sum(one.acked for one in traffic)
    record.refused = dict(sum((one.refused for one in traffic), Counter[str]()))
    record.reconnects = sum(one.reconnects for one in traffic)
    record.resyncs = sum(one.resyncs for one in traffic)
    record.ack_ms = Figures.of([1000 * latency for one in traffic for latency in one.latencies])
    missing = range(len(record.rounds) + 1, plan.rounds + 1)
    record.problems = [f"Round {number} was not finished." for number in missing]
    record.problems += problems_in(evidence, record.rounds, record.closing)
