"""Logs carry ids, steps and durations; never names, words or the token."""

from __future__ import annotations

import logging
import sys

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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
