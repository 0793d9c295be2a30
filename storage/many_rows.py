"""Many rows into one table.

SQLite takes them one after the other within our own process. PostgreSQL is sent them as one value of one statement, which stays
the same however many they are: sent one by one, each costs more of our own time than of the server's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import JSON, Connection, Insert, LargeBinary, TableClause, Text, bindparam, column, func, insert, select

from storage.tables.columns import Moment, milliseconds

FEW = 3
"""So many are as quick on their own."""
LARGE = 1 << 20
"""Bytes. Files go on their own: in one value they would be in memory several times."""


@cache
def insert_into(table: TableClause[Any]) -> Insert:
    """One statement a table, so that its rows find each other."""
    return insert(table)


def insert_all(connection: Connection, table: TableClause[Any], rows: Sequence[dict[str, Any]]) -> None:
    """All of them have the same columns, as with any statement for many rows."""
    alike = all(row.keys() == rows[0].keys() for row in rows)  # the ordinary way says which column a row lacks
    if connection.dialect.name == "postgresql" and len(rows) > FEW and alike:
        as_one = _as_one(table, tuple(rows[0]))
        if sum(len(row[name] or b"") for row in rows for name in as_one.sealed) < LARGE:
            connection.execute(as_one.statement, {"rows": as_one.value(rows)})
            return
    connection.execute(insert_into(table), rows)


@dataclass(frozen=True, slots=True)
class _AsOne:
    """The statement, and which columns JSON has no kind for: bytes stand in it as base64, moments as they are kept."""

    statement: Insert
    sealed: tuple[str, ...]
    moments: tuple[str, ...]

    def value(self, rows: Sequence[dict[str, Any]]) -> str:
        if self.moments:
            rows = [{**row, **{name: milliseconds(row[name]) for name in self.moments}} for row in rows]
        return msgspec.json.encode(rows).decode()


@cache
def _as_one(table: TableClause[Any], names: tuple[str, ...]) -> _AsOne:
    sealed, moments = (
        tuple(name for name in names if isinstance(table.c[name].type, kind)) for kind in (LargeBinary, Moment)
    )
    sent = [column(name, Text() if name in sealed else table.c[name].type) for name in names]
    value = bindparam("rows", type_=Text).cast(JSON)
    row = func.json_to_recordset(value).table_valued(*sent).render_derived(name="row", with_types=True).c
    kept = [func.decode(row[name], "base64") if name in sealed else row[name] for name in names]
    return _AsOne(insert(table).from_select(names, select(*kept)), sealed, moments)
