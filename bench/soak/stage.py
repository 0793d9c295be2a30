"""One database, its people and their Telegram, with the bot that lives and dies between them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update

from bench.broadcast import WORDS
from bench.broadcast import people as readers
from bench.measure import TOKEN
from bench.nursery import Child, Nursery
from bench.seed import fill
from bench.soak.kept import Verdict, judge, waits
from bench.soak.people import People
from bench.soak.telegram import Telegram, Weather
from flows import effects as e
from flows.audience import Audience
from storage import due, tables
from storage.db import Database
from storage.unit_of_work import transaction
from storage.writes.notices import decide

WRITERS, READERS = range(1, 25), 12
SETTLED_WITHIN = 120.0
MARKED_WITHIN = 1.0
"""Seconds: a screen that was given up while it was on the wire is nobody's to wait for, and is marked once Telegram has it."""


class Stuck(Exception):
    """It did not become quiet again."""


@dataclass
class Stage:
    """``killed``: the lives that ended with kill -9. ``extra``: settings of the bot beside those that everybody needs."""

    home: Nursery
    folder: Path
    database: Database
    telegram: Telegram
    people: People
    extra: dict[str, str] = field(default_factory=dict)
    killed: set[int] = field(default_factory=set)
    promised: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    bot: Child | None = None

    @property
    def flag(self) -> Path:
        return self.folder / "read-only"

    async def live(self, *, jumps: bool = False, **more: str) -> Child:
        self.telegram.life += 1
        mine = {"TOKEN": TOKEN, "API_URL": self.telegram.address, "DATA_DIR": str(self.folder), **self.extra, **more}
        environment = {f"HEARTHSIDE_{name}": value for name, value in mine.items()}
        return await self.home.born("bench.soak.bot", [str(self.flag), "yes" if jumps else "no"], environment)

    async def die(self, child: Child) -> None:
        self.killed.add(self.telegram.life)
        child.kill()
        await child.wait()

    async def settle(self) -> Verdict:
        """Nobody says anything more and the weather is fine. Returns what this fault has done."""
        self.people.stop()
        self.telegram.weather = Weather()
        began = time.monotonic()
        while left := self._left():
            if time.monotonic() - began > SETTLED_WITHIN:
                raise Stuck(left)
            await asyncio.sleep(0.2)
        await asyncio.sleep(MARKED_WITHIN)
        before, self.verdict = (
            self.verdict,
            await asyncio.to_thread(judge, self.database, self.people, self.telegram, self.killed, self.promised),
        )
        return self.verdict - before

    def _left(self) -> str:
        if self.telegram.waiting:
            return f"{len(self.telegram.waiting)} updates not acknowledged"
        return waits(self.database)

    def plan(self) -> None:
        """A message to all readers and a promise to each writer, both due now."""
        self.promised += 1
        now = datetime.now(UTC)
        with transaction(self.database, now) as uow:
            case = uow.rows(select(tables.case).order_by(tables.case.c.id))[0]
            lead, notice = uow.person(case.specialist), self.database.ids.next()
            assert lead is not None
            decide(uow, lead, e.NoticeSent(notice, case.id, "note", WORDS, Audience(case.id)))
            due.promise(uow, e.Promise(f"notice:{notice}", "notice", lead.id, now, None, {"notice": notice}))
            part = tables.participation.c
            for chat in self.people.said:
                person = uow.person_in(chat)
                assert person is not None
                row = uow.rows(select(part.case).where(part.person == person.id))[0]
                key = f"care:{row.case}:{person.id}"
                due.promise(
                    uow, e.Promise(key, "care", person.id, now + timedelta(seconds=1), row.case, {"aimed": True})
                )


async def stage(home: Nursery, folder: Path, url: str = "", keys: str = "", **extra: str) -> Stage:
    database = Database.open(url, folder, keys)
    fill(database, WRITERS[-1])
    with transaction(database, datetime.now(UTC)) as uow:
        uow.execute(update(tables.person).values(safe_from=0, safe_until=24))
        case = uow.rows(select(tables.case).order_by(tables.case.c.id))[0]
        readers(uow, case.id, READERS, first_chat=1001)
        uow.execute(update(tables.person).where(tables.person.c.id == case.specialist).values(specialist=True))
    telegram = Telegram()
    await telegram.start()
    return Stage(home, folder, database, telegram, People(telegram, range(WRITERS[0], WRITERS[-1] + 1)), dict(extra))


async def until(done: Callable[[], bool], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)
