"""Writes that wait for each other: what one statement does for many updates is executed once, with all their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update

from storage.many_rows import insert_all
from storage.numbers import listed


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Statements about many rows at once, whose numbers they take as the list ``many``. Other values are those of the first."""

    many: str
    statements: tuple[Insert | Update | Delete, ...]


Write = Insert | Update | Delete | Together
Held = tuple[Write, dict[str, Any]]


def changes(held: Iterable[Held], table: Table) -> bool:
    """Whether something that is held would be missed by who reads this table."""
    return any(
        one.table is table
        for write, _ in held
        for one in (write.statements if isinstance(write, Together) else (write,))
    )


def write_together(connection: Connection, held: Sequence[Held]) -> None:
    """In the order in which the statements were first held."""
    together: dict[int, tuple[Write, list[dict[str, Any]]]] = {}
    for statement, row in held:
        together.setdefault(id(statement), (statement, []))[1].append(row)
    for statement, rows in together.values():
        if isinstance(statement, Together):
            values = {**rows[0], statement.many: listed(row[statement.many] for row in rows)}
            for one in statement.statements:
                connection.execute(one, values)
        elif isinstance(statement, Insert):
            insert_all(connection, statement.table, rows)
        else:
            connection.execute(statement, rows)
