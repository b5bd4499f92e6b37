"""Sessions: what may be sent when, without a socket."""

from __future__ import annotations

from typing import Any

import pytest

from rounds.commands import CastBallot, Volunteer
from rounds.context import Facilitator, Participant
from rounds.ids import ReplyId, SeatId
from rounds.refusals import Refusal, Slug
from server.session import MOST_ERRORS, MOST_WRONG_HELLOS, Place, Session
from server.wire.codec import JSON, MSGPACK, Codec
from server.wire.faults import Fault, Parting, WireRefusal
from server.wire.messages import HelloParticipant, Numbered, Open, Ping

KEY = "k" * 22
SEATED = Place("participant", Participant(SeatId("s1")))
AT_DESK = Place("facilitator", Facilitator("d" * 8))
STAGE = Place("stage", None)
HELLO = {"t": "hello", "v": 1, "room": "CDFGHJ", "role": "participant", "key": KEY, "name": "Ana"}


def a_session(place: Place | None = None) -> Session:
    session = Session(MSGPACK)
    session.place = place
    return session


def receive(session: Session, **message: Any) -> object:
    return session.receive(MSGPACK.pack(message))


def fault_of(session: Session, **message: Any) -> WireRefusal:
    with pytest.raises(WireRefusal) as refused:
        receive(session, **message)
    return refused.value


def test_hello_is_the_first_thing_to_say() -> None:
    assert receive(a_session(), **HELLO) == HelloParticipant(1, "CDFGHJ", "participant", KEY, "Ana")
    for message in ({"t": "resync"}, {"t": "volunteer", "n": 1, "on": True}):
        assert fault_of(a_session(), **message).slug is Fault.HELLO_FIRST


def test_a_command_before_hello_is_refused_under_its_counter() -> None:
    assert fault_of(a_session(), t="volunteer", n=7, on=True).n == 7


def test_hello_is_said_once() -> None:
    assert fault_of(a_session(SEATED), **HELLO).slug is Fault.HELLO_TWICE


def test_a_room_can_be_opened_and_the_server_be_asked_at_any_time() -> None:
    for place in (None, SEATED, AT_DESK, STAGE):
        assert receive(a_session(place), t="open", v=1) == Open(1)
        assert receive(a_session(place), t="ping") == Ping()


def test_a_stage_gives_no_commands() -> None:
    with pytest.raises(Refusal) as refused:
        receive(a_session(STAGE), t="volunteer", n=1, on=True)
    assert refused.value.slug is Slug.NOT_FOR_YOUR_ROLE


def test_a_command_comes_with_its_counter() -> None:
    assert receive(a_session(SEATED), t="volunteer", n=3, on=True) == Numbered(3, Volunteer(on=True))
    assert receive(a_session(SEATED), t="cast_ballot", n=4, reply="1.1.1") == Numbered(4, CastBallot(ReplyId("1.1.1")))


@pytest.mark.parametrize("n", [None, 0, -1, 1.0, "1", True, 2**53, [1]])
def test_a_counter_is_a_whole_number_from_one(n: object) -> None:
    assert fault_of(a_session(SEATED), t="volunteer", n=n, on=True).slug is Fault.COUNTER_INVALID


@pytest.mark.parametrize(
    ("v", "slug"),
    [(0, Fault.OLD_VERSION), (2, Fault.NEW_VERSION), ("1", Fault.FIELD_INVALID), (None, Fault.FIELD_INVALID)],
)
def test_the_version_is_checked_before_anything_else(v: object, slug: Fault) -> None:
    assert fault_of(a_session(), **{**HELLO, "v": v, "key": 7}).slug is slug
    assert fault_of(a_session(), t="open", v=v, team_size="many").slug is slug


