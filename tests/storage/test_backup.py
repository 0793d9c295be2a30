from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage import tables
from storage.backup import backup, restore
from storage.crypto import MasterKeys, Vault
from storage.db import Database
from storage.errors import Damaged, StorageUnavailable, WrongKey
from tests.storage_room import Room
from tests.talk import memory_database


def everything(database: Database) -> dict[str, list[Any]]:
    with database.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)))) for table in tables.metadata.sorted_tables
        }


def test_a_backup_comes_back_whole_and_is_for_its_owner_alone(room: Room, tmp_path: Path) -> None:
    for chat in range(3):
        room.person(chat, "Marisol")
    before, copy = everything(room.database), tmp_path / "copy"
    backup(room.database, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"Marisol" not in copy.read_bytes()
    room.person(9, "Later")
    restore(room.database, copy, force=True)
    assert everything(room.database) == before
    room.person(10, "After")


def test_a_backup_of_either_database_comes_back_in_sqlite(room: Room, tmp_path: Path) -> None:
    room.person(1)
    backup(room.database, tmp_path / "copy")
    other = memory_database()
    other.vault = room.database.vault
    restore(other, tmp_path / "copy")
    assert everything(other) == everything(room.database)


def test_a_database_that_holds_something_is_not_replaced_without_force(room: Room, tmp_path: Path) -> None:
    room.person(1)
    backup(room.database, tmp_path / "copy")
    with pytest.raises(StorageUnavailable, match="not empty"):
        restore(room.database, tmp_path / "copy")
    with pytest.raises(StorageUnavailable, match="already"):
        backup(room.database, tmp_path / "copy")


def test_a_wrong_key_is_told_from_a_damaged_file_and_nothing_is_changed(room: Room, tmp_path: Path) -> None:
    room.person(1)
    before, copy = everything(room.database), tmp_path / "copy"
    backup(room.database, copy)
    whole = copy.read_bytes()
    changed = whole[:400] + bytes([whole[400] ^ 1]) + whole[401:]
    for bits in (changed, whole[:-1], whole[:-25], whole[:70], whole + b"x"):
        copy.write_bytes(bits)
        with pytest.raises(Damaged):
            restore(room.database, copy, force=True)
    copy.write_bytes(whole)
    stranger = Database(room.database.engine, Vault(MasterKeys([b"z" * 32])))
    with pytest.raises(WrongKey, match="made with key"):
        restore(stranger, copy, force=True)
    assert everything(room.database) == before
