"""A transaction for whoever only looks: on SQLite it takes no lock that a writer would wait for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from storage.db import LOOKS_ONLY, Database
from storage.unit_of_work import UnitOfWork


@contextmanager
def reading(database: Database, now: datetime) -> Iterator[UnitOfWork]:
    """Read with this; nothing that is written through it is kept."""
    with database.engine.connect().execution_options(**{LOOKS_ONLY: True}) as connection, connection.begin() as begun:
        yield UnitOfWork(database, connection, now)
        begun.rollback()
