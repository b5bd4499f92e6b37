"""Peers alone: what goes between nodes over a cluster in memory, and on a clock that stands until the test moves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from server.cluster import peers as peers_module
from server.cluster.base import LARGEST_PAYLOAD, Inbox, NodeId
from server.cluster.peers import APART_S, BEAT_EVERY_S, GONE_FOR_S, PATIENCE_S, SILENT_AFTER_S, TICK_S, Item, Peers


class Time:
    """A clock, and what is to be called at a later moment of it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._later: list[tuple[float, Callable[[], None]]] = []

    def call_later(self, delay: float, call: Callable[[], None]) -> None:
        self._later.append((self.now + delay, call))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while due := [one for one in self._later if one[0] <= until]:
            first = min(due, key=lambda one: one[0])
            self._later.remove(first)
            self.now = first[0]
            first[1]()
        self.now = until


class Wires:
    """Carries at once; what is sent while `cut` is lost."""

    def __init__(self) -> None:
        self.ends: dict[NodeId, Inbox] = {}
        self.carried: list[bytes] = []
        self.cut = False


@dataclass
class End:
    """A node's end of the wires."""

    node: NodeId
    wires: Wires
    in_touch_at: float = 0.0

    def post(self, to: NodeId, payload: bytes) -> None:
        self.wires.carried.append(payload)
        if not self.wires.cut:
            self.wires.ends[to].take(self.node, payload)

    async def run(self, inbox: Inbox) -> None:
        raise AssertionError("nobody runs it here")


@dataclass
class Heard:
    """What a node was told, in order."""

    all: list[object] = field(default_factory=list)

    def take(self, sender: NodeId, item: Item) -> None:
        self.all.append(item)

    def missed(self, sender: NodeId) -> None:
        self.all.append(f"missed of {sender}")

    def gone(self, node: NodeId) -> None:
        self.all.append(f"gone {node}")


A, B = NodeId("a"), NodeId("b")


