"""Two workers on one PostgreSQL, behind one address; one is killed (-9) under load. Nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select, update

from bench.nursery import Child, Nursery
from bench.seed import fill
from bot.webhook import SECRET_HEADER
from flows.effects import Promise
from storage import due, tables
from storage.db import Database
from storage.unit_of_work import transaction
from tests.faults.life import PATIENCE, Life, life_in, until

pytestmark = [pytest.mark.slow, pytest.mark.postgres]
PEOPLE, EACH = 24, 5
KEY = base64.urlsafe_b64encode(b"k" * 32).decode()
SECRET = "a-secret-of-the-tests"


class Workers:
    """The address that Telegram knows: hands each update to one of those who are there, until one has taken it."""

    def __init__(self, life: Life, url: str, point: str = "never") -> None:
        self.life = life
        self.url = url
        self.point = point
        self.ports: list[int] = []
        self.numbers = iter(range(1, 10_000))
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))

    @asynccontextmanager
    async def one(self) -> AsyncIterator[Child]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = self.life.settings(
            DATABASE_URL=self.url, KEYS=KEY, WEBHOOK_URL=f"http://127.0.0.1:{port}/", WEBHOOK_SECRET=SECRET,
            LISTEN=f"127.0.0.1:{port}",
        )  # fmt: skip
        child = await self.life.home.born("tests.faults.killed", [self.point, "1"], settings)
        try:
            await self._listens(port)
            self.ports.append(port)
            yield child
        finally:
            child.kill()
            await child.wait()

    async def _listens(self, port: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                with suppress(aiohttp.ClientError):
                    await self.session.get(f"http://127.0.0.1:{port}/")
                    return
                await asyncio.sleep(0.05)

    async def hear(self, chat: int, text: str, turn: int) -> None:
        number = next(self.numbers)
        who = {"id": chat, "first_name": "Ana", "is_bot": False, "language_code": "en"}
        message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "from": who, "text": text}
        async with asyncio.timeout(PATIENCE):
            while not await self._taken({"update_id": number, "message": message}, self.ports[turn % len(self.ports)]):
                turn += 1
                await asyncio.sleep(0.02)

    async def _taken(self, update: dict[str, Any], port: int) -> bool:
        with suppress(aiohttp.ClientError, TimeoutError):
            async with self.session.post(
                f"http://127.0.0.1:{port}/", json=update, headers={SECRET_HEADER: SECRET}
            ) as answer:
                return answer.status == 200
        return False


@pytest.fixture
def database(migrated_postgres_url: str, tmp_path: Path) -> Iterator[Database]:
    """People in the middle of their letters, each with a weekly question that is due now."""
    database = Database.open(migrated_postgres_url, tmp_path, KEY)
    fill(database, PEOPLE)
    with transaction(database, datetime.now(UTC)) as uow:
        uow.execute(update(tables.person).values(safe_from=0, safe_until=24))
        part = tables.participation.c
        for row in uow.rows(select(part.case, part.person).where(part.role == "member")):
            at = uow.now + timedelta(seconds=2)
            due.promise(
                uow, Promise(f"care:{row.case}:{row.person}", "care", row.person, at, row.case, {"aimed": True})
            )
    yield database
    database.close()


def counts(database: Database, column: Any, *where: Any) -> list[int]:
    with transaction(database, datetime.now(UTC)) as uow:
        return sorted(row.n for row in uow.rows(select(column, func.count().label("n")).where(*where).group_by(column)))


def ready(database: Database) -> int:
    return sum(counts(database, tables.outbox.c.chat, tables.outbox.c.state == "ready"))


async def test_a_worker_is_killed_under_load_and_the_other_goes_on(
    database: Database, tmp_path: Path, home: Nursery
) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    async with life_in(tmp_path, home) as life, AsyncExitStack() as stack:
        phones = [life.phone(chat, "Ana") for chat in range(1, PEOPLE + 1)]
        workers = Workers(life, url)
        stack.push_async_callback(workers.session.close)
        first = await stack.enter_async_context(workers.one())
        await stack.enter_async_context(workers.one())

        async def writes(chat: int) -> None:
            for turn in range(EACH):
                await workers.hear(chat, f"Words {turn} of {chat}.", chat + turn)
                if (chat, turn) == (PEOPLE // 2, 1):
                    first.kill()

        await asyncio.gather(*(writes(chat) for chat in range(1, PEOPLE + 1)))
        await until(lambda: ready(database) == 0, "everything is sent")
        await until(lambda: len(counts(database, tables.due_done.c.person)) == PEOPLE, "every question came")

    entry, check_in, out = tables.letter_entry.c, tables.check_in.c, tables.outbox.c
    assert counts(database, entry.author) == [EACH] * PEOPLE, "every acknowledged message is there, once"
    assert counts(database, tables.due_done.c.person) == [1] * PEOPLE, "every promise is accounted for, once"
    assert counts(database, check_in.person) == [1] * PEOPLE, "every question was opened, once"
    assert counts(database, out.chat, out.lane == "paced") == [1] * PEOPLE, "every question is decided to be sent, once"
    assert counts(database, tables.due.c.person, tables.due.c.kind == "care") == [1] * PEOPLE, "the next one is planned"
    for phone in phones:
        said = Counter(str(one["text"]) for one in phone.messages if one["from"]["is_bot"] and "text" in one)
        last = [text for text in said if f"{EACH} " in text]
        assert last, "the last answer reached the phone"
    # what was on the wire when the worker was killed may come once more; nothing else may
    assert sum(len(phone.messages) for phone in phones) <= PEOPLE * (EACH + 1) + PEOPLE
