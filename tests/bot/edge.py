"""The whole bot at its edge: real HTTP against the local Bot API, a data folder that outlives it, a clock that the test moves."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.exc import SQLAlchemyError

from bot import intake
from bot.clock import Clock
from bot.run import Running, running
from bot.secret import Secret
from bot.settings import Settings
from bot.tryout.phones import Phone
from bot.tryout.server import LocalBotApi
from storage import outbox, tables
from storage.db import LOOKS_ONLY, make_engine
from storage.invite import invite_specialist
from tests.on_postgres import address_of

TOKEN = "100200300:edge-tests-need-no-real-token"
PATIENCE = 20.0


class WatchedApi(LocalBotApi):
    """Remembers each offset it was asked for, and whether what that acknowledges was on disk at that moment."""

    def __init__(self, token: str, *, now: Callable[[], Any], kept: Callable[[], set[int]]) -> None:
        super().__init__(token, now=now)
        self.kept = kept
        self.handed = 0
        self.too_early: list[int] = []
        self._get, self.updates.get = self.updates.get, self._watched  # type: ignore[method-assign]

    async def _watched(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(given.get("offset") or 0)
        waiting = {one["update_id"] for one in self.state.updates if one["update_id"] < offset}
        self.too_early += sorted(waiting - self.kept())
        found = await self._get(given)
        self.handed = max([self.handed, *(one["update_id"] for one in found)])
        return found


class Edge:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.api = WatchedApi(TOKEN, now=self.clock.now, kept=self.heard)
        self.address = ""

    def settings(self, **more: Any) -> Settings:
        values = {"token": Secret(TOKEN), "api_url": self.address, "data_dir": self.folder, **more}
        return Settings(**values)

    @asynccontextmanager
    async def bot(self, *, polls: bool = True, **more: Any) -> AsyncIterator[Running]:
        """The bot at work, ``more``: its settings; leaving it stops it cleanly."""
        settings = self.settings(**more)
        async with running(settings, self.clock, due_every=3600, a_chat_every=0, quiet=True, signs=False) as bot:
            polling = asyncio.create_task(intake.poll(bot.wire, bot.worker)) if polls else None
            try:
                yield bot
            finally:
                if polling is not None:
                    polling.cancel()
                    await asyncio.gather(polling, return_exceptions=True)

    def kept(self, what: Select[Any]) -> Sequence[Row[Any]]:
        """What is on disk, read beside the bot."""
        engine = make_engine(address_of(self.folder))
        try:
            with engine.connect().execution_options(**{LOOKS_ONLY: True}) as connection:
                return connection.execute(what).all()
        finally:
            engine.dispose()

    def heard(self) -> set[int]:
        try:
            return {row.update for row in self.kept(select(tables.heard))}
        except SQLAlchemyError:  # the table is away: that is what the test is about
            return set()

    def phone(self, number: int, language: str = "en") -> Phone:
        phone = self.api.phone(number, f"Person {number}", language)
        phone.chat.started = True
        return phone

    def moves_clock(self, bot: Running, **by: float) -> None:
        self.clock.move(timedelta(**by))
        for wake in bot.worker.on_commit:
            wake()


@asynccontextmanager
async def edge_in(folder: Path) -> AsyncIterator[Edge]:
    edge = Edge(folder)
    edge.address = await edge.api.start()
    try:
        yield edge
    finally:
        await edge.api.stop()


async def until(done: Callable[[], Any], what: str = "") -> None:
    """Wait for something that happens elsewhere; a red test after ``PATIENCE``."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not done():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"it never happened: {what or done}") from None


async def puts(bot: Running, chat: int, *texts: str, lane: str = "reply") -> None:
    def job(uow: Any) -> None:
        for text in texts:
            outbox.put(uow, chat, uow.person_in(chat), "sendMessage", {"chat_id": chat, "text": text}, lane=lane)

    await bot.worker.run(job)


async def invitation(bot: Running) -> str:
    return await bot.worker.run(lambda uow: invite_specialist(uow, "Nora"))


def texts(phone: Phone) -> list[str]:
    """What the bot has written there."""
    return [message["text"] for message in phone.messages if message["from"]["is_bot"] and "text" in message]


class Held:
    """Keeps the worker's thread busy: what is heard meanwhile is not committed."""

    def __init__(self, bot: Running) -> None:
        self._gate = threading.Event()
        self._entered = threading.Event()
        self._job = asyncio.create_task(bot.worker.run(lambda uow: self._wait()))

    def _wait(self) -> None:
        self._entered.set()
        self._gate.wait(PATIENCE)

    async def __aenter__(self) -> Held:
        await asyncio.to_thread(self._entered.wait, PATIENCE)
        return self

    async def __aexit__(self, *rest: object) -> None:
        self._gate.set()
        await self._job
