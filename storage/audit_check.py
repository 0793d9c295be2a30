"""Follow the chain of the audit log from its beginning, and name the first row that does not fit."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from storage import tables
from storage.audit import chain_key, first_link, is_sealed, next_link
from storage.crypto import MASTER
from storage.db import LOOKS_ONLY, Database

ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """``rows`` in the chain fit; ``before`` are older than it. ``broken`` is the first row that does not fit."""

    rows: int
    before: int
    broken: int | None = None
    why: str = ""


def verify(database: Database) -> Verdict:
    """Look at one moment of the log; the bot may run."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        connection = connection.execution_options(**{LOOKS_ONLY: True})
        with connection.begin():
            head = connection.execute(select(tables.audit_head)).first()
            if head is None:
                return _before_any_chain(connection)
            if connection.execute(select(tables.key.c.id).where(tables.key.c.id == MASTER)).first() is None:
                return Verdict(0, 0, head.begins + 1, "cannot be checked: the secret of the chain is gone")
            return _follow(connection, head, chain_key(connection, database))


def _before_any_chain(connection: Connection) -> Verdict:
    before = 0
    for row in _rows(connection):
        if row.link is not None:
            return Verdict(0, before, row.id, "is in a chain, but the head of the chain is gone")
        before += 1
    return Verdict(0, before)


def _follow(connection: Connection, head: Row[Any], key: bytes) -> Verdict:
    last, link, before = head.begins, first_link(key, head.begins), 0
    for row in _rows(connection):
        if row.id <= head.begins:
            if row.link is not None:
                return Verdict(0, before, row.id, "is in a chain, but the head says that it is older")
            before += 1
            continue
        rows = last - head.begins
        if row.id != last + 1:
            return Verdict(rows, before, last + 1, "is missing")
        link = next_link(key, link, row.id, dict(row._mapping))
        if row.link is None or not hmac.compare_digest(link, row.link):
            return Verdict(rows, before, row.id, "was changed, or does not follow the row before it")
        last = row.id
    rows = last - head.begins
    if last < head.last:
        return Verdict(rows, before, last + 1, "is missing")
    if last > head.last or link != head.link or not is_sealed(key, head):
        return Verdict(rows, before, last, "is not where the head of the chain says that it ends")
    return Verdict(rows, before)


def _rows(connection: Connection) -> Any:
    return connection.execution_options(yield_per=ROWS_AT_ONCE).execute(
        select(tables.audit).order_by(tables.audit.c.id)
    )
