"""``hearthside tryout``: the local Bot API, the page, the unchanged bot over HTTP, and a family that is played in."""

from __future__ import annotations

import asyncio
import shutil
import signal
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import structlog

from bot import intake
from bot.clock import Clock
from bot.closing import CLOSES_AFTER
from bot.run import Running, introduce, running
from bot.secret import Secret
from bot.settings import Refused, Settings
from bot.tryout.acting import Stuck
from bot.tryout.page_routes import Page, PageRoutes, PhoneSpec, clock_of
from bot.tryout.passing_time import forward, to_next
from bot.tryout.playing_on import PLAYS_ON_FROM, play_on
from bot.tryout.seed import Seed
from bot.tryout.server import LocalBotApi
from bot.tryout.state import Json
from bot.worker import Worker
from storage import calendar
from storage.invite import invite_specialist

TOKEN = "100200300:try-out-mode-needs-no-real-token"
NAMES = {
    "nora": ("specialist", "Nora"),
    "ana": ("member", "Ana"),
    "tom": ("member", "Tom"),
    "leo": ("loved_one", "Leo"),
}
MOST_PLANNED = 40
LATE_AT_MOST = 300
"""Seconds on the try-out's own clock."""
log = structlog.get_logger("tryout")


class Tryout:
    """One try-out: the server stays, the bot and its data are made anew with each fresh start."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.folder = settings.data_dir / "tryout"
        self.api = LocalBotApi(TOKEN, now=clock.now)
        self.page = Page(phones_for("en"), self.fresh, forward=self.forward, planned=self.planned, stop=self.stop,
                         speed=clock.speed)  # fmt: skip
        PageRoutes(self.api, self.page)
        self.address = ""
        self._bot: AsyncExitStack | None = None
        self._worker: Worker | None = None
        self._changing = asyncio.Lock()
        self._stopped = False

    async def open(self, port: int) -> str:
        """:raises Refused: the port is taken."""
        try:
            self.address = await self.api.start(port=port)
        except OSError:
            raise Refused(
                f"port {port} is taken by another program: choose one with 'hearthside tryout --port 8091'"
            ) from None
        return self.address

    async def fresh(self, language: str, chapter: str) -> None:
        """Everything anew: empty chats, an empty database, and a family at that point of its story, or nobody."""
        async with self._changing:
            self.page.busy = "yes"
            await self._stop_bot()
            self.api.state.clear()
            # in real time: a family that settles in through a night of seconds would wait for its mornings
            self.clock.go(1.0)
            self.clock.restart()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.page.language, self.page.phones = language, phones_for(language)
            bot = await self._start_bot()
            self.page.invitation = await bot.worker.run(lambda uow: invite_specialist(uow, "Nora"))
            if chapter != "bare":
                await self._play_in(language, chapter)
            self.clock.go(self.page.speed)
            self.page.touched = time.monotonic()
            self.page.busy = ""
            self.page.tell("reload", {})

    async def _play_in(self, language: str, chapter: str) -> None:
        """A family that stops halfway is no reason to show nobody."""
        try:
            await Seed(self.api, self.page.phones, language).play(self.page.invitation, chapter)
        except Stuck as stuck:
            log.error("family_stopped_halfway", where=str(stuck))

    async def forward(self, by: timedelta | None) -> bool:
        """Move the time on by that much, or to the next planned thing; False when nothing is planned."""
        async with self._changing:
            if self._worker is None:
                return False
            if by is None:
                return await to_next(self.clock, self._worker, self._tell_time)
            self._stopped = False
            await forward(self.clock, self._worker, by, self._tell_time, lambda: self._stopped)
            return True

    def stop(self) -> None:
        """End a leap that is under way at the planned thing where it is."""
        self._stopped = True

    async def planned(self) -> list[Json]:
        """What is due next, as the page shows it."""
        if self._worker is None:
            return []
        found = await self._worker.run(lambda uow: calendar.planned(uow, MOST_PLANNED))
        return [{"at": round(one.at.timestamp() * 1000), "role": one.role, "kind": one.kind} for one in found]

    def _tell_time(self) -> None:
        self.page.tell("clock", clock_of(self.api, self.page))

    async def close(self) -> None:
        await self._stop_bot()
        await self.api.stop()

    async def _start_bot(self) -> Running:
        settings = replace(
            self.settings, token=Secret(TOKEN), api_url=self.address, data_dir=self.folder, webhook_url="",
            database_url=Secret(""), keys=Secret(""),
        )  # fmt: skip
        stack = AsyncExitStack()
        bot = await stack.enter_async_context(
            running(
                settings, self.clock, due_every=_look_every(self.page.speed), a_chat_every=0.05, quiet=True, signs=False
            )
        )
        bot.worker.turns.closes_after = CLOSES_AFTER * max(1.0, self.page.speed)  # on the clock of whoever looks at it
        polling = asyncio.create_task(intake.poll(bot.wire, bot.worker))
        stack.push_async_callback(_cancelled, polling)
        if self.page.speed >= PLAYS_ON_FROM:
            playing = asyncio.create_task(play_on(lambda: self.forward(None), lambda: self.page.touched))
            stack.push_async_callback(_cancelled, playing)
        await introduce(settings, bot)
        self._bot, self._worker = stack, bot.worker
        return bot

    async def _stop_bot(self) -> None:
        if self._bot is not None:
            stack, self._bot, self._worker = self._bot, None, None
            await stack.aclose()


def _look_every(speed: float) -> float:
    """Real seconds between two looks at what is due: a few minutes of a clock that runs fast."""
    return min(1.0, max(0.1, LATE_AT_MOST / speed))


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def phones_for(language: str) -> dict[str, PhoneSpec]:
    return {
        key: PhoneSpec(key, number, role, name, language)
        for number, (key, (role, name)) in enumerate(NAMES.items(), start=7001)
    }


async def tryout(settings: Settings, port: int, language: str, speed: float) -> None:
    """Serve until Ctrl-C. Prints the one address to open.

    :raises Refused: with one clear line.
    """
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    _writable(settings.data_dir)
    session = Tryout(settings, Clock(speed))
    address = await session.open(port)
    try:
        await session.fresh(language, "preparing")
        print(f"Open {address} in your browser. Ctrl-C stops it; nothing leaves this machine.", flush=True)
        await stopped.wait()
    finally:
        await session.close()


def _writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / ".writable").touch()
        (folder / ".writable").unlink()
    except OSError as error:
        raise Refused(f"the data folder {folder} cannot be written: {error.strerror}") from None
