"""``hearthside audit``, as whoever keeps the bot sees it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.audit import check, show
from bot.settings import Refused, Settings
from storage.db import Database
from storage.unit_of_work import transaction
from storage.writes.person import give_name, meet

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a bot in which Ana read something about herself, and Ben did once."""
    database = Database.open("", tmp_path)
    with transaction(database, NOW) as uow:
        for chat, name in enumerate(("Ana", "Ben\tthe second"), 7):
            person = meet(uow, chat, "en")
            give_name(uow, person, name)
            uow.audit.add(at=NOW, actor=person.id, what="LetterRead", case=None, subject=person.id)
    database.close()
    return Settings(data_dir=tmp_path)


def test_a_whole_chain_is_said_to_be_whole(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(settings) == 0
    assert capsys.readouterr().out == "The chain is whole: 2 rows.\n"


def test_a_changed_row_is_named_with_exit_code_1(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    database = Database.open("", settings.data_dir)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("update audit set what = 'LetterShared' where id = 2")
    database.close()
    assert check(settings) == 1
    assert capsys.readouterr().out == (
        "Row 2 was changed, or does not follow the row before it. The 1 rows of the chain before it are whole.\n"
    )


def test_the_log_is_shown_with_names_and_by_person(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    show(settings, None, "ana", 10)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("2026-11-23 15:00:00\tAna (") and line.split("\t")[2:4] == ["LetterRead", "-"]
    show(settings, None, None, 10)
    assert [len(line.split("\t")) for line in capsys.readouterr().out.splitlines()] == [5, 5]


@pytest.mark.sqlite
def test_an_unknown_case_or_an_empty_folder_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no case called that"):
        show(settings, "Elm", None, 10)
    with pytest.raises(Refused, match="there is no database"):
        check(Settings(data_dir=tmp_path / "elsewhere"))
