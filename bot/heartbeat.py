"""The heartbeat: a few in-memory jobs that look at tables. Never a job per person: promises live in the database."""

from __future__ import annotations

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.worker import Worker
from storage import heard, outbox
from storage.errors import StorageUnavailable

DUE_EVERY = 5
log = structlog.get_logger("heartbeat")


def heartbeat(worker: Worker, *, every: float = DUE_EVERY) -> AsyncIOScheduler:
    """A scheduler that is not started yet. A beat that is missed is not made up for: the next one sees the same rows."""

    async def play_due() -> None:
        try:
            played = await worker.due()
        except StorageUnavailable:
            log.warning("due_not_read")
            return
        if played:
            log.info("due", played=played)

    async def sweep() -> None:
        await worker.run(lambda uow: (outbox.sweep(uow), heard.sweep(uow)))

    scheduler = AsyncIOScheduler(timezone="UTC")
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(play_due, "interval", seconds=every, id="due", **once)
    scheduler.add_job(sweep, "cron", minute=17, id="sweep", **once)
    return scheduler
