"""Who was erased stays erased: the numbers of destroyed keys, in a file beside the keys and beside every backup.

1. While the database lives, its own table (``erased``) is the truth. The file is what is left of it when an older copy of the
   database comes back, by ``hearthside restore`` or in whatever other way.
2. A line is written after the commit that destroyed the key, never before: a line about somebody who lives would erase them.
3. Lines are only added, and each bears a mark that only the installation's key makes: nobody erases anybody by writing here.
4. Opening a database (``Database.open``) erases again what the file names and the database still holds.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from storage import tables
from storage.crypto import MASTER, MasterKeys
from storage.errors import StorageUnavailable

if TYPE_CHECKING:
    from storage.db import Database

NAME = "erased"
_HEAD = "# Numbers of keys that were destroyed. Keep a copy of this file with the copy of your key file.\n"
_PROGRAM = 0
"""Who did it, in the audit log."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list holds. ``fresh``: the keys whose line bears the first master key's mark; ``strange``: lines that were
    changed or made up."""

    keys: Mapping[int, datetime]
    fresh: frozenset[int] = frozenset()
    strange: int = 0


def beside(folder: Path) -> Path:
    return folder / NAME


def read(path: Path, masters: MasterKeys) -> Listed:
    """An empty one when there is no such file. A line of a master key that is no longer known does not count.

    :raises StorageUnavailable: it is there and cannot be read.
    """
    try:
        lines = path.read_text("ascii", errors="replace").splitlines() if path.exists() else []
    except OSError as error:
        raise StorageUnavailable(f"the list of who was erased, {path}, cannot be read: {error.strerror}") from error
    keys: dict[int, datetime] = {}
    fresh, strange = set(), 0
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        words, _, mark = line.rpartition(" ")
        master = masters.maker_of(mark)
        if master is None:
            continue
        found = _parsed(words) if masters.marked(words, mark) else None
        if found is None:
            strange += 1
            continue
        keys[found[0]] = found[1]
        fresh |= {found[0]} if master == masters.first else set()
    return Listed(keys, frozenset(fresh), strange)


def write(path: Path, masters: MasterKeys, erased: Mapping[int, datetime]) -> None:
    """Add what it does not hold yet under the first master key's mark; made when it is not there.

    :raises StorageUnavailable: it cannot be written.
    """
    missing = erased.keys() - read(path, masters).fresh
    if not missing and path.exists():
        return
    lines = [_line(masters, key, erased[key]) for key in sorted(missing)]
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            size = file.seek(0, os.SEEK_END)
            if size == 0:
                lines.insert(0, _HEAD)
            elif _cut_off(file.fileno(), size):
                lines.insert(0, "\n")
            file.write("".join(lines).encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageUnavailable(f"the list of who was erased, {path}, cannot be written: {error.strerror}") from error


def note_down(database: Database) -> None:
    """Bring the list beside the keys up to what this database knows.

    :raises StorageUnavailable: it cannot be written.
    """
    if database.folder is None:
        return
    known, path = _committed(database), beside(database.folder)
    if known or path.exists():
        write(path, database.vault.masters, known)


def keep(database: Database) -> int:
    """What the list beside the keys names and this database does not know of is erased again. Returns how much that was.

    :raises StorageUnavailable: the list cannot be read or written.
    """
    if database.folder is None:
        return 0
    listed, again = read(beside(database.folder), database.vault.masters), 0
    known = _committed(database)
    if unknown := {key: at for key, at in listed.keys.items() if key not in known}:
        with database.engine.connect() as connection, connection.begin():
            again = erase_again(database, connection, unknown)
    note_down(database)
    return again


def in_database(connection: Connection) -> dict[int, datetime]:
    return {row.key: row.at for row in connection.execute(select(tables.erased))}


def _committed(database: Database) -> dict[int, datetime]:
    """A transaction of its own, which sees only what is on disk, and on SQLite waits for nobody."""
    from storage.db import LOOKS_ONLY

    with database.engine.connect().execution_options(**{LOOKS_ONLY: True}) as connection:
        return in_database(connection)


def erase_again(database: Database, connection: Connection, erased: Mapping[int, datetime]) -> int:
    """Destroy these keys once more, and what they sealed. Returns how many people and cases it was."""
    from storage.erase import destroy_key, erase, erase_case
    from storage.unit_of_work import UnitOfWork

    found = 0
    for key, at in sorted(erased.items()):
        if key == MASTER:
            continue
        uow = UnitOfWork(database, connection, at)
        case = uow.first(select(tables.case.c.id).where(tables.case.c.key == key))
        person = uow.first(select(tables.person.c.id).where(tables.person.c.key == key))
        if case is not None:
            erase_case(uow, case.id)
            uow.audit.add(at=datetime.now(UTC), actor=_PROGRAM, what="CaseErased", case=case.id, subject=None)
        elif person is not None and (here := uow.person(person.id)) is not None:
            erase(uow, here)
            uow.audit.add(at=datetime.now(UTC), actor=_PROGRAM, what="PersonErased", case=None, subject=here.id)
        destroy_key(uow, key)
        uow.flush()
        found += case is not None or person is not None
    return found


def together(lists: Sequence[Mapping[int, datetime]]) -> dict[int, datetime]:
    return {key: at for one in lists for key, at in one.items()}


def _line(masters: MasterKeys, key: int, at: datetime) -> str:
    words = f"{key} {at.isoformat(timespec='milliseconds')}"
    return f"{words} {masters.mark(words)}\n"


def _parsed(words: str) -> tuple[int, datetime] | None:
    key, _, at = words.partition(" ")
    try:
        return int(key), datetime.fromisoformat(at)
    except ValueError:
        return None


def _cut_off(descriptor: int, size: int) -> bool:
    """The last line was not written to its end: the machine stopped in the middle of it."""
    return os.pread(descriptor, 1, size - 1) != b"\n"