@pytest.mark.parametrize(
    ("message", "field"),
    [
        ({"t": "cast_ballot"}, "reply"),
        ({"t": "cast_ballot", "reply": ""}, "reply"),
        ({"t": "cast_ballot", "reply": "x" * 65}, "reply"),
        ({"t": "cast_ballot", "reply": "1.1.1", "twice": True}, "twice"),
        ({"t": "react", "reply": "1.1.1", "value": 4}, "value"),
        ({"t": "react", "reply": "1.1.1", "value": "3"}, "value"),
        ({"t": "react", "reply": "1.1.1", "value": 1.0}, "value"),
        ({"t": "propose", "turn": 1, "text": "x" * 401}, "text"),
        ({"t": "propose", "turn": 1, "text": b"bytes"}, "text"),
        ({"t": "set_up", "mode": "war"}, "mode"),
        ({"t": "start_clock", "turn": 1, "seconds": 3601}, "seconds"),
        ({"t": "volunteer", "on": 1}, "on"),
    ],
)
def test_a_field_out_of_its_range_is_named(message: dict[str, Any], field: str) -> None:
    refused = fault_of(a_session(SEATED), n=5, **message)
    assert refused.slug is Fault.FIELD_INVALID
    assert f"“{field}”" in refused.say
    assert refused.n == 5


def test_a_refused_field_is_not_quoted_back() -> None:
    refused = fault_of(a_session(), **{**HELLO, "key": "short and secret"})
    assert "secret" not in refused.say


def test_null_is_as_good_as_left_out() -> None:
    message = HELLO | {"name": None, "desk": None}
    assert receive(a_session(), **message) == HelloParticipant(1, "CDFGHJ", "participant", KEY, None)


@pytest.mark.parametrize("role", ["referee", None, 7])
def test_a_role_is_one_of_three(role: object) -> None:
    assert fault_of(a_session(), **{**HELLO, "role": role}).slug is Fault.FIELD_INVALID


@pytest.mark.parametrize("t", ["take_seat", "Volunteer", "recover", "ring", "welcome", ""])
def test_there_are_no_other_messages_and_none_of_the_shells_commands(t: str) -> None:
    assert fault_of(a_session(SEATED), t=t, n=1).slug is Fault.UNKNOWN_MESSAGE


MALFORMED: list[tuple[Codec, bytes | str]] = [
    (MSGPACK, b""),
    (MSGPACK, b"\xc1"),
    (MSGPACK, MSGPACK.pack({"t": "ping"}) + b"\x00"),
    (MSGPACK, b"\x81\xa1t\xa1\xff"),
    (MSGPACK, b"\x90"),
    (MSGPACK, b"\x81\x01\x02"),
    (MSGPACK, b"\x91" * 4000 + b"\x90"),
    (MSGPACK, '{"t": "ping"}'),
    (JSON, ""),
    (JSON, "ping"),
    (JSON, "[]"),
    (JSON, "{}"),
    (JSON, '{"t": 7}'),
    (JSON, '{"t": "ping", "x": NaN}'),
    (JSON, "[" * 30_000),
    (JSON, '{"n": ' + "9" * 10_000 + "}"),
    (JSON, b'{"t": "ping"}'),
]


@pytest.mark.parametrize(("codec", "frame"), MALFORMED, ids=lambda one: repr(one)[:30])
def test_a_frame_that_holds_no_message_is_malformed(codec: Codec, frame: bytes | str) -> None:
    with pytest.raises(WireRefusal) as refused:
        Session(codec).receive(frame)
    assert refused.value.slug is Fault.MALFORMED_FRAME


def test_half_a_character_in_json_is_no_text() -> None:
    session = Session(JSON)
    session.place = SEATED
    with pytest.raises(WireRefusal) as refused:
        session.receive(r'{"t": "propose", "n": 1, "turn": 1, "text": "\ud800"}')
    assert refused.value.slug is Fault.FIELD_INVALID


def test_after_too_many_faults_the_server_parts() -> None:
    session = a_session(SEATED)
    fault = WireRefusal(Fault.UNKNOWN_MESSAGE)
    for _ in range(MOST_ERRORS - 1):
        assert session.failed(fault) is None
    assert session.failed(fault) is Parting.TOO_MANY_ERRORS


@pytest.mark.parametrize("wrong", [WireRefusal(Fault.KEY_WRONG), Refusal(Slug.ROOM_UNKNOWN)])
def test_after_too_many_guesses_the_server_parts(wrong: WireRefusal | Refusal) -> None:
    session = a_session()
    for _ in range(MOST_WRONG_HELLOS - 1):
        assert session.failed(wrong) is None
    assert session.failed(wrong) is Parting.TOO_MANY_ERRORS


def test_what_the_room_refuses_somebody_in_it_is_no_fault() -> None:
    session = a_session(SEATED)
    for _ in range(2 * MOST_ERRORS):
        assert session.failed(Refusal(Slug.TOO_LATE)) is None
