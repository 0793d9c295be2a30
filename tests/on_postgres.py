"""``--on-postgres``: every dialogue of the suite on PostgreSQL instead of SQLite in memory. The same tests, the same results."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest

from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from tests import talk
from tests.postgres import Postgres, migrated


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-postgres", action="store_true", help="run every dialogue on PostgreSQL")


@pytest.fixture(scope="session", autouse=True)
def dialogues_on_postgres(request: pytest.FixtureRequest) -> Iterator[None]:
    if not request.config.getoption("--on-postgres"):
        yield
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    talk.elsewhere = lambda: _database(postgres)
    yield
    talk.elsewhere = None


def _database(postgres: Postgres) -> Database:
    """A fresh one; it is dropped when nobody holds it any more."""
    url = postgres.fresh(migrated)
    database = Database(make_engine(url), Vault(MasterKeys([b"k" * 32])))
    weakref.finalize(database, _drop, database.engine, postgres, url).atexit = False
    return database


def _drop(engine: object, postgres: Postgres, url: str) -> None:
    engine.dispose()  # type: ignore[attr-defined]
    with suppress(psycopg.OperationalError):  # the server may have gone first, and everything with it
        postgres.drop(url)
