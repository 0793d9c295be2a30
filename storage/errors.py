"""What can go wrong in storage. The docstring is the message."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError as DatabaseFailed

__all__ = ["Damaged", "DatabaseFailed", "NotAllowed", "StorageError", "StorageUnavailable", "WrongKey"]


class StorageError(Exception):
    """Something is wrong with the data folder, the database or the keys; the text says what to do."""


class StorageUnavailable(StorageError):
    """The database cannot be opened or reached."""


class WrongKey(StorageError):
    """The key does not open what is in the database."""


class Damaged(StorageError):
    """One stored field cannot be opened: it was changed or moved. The rest is not affected."""


class NotAllowed(Exception):
    """An effect was decided for somebody who may not do it. A bug in a flow or a forged request: the turn is undone."""
