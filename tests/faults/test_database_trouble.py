"""The database cannot serve: nothing is acknowledged, nothing is half kept; when it is back, each message is there once."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from bench.seed import fill
from bot.render import Renderer
from bot.turn import Incoming, Turns
from bot.worker import Worker
from flows.model import Words
from flows.registry import ENGINE
from storage import tables
from storage.db import Database
from storage.errors import StorageUnavailable
from storage.unit_of_work import UnitOfWork
from tests import postgres as pg

CHAT = 2
LONG = "I remember how we swam in the lake. " * 100
"""Too much for what room is left in the pages that there are."""


@asynccontextmanager
async def at_work(database: Database) -> AsyncIterator[Worker]:
    worker = Worker(database, Turns(ENGINE, Renderer("b")), lambda: datetime.now(UTC))
    worker.start()
    yield worker
    await worker.stop()
    database.close()


async def says(worker: Worker, number: int) -> None:
    await worker.hear(Incoming(number, CHAT, Words(f"Words {number}. {LONG}", number), message=number))


async def goes_through(worker: Worker, trouble: Callable[[], AbstractContextManager[None]]) -> None:
    await says(worker, 1)
    with trouble():
        for _ in range(2):
            with pytest.raises(StorageUnavailable):
                await says(worker, 2)
    await says(worker, 2)  # Telegram delivers it again
    await says(worker, 2)
    await says(worker, 3)
    assert await worker.run(counts) == (3, 3, 3)
    assert worker.tally.updates == {"kept": 3, "again": 1, "refused": 2}


def counts(uow: UnitOfWork) -> tuple[int, ...]:
    """Messages of the letter, updates, and screens that are to be sent."""
    screens = tables.outbox.c.method == "sendMessage"
    return tuple(
        int(uow.rows(select(func.count()).select_from(table).where(where))[0][0])
        for table, where in ((tables.letter_entry, True), (tables.heard, True), (tables.outbox, screens))
    )


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database.open("", tmp_path)
    fill(database, CHAT)
    with sqlite3.connect(tmp_path / "hearthside.db") as connection:
        connection.execute("VACUUM")
    return database


@contextmanager
def told(database: Database, before: str, after: str) -> Iterator[None]:
    """SQLite is told so on every connection that begins."""

    def begins(connection: sqlite3.Connection) -> None:
        connection.exec_driver_sql(before)  # type: ignore[attr-defined]

    event.listen(database.engine, "begin", begins, insert=True)
    yield
    event.remove(database.engine, "begin", begins)
    event.listen(database.engine, "begin", lambda connection: connection.exec_driver_sql(after), insert=True)


@pytest.mark.sqlite
async def test_a_full_disk(database: Database) -> None:
    async with at_work(database) as worker:
        pages = "PRAGMA max_page_count = {}"
        await goes_through(worker, lambda: told(database, pages.format(1), pages.format(1_000_000)))


@pytest.mark.sqlite
async def test_a_database_that_may_only_be_read(database: Database) -> None:
    async with at_work(database) as worker:
        await goes_through(worker, lambda: told(database, "PRAGMA query_only = ON", "PRAGMA query_only = OFF"))


@pytest.mark.sqlite
async def test_a_database_that_another_program_holds(database: Database, tmp_path: Path) -> None:
    event.listen(database.engine, "connect", lambda raw, record: raw.execute("PRAGMA busy_timeout = 50"))

    @contextmanager
    def held() -> Iterator[None]:
        other = sqlite3.connect(tmp_path / "hearthside.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()

    async with at_work(database) as worker:
        await goes_through(worker, held)


@pytest.mark.postgres
async def test_a_server_that_is_gone_and_comes_back(tmp_path: Path) -> None:
    if pg.why_not():
        pytest.skip(f"no PostgreSQL: {pg.why_not()}")
    with pg.server(**pg.DURABLE) as postgres:
        database = Database.open(postgres.fresh(), tmp_path)
        fill(database, CHAT)

        @contextmanager
        def gone() -> Iterator[None]:
            postgres.stop()
            yield
            postgres.start()

        async with at_work(database) as worker:
            await goes_through(worker, gone)
