"""An address of its own on the broker for each test."""

from __future__ import annotations

import secrets

import pytest

from tests.server.broker import TestBroker


@pytest.fixture
def address(broker: TestBroker) -> str:
    """Topics that no other test uses."""
    return broker.address(f"test-{secrets.token_hex(4)}")
