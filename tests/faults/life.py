"""A bot that is started, killed and started again in one data folder, with the local Bot API staying up all the while."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.nursery import Child, Nursery
from bot.tryout.phones import Phone
from bot.tryout.server import LocalBotApi

TOKEN = "100200300:a-bot-that-is-killed-and-comes-back"
PATIENCE = 150.0


@dataclass
class Life:
    api: LocalBotApi
    address: str
    folder: Path
    home: Nursery

    def phone(self, number: int, name: str = "Nora") -> Phone:
        phone = self.api.phone(number, name, "en")
        phone.chat.started = True
        return phone

    @asynccontextmanager
    async def bot(self, point: str = "never", times: int = 0) -> AsyncIterator[Child]:
        """The bot at work; it may die on its own, and is killed with -9 at the end if it lives."""
        child = await self.home.born("tests.faults.killed", [point, str(times)], self.settings())
        try:
            yield child
        finally:
            child.kill()
            await child.wait()

    def unmarked(self) -> bool:
        """Whether something waits to be sent, or was sent and is not marked; only read, beside the bot."""
        with sqlite3.connect(f"file:{self.folder / 'hearthside.db'}?mode=ro", uri=True) as connection:
            return bool(connection.execute("SELECT count(*) FROM outbox WHERE state = 'ready'").fetchone()[0])

    async def dies(self, process: Child) -> None:
        async with asyncio.timeout(PATIENCE):
            assert await process.wait() == -signal.SIGKILL

    def settings(self, **more: str) -> dict[str, str]:
        mine = {"TOKEN": TOKEN, "API_URL": self.address, "DATA_DIR": str(self.folder), **more}
        return {f"HEARTHSIDE_{name}": value for name, value in mine.items()}


@asynccontextmanager
async def life_in(folder: Path, home: Nursery) -> AsyncIterator[Life]:
    api = LocalBotApi(TOKEN, now=lambda: datetime.now(UTC))
    address = await api.start()
    try:
        yield Life(api, address, folder, home)
    finally:
        await api.stop()


async def until(done: object, what: str) -> None:
    """Wait for something that happens in another process; a red test after ``PATIENCE``."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not done():  # type: ignore[operator]  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"it never happened: {what}") from None
