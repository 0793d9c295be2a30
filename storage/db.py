"""The database: SQLite in the data folder by default (one process), PostgreSQL by the same code (many workers)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from storage import stays_erased, tables
from storage.crypto import MASTER, MasterKeys, Vault, parse_keys
from storage.dialect import lenient_insert
from storage.errors import StorageUnavailable, WrongKey
from storage.fresh import Fresh
from storage.ids import Ids
from storage.key_file import NAME, key_file
from storage.migrate import is_up_to_date, upgrade

LOOKS_ONLY = "hearthside_looks_only"
FILE = "hearthside.db"

__all__ = ["Connection", "Database", "give_up", "make_engine"]


class Database:
    """An open database with its keys. ``connect`` begins a transaction for writing."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault
        self.ids = Ids()
        self.fresh = Fresh()
        self.chain_key: bytes | None = None  # of the audit log, once it is known (``storage.audit``)
        self.folder: Path | None = None  # of the keys, and of what is kept beside them
        self.worker: int | None = None  # its number among several (``storage.workers``)
        self.judges_from = 0  # the moment from which it says who of them is gone

    @classmethod
    def open(
        cls,
        url: str,
        folder: Path,
        keys: str = "",
        *,
        say: Callable[[str], None] = lambda line: None,
        make: bool = True,
    ) -> Database:
        """Open or make the database, bring it up to date, and check that the keys fit.

        :param url: an SQLAlchemy URL; empty for SQLite in ``folder``.
        :param keys: the setting; empty for the key file in ``folder``.
        :param make: False refuses when there is no database yet, instead of making an empty one.
        :raises StorageUnavailable: with a reason and what to do.
        :raises WrongKey: when the keys do not open what is stored; nothing is changed then.

        Who was erased before an older copy of the database came back is erased again (``storage.stays_erased``).
        """
        if not make:
            _must_be_there(url, folder)
        _prepare(folder)
        engine = make_engine(url or f"sqlite:///{folder / FILE}")
        try:
            masters = _fitting_keys(engine, folder, keys, say)
            with engine.connect().execution_options(**{LOOKS_ONLY: True}) as connection:
                current = is_up_to_date(connection)
            if not current:
                upgrade(engine)
            with engine.begin() as connection:
                _check_keys(connection, masters)
        except SQLAlchemyError as error:
            raise StorageUnavailable(f"the database cannot be opened: {_reason(error)}") from error
        _only_for_owner(engine)
        database = cls(engine, Vault(masters))
        database.folder = folder
        stays_erased.keep(database)
        return database

    def close(self) -> None:
        self.engine.dispose()


def give_up(connection: Connection | None) -> None:
    """It is no longer good."""
    if connection is not None:
        with contextlib.suppress(Exception):
            connection.invalidate()
            connection.close()


def make_engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            engine = create_engine(address, poolclass=NullPool if address.database else StaticPool)
            event.listen(engine, "connect", _sqlite_settings)
            event.listen(engine, "begin", _begin_immediate)
            return engine
        return create_engine(address, pool_pre_ping=True)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StorageUnavailable("HEARTHSIDE_DATABASE_URL is not an address that I can open") from error


def _sqlite_settings(connection: Any, record: Any) -> None:
    """WAL so that readers do not wait; FULL so that what was acknowledged is on disk when the power goes."""
    connection.isolation_level = None  # we say BEGIN IMMEDIATE ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    looks_only = connection.get_execution_options().get(LOOKS_ONLY)
    connection.exec_driver_sql("BEGIN" if looks_only else "BEGIN IMMEDIATE")


def _must_be_there(url: str, folder: Path) -> None:
    """A server says so itself; a file would simply be made."""
    address = make_url(url) if url else None
    if address is not None and address.get_backend_name() != "sqlite":
        return
    path = Path(address.database or "") if address is not None else folder / FILE
    if not path.is_file():
        raise StorageUnavailable(
            f"there is no database at {path} yet: start the bot once, or say where it is with HEARTHSIDE_DATA_DIR or "
            "HEARTHSIDE_DATABASE_URL"
        )


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise StorageUnavailable(f"the data folder {folder} cannot be written: {error.strerror}") from error


def _only_for_owner(engine: Engine) -> None:
    """Wherever the file is; beside it lie the log and the memory of SQLite."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        for path in map(Path, (engine.url.database + end for end in ("", "-wal", "-shm"))):
            if path.exists():
                os.chmod(path, 0o600)


def _fitting_keys(engine: Engine, folder: Path, keys: str, say: Callable[[str], None]) -> MasterKeys:
    """Before anything is changed: no tables are brought up to date with a wrong key, and no new one is made where one was lost."""
    with engine.connect().execution_options(**{LOOKS_ONLY: True}) as connection:
        written = inspect(connection).has_table(tables.key.name)
        first = connection.execute(select(tables.key).order_by(tables.key.c.id).limit(1)).first() if written else None
    if first is not None and not keys and not (folder / NAME).exists():
        raise WrongKey(
            f"the key file {folder / NAME} is not there, and this database was written with key {first.master}: put your copy"
            " of it back, or give the key in HEARTHSIDE_KEYS. Nothing was changed"
        )
    masters = MasterKeys(parse_keys(keys)) if keys else MasterKeys(key_file(folder, say), lambda: key_file(folder))
    if first is not None:
        _open(masters, first)
    return masters


def _check_keys(connection: Connection, masters: MasterKeys) -> None:
    row = connection.execute(select(tables.key).order_by(tables.key.c.id).limit(1)).first()
    if row is None:
        leave_proof(connection, masters)
        return
    _open(masters, row)
    if row.id != MASTER:  # made by an earlier version
        leave_proof(connection, masters)


def _open(masters: MasterKeys, row: Any) -> None:
    """:raises WrongKey: none of ours opens it."""
    if row.master not in masters:
        raise WrongKey(
            f"this database was written with another key ({row.master}); give that one in HEARTHSIDE_KEYS or in the "
            "key file. Nothing was changed"
        )
    masters.unwrap(row.master, row.wrapped, row.id)


def leave_proof(connection: Connection, masters: MasterKeys) -> None:
    """A key of nobody's, so that another master key is refused before anybody has joined; the audit log stands on it."""
    wrapped = masters.wrap(os.urandom(32), MASTER)
    values = {"id": MASTER, "master": masters.first, "wrapped": wrapped}
    connection.execute(lenient_insert(connection, tables.key).values(values).on_conflict_do_nothing())


def _reason(error: SQLAlchemyError) -> str:
    """The driver's first line: it names files and hosts, never people."""
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
