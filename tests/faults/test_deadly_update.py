"""An update that ends the whole process each time it is played: it is set aside, its person is told, everybody else is heard once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.nursery import Child, Nursery
from bench.seed import seed
from bot.trial import DIED_IN_PLAY
from bot.tryout.phones import Phone
from bot.worker import ATTEMPTS
from storage import tables
from storage.db import Database
from storage.unit_of_work import transaction
from storage.view import StoredView
from tests.faults.killed import DEADLY
from tests.faults.life import life_in, until
from tests.faults.test_two_workers import PEOPLE, Workers, database

__all__ = ["database"]
pytestmark = pytest.mark.slow
ANA, BEN = 2, 4
"""Of those who are in the middle of a letter, the even ones write English."""


async def restarted(bot: Callable[[], AbstractAsyncContextManager[Child]], done: Callable[[], Awaitable[None]]) -> int:
    """Start it again and again, as whoever looks after the machine does. Returns how often it died before all was done."""
    deaths = 0
    waiting = asyncio.ensure_future(done())
    try:
        while True:
            async with bot() as child:
                dying = asyncio.ensure_future(child.wait())
                await asyncio.wait({dying, waiting}, return_when=asyncio.FIRST_COMPLETED)
                if waiting.done():
                    waiting.result()
                    return deaths
                deaths += 1
                assert deaths < 3 * ATTEMPTS, "it dies and dies"
    finally:
        waiting.cancel()


def letter(database: Database, chat: int) -> list[str]:
    """What is kept of their letter, in its order."""
    with transaction(database, datetime.now(UTC)) as uow:
        person = uow.person_in(chat)
        assert person is not None
        case = uow.rows(select(tables.participation.c.case).where(tables.participation.c.person == person.id))[0][0]
        entries = StoredView(uow, person).letter(case, person.id).entries
    return [str(entry.words.value) for entry in entries]


def aside(database: Database) -> list[tuple[int, str]]:
    with transaction(database, datetime.now(UTC)) as uow:
        return [(row.chat, row.error) for row in uow.rows(select(tables.set_aside))]


def marks(database: Database) -> int:
    with transaction(database, datetime.now(UTC)) as uow:
        return len(uow.rows(select(tables.trial)))


def sorry(phone: Phone) -> int:
    said = [str(one.get("text")) for one in phone.messages if one["from"]["is_bot"]]
    return sum(text.startswith("Something went wrong on my side") for text in said)


@pytest.mark.sqlite
async def test_it_is_set_aside_and_everybody_else_is_heard_once(tmp_path: Path, home: Nursery) -> None:
    seed(tmp_path, BEN)
    async with life_in(tmp_path, home) as life:
        ana, ben = life.phone(ANA, "Ana"), life.phone(BEN, "Ben")
        ben.says("Ben, before.")
        ana.says("Ana, before.")
        ana.says(f"{DEADLY} words.")
        ben.says("Ben, after.")
        ana.says("Ana, after.")

        async def heard() -> None:
            await until(lambda: not life.api.state.updates and sorry(ana), "all is heard")
            ana.says("Ana, later.")
            await until(lambda: not life.api.state.updates and not life.unmarked(), "it goes on")

        deaths = await restarted(lambda: life.bot("at-words", 1), heard)
    # once in a batch with the others, then as often as it was tried alone
    assert deaths == 1 + ATTEMPTS
    database = Database.open("", tmp_path)
    assert letter(database, ANA) == ["Ana, before.", "Ana, after.", "Ana, later."]
    assert letter(database, BEN) == ["Ben, before.", "Ben, after."]
    assert (aside(database), sorry(ana), sorry(ben), marks(database)) == ([(ANA, DIED_IN_PLAY)], 1, 0, 0)
    database.close()


@pytest.mark.postgres
async def test_behind_a_webhook_on_postgresql_too(database: Database, tmp_path: Path, home: Nursery) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    async with life_in(tmp_path, home) as life:
        ana = life.phone(ANA, "Ana")
        workers = Workers(life, url, "at-words")

        async def heard() -> None:
            await until(lambda: workers.ports, "somebody listens")
            others = (workers.hear(chat, f"Words of {chat}.", 0) for chat in range(1, PEOPLE + 1))
            await asyncio.gather(workers.hear(ANA, f"{DEADLY} words.", 0), *others)
            await until(lambda: sorry(ana), "Ana is told")

        try:
            deaths = await restarted(workers.one, heard)
        finally:
            await workers.session.close()
    assert deaths == 1 + ATTEMPTS
    assert [letter(database, chat) for chat in range(1, PEOPLE + 1)] == [
        [f"Words of {chat}."] for chat in range(1, PEOPLE + 1)
    ]
    assert aside(database) == [(ANA, DIED_IN_PLAY)]
