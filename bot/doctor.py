"""Looks at what usually goes wrong, and tells how to mend each."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime

import click

from bot import intake
from bot.on_database import on_database
from bot.settings import Refused, Settings

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def examine(settings: Settings) -> int:
    """Print a line for each check. Returns 0 when all is well, else 1."""
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("settings", lambda settings: "read"),
        ("token", _token),
        ("database and keys", _database),
        ("permissions", _permissions),
        ("clock", _clock),
    )
    wrong = 0
    for name, check in checks:
        try:
            click.echo(f"ok      {name}: {check(settings)}")
        except Refused as refused:
            wrong += 1
            click.echo(f"WRONG   {name}: {refused}")
    return 1 if wrong else 0


def _token(settings: Settings) -> str:
    token = settings.token.get_secret_value()
    if not token:
        return "none is set, so 'make run' starts the try-out mode"

    async def ask() -> str:
        bot = intake.telegram(token, settings.api_url)
        try:
            return await intake.username(bot)
        finally:
            await bot.session.close()

    return f"Telegram knows it: @{asyncio.run(ask())}"


def _database(settings: Settings) -> str:
    on_database(settings, lambda uow: None)
    return "opened, up to date, and the keys fit"


def _permissions(settings: Settings) -> str:
    for path in sorted(settings.data_dir.glob("*")):
        if path.name.startswith(("keys", "hearthside.db")) and os.stat(path).st_mode & OPEN_TO_OTHERS:
            raise Refused(f"{path} can be read by others: run 'chmod 600 {path}'")
    return "only the owner can read keys and database"


def _clock(settings: Settings) -> str:
    now = datetime.now(UTC)
    if now < SINCE:
        raise Refused(f"the machine's clock says {now:%Y-%m-%d}: set it, or reminders come at the wrong time")
    return f"{now:%Y-%m-%d %H:%M} UTC"
