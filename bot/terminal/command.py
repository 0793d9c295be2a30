"""``hearthside console``: live on a terminal, tables or data elsewhere. It looks, and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import click

from bot.settings import Refused, Settings
from bot.terminal.console import NoSuchCase, find, show
from bot.terminal.words import language_here
from storage.db import Database
from storage.desk import Desk, read_desk
from storage.desk.course import Course, read_course
from storage.errors import StorageError
from storage.looking import reading
from storage.unit_of_work import UnitOfWork

R = TypeVar("R")


def command(
    settings: Settings, *, as_json: bool, to_csv: bool, once: bool, case: str | None, language: str | None
) -> int:
    """The exit code. The database has to be there: a desk in the wrong folder would look like an empty one.

    :raises Refused: with one clear line.
    """
    try:
        database = Database.open(
            settings.database_url.get_secret_value(), settings.data_dir, settings.keys.get_secret_value(),
            say=lambda line: click.echo(line, err=True), make=False,
        )  # fmt: skip
    except StorageError as error:
        raise Refused(str(error)) from None
    here = language_here(language)
    try:
        if as_json or to_csv or once or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return show(_look(database, _desk), as_json, case, to_csv=to_csv, language=here)
        return _live(database, case, here)
    except StorageError as error:
        raise Refused(str(error)) from None
    finally:
        database.close()


def _live(database: Database, case: str | None, language: str) -> int:
    if case is not None:
        try:
            find(_look(database, _desk), case)
        except NoSuchCase as error:
            click.echo(error, err=True)
            return 1
    from bot.terminal.live import Live, Source  # a library for whole screens takes its time to load

    def course(of: int, person: int) -> Course:
        return _look(database, lambda uow: read_course(uow, of, person))

    Live(Source(lambda: _look(database, _desk), course), language, case).run()
    return 0


def _desk(uow: UnitOfWork) -> Desk:
    return read_desk(uow, uow.now)


def _look(database: Database, job: Callable[[UnitOfWork], R]) -> R:
    with reading(database, datetime.now(UTC)) as uow:
        return job(uow)
