"""The database, for commands that are not the bot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

import click

from bot.settings import Refused, Settings
from storage.db import Database
from storage.errors import DatabaseFailed, StorageError
from storage.unit_of_work import UnitOfWork, transaction

R = TypeVar("R")


@contextmanager
def opened(settings: Settings, *, make: bool = True) -> Iterator[Database]:
    """Open, and close in the end. Standard output belongs to the caller alone: it may be a link or JSON for a pipe.

    :param make: False refuses when there is no database yet.
    :raises Refused: with one clear line.
    """
    try:
        database = Database.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.keys.get_secret_value(),
            say=lambda line: click.echo(line, err=True), make=make,
        )  # fmt: skip
        try:
            yield database
        finally:
            database.close()
    except StorageError as error:
        raise Refused(str(error)) from None
    except DatabaseFailed:
        raise Refused("the database did not answer; nothing was lost, try again") from None


def on_database(settings: Settings, job: Callable[[UnitOfWork], R]) -> R:
    """One short job, committed.

    :raises Refused: with one clear line.
    """
    with opened(settings) as database, transaction(database, datetime.now(UTC)) as uow:
        return job(uow)
