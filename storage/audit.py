"""The audit log: who read and changed what, in a chain that nobody can mend who has the database alone.

1. Each row holds a keyed hash over its own content and the hash before it. The key comes from a secret that only the
   installation's key unwraps; it stays the same when that one is rotated.
2. The head says where the chain ends, under a seal of its own: rows that are cut off at the end are missed, too.
3. Rows wait in memory until the very end of the transaction. The head's row is locked last and for a moment, so that
   several workers write one chain, and none waits for another while it still wants something itself.
"""

from __future__ import annotations

import hmac
import json
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, Row, func, select, update

from storage import tables
from storage.crypto import MASTER
from storage.db import Database, leave_proof
from storage.dialect import lenient_insert
from storage.many_rows import insert_all
from storage.tables.columns import milliseconds

_AUDIT, _HEAD = tables.audit, tables.audit_head
ONE = 1
_CONTENT = ("at", "actor", "what", "case", "subject")
_AS_JSON = json.JSONEncoder(separators=(",", ":")).encode


class Audit:
    """What an open transaction has yet to write down."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self._mark = 0

    def add(self, **row: Any) -> None:
        self.rows.append(row)

    def mark(self) -> None:
        """A savepoint begins."""
        self._mark = len(self.rows)

    def undo(self) -> None:
        del self.rows[self._mark :]

    def write(self, connection: Connection, database: Database) -> None:
        """Put the rows at the end of the chain. The last thing before the commit."""
        if not self.rows:
            return
        key = chain_key(connection, database)
        head = _locked(connection, key)
        last, link = head.last, head.link if is_sealed(key, head) else broken(key)
        linked = []
        for row in self.rows:
            last, link = last + 1, next_link(key, link, last + 1, row)
            linked.append({**row, "id": last, "link": link})
        insert_all(connection, _AUDIT, linked)
        connection.execute(update(_HEAD).values(last=last, link=link, seal=seal(key, head.begins, last, link)))
        self.rows = []


def chain_key(connection: Connection, database: Database) -> bytes:
    """Cached once it is known to be on disk."""
    if database.chain_key is not None:
        return database.chain_key
    wrapped = select(tables.key).where(tables.key.c.id == MASTER)
    row, masters = connection.execute(wrapped).first(), database.vault.masters
    made = row is None
    if made:
        leave_proof(connection, masters)
        row = connection.execute(wrapped).one()
    assert row is not None
    secret = masters.unwrap(row.master, row.wrapped, MASTER)
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hearthside audit").derive(secret)
    database.chain_key = None if made else key
    return key


def next_link(key: bytes, link: bytes, number: int, row: dict[str, Any]) -> bytes:
    content = [number, *(row[name] for name in _CONTENT)]
    content[1] = milliseconds(row["at"])
    return hmac.digest(key, b"row" + link + _AS_JSON(content).encode(), "sha256")


def first_link(key: bytes, begins: int) -> bytes:
    return hmac.digest(key, b"begin %d" % begins, "sha256")


def broken(key: bytes) -> bytes:
    """What follows a head that somebody has changed: a link that fits nothing, so that the place stays to be seen."""
    return hmac.digest(key, b"broken", "sha256")


def seal(key: bytes, begins: int, last: int, link: bytes) -> bytes:
    return hmac.digest(key, b"head %d %d " % (begins, last) + link, "sha256")


def is_sealed(key: bytes, head: Row[Any]) -> bool:
    return hmac.compare_digest(head.seal, seal(key, head.begins, head.last, head.link))


def _locked(connection: Connection, key: bytes) -> Row[Any]:
    """The head, ours until the commit. Rows of earlier versions, which had no chain, stay before it."""
    locked = select(_HEAD).with_for_update()
    head = connection.execute(locked).first()
    if head is not None:
        return head
    begins = connection.scalar(select(func.max(_AUDIT.c.id))) or 0
    link = first_link(key, begins)
    values = {"id": ONE, "begins": begins, "last": begins, "link": link, "seal": seal(key, begins, begins, link)}
    connection.execute(lenient_insert(connection, _HEAD).values(values).on_conflict_do_nothing())
    return connection.execute(locked).one()
