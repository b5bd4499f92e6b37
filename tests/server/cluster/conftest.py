"""A broker that lasts as long as a file's tests, and an address on it for each."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from tests.server.broker import NO_BROKER, TestBroker, a_broker, mosquitto


@pytest.fixture(scope="module")
def broker() -> Iterator[TestBroker]:
    if mosquitto() is None:
        pytest.skip(NO_BROKER)
    with a_broker() as one:
        yield one


@pytest.fixture
def address(broker: TestBroker) -> str:
    """Topics that no other test uses."""
    return broker.address(f"test-{secrets.token_hex(4)}")
