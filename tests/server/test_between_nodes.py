"""Whatever people may say reaches another node as it was said."""

from __future__ import annotations

import json

import msgpack
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.entries import plain_of, reader_of
from server.wire.codec import JSON
from server.wire.faults import WireRefusal
from server.wire.messages import COMMANDS, HELLOS

SPOKEN = [*COMMANDS.values(), *HELLOS.values()]


@pytest.fixture(autouse=True, scope="module")
def numbers_that_fit() -> None:
    """Larger ones are refused where they come in."""
    st.register_type_strategy(int, st.integers(-(10**18) + 1, 10**18 - 1))


@pytest.mark.filterwarnings("ignore:Ignoring unsupported")  # a pattern, which changes nothing here
@pytest.mark.parametrize("kind", SPOKEN, ids=lambda kind: kind.__name__)
def test_what_is_said_crosses_unchanged(kind: type) -> None:
    @settings(max_examples=10, derandomize=True, deadline=None)
    @given(st.from_type(kind))
    def crosses(said: object) -> None:
        packed = msgpack.packb([said], default=plain_of)
        assert reader_of(kind)(msgpack.unpackb(packed)[0]) == said

    crosses()


@pytest.mark.parametrize("number", [10**18, -(10**18), 10**400])
def test_a_number_too_large_for_another_node_is_refused_where_it_comes_in(number: int) -> None:
    with pytest.raises(WireRefusal):
        JSON.unpack(json.dumps({"t": "end_step", "n": 1, "turn": number}))
