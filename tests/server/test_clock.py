"""The bell of a room, with a clock and a scheduler that the test turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rounds import commands
from rounds.commands import MissCustomer, Ring
from rounds.formats import QUICK
from rounds.ids import Turn
from rounds.phases import Phase
from server.clock import FIRST_RETRY_S, Bell, ServerTime
from tests.workshop import NOON, Workshop


@dataclass
class Appointment:
    at: float
    call: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Schedule:
    """What an event loop's `call_later` would do, in milliseconds that the test lets pass."""

    now: int = NOON
    appointments: list[Appointment] = field(default_factory=list)

    def call_later(self, seconds: float, call: Callable[[], None]) -> Appointment:
        self.appointments.append(Appointment(self.now + seconds * 1000, call))
        return self.appointments[-1]

    def wait(self, seconds: float) -> None:
        self.now += int(seconds * 1000)
        due = [one for one in self.appointments if one.at <= self.now and not one.cancelled]
        self.appointments = [one for one in self.appointments if one not in due]
        for one in due:
            one.call()


class Watch:
    """A workshop in a step with a clock, and its bell."""

    def __init__(self) -> None:
        self.schedule = Schedule()
        self.rung: list[Ring | MissCustomer] = []
        self.bell = Bell(lambda: self.schedule.now, self.schedule.call_later, self.rung.append)
        self.workshop = Workshop().join("Ana", "Bo")
        self.by_facilitator(commands.StartRound(next(iter(self.workshop.library)), QUICK.id))

    def by_facilitator(self, command: commands.FacilitatorCommand) -> None:
        self.workshop.now = self.schedule.now
        self.workshop.by_facilitator(command)
        self.bell.follow(self.workshop.room)

    @property
    def turn(self) -> Turn:
        return self.workshop.room.turn


def test_it_rings_once_at_the_deadline() -> None:
    watch = Watch()
    watch.by_facilitator(commands.StartClock(watch.turn, 60))
    watch.schedule.wait(59.9)
    assert watch.rung == []
    watch.schedule.wait(0.1)
    assert watch.rung == [Ring(watch.turn, NOON + 60_000)]
    watch.schedule.wait(600)
    assert len(watch.rung) == 1


def test_more_time_moves_the_bell() -> None:
    watch = Watch()
    watch.by_facilitator(commands.StartClock(watch.turn, 60))
    watch.by_facilitator(commands.AddTime(watch.turn, 30))
    watch.schedule.wait(60)
    assert watch.rung == []
    watch.schedule.wait(30)
    assert watch.rung == [Ring(watch.turn, NOON + 90_000)]


def test_a_paused_clock_does_not_ring() -> None:
    watch = Watch()
    watch.by_facilitator(commands.StartClock(watch.turn, 60))
    watch.schedule.wait(20)
    watch.by_facilitator(commands.PauseClock())
    watch.schedule.wait(600)
    assert watch.rung == []
    watch.by_facilitator(commands.ResumeClock())
    watch.schedule.wait(40)
    assert len(watch.rung) == 1


def test_a_bell_that_changed_nothing_rings_again_after_a_while() -> None:
    watch = Watch()
    watch.by_facilitator(commands.StartClock(watch.turn, 60))
    watch.schedule.wait(60)
    watch.bell.follow(watch.workshop.room)
    watch.schedule.wait(FIRST_RETRY_S / 2)
    assert len(watch.rung) == 1
    watch.schedule.wait(FIRST_RETRY_S / 2)
    assert len(watch.rung) == 2


def test_a_silenced_bell_stays_silent() -> None:
    watch = Watch()
    watch.by_facilitator(commands.StartClock(watch.turn, 60))
    watch.bell.silence()
    watch.schedule.wait(600)
    assert watch.rung == []


def test_server_time_never_goes_back() -> None:
    time = ServerTime()
    readings = [time.now() for _ in range(1000)]
    assert readings == sorted(readings)


def test_a_customer_who_is_gone_is_missed_after_fifteen_seconds() -> None:
    watch = Watch()
    watch.workshop.cast("Ana").to(Phase.DRAFTING)
    watch.workshop.now = watch.schedule.now
    watch.workshop.drop("Ana")
    watch.bell.follow(watch.workshop.room)
    watch.schedule.wait(14.9)
    assert watch.rung == []
    watch.schedule.wait(0.1)
    assert watch.rung == [commands.MissCustomer(watch.workshop.seat["Ana"], NOON)]


def test_a_customer_who_is_back_in_time_is_not_missed() -> None:
    watch = Watch()
    watch.workshop.cast("Ana").to(Phase.DRAFTING).drop("Ana")
    watch.bell.follow(watch.workshop.room)
    watch.schedule.wait(10)
    watch.workshop.come_back("Ana")
    watch.bell.follow(watch.workshop.room)
    watch.schedule.wait(20)
    assert watch.rung == []


def test_the_bell_of_a_step_rings_before_a_customer_who_left_later_is_missed() -> None:
    watch = Watch()
    watch.workshop.cast("Ana").to(Phase.DRAFTING)
    watch.by_facilitator(commands.StartClock(watch.turn, 5))
    watch.workshop.drop("Ana")
    watch.bell.follow(watch.workshop.room)
    watch.schedule.wait(5)
    assert [type(one) for one in watch.rung] == [Ring]
