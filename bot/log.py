"""Logs carry ids, steps and durations; never names, words or the token."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog

TALKATIVE = ("aiogram", "aiohttp", "httpx", "httpcore", "apscheduler", "telegram", "alembic", "asyncio")
"""Libraries whose own lines could hold an address with the token in it."""


def set_up(level: str) -> None:
    """Lines for people on a terminal, JSON lines elsewhere; on standard error either way."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=False) if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Unfailing(sys.stderr))),
    )


class _Unfailing:
    """A line that cannot be written (the log's own disk is full, its reader is gone) is lost, and nothing else with it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()


def kind_of(error: BaseException) -> str:
    """What went wrong and where, without a word of anybody's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {where}"
