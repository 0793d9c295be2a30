"""kill -9 in the middle of a letter, at the worst lines: nothing is lost, nothing is asked twice, and it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bench.nursery import Nursery
from bench.seed import seed
from bot.tryout.phones import Phone
from storage import tables
from storage.db import Database
from storage.unit_of_work import transaction
from storage.view import StoredView
from tests.faults.life import life_in, until
from tests.talk import START

pytestmark = pytest.mark.slow
CHAT = 2
"""Of those who are in the middle of a letter, the even ones write English."""


async def sees(phone: Phone, fragment: str) -> None:
    await until(
        lambda: any(fragment in str(one.get("text")) for one in phone.messages if one["from"]["is_bot"]), fragment
    )


def letter(folder: Path) -> list[str]:
    """What is kept of the letter, in its order."""
    database = Database.open("", folder)
    with transaction(database, START) as uow:
        person = uow.person_in(CHAT)
        assert person is not None
        case = uow.rows(select(tables.participation.c.case).where(tables.participation.c.person == person.id))[0][0]
        entries = StoredView(uow, person).letter(case, person.id).entries
    database.close()
    return [str(entry.words.value) for entry in entries]


@pytest.mark.sqlite  # several workers: test_two_workers.py
async def test_a_letter_goes_on_after_kill_9(tmp_path: Path, home: Nursery) -> None:
    seed(tmp_path, CHAT)
    async with life_in(tmp_path, home) as life:
        ana = life.phone(CHAT, "Ana")
        async with life.bot():
            ana.says("Words before.")
            await sees(ana, "1 message kept")
            await until(lambda: not life.api.state.updates and not life.unmarked(), "it is acknowledged and marked")
        for point in ("before-commit", "after-commit", "after-send"):
            async with life.bot(point, 1) as process:
                ana.says(f"Words at {point}.")
                await life.dies(process)
        ana.says("The end.")
        async with life.bot():
            await sees(ana, "5 messages kept")
            await until(lambda: not life.api.state.updates and not life.unmarked(), "nothing is left to do")
    assert letter(tmp_path) == [
        "Words before.", "Words at before-commit.", "Words at after-commit.", "Words at after-send.", "The end.",
    ]  # fmt: skip
    screens = [str(one["text"]) for one in ana.messages if one["from"]["is_bot"] and " kept" in str(one.get("text"))]
    said = [screen.partition(" message")[0].rsplit(maxsplit=1)[-1] for screen in screens]
    assert sorted(set(said)) == ["1", "2", "3", "4", "5"]
    # Only the answer whose acknowledgement was lost may have been repeated.
    assert {number for number in said if said.count(number) > 1} <= {"2", "3"}
