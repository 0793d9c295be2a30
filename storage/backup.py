"""Copy a whole database into one sealed file, and back; the two may be of different kinds.

1. A backup is one moment of the database, even while the bot runs.
2. A restore is one transaction: whatever goes wrong, the database is as it was.
3. The file is readable by its owner alone, and is there only when it is whole.
4. Whoever was erased since the backup was made stays erased, as far as anything knows of it: the database that is replaced, the
   list beside the keys, the list beside the backup (``storage.stays_erased``).
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import ColumnElement, Connection, Table, func, insert, select

from storage import stays_erased, tables
from storage.crypto import MASTER
from storage.db import Database
from storage.errors import Damaged, StorageUnavailable, WrongKey
from storage.migrate import config_for
from storage.sealed_file import read_pieces, write_pieces
from storage.stays_erased import beside, read, together

ROWS_A_PIECE = 500


def backup(database: Database, path: Path) -> None:
    """:raises StorageUnavailable: when the file is there already or cannot be written."""
    if path.exists() or path == beside(path.parent):
        raise StorageUnavailable(f"{path} is there already, or is kept for a list; choose another name")
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise StorageUnavailable(f"{part} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(descriptor, "wb") as file, database.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                known = stays_erased.in_database(connection)
                write_pieces(file, database.vault.masters, _pieces(connection))
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        stays_erased.write(beside(path.parent), database.vault.masters, known)
    except OSError as error:
        raise StorageUnavailable(f"{path} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Restored:
    """``rows``: how many came back. ``erased``: people and cases in it that had been erased since, and stay so. ``knew``: there
    was something that knows who was erased since the backup was made."""

    rows: int
    erased: int
    knew: bool


def restore(database: Database, path: Path, *, force: bool = False) -> Restored:
    """Fill the database from the file. ``force``: what is there now is replaced.

    :raises StorageError: with one clear line; nothing is changed then.
    """
    try:
        with path.open("rb") as file, database.engine.connect() as connection, connection.begin():
            pieces = read_pieces(file, database.vault.masters)
            _fits(connection, next(pieces, b"{}"))
            lived = connection.execute(select(tables.person.c.id).limit(1)).first() is not None
            lists = _lists(database, path)
            known = [stays_erased.in_database(connection), *(read(one, database.vault.masters).keys for one in lists)]
            _make_room(connection, force)
            rows = sum(_put(connection, json.loads(piece)) for piece in pieces)
            _all_open(database, connection)
            _count_on(connection)
            database.chain_key = None
            erased = stays_erased.erase_again(database, connection, together(known))
    except OSError as error:
        raise StorageUnavailable(f"{path} cannot be read: {error.strerror}") from error
    finally:
        database.chain_key = (
            None  # the log's key came from the backup, and may have gone with a transaction that was undone
        )
    stays_erased.note_down(database)
    return Restored(rows, erased, lived or bool(lists))


def _all_open(database: Database, connection: Connection) -> None:
    for master in connection.scalars(select(tables.key.c.master).distinct()):
        if master not in database.vault.masters:
            raise WrongKey(f"the backup also needs the older key {master}. Nothing was changed")


def _lists(database: Database, path: Path) -> list[Path]:
    """The lists of who was erased that are there."""
    folders = {path.parent, *([database.folder] if database.folder else [])}
    return [one for one in map(beside, sorted(folders)) if one.exists()]


def _pieces(connection: Connection) -> Iterator[bytes]:
    yield json.dumps({"revision": _revision(connection)}).encode()
    for table in tables.metadata.sorted_tables:
        found = connection.execution_options(yield_per=ROWS_A_PIECE).execute(select(table))
        for rows in found.partitions():
            yield json.dumps({"table": table.name, "rows": [[_out(v) for v in row] for row in rows]}).encode()


def _fits(connection: Connection, head: bytes) -> None:
    made_at = json.loads(head).get("revision")
    if made_at is None:
        raise Damaged("the backup holds nothing; nothing was changed")
    if made_at != _revision(connection):
        raise StorageUnavailable(
            f"the backup is of another version of Hearthside ({made_at}): restore it with that version, then update"
        )


def _make_room(connection: Connection, force: bool) -> None:
    if not force and not _is_empty(connection):
        raise StorageUnavailable("the database is not empty; --force replaces everything in it")
    for table in reversed(tables.metadata.sorted_tables):
        connection.execute(table.delete())


def _is_empty(connection: Connection) -> bool:
    rows = (
        connection.execute(select(table).where(*_that_count(table)).limit(1)).first()
        for table in tables.metadata.sorted_tables
    )
    return all(row is None for row in rows)


def _that_count(table: Table) -> list[ColumnElement[bool]]:
    """A database that was just made holds the proof of its key, and is empty all the same."""
    return [table.c.id != MASTER] if table is tables.key else []


def _put(connection: Connection, piece: dict[str, Any]) -> int:
    table: Table = tables.metadata.tables[piece["table"]]
    names = table.c.keys()
    rows = [dict(zip(names, map(_in, row), strict=True)) for row in piece["rows"]]
    connection.execute(insert(table), rows)
    return len(rows)


def _count_on(connection: Connection) -> None:
    """PostgreSQL's counters do not see ids that were given: the next one must come after them."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        highest = connection.scalar(select(func.max(column)))
        sequence = func.pg_get_serial_sequence(f'"{table.name}"', column.name)
        if highest is not None:
            connection.execute(select(func.setval(sequence, highest)))


def _revision(connection: Connection) -> str | None:
    """Opening a database brings it up to date, so it is at the newest revision that this program knows."""
    return ScriptDirectory.from_config(config_for(connection.engine)).get_current_head()


def _out(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"b": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    return value


def _in(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return base64.b64decode(value["b"]) if "b" in value else datetime.fromisoformat(value["t"])
