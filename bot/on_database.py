"""One short job on the database, for commands that are not the bot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import click

from bot.settings import Refused, Settings
from storage.db import Database
from storage.errors import StorageError
from storage.unit_of_work import UnitOfWork, transaction

R = TypeVar("R")


def on_database(settings: Settings, job: Callable[[UnitOfWork], R]) -> R:
    """Open, do, commit, close. Standard output belongs to the caller alone: it may be a link or JSON for a pipe.

    :raises Refused: with one clear line.
    """
    try:
        database = Database.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.keys.get_secret_value(),
            say=lambda line: click.echo(line, err=True),
        )  # fmt: skip
        try:
            with transaction(database, datetime.now(UTC)) as uow:
                return job(uow)
        finally:
            database.close()
    except StorageError as error:
        raise Refused(str(error)) from None
