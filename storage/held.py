"""Writes that wait for each other: what one statement does for many updates is executed once, with all their rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, insert

Held = tuple[Insert | Update | Delete, dict[str, Any]]


@cache
def insert_into(table: Table) -> Insert:
    """One statement a table, so that its rows find each other."""
    return insert(table)


def write_together(connection: Connection, held: Sequence[Held]) -> None:
    """In the order in which the statements were first held."""
    together: dict[int, tuple[Insert | Update | Delete, list[dict[str, Any]]]] = {}
    for statement, row in held:
        together.setdefault(id(statement), (statement, []))[1].append(row)
    for statement, rows in together.values():
        connection.execute(statement, rows)
