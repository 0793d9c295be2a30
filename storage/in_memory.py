"""A database in memory that can be copied, and be put back whole: for the gallery's walk and for tests.

SQLite's own backup does it. ``deserialize`` would be faster and is not safe: a connection that has once used ``json_each``
keeps a pointer into what it throws away, and the next statement with ``json_each`` reads memory that is no longer its own.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine

Copy = sqlite3.Connection


def copy_of(engine: Engine) -> Copy:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    _driver(engine).backup(copy)
    return copy


def put_back(engine: Engine, copy: Copy) -> None:
    """Between two transactions."""
    copy.backup(_driver(engine))


def rows_written(engine: Engine) -> int:
    """Grows with every row that is written, changed or deleted."""
    return _driver(engine).total_changes


def _driver(engine: Engine) -> sqlite3.Connection:
    """The one connection that a database in memory has."""
    connection = engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection
