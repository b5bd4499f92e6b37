"""A broker and a PostgreSQL that last as long as a file's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.server.broker import NO_BROKER, TestBroker, a_broker, mosquitto
from tests.server.postgres import NO_POSTGRES, a_postgres, programs


@pytest.fixture(scope="module")
def broker() -> Iterator[TestBroker]:
    if mosquitto() is None:
        pytest.skip(NO_BROKER)
    with a_broker() as one:
        yield one


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    if programs() is None:
        pytest.skip(NO_POSTGRES)
    with a_postgres() as address:
        yield address
