"""Seals and opens the words of an open transaction, with keys that are fetched when they are first needed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import structlog
from sqlalchemy import Executable, Row, Table, select

from flows.text import DAMAGED
from storage import tables
from storage.crypto import MASTER, Vault
from storage.db import Database
from storage.errors import Damaged

log = structlog.get_logger("sealing")


class Sealing(ABC):
    """What a unit of work knows about keys. ``key`` is the row of a person's or a case's key."""

    database: Database
    vault: Vault

    @abstractmethod
    def first(self, statement: Executable) -> Row[Any] | None: ...

    @abstractmethod
    def insert(self, table: Table, **row: Any) -> None: ...

    def seal(self, key: int, where: str, words: str) -> bytes:
        self._learn(key)
        return self.vault.seal(key, where, words)

    def open(self, key: int, where: str, sealed: bytes) -> str:
        self._learn(key)
        return self.vault.open(key, where, sealed)

    def seal_json(self, key: int, where: str, value: Any) -> bytes:
        self._learn(key)
        return self.vault.seal_json(key, where, value)

    def open_json(self, key: int, where: str, sealed: bytes) -> Any:
        self._learn(key)
        return self.vault.open_json(key, where, sealed)

    def read(self, key: int, where: str, sealed: bytes, instead: str = DAMAGED) -> str:
        """Open for somebody who reads. What is damaged is noted down by its place alone, and the rest goes on."""
        try:
            return self.open(key, where, sealed)
        except Damaged:
            log.error("field_damaged", where=where)
            return instead

    def read_json(self, key: int, where: str, sealed: bytes, instead: Any) -> Any:
        """As ``read``. ``instead`` stands for what is damaged, in the shape that is expected there."""
        try:
            return self.open_json(key, where, sealed)
        except Damaged:
            log.error("field_damaged", where=where)
            return instead

    def learn(self, key: int, master: str, wrapped: bytes) -> None:
        """Bring a key to hand that came with another row. A damaged one stays unknown: what it sealed is damaged, too."""
        if self.vault.knows(key):
            return
        try:
            self.vault.learn(key, master, wrapped)
        except Damaged:
            log.error("field_damaged", where=f"key.wrapped:{key}")

    def new_key(self) -> int:
        row = self.database.ids.next()
        master, wrapped = self.vault.new_key(row)
        self.insert(tables.key, id=row, master=master, wrapped=wrapped)
        return row

    def _learn(self, key: int) -> None:
        if key == MASTER or self.vault.knows(key):
            return
        row = self.first(select(tables.key).where(tables.key.c.id == key))
        if row is not None:
            self.vault.learn(key, row.master, row.wrapped)
