"""``hearthside export``, ``erase`` and ``remove-pin``, and the name that a phone shows."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.own_commands import erase_person, give_out, remove_pin
from bot.settings import Refused, Settings, load
from flows import effects as e
from storage import tables
from storage.apply import apply
from storage.db import Database
from storage.unit_of_work import transaction
from storage.writes.person import give_name, meet

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a bot that knows Ana, who has a PIN, and two people called Ben."""
    database = Database.open("", tmp_path)
    with transaction(database, NOW) as uow:
        for chat, name in enumerate(("Ana", "Ben", "Ben"), 7):
            person = meet(uow, chat, "en")
            give_name(uow, person, name)
            if name == "Ana":
                apply(uow, person, e.PinSet("48151"))
    database.close()
    return Settings(data_dir=tmp_path)


def names(settings: Settings, table: str) -> int:
    database = Database.open("", settings.data_dir)
    with transaction(database, NOW) as uow:
        found = len(uow.rows(tables.metadata.tables[table].select()))
    database.close()
    return found


def test_a_person_is_given_out_into_a_file_for_its_owner_alone(settings: Settings, tmp_path: Path) -> None:
    give_out(settings, "ana", str(tmp_path / "ana.json"))
    assert json.loads((tmp_path / "ana.json").read_text())["you"]["name"] == "Ana"
    assert stat.S_IMODE((tmp_path / "ana.json").stat().st_mode) == 0o600
    with pytest.raises(Refused, match="cannot be written"):
        give_out(settings, "ana", str(tmp_path / "ana.json"))


def test_a_person_is_erased_and_two_of_a_name_are_not_guessed(settings: Settings) -> None:
    erase_person(settings, "Ana")
    assert names(settings, "person") == 2 and names(settings, "erased") == 1
    with pytest.raises(Refused, match="not one person"):
        erase_person(settings, "Ben")
    with pytest.raises(Refused, match="no person called that"):
        erase_person(settings, "Eva")


def test_a_forgotten_pin_is_taken_away(settings: Settings) -> None:
    remove_pin(settings, "Ana")
    assert names(settings, "lock") == 0


def test_a_telling_cover_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTHSIDE_COVER_NAME", "Lantern")
    assert load().cover_name == "Lantern"
    monkeypatch.setenv("HEARTHSIDE_COVER_NAME", "Drug intervention helper")
    with pytest.raises(Refused, match="HEARTHSIDE_COVER_NAME tells on a phone"):
        load()
