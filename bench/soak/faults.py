"""What goes wrong, one after the other. Each lets the people write meanwhile and returns how often it happened."""

from __future__ import annotations

import asyncio
import contextlib
import random
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from bench.measure import memory_mb
from bench.nursery import Child
from bench.soak.stage import Stage
from bench.soak.stage import until as wait_until
from bench.soak.telegram import Weather

Fault = Callable[[Stage, float], Coroutine[Any, Any, int]]
HOLDS = 11.0
"""Seconds that another program holds the database: longer than SQLite waits for it."""


async def kills(stage: Stage, how_many: int, until: float) -> int:
    """kill -9 at any moment: every second time while it starts, else at work, however slow the machine is."""
    count = 0
    stage.people.begin()
    while count < how_many and time.monotonic() < until:
        before, child = stage.telegram.polls, await stage.live()
        if count % 2:
            await wait_until(lambda then=before: stage.telegram.polls > then, 60)  # type: ignore[misc]
        await asyncio.sleep(random.uniform(0.05, 1.5))
        await stage.die(child)
        count += 1
    stage.bot = await stage.live()
    return count


async def weather(stage: Stage, seconds: float, name: str, kind: Weather) -> int:
    before = stage.telegram.happened[name]
    async with _load(stage):
        stage.telegram.weather = kind
        await asyncio.sleep(seconds)
    return stage.telegram.happened[name] - before


async def clock_jumps(stage: Stage, seconds: float) -> int:
    assert stage.bot is not None
    await stage.die(stage.bot)
    stage.bot = await stage.live(jumps=True)
    async with _load(stage):
        await asyncio.sleep(seconds)
    await stage.die(stage.bot)
    stage.bot = await stage.live()
    return int(seconds / 0.7)


async def disk_full(stage: Stage, seconds: float) -> int:
    """No file may grow beyond a page: what SQLite writes is refused in the middle of its transaction."""
    return await _now_and_then(stage, seconds, lambda: _may_write(stage.bot, 4096), lambda: _may_write(stage.bot, -1))


async def read_only(stage: Stage, seconds: float) -> int:
    return await _now_and_then(stage, seconds, stage.flag.touch, stage.flag.unlink)


async def locked(stage: Stage, seconds: float) -> int:
    """Another program holds the database for longer than SQLite waits."""
    async with _load(stage):
        await asyncio.sleep(1)
        other = sqlite3.connect(stage.folder / "hearthside.db", isolation_level=None, timeout=5)
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(HOLDS)
        other.close()
        await asyncio.sleep(1)
    return 1


async def memory(stage: Stage, seconds: float) -> tuple[int, float]:
    """Fine weather, much to do. Returns how much was said and the megabytes that were gained after the first third."""
    assert stage.bot is not None
    before = stage.people.messages
    async with _load(stage):
        await asyncio.sleep(seconds / 3)
        warm = memory_mb(stage.bot.pid)
        await asyncio.sleep(seconds * 2 / 3)
    return stage.people.messages - before, memory_mb(stage.bot.pid) - warm


async def _now_and_then(stage: Stage, seconds: float, begin: Callable[[], None], end: Callable[[], None]) -> int:
    count, until = 0, time.monotonic() + seconds
    async with _load(stage):
        while time.monotonic() < until:
            await asyncio.sleep(random.uniform(0.3, 1.0))
            begin()
            await asyncio.sleep(random.uniform(0.3, 1.5))
            end()
            count += 1
        await asyncio.sleep(1)
    return count


def _may_write(child: Child | None, size: int) -> None:
    assert child is not None
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@asynccontextmanager
async def _load(stage: Stage) -> AsyncIterator[None]:
    stage.people.begin()
    yield
    stage.people.stop()