class Two:
    """Two nodes on one clock."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.wires = Wires()
        self.a, self.told_a = self.a_node(A)
        self.b, self.told_b = self.a_node(B)

    def a_node(self, node: NodeId) -> tuple[Peers, Heard]:
        heard = Heard()
        peers = Peers(End(node, self.wires), self.time.call_later, heard, repr)
        self.wires.ends[node] = peers
        return peers, heard

    def lose(self, *items: Item) -> None:
        self.wires.cut = True
        for item in items:
            self.a.post(B, item)
        self.time.passes(APART_S)
        self.wires.cut = False


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Two:
    time = Time()
    monkeypatch.setattr(peers_module, "awake_s", lambda: time.now)
    return Two(time)


def test_items_of_one_tick_share_a_bundle_and_keep_their_order(two: Two) -> None:
    items: list[Item] = [["one", n, b"\x00\xff", "ä"] for n in range(100)]
    for item in items:
        two.a.post(B, item)
    assert two.told_b.all == []
    two.time.passes(APART_S)
    assert two.told_b.all == items
    assert len(two.wires.carried) == 1


def test_a_lone_item_waits_for_a_tick_and_the_next_until_a_bundle_may_go_again(two: Two) -> None:
    for n, wait in enumerate((TICK_S, APART_S)):
        two.a.post(B, ["one", n])
        two.time.passes(wait - 0.001)
        assert len(two.wires.carried) == n
        two.time.passes(0.001)
        assert len(two.wires.carried) == n + 1


def test_what_comes_after_a_bundle_goes_in_the_next(two: Two) -> None:
    for n in range(3):
        two.a.post(B, ["one", n])
        two.time.passes(APART_S)
    assert two.told_b.all == [["one", 0], ["one", 1], ["one", 2]]
    assert len(two.wires.carried) == 3


def test_items_that_nobody_waits_for_make_four_bundles_a_second_however_many_they_are(two: Two) -> None:
    items: list[Item] = [["count", n] for n in range(200)]
    for item in items:
        two.a.post(B, item, patient=True)
        two.time.passes(2 / len(items))
    two.time.passes(PATIENCE_S)
    assert two.told_b.all == items
    assert len(two.wires.carried) == 2 / PATIENCE_S


def test_what_somebody_waits_for_takes_the_patient_ones_before_it_along(two: Two) -> None:
    two.a.post(B, ["count", 1], patient=True)
    two.time.passes(APART_S)
    assert two.told_b.all == []
    two.a.post(B, ["answer", 1])
    two.time.passes(APART_S)
    assert two.told_b.all == [["count", 1], ["answer", 1]]
    assert len(two.wires.carried) == 1


def test_a_bundle_holds_no_more_than_a_payload_may_and_nothing_gets_out_of_order(two: Two) -> None:
    items: list[Item] = [["frame", n, bytes(LARGEST_PAYLOAD // 5)] for n in range(23)]
    for item in items:
        two.a.post(B, item)
    two.time.passes(APART_S)
    assert two.told_b.all == items
    assert len(two.wires.carried) == 6
    assert max(map(len, two.wires.carried)) <= LARGEST_PAYLOAD + 9


def test_an_item_that_is_too_large_to_share_a_bundle_has_one_of_its_own(two: Two) -> None:
    two.a.post(B, ["large", bytes(LARGEST_PAYLOAD + 1)])
    two.a.post(B, ["small"])
    two.time.passes(APART_S)
    assert [item[0] for item in two.told_b.all if isinstance(item, list)] == ["large", "small"]
    assert len(two.wires.carried) == 2


def test_flushing_sends_at_once_and_once(two: Two) -> None:
    two.a.post(B, ["bye"])
    two.a.flush()
    assert two.told_b.all == [["bye"]]
    two.time.passes(APART_S)
    assert len(two.wires.carried) == 1


@pytest.mark.parametrize("lost", [1, 3])
def test_lost_bundles_are_noticed_once_on_the_next(two: Two, lost: int) -> None:
    two.a.post(B, ["first"])
    two.time.passes(APART_S)
    for n in range(lost):
        two.lose(["lost", n])
    assert two.told_b.all == [["first"]]
    for item in (["second"], ["third"]):
        two.a.post(B, item)
        two.time.passes(APART_S)
    assert two.told_b.all == [["first"], "missed of a", ["second"], ["third"]]


def test_the_loss_of_a_last_bundle_is_noticed_on_a_beat(two: Two) -> None:
    two.lose(["last"])
    two.time.passes(BEAT_EVERY_S)
    two.a.beat([B])
    assert two.told_b.all == ["missed of a"]


def test_a_node_that_forgot_the_other_is_noticed(two: Two) -> None:
    for _ in range(2):
        two.a.post(B, ["before"])
        two.time.passes(APART_S)
    two.time.passes(GONE_FOR_S + 1)
    two.a.forget(but=[])
    two.b.beat([A])
    two.told_b.all.clear()
    two.a.post(B, ["after"])
    two.time.passes(APART_S)
    assert two.told_b.all == ["missed of a", ["after"]]


def test_a_node_that_is_started_anew_is_another_and_misses_nothing(two: Two) -> None:
    two.a.post(B, ["before"])
    two.time.passes(APART_S)
    two.b.gone(A)
    anew, _ = two.a_node(NodeId("a2"))
    anew.post(B, ["after"])
    two.time.passes(APART_S)
    assert two.told_b.all == [["before"], "gone a", ["after"]]


def test_beats_go_out_only_where_nothing_else_was_said(two: Two) -> None:
    two.a.post(B, ["said"])
    two.time.passes(BEAT_EVERY_S - 0.01)
    two.a.beat([B])
    assert len(two.wires.carried) == 1
    two.time.passes(0.02)
    two.a.beat([B])
    two.a.beat([B])
    assert len(two.wires.carried) == 2
    assert two.told_b.all == [["said"]]


def test_a_beat_takes_along_what_waits(two: Two) -> None:
    two.a.post(B, ["waits"])
    two.a.beat([B])
    assert two.told_b.all == [["waits"]]
    two.time.passes(APART_S)
    assert len(two.wires.carried) == 1


def test_a_node_is_well_until_it_is_silent_or_called_gone_and_again_when_it_is_heard(two: Two) -> None:
    assert two.b.is_well(A)
    two.time.passes(SILENT_AFTER_S)
    assert not two.b.is_well(A)
    two.a.beat([B])
    assert two.b.is_well(A)
    two.b.gone(A)
    assert not two.b.is_well(A)
    assert set(two.b.called_gone) == {A}
    two.a.post(B, ["here"])
    two.time.passes(APART_S)
    assert two.b.is_well(A)
    assert not two.b.called_gone
    assert two.told_b.all == ["gone a", "missed of a", ["here"]]


def test_the_word_that_a_node_is_gone_expires(two: Two) -> None:
    two.b.gone(A)
    two.time.passes(GONE_FOR_S - 0.01)
    assert set(two.b.called_gone) == {A}
    two.time.passes(0.02)
    assert not two.b.called_gone


def test_only_nodes_that_matter_are_remembered(two: Two) -> None:
    two.a.post(B, ["one"])
    two.time.passes(APART_S)
    two.time.passes(GONE_FOR_S + 1)
    two.b.forget(but=[A])
    two.a.post(B, ["two"])
    two.time.passes(APART_S)
    assert two.told_b.all == [["one"], ["two"]]
