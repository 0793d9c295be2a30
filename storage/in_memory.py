"""A database in memory that can be copied, and be put back whole: for the gallery's walk and for tests.

SQLite's own backup puts it back. ``deserialize`` would be faster and is not safe there: a connection that has once used
``json_each`` keeps a pointer into what it throws away, and the next statement with ``json_each`` reads memory that is no longer
its own. A copy is a connection that was never asked anything.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine, StaticPool

Copy = sqlite3.Connection


def copy_of(engine: Engine) -> Copy:
    """With what an open transaction has written so far, for which ``backup`` would wait."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    copy.deserialize(_driver(engine).serialize())
    return copy


def put_back(engine: Engine, copy: Copy) -> None:
    """Between two transactions."""
    copy.backup(_driver(engine))


def rows_written(engine: Engine) -> int:
    """Grows with every row that is written, changed or deleted."""
    return _driver(engine).total_changes


def _driver(engine: Engine) -> sqlite3.Connection:
    """The one connection that a database in memory has; asking the engine for it would end an open transaction."""
    assert isinstance(engine.pool, StaticPool)
    connection = engine.pool.connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection
