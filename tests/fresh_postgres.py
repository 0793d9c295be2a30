"""What hands a test its PostgreSQL: one server a test process, a fresh database a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import Postgres, migrated, server, why_not


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server of this test process; started when the first test asks for it."""
    reason = why_not()
    if reason:
        pytest.skip(f"no PostgreSQL: {reason}")
    with server() as running:
        yield running


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of an empty database that only this test has."""
    url = postgres.fresh()
    yield url
    postgres.drop(url)


@pytest.fixture
def migrated_postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of a database with all tables and no rows."""
    url = postgres.fresh(migrated)
    yield url
    postgres.drop(url)
