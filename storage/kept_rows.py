"""Every row that hangs on one person, by the tables themselves: a new table is in it without being thought of."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Row, Table, select

from flows.text import DAMAGED
from storage import tables
from storage.sound import SEALED
from storage.unit_of_work import Person, UnitOfWork

HANGS_ON = ("person", "author")
"""Columns that say whose a row is."""
NOT_THEIRS = ("outbox", "audit")
"""What is on its way to them, and is emptied once it has gone; and the record that something was done, which stays."""
INNER = frozenset(
    {"person", "author", "outbox", "message", "maybe_twice", "key", "owner", "waiting", "content", "pin", "decoy"}
)
"""Columns that say nothing about anybody, and what a PIN is known by. Documents of the record are given out where they are asked for."""
_OWN_KEY = {"author", "person"}


def kept_rows(uow: UnitOfWork, person: Person, *, but: Collection[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """By table, what this person's rows hold; words are opened where their own key seals them."""
    found = {}
    for table in tables.metadata.sorted_tables:
        hangs = next((name for name in HANGS_ON if name in table.c), None)
        if hangs is None or table.name in (*NOT_THEIRS, *but):
            continue
        rows = uow.rows(select(table).where(table.c[hangs] == person.id))
        if rows:
            found[table.name] = [_row(uow, person, table, row) for row in rows]
    return found


def _row(uow: UnitOfWork, person: Person, table: Table, row: Row[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    opens = {one.column: one.row for one in SEALED if one.table is table and one.key in _OWN_KEY}
    for column in table.c:
        value = row._mapping[column]
        if column.name in INNER or value is None:
            continue
        if not isinstance(column.type, LargeBinary):
            told[column.name] = _plain(value)
        elif column.name in opens:
            place = ":".join(str(row._mapping[table.c[name]]) for name in opens[column.name])
            told[column.name] = _words(uow.read(person.key, f"{table.name.rstrip('_')}.{column.name}:{place}", value))
    return told


def _plain(value: Any) -> Any:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _words(opened: str) -> Any:
    """What was sealed as a structure is one again."""
    if DAMAGED in opened or opened[:1] not in ("{", "[", '"'):
        return opened
    try:
        return json.loads(opened)
    except ValueError:
        return opened


def counted(uow: UnitOfWork, person: Person) -> Mapping[str, int]:
    """How many rows hang on them, by table."""
    return {name: len(rows) for name, rows in kept_rows(uow, person).items()}
