"""Logs: one line an event on stderr, for people or for programs. No keys, no names, no texts go into them."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.dev import plain_traceback

from server.config import Settings


def set_up_logs(settings: Settings) -> None:
    """Tracebacks are plain, because structlog's own for terminals print the values of variables: keys, names, texts."""
    for_people = settings.log_format == "console" or (settings.log_format == "auto" and sys.stderr.isatty())
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=plain_traceback)
        if for_people
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso", utc=True),
            *(() if for_people else (structlog.processors.format_exc_info,)),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(stream=sys.stderr, level=max(level, logging.WARNING), format="%(name)s: %(message)s")
