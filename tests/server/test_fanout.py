"""Fan-out: who is told what and how often, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from rounds import commands
from rounds.events import Event
from rounds.formats import QUICK
from rounds.ids import SeatId
from rounds.phases import Phase
from rounds.views import Audience, Desk, Phones, Stage, Touched, is_urgent, touched_by, view_for
from server.fanout import BEHIND_FOR_S, REST, Fanout, Pace, audiences_of_seat
from server.wire.codec import JSON, MSGPACK, Codec
from server.wire.faults import Parting
from tests.workshop import NOON, Workshop

PACE = Pace(phones=0.5, screens=0.1, team=0.25, seat=0.25)


class Ear:
    """A listener that keeps what it was told; `is_behind` is for the test to set."""

    def __init__(self, codec: Codec = MSGPACK) -> None:
        self.codec = codec
        self.is_open = True
        self.is_behind = False
        self.parted: Parting | None = None
        self.frames: list[bytes] = []

    def hears(self, audiences: Sequence[Audience]) -> None:
        """What it hears, the test knows."""

    def tell_packed(self, frame: bytes) -> None:
        self.frames.append(frame)

    def part(self, why: Parting) -> None:
        self.parted = why

    def heard(self, channel: str) -> list[dict[str, Any]]:
        frames = [one.decode() if self.codec.text else one for one in self.frames]
        told = [dict(self.codec.unpack(one)) for one in frames]
        return [one for one in told if one["of"] == channel]


class Hall:
    """A workshop with a fan-out, and a clock in seconds."""

    def __init__(self) -> None:
        self.workshop = Workshop().join("Ana", "Bo", "Cem", "Dee")
        self.seconds = 1000.0
        self.packed_for = self.hurried = 0
        self.fanout = Fanout[Ear](
            self.workshop.library, PACE, self.tell_all, lambda: self.seconds, lambda: NOON + int(self.seconds * 1000)
        )

    def tell_all(
        self, audience: Audience, listeners: Iterable[Ear], frame: bytes, codec: Codec, *, urgent: bool
    ) -> None:
        self.packed_for += 1
        self.hurried += urgent
        for ear in listeners:
            ear.tell_packed(frame)

    def seated(self, name: str, codec: Codec = MSGPACK) -> Ear:
        ear, room = Ear(codec), self.workshop.room
        seat = self.workshop.seat[name]
        self.fanout.join(room, ear, audiences_of_seat(seat, room.seats[seat].team))
        return ear

    def happen(self, happened: Iterable[Event]) -> None:
        for event in happened:
            self.fanout.touch(touched_by(self.workshop.room, event), urgent=is_urgent(event))
        self.fanout.flush(self.workshop.room)

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.fanout.flush(self.workshop.room)

    def volunteer(self, name: str, *, on: bool = True) -> None:
        self.happen(self.workshop.by(name, commands.Volunteer(on)))

    def lock(self, *, on: bool) -> None:
        self.happen(self.workshop.by_facilitator(commands.LockRoom(on)))


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_a_new_listener_hears_its_channels_whole(hall: Hall) -> None:
    ana = hall.seated("Ana")
    for channel in ("phones", "team", "seat"):
        [told] = ana.heard(channel)
        assert told["whole"]
        assert told["v"] == 1
    assert ana.heard("desk") == []


def test_a_new_turn_comes_to_a_phone_on_everybodys_channel_last(hall: Hall) -> None:
    ana = hall.seated("Ana")
    order = [dict(MSGPACK.unpack(one))["of"] for one in ana.frames]
    assert order == ["team", "seat", "phones"]
    ana.frames.clear()
    hall.workshop.start().cast("Bo").to(Phase.DRAFTING)
    hall.fanout.touch(Touched(everyone=True, shared=True), urgent=True)
    hall.wait(0)
    heard = [dict(MSGPACK.unpack(one)) for one in ana.frames]
    assert [one["of"] for one in heard][-1] == "phones"
    assert len(heard) > 1
    assert {one["turn"] for one in heard} == {hall.workshop.room.turn}


def test_a_count_is_told_without_hurry_and_a_new_step_at_once(hall: Hall) -> None:
    hall.seated("Ana")
    hall.volunteer("Ana")
    assert (hall.packed_for, hall.hurried) == (1, 0)
    hall.workshop.start().cast("Bo").to(Phase.DRAFTING)
    hall.fanout.touch(Touched(everyone=True, shared=True), urgent=True)
    hall.wait(0)
    assert hall.hurried == hall.packed_for - 1 > 0


def test_versions_of_a_channel_follow_one_another(hall: Hall) -> None:
    ana = hall.seated("Ana")
    for on in (True, False, True):
        hall.lock(on=on)
    heard = ana.heard("phones")
    assert [(one["since"], one["v"]) for one in heard[1:]] == [(1, 2), (2, 3), (3, 4)]
    assert not any(one["whole"] for one in heard[1:])


def test_who_comes_later_hears_the_version_the_others_have(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.lock(on=True)
    bo = hall.seated("Bo")
    assert bo.heard("phones")[-1]["v"] == ana.heard("phones")[-1]["v"]
    hall.lock(on=False)
    assert bo.heard("phones")[-1] == ana.heard("phones")[-1]


def test_only_sections_that_changed_travel(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.lock(on=True)
    assert set(ana.heard("phones")[-1]["set"]) == {"room"}
    assert ana.heard("phones")[-1]["set"]["room"]["locked"] is True


def test_a_channel_on_which_nothing_changed_is_silent(hall: Hall) -> None:
    ana = hall.seated("Ana")
    before = len(ana.frames)
    hall.fanout.touch(Touched(everyone=True, shared=True), urgent=True)
    hall.wait(10)
    assert len(ana.frames) == before


def test_of_a_keyed_section_only_the_changed_keys_travel(hall: Hall) -> None:
    desk = Ear()
    hall.fanout.join(hall.workshop.room, desk, [Desk()])
    assert set(desk.heard("desk")[0]["set"]["roster"]) == set(hall.workshop.seat.values())
    hall.volunteer("Bo")
    assert set(desk.heard("desk")[-1]["patch"]["roster"]) == {hall.workshop.seat["Bo"]}


def test_counts_are_told_to_phones_at_most_twice_a_second(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.lock(on=True)
    told = len(ana.heard("phones"))
    for name in ("E", "F", "G", "H"):
        hall.workshop.room.locked = False
        seat = SeatId(f"s-{name}")
        hall.happen(hall.workshop.by_shell(commands.TakeSeat(seat, name, f"hash-{name}")))
        hall.happen(hall.workshop.by_shell(commands.Arrive(seat)))
        hall.wait(0.1)
    assert len(ana.heard("phones")) == told
    hall.wait(0.1)
    assert len(ana.heard("phones")) == told + 1
    assert ana.heard("phones")[-1]["set"]["room"]["here"] == 8


def test_it_says_when_it_wants_to_be_asked_again(hall: Hall) -> None:
    stage = Ear()
    hall.fanout.join(hall.workshop.room, stage, [Stage()])
    assert hall.fanout.due_in() is None
    hall.lock(on=True)
    hall.happen(hall.workshop.by_shell(commands.Depart(hall.workshop.seat["Bo"])))
    assert hall.fanout.due_in() == pytest.approx(PACE.screens)
    hall.wait(PACE.screens)
    assert hall.fanout.due_in() is None


def test_what_cannot_wait_is_told_at_once(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.lock(on=True)
    hall.lock(on=False)
    assert [one["set"]["room"]["locked"] for one in ana.heard("phones")[1:]] == [True, False]


def test_a_frame_is_packed_once_for_all_who_share_an_encoding(hall: Hall) -> None:
    ears = [
        hall.seated(name, codec) for name, codec in (("Ana", MSGPACK), ("Bo", MSGPACK), ("Cem", JSON), ("Dee", JSON))
    ]
    hall.lock(on=True)
    assert hall.packed_for == 2
    assert [ear.heard("phones")[-1] for ear in ears] == [ears[0].heard("phones")[-1]] * 4


def test_a_running_clock_is_told_as_what_is_left_of_it(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.workshop.now = NOON + int(hall.seconds * 1000)
    hall.happen(hall.workshop.by_facilitator(commands.StartRound(next(iter(hall.workshop.library)), QUICK.id)))
    hall.happen(hall.workshop.by_facilitator(commands.StartClock(hall.workshop.room.turn, 60)))
    clock = ana.heard("phones")[-1]["set"]["clock"]
    assert clock == {"state": "running", "left_ms": 60_000, "total_ms": 60_000, "held": "none", "overtime": False}
    hall.seconds += 20
    hall.fanout.tell_whole(ana)
    assert ana.heard("phones")[-1]["set"]["clock"]["left_ms"] == 40_000


def test_a_running_clock_is_no_change_by_itself(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.happen(hall.workshop.by_facilitator(commands.StartRound(next(iter(hall.workshop.library)), QUICK.id)))
    hall.happen(hall.workshop.by_facilitator(commands.StartClock(hall.workshop.room.turn, 60)))
    told = len(ana.frames)
    hall.fanout.touch(Touched(everyone=True, shared=True), urgent=True)
    hall.wait(5)
    assert len(ana.frames) == told


def test_a_listener_that_is_behind_is_skipped_and_then_told_everything(hall: Hall) -> None:
    ana, bo = hall.seated("Ana"), hall.seated("Bo")
    ana.is_behind = True
    before = len(ana.frames)
    hall.lock(on=True)
    hall.lock(on=False)
    hall.lock(on=True)
    assert len(ana.frames) == before
    assert len(bo.heard("phones")) == 4
    ana.is_behind = False
    hall.wait(0.25)
    assert ana.heard("phones")[-1]["whole"]
    assert ana.heard("phones")[-1]["v"] == bo.heard("phones")[-1]["v"]
    hall.lock(on=False)
    assert ana.heard("phones")[-1] == bo.heard("phones")[-1]


def test_a_listener_that_stays_behind_is_parted_from(hall: Hall) -> None:
    ana = hall.seated("Ana")
    ana.is_behind = True
    hall.lock(on=True)
    hall.wait(BEHIND_FOR_S - 1)
    assert ana.parted is None
    hall.wait(2)
    assert ana.parted is Parting.SLOW_READER


def test_who_moves_to_another_team_hears_the_new_team_whole(hall: Hall) -> None:
    ana = hall.seated("Ana")
    room, seat = hall.workshop.room, hall.workshop.seat["Ana"]
    other = next(team for team in room.teams if team != room.seats[seat].team)
    hall.fanout.follow_team(ana, room, other)
    assert ana.heard("team")[-1]["whole"]
    assert ana.heard("team")[-1]["set"]["team"]["team"]["id"] == other


def test_who_left_hears_nothing_more(hall: Hall) -> None:
    ana = hall.seated("Ana")
    hall.fanout.leave(ana)
    before = len(ana.frames)
    hall.lock(on=True)
    assert len(ana.frames) == before


def test_nothing_is_worked_out_for_a_channel_nobody_hears(hall: Hall) -> None:
    hall.lock(on=True)
    assert hall.fanout.due_in() is None
    assert Phones() not in hall.fanout.audiences


def test_a_view_that_is_costly_to_work_out_is_worked_out_less_often(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Ear()
    hall.fanout.join(hall.workshop.room, desk, [Desk()])
    hall.lock(on=True)
    slowly(hall, monkeypatch, seconds=0.02)
    hall.lock(on=False)
    told = len(desk.frames)
    hall.volunteer("Bo")
    hall.wait(PACE.screens)
    assert len(desk.frames) == told
    hall.wait(REST * 0.02)
    assert len(desk.frames) == told + 1


def slowly(hall: Hall, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Lets the test's clock go on while a view is worked out."""

    def costly(*arguments: Any) -> Any:
        hall.seconds += seconds
        return view_for(*arguments)

    monkeypatch.setattr("server.fanout.view_for", costly)
