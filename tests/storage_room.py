"""A database with a clock, for tests of storage: SQLite in memory, or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from storage.db import Database
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.person import give_name, meet


class Room:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)

    @contextmanager
    def turn(self) -> Iterator[UnitOfWork]:
        with self.database.engine.connect() as connection, connection.begin():
            uow = UnitOfWork(self.database, connection, self.now)
            yield uow
            uow.flush()

    def person(self, chat: int, name: str = "Ana") -> int:
        with self.turn() as uow:
            person: Person = meet(uow, chat, "en")
            give_name(uow, person, name)
            return person.id
