"""The log: what a line may hold, on a terminal too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog

from server.config import Settings
from server.logs import set_up_logs
from tests.server.clients import new_key


@pytest.fixture
def _as_it_was() -> Iterator[None]:
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("_as_it_was")
@pytest.mark.parametrize("log_format", ["console", "json"])
def test_a_traceback_shows_where_and_no_values(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings.model_validate({"log_format": log_format}))
    key = new_key()
    try:
        raise LookupError("lost")
    except LookupError:
        structlog.get_logger().exception("a turn failed")
    written = capsys.readouterr().err
    assert "LookupError: lost" in written
    assert "test_logs.py" in written
    assert key not in written
