"""The wire: encodings that agree, and a schema that the client's types come from."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds.commands import FacilitatorCommand, ParticipantCommand
from rounds.sections import KEYED, Sections
from server.wire.codec import CODECS, JSON, MSGPACK, Codec
from server.wire.faults import PARTING_WORDS, SENTENCES, Fault, Parting, WireRefusal
from server.wire.messages import COMMANDS, Patch
from server.wire.schema import SCHEMA_FILE, schema, schema_text

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


def frame_of(codec: Codec, message: dict[str, Any]) -> bytes | str:
    packed = codec.pack(message)
    return packed.decode() if codec.text else packed


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
@given(message=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), PLAIN))
def test_a_message_comes_out_of_a_frame_as_it_went_in(codec: Codec, message: dict[str, Any]) -> None:
    assert codec.unpack(frame_of(codec, message)) == message


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
@given(noise=st.binary(max_size=200))
def test_noise_is_a_map_or_a_refusal(codec: Codec, noise: bytes) -> None:
    frame = noise.decode("latin-1") if codec.text else noise
    try:
        outcome: object = type(codec.unpack(frame))
    except WireRefusal as refused:
        outcome = refused.slug
    assert outcome in (dict, Fault.MALFORMED_FRAME)


def test_every_command_of_a_person_has_a_name_on_the_wire() -> None:
    people = {*get_args(ParticipantCommand), *get_args(FacilitatorCommand)}
    assert set(COMMANDS.values()) == people
    assert COMMANDS["cast_ballot"].__name__ == "CastBallot"
    assert "take_seat" not in COMMANDS


def test_the_schema_that_the_client_builds_on_is_the_servers() -> None:
    assert SCHEMA_FILE.read_text("utf-8") == schema_text(), "run python -m server.wire.schema"


def test_the_schema_defines_every_name_it_refers_to() -> None:
    told = schema()
    referred = {part.split('"')[0] for part in json.dumps(told).split('"#/$defs/')[1:]}
    assert referred <= told["$defs"].keys()
    assert {"CastBallot", "HelloStage", "View", "Sections", "Patch", "MarkingReply"} <= told["$defs"].keys()


def test_a_patch_has_the_keyed_sections_and_no_others() -> None:
    assert set(Patch.__annotations__) == KEYED
    assert set(Sections.__annotations__) >= KEYED


def test_every_fault_and_every_parting_has_a_calm_sentence() -> None:
    assert set(SENTENCES) == set(Fault)
    assert set(PARTING_WORDS) == set(Parting)
    for sentence in (*SENTENCES.values(), *PARTING_WORDS.values()):
        assert sentence.endswith(".")
        assert "!" not in sentence


def test_json_and_msgpack_say_the_same() -> None:
    message = {"t": "ack", "n": 3, "say": "Grüße 👩‍🔧"}
    assert JSON.unpack(frame_of(JSON, message)) == MSGPACK.unpack(frame_of(MSGPACK, message))
