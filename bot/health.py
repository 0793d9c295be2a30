"""The private port: /metrics for Prometheus, /healthz (alive), /readyz (may be sent work). Nothing of anybody is behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from aiohttp import web

from bot import metrics
from bot.readiness import State
from bot.settings import Refused
from bot.worker import Worker
from storage.errors import DatabaseFailed, StorageError
from storage.unit_of_work import UnitOfWork
from storage.waiting import answers, waiting

PATIENCE = 3.0
"""A database that takes longer than this to answer is not ready for work."""
R = TypeVar("R")


def application(state: State) -> web.Application:
    async def healthz(request: web.Request) -> web.Response:
        return _said("ok") if state.worker.is_alive else _said("the worker has stopped", 503)

    async def readyz(request: web.Request) -> web.Response:
        if not state.at_work or not state.worker.is_alive:
            return _said("starting or stopping", 503)
        return _said("ok") if await _asked(state.worker, answers) else _said("the database does not answer", 503)

    async def numbers(request: web.Request) -> web.Response:
        now = await _asked(state.worker, waiting)
        body = metrics.written(state.worker.tally, state.worker.waiting, now)
        return web.Response(body=body, headers={"Content-Type": metrics.TYPE})

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", numbers)
    return app


@asynccontextmanager
async def listening(state: State, address: str) -> AsyncIterator[None]:
    """Listen at ``address`` (host:port) while the bot is at work.

    :raises Refused: the port is taken.
    """
    runner = web.AppRunner(application(state), access_log=None)
    await runner.setup()
    host, _, port = address.rpartition(":")
    try:
        await web.TCPSite(runner, host.strip("[]"), int(port)).start()
    except OSError as error:
        await runner.cleanup()
        raise Refused(f"HEARTHSIDE_METRICS {address} cannot be used: {error.strerror or error}") from None
    try:
        yield
    finally:
        state.at_work = False
        await runner.cleanup()


async def _asked(worker: Worker, job: Callable[[UnitOfWork], R]) -> R | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await worker.run(job)
    except (TimeoutError, StorageError, DatabaseFailed):
        return None


def _said(text: str, status: int = 200) -> web.Response:
    return web.Response(text=f"{text}\n", status=status)
