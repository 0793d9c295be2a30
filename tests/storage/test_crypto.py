from __future__ import annotations

import base64
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import key_file as keys
from storage.crypto import MasterKeys, Vault, parse_keys
from storage.db import Database, leave_proof, make_engine
from storage.errors import Damaged, StorageUnavailable, WrongKey
from storage.key_file import key_file, new_first_key
from storage.migrate import upgrade

KEY = base64.urlsafe_b64encode(b"a" * 32).decode()
OTHER = base64.urlsafe_b64encode(b"b" * 32).decode()


def vault() -> Vault:
    vault = Vault(MasterKeys([b"k" * 32]))
    vault.new_key(1)
    vault.new_key(2)
    return vault


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_what_is_sealed_opens_to_the_same_words_and_does_not_show_them(words: str) -> None:
    box = vault()
    sealed = box.seal(1, "letter_entry.words:9", words)
    assert box.open(1, "letter_entry.words:9", sealed) == words
    assert len(words) < 8 or words.encode() not in sealed


def test_a_moved_changed_or_foreign_ciphertext_does_not_open() -> None:
    box = vault()
    sealed = box.seal(1, "letter_entry.words:9", "hello")
    for row, where, bits in (
        (1, "letter_entry.words:10", sealed),
        (2, "letter_entry.words:9", sealed),
        (1, "letter_entry.words:9", sealed[:-1] + bytes([sealed[-1] ^ 1])),
    ):
        with pytest.raises(Damaged):
            box.open(row, where, bits)


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    said: list[str] = []
    first = key_file(tmp_path, said.append)
    assert key_file(tmp_path) == first
    assert stat.S_IMODE(os.stat(tmp_path / "keys").st_mode) == 0o600
    assert str(tmp_path / "keys") in said[0]


class Killed(BaseException):
    """As if the program ended here."""


@pytest.mark.parametrize("where", ["fsync", "link", "replace"])
def test_a_kill_leaves_no_half_key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    before = key_file(tmp_path) if where == "replace" else []

    def killed(*given: object, **more: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Path if where == "replace" else keys.os, where, killed)
        with pytest.raises(Killed):
            new_first_key(tmp_path) if before else key_file(tmp_path)
    assert (tmp_path / "keys").exists() == bool(before)
    assert key_file(tmp_path)[-1:] == before or not before
    assert len(key_file(tmp_path)) == 1


def test_of_two_that_make_a_key_file_at_once_both_use_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: tuple(key_file(tmp_path)), range(16)))
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", ["", " , ", "abc", "!" * 44])
def test_a_broken_setting_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(StorageUnavailable, match="HEARTHSIDE_KEYS"):
        parse_keys(text)


def test_another_key_is_refused_at_the_start_and_nothing_is_lost(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from storage.unit_of_work import UnitOfWork
    from storage.writes.person import meet

    database = Database.open("", tmp_path, KEY)
    with database.engine.connect() as connection, connection.begin():
        meet(UnitOfWork(database, connection, datetime.now(UTC)), 7, "en")
    database.close()
    with pytest.raises(WrongKey, match="another key"):
        Database.open("", tmp_path, OTHER)
    Database.open("", tmp_path, f"{OTHER},{KEY}").close()


@pytest.mark.sqlite
def test_with_a_wrong_key_no_table_is_brought_up_to_date(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'hearthside.db'}")
    upgrade(engine, "0013")
    with engine.begin() as connection:
        leave_proof(connection, MasterKeys(parse_keys(KEY)))
    with pytest.raises(WrongKey):
        Database.open("", tmp_path, OTHER)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("select version_num from alembic_version").scalar() == "0013"
    Database.open("", tmp_path, KEY).close()


def test_a_key_file_that_was_lost_is_asked_for_and_no_new_one_takes_its_place(tmp_path: Path) -> None:
    Database.open("", tmp_path).close()
    lost = (tmp_path / "keys").rename(tmp_path / "copy")
    with pytest.raises(WrongKey, match="put your copy of it back"):
        Database.open("", tmp_path)
    assert not (tmp_path / "keys").exists()
    lost.rename(tmp_path / "keys")
    Database.open("", tmp_path).close()


def test_a_database_elsewhere_is_for_its_owner_alone_too(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "a.db"
    path.parent.mkdir()
    Database.open(f"sqlite:///{path}", tmp_path, KEY).close()
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}
