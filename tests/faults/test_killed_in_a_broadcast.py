"""kill -9 in the middle of a message to many: nobody is left out, and who may have got it twice is said by name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.broadcast import people
from bench.nursery import Nursery
from bench.seed import circle
from flows import effects as e
from flows.audience import Audience
from storage import due, notices, tables
from storage.db import Database
from storage.unit_of_work import transaction
from storage.writes.notices import decide
from tests.faults.life import Life, life_in, until

pytestmark = pytest.mark.slow

CHATS = range(5001, 5061)
KILLS = (("in-a-piece", 55), ("after-paced-send", 10))
"""In the middle of the second piece; then between Telegram's yes and our mark."""


def decided(folder: Path) -> int:
    """A specialist with sixty members has just sent them a message."""
    database = Database.open("", folder)
    now = datetime.now(UTC)
    with transaction(database, now) as uow:
        circle(uow, range(CHATS[0], CHATS[0] + 1))
        case = uow.rows(select(tables.case))[0]
        people(uow, case.id, len(CHATS) - 1, first_chat=CHATS[1])
        lead, notice = uow.person(case.specialist), database.ids.next()
        assert lead is not None
        uow.change(lead, specialist=True)
        first = uow.person_in(CHATS[0])
        assert first is not None
        uow.change(first, place=None)  # in the middle of a letter nothing would come
        decide(uow, lead, e.NoticeSent(notice, case.id, "note", {"en": "MARKER"}, Audience(case.id)))
        due.promise(uow, e.Promise(f"notice:{notice}", "notice", lead.id, now, None, {"notice": notice}))
    database.close()
    return notice


def got(life: Life) -> dict[int, int]:
    """How often each phone got it."""
    return {chat: len(life.api.phone(chat).messages) for chat in CHATS}


def kept(folder: Path, notice: int) -> tuple[set[str], set[int]]:
    """The states of all deliveries, and the chats that may have got it twice."""
    database = Database.open("", folder)
    table, person = tables.notice_delivery, tables.person
    with transaction(database, datetime.now(UTC)) as uow:
        notices.settle(uow)
        rows = uow.rows(
            select(table.c.state, table.c.maybe_twice, person.c.chat)
            .join(person, person.c.id == table.c.person)
            .where(table.c.notice == notice)
        )
    database.close()
    assert len(rows) == len(CHATS)
    return {row.state for row in rows}, {row.chat for row in rows if row.maybe_twice}


@pytest.mark.sqlite
async def test_each_gets_it_once_after_kill_9_and_doubts_are_named(tmp_path: Path, home: Nursery) -> None:
    notice = decided(tmp_path)
    async with life_in(tmp_path, home) as life:
        for chat in CHATS:
            life.phone(chat, "Ana")
        for point, times in KILLS:
            async with life.bot(point, times) as process:
                await life.dies(process)
        async with life.bot():
            await until(lambda: all(got(life).values()), "everybody has it")
            await until(lambda: not life.unmarked(), "everything is marked")
        counts = got(life)
    states, maybe_twice = kept(tmp_path, notice)
    assert states == {"sent"}
    assert {chat for chat, count in counts.items() if count > 1} <= maybe_twice
    assert max(counts.values()) <= 1 + sum(point == "after-paced-send" for point, _ in KILLS)
