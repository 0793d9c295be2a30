"""Insert a row, or replace its other columns when its key is there: the same for both databases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from storage.dialect import lenient_insert
from storage.unit_of_work import UnitOfWork


def upsert(uow: UnitOfWork, table: Table, conflict: tuple[str, ...] = (), **row: Any) -> None:
    """``conflict``: the unique columns, when they are not the primary key."""
    keys = conflict or tuple(column.name for column in table.primary_key)
    rest = {name: value for name, value in row.items() if name not in keys and name != "id"}
    statement = lenient_insert(uow.connection, table).values(**row)
    if rest:
        uow.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))
    else:
        uow.execute(statement.on_conflict_do_nothing(index_elements=keys))
