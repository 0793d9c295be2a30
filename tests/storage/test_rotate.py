from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from bot.__main__ import cli
from storage import rotate as rotating
from storage import tables
from storage.crypto import MASTER, MasterKeys, Vault
from storage.db import Database
from tests.storage_room import Room

OLD, NEW = b"k" * 32, b"n" * 32


def test_every_key_is_wrapped_again_in_batches_and_a_second_run_has_nothing_to_do(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotating, "BATCH", 2)
    for chat in range(5):
        room.person(chat)
    before = room.database.vault.masters
    database = Database(room.database.engine, Vault(MasterKeys([NEW, *_secrets(before)])))
    said: list[int] = []
    assert rotating.rotate(database, said.append) == 5
    assert said == [2, 4, 5]
    assert rotating.rotate(database) == 0
    alone = MasterKeys([NEW])
    with database.engine.connect() as connection:
        for row in connection.execute(select(tables.key)):
            assert len(alone.unwrap(row.master, row.wrapped, row.id)) == 32


def test_a_running_bot_finds_the_new_key_by_itself() -> None:
    running = MasterKeys([OLD], lambda: [NEW, OLD])
    fresh = MasterKeys([NEW])
    assert running.unwrap(fresh.first, fresh.wrap(b"secret", 7), 7) == b"secret"


def test_what_an_older_key_sealed_itself_still_opens() -> None:
    sealed = Vault(MasterKeys([OLD])).seal(MASTER, "invitation.name:1", "Ana")
    assert Vault(MasterKeys([NEW, OLD])).open(MASTER, "invitation.name:1", sealed) == "Ana"


def test_the_command_puts_a_new_key_first_and_never_shows_one(tmp_path: Path) -> None:
    Database.open("", tmp_path).close()
    old = (tmp_path / "keys").read_text()
    done = CliRunner().invoke(cli, ["rotate-keys"], env={"HEARTHSIDE_DATA_DIR": str(tmp_path)})
    keys = (tmp_path / "keys").read_text()
    assert (done.exit_code, keys.splitlines()[1:]) == (0, old.splitlines())
    assert not [key for key in keys.split() if key in done.output]


def _secrets(masters: MasterKeys) -> list[bytes]:
    return list(masters._secrets.values())
