"""``--on-postgres``: the suite on PostgreSQL instead of SQLite. The same tests, the same results.

Every dialogue has a database of its own on the server, and so has every data folder whose test names no other. What SQLite alone
does (its file, its locks) and programs that begin with an empty folder are skipped (``pytest.mark.sqlite``); what is killed on
PostgreSQL has tests of its own: ``test_two_workers``, ``test_deadly_update``, ``test_database_trouble``.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage.crypto import MasterKeys, Vault
from storage.db import FILE, Database, make_engine
from tests import talk
from tests.postgres import Postgres, migrated

_addresses: dict[Path, str] = {}


def address_of(folder: Path) -> str:
    """Of the database that belongs to a data folder."""
    return _addresses.get(folder) or f"sqlite:///{folder / FILE}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-postgres", action="store_true", help="run the suite on PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--on-postgres"):
        for item in items:
            if item.get_closest_marker("sqlite"):
                item.add_marker(pytest.mark.skip(reason="about what SQLite alone does"))


@pytest.fixture(scope="session", autouse=True)
def dialogues_on_postgres(request: pytest.FixtureRequest) -> Iterator[None]:
    if not request.config.getoption("--on-postgres"):
        yield
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    talk.elsewhere = lambda: _database(postgres)
    yield
    talk.elsewhere = None


@pytest.fixture(autouse=True)
def folders_on_postgres(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty address is the database of that folder."""
    if not request.config.getoption("--on-postgres"):
        yield
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    real = Database.open

    def opened(url: str, folder: Path, *keys: str, **more: Any) -> Database:
        if not url and folder not in _addresses:
            _addresses[folder] = postgres.fresh(migrated)
        return real(url or _addresses[folder], folder, *keys, **more)

    monkeypatch.setattr(Database, "open", opened)
    yield
    while _addresses:
        postgres.drop(_addresses.popitem()[1])


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
