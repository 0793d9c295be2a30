"""kill -9 in the middle of a letter, at the worst lines: nothing is lost, nothing is asked twice, and it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.tryout.command import phones_for
from bot.tryout.phones import Phone
from bot.tryout.seed import Seed
from storage import tables
from storage.db import Database
from storage.invite import invite_specialist
from storage.unit_of_work import transaction
from storage.view import StoredView
from tests.faults.life import life_in, until
from tests.talk import START

pytestmark = pytest.mark.slow


def invited(folder: Path) -> str:
    database = Database.open("", folder)
    with transaction(database, START) as uow:
        code = invite_specialist(uow, "Nora")
    database.close()
    return code


async def sees(phone: Phone, fragment: str) -> None:
    await until(
        lambda: any(fragment in str(one.get("text")) for one in phone.messages if one["from"]["is_bot"]), fragment
    )


def letter(folder: Path) -> list[str]:
    """What is kept of the letter, in its order."""
    database = Database.open("", folder)
    with transaction(database, START) as uow:
        row = uow.rows(select(tables.participation).where(tables.participation.c.role == "member"))[0]
        entries = StoredView(uow, uow.person(row.person)).letter(row.case, row.person).entries
    database.close()
    return [str(entry.words.value) for entry in entries]


async def test_a_letter_goes_on_after_kill_9(tmp_path: Path) -> None:
    async with life_in(tmp_path) as life:
        phones = phones_for("en")
        async with life.bot():
            await Seed(life.api, phones, "en").play(invited(tmp_path), "preparing")
        ana = life.api.phone(phones["ana"].user_id, "Ana", "en")
        before, written = len(ana.messages), len(letter(tmp_path))
        for point in ("before-commit", "after-commit", "after-send"):
            async with life.bot(point, 1) as process:
                ana.says(f"Words at {point}.")
                await life.dies(process)
        ana.says("The end.")
        async with life.bot():
            await sees(ana, "5 messages kept")
            await until(lambda: not life.api.state.updates, "everything is acknowledged")
    assert letter(tmp_path)[written:] == [
        "Words at before-commit.", "Words at after-commit.", "Words at after-send.", "The end.",
    ]  # fmt: skip
    screens = [
        str(one["text"]) for one in ana.messages[before:] if one["from"]["is_bot"] and "messages kept" in one["text"]
    ]
    said = [screen.partition(" messages kept")[0].rsplit(maxsplit=1)[-1] for screen in screens]
    assert sorted(set(said)) == ["2", "3", "4", "5"]
    # Only the answer whose acknowledgement was lost may have been repeated.
    assert {number for number in said if said.count(number) > 1} <= {"2"}
