"""A bot that is started, killed and started again in one data folder, with the local Bot API staying up all the while."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.tryout.phones import Phone
from bot.tryout.server import LocalBotApi

TOKEN = "100200300:a-bot-that-is-killed-and-comes-back"
ROOT = Path(__file__).parents[2]
PATIENCE = 150.0


@dataclass
class Life:
    api: LocalBotApi
    address: str
    folder: Path

    def phone(self, number: int, name: str = "Nora") -> Phone:
        phone = self.api.phone(number, name, "en")
        phone.chat.started = True
        return phone

    @asynccontextmanager
    async def bot(self, point: str = "never", times: int = 0) -> AsyncIterator[asyncio.subprocess.Process]:
        """The bot at work; it may die on its own, and is killed with -9 at the end if it lives."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.killed", point, str(times), cwd=ROOT, env=self._environment(),
            stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def dies(self, process: asyncio.subprocess.Process) -> None:
        async with asyncio.timeout(PATIENCE):
            assert await process.wait() == -signal.SIGKILL

    def _environment(self) -> dict[str, str]:
        mine = {"HEARTHSIDE_TOKEN": TOKEN, "HEARTHSIDE_API_URL": self.address, "HEARTHSIDE_DATA_DIR": str(self.folder)}
        return {**{name: value for name, value in os.environ.items() if not name.startswith("HEARTHSIDE_")}, **mine}


@asynccontextmanager
async def life_in(folder: Path) -> AsyncIterator[Life]:
    api = LocalBotApi(TOKEN, now=lambda: datetime.now(UTC))
    address = await api.start()
    try:
        yield Life(api, address, folder)
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
