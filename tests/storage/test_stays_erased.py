"""Who was erased stays erased, whatever older copy of the database comes back, and however."""

from __future__ import annotations

import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bot.__main__ import cli
from storage import stays_erased, tables
from storage.audit_check import verify
from storage.backup import backup, restore
from storage.crypto import MasterKeys, Vault
from storage.db import Database
from storage.errors import StorageUnavailable
from storage.stays_erased import beside
from storage.writes.person import forget
from tests.storage_room import Room
from tests.talk import memory_database

KEYS = "a2trazprazrazrazrazrazrazrazrazrazrazrazraz="
ANA, BEN = 7, 8


def living(database: Database) -> list[int]:
    with database.engine.connect() as connection:
        return sorted(connection.scalars(select(tables.person.c.chat)))


def keys(database: Database) -> set[int]:
    with database.engine.connect() as connection:
        return set(connection.scalars(select(tables.key.c.id)))


def erases(room: Room, person: int) -> int:
    """Returns the number of the key that was destroyed."""
    with room.turn() as uow:
        here = uow.person(person)
        assert here is not None
        forget(uow, here)
        return here.key


def house(folder: Path) -> Room:
    return Room(Database.open("", folder, KEYS))


def test_a_backup_that_comes_back_on_an_empty_machine_leaves_out_who_was_erased_since(
    room: Room, tmp_path: Path
) -> None:
    """It is enough that a later backup stands beside it, whose list is younger."""
    copies = tmp_path / "copies"
    copies.mkdir()
    ana = room.person(ANA)
    room.person(BEN)
    backup(room.database, copies / "monday")
    key = erases(room, ana)
    backup(room.database, copies / "tuesday")
    assert stat.S_IMODE(beside(copies).stat().st_mode) == 0o600 and b"Ana" not in beside(copies).read_bytes()
    empty = memory_database("sqlite:///" + str(tmp_path / "empty.db"))
    empty.vault, empty.folder = Vault(room.database.vault.masters), tmp_path
    back = restore(empty, copies / "monday")
    assert (living(empty), back.erased, back.knew) == ([BEN], 1, True)
    assert key not in keys(empty) and key in stays_erased.read(beside(tmp_path), empty.vault.masters).keys
    assert verify(empty).broken is None


def test_where_nothing_knows_who_was_erased_that_is_said(tmp_path: Path) -> None:
    old = house(tmp_path / "old")
    old.person(ANA)
    backup(old.database, tmp_path / "copy")
    beside(tmp_path).unlink()
    settings = {"HEARTHSIDE_DATA_DIR": str(tmp_path / "new"), "HEARTHSIDE_KEYS": KEYS}
    said = CliRunner().invoke(cli, ["restore", "--from", str(tmp_path / "copy")], env=settings)
    assert said.exit_code == 0 and "there is no list 'erased'" in said.output


@pytest.mark.sqlite
def test_an_older_copy_of_the_file_itself_does_not_bring_anybody_back(tmp_path: Path) -> None:
    room = house(tmp_path)
    ana = room.person(ANA)
    room.person(BEN)
    room.database.close()
    shutil.copy(tmp_path / "hearthside.db", tmp_path / "snapshot")
    room = house(tmp_path)
    key = erases(room, ana)
    stays_erased.note_down(room.database)
    room.database.close()
    for name in ("hearthside.db-wal", "hearthside.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "snapshot", tmp_path / "hearthside.db")
    room = house(tmp_path)
    assert living(room.database) == [BEN] and key not in keys(room.database)
    assert verify(room.database).broken is None
    with room.turn() as uow:
        assert [row.what for row in uow.rows(select(tables.audit.c.what))] == ["PersonErased"]


def test_nobody_is_erased_by_a_line_that_the_program_did_not_write(tmp_path: Path) -> None:
    room = house(tmp_path)
    here = room.person(ANA)
    with room.turn() as uow:
        person = uow.person(here)
        assert person is not None
        words = f"{person.key} {datetime.now(UTC).isoformat()}"
    masters = room.database.vault.masters
    stranger = MasterKeys([b"z" * 32])
    made_up = [f"{words} {masters.first}:{'0' * 64}", f"{words} {stranger.mark(words)}", f"{words}", "☃", "7 x y"]
    other = f"{person.key + 1} {datetime.now(UTC).isoformat()}"
    beside(tmp_path).write_text("\n".join([*made_up, f"{words} {masters.mark(other)}"]), "utf-8")
    room = house(tmp_path)
    assert living(room.database) == [ANA]
    assert stays_erased.read(beside(tmp_path), masters).strange == 2


def test_a_line_that_was_cut_off_is_written_again_and_the_list_survives_a_new_key(tmp_path: Path) -> None:
    old, new = MasterKeys([b"k" * 32]), MasterKeys([b"n" * 32, b"k" * 32])
    path, at = beside(tmp_path), datetime(2026, 11, 26, tzinfo=UTC)
    stays_erased.write(path, old, {1: at, 2: at + timedelta(days=1)})
    path.write_bytes(path.read_bytes()[:-9])
    stays_erased.write(path, new, {1: at, 2: at + timedelta(days=1)})
    alone = MasterKeys([b"n" * 32])
    assert stays_erased.read(path, alone).keys == {1: at, 2: at + timedelta(days=1)}
    before = path.read_bytes()
    stays_erased.write(path, new, {1: at})
    assert path.read_bytes() == before


def test_a_list_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    house(tmp_path).database.close()
    beside(tmp_path).mkdir()
    with pytest.raises(StorageUnavailable, match="list of who was erased"):
        house(tmp_path)
