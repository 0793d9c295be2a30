"""What can go wrong in storage. The docstring is the message."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import SQLAlchemyError as DatabaseFailed
from sqlalchemy.exc import TimeoutError as NoConnection

__all__ = [
    "Damaged",
    "DatabaseFailed",
    "NotAllowed",
    "Spoiled",
    "StorageError",
    "StorageUnavailable",
    "WrongKey",
    "away",
    "collided",
]

_SQLITE_AWAY = (
    "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_CORRUPT",
    "SQLITE_NOTADB", "SQLITE_NOMEM", "SQLITE_PERM", "SQLITE_PROTOCOL",
)  # fmt: skip
_POSTGRES_AWAY = ("08", "40", "53", "55", "57", "58", "XX", "25006")
_COLLISIONS = ("40001", "40P01")


class StorageError(Exception):
    """Something is wrong with the data folder, the database or the keys; the text says what to do."""


class StorageUnavailable(StorageError):
    """The database cannot be opened or reached."""


class WrongKey(StorageError):
    """The key does not open what is in the database."""


class Damaged(StorageError):
    """One stored field cannot be opened: it was changed or moved. The rest is not affected."""


class Spoiled(StorageError):
    """Rows of one update were refused while another was played: the batch is undone and played one by one."""


class NotAllowed(Exception):
    """An effect was decided for somebody who may not do it. A bug in a flow or a forged request: the turn is undone."""


def away(error: BaseException) -> bool:
    """True when the database itself cannot serve now (locked, full, read-only, gone), whatever it was asked.

    False when it is this one statement that it does not take: that will not get better by waiting.
    """
    if isinstance(error, NoConnection):
        return True
    if not isinstance(error, DBAPIError):
        return False
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return str(name).startswith(_SQLITE_AWAY)
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state is None or str(state).startswith(_POSTGRES_AWAY)


def collided(error: BaseException) -> bool:
    """True when two transactions stood in each other's way: the same again will do."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _COLLISIONS
