"""What the two databases say in their own words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table


def lenient_insert(connection: Connection, table: Table) -> Any:
    """An insert that knows what to do on a conflict. Each dialect is loaded where its database is in use."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
