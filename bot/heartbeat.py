"""The heartbeat: a few in-memory jobs that look at tables. Never a job per person: promises live in the database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.closing import AT_ONCE as CLOSED_AT_ONCE
from bot.was_away import at_work
from bot.worker import Worker
from storage import chat_traces, due, heard, outbox, stays_erased, trial, workers
from storage.errors import DatabaseFailed, StorageUnavailable
from storage.leader import leads
from storage.unit_of_work import UnitOfWork

DUE_EVERY = 5
SIGN_EVERY = 60
LISTED_EVERY = 2
"""Minutes: a list outside of the database knows by then who was erased."""
SWEPT_FOR = timedelta(minutes=30)
TIDIED_FOR = timedelta(minutes=5)
RETAINED_FOR = timedelta(hours=5)
log = structlog.get_logger("heartbeat")


def heartbeat(worker: Worker, *, every: float = DUE_EVERY, signs: bool = True) -> AsyncIOScheduler:
    """A scheduler that is not started yet. A beat that is missed is not made up for: the next one sees the same rows.

    ``signs``: give signs of life, and say so when there were none for a while; not where the clock is moved.
    """

    async def play_due() -> None:
        try:
            played = await worker.due()
        except StorageUnavailable:
            log.warning("due_not_read")
            return
        if played:
            log.info("due", played=played)

    async def sweep() -> None:
        try:
            await worker.run(_sweep)
        except StorageUnavailable:
            log.warning("not_swept")

    async def note_down() -> None:
        try:
            await asyncio.to_thread(stays_erased.note_down, worker.database)
        except (StorageUnavailable, DatabaseFailed):
            log.warning("erased_not_listed")

    async def tidy() -> None:
        try:
            if await worker.run(lambda uow: leads(uow, "tidy", TIDIED_FOR)):
                await worker.run(worker.turns.tidy)
        except StorageUnavailable:
            log.warning("not_tidied")

    async def close() -> None:
        try:
            while await worker.run(worker.turns.close) >= CLOSED_AT_ONCE:
                pass
        except StorageUnavailable:
            log.warning("not_closed")

    async def retain() -> None:
        try:
            if await worker.run(lambda uow: leads(uow, "retain", RETAINED_FOR)):
                erased = await worker.run(worker.turns.keep_to_retention)
                log.info("retention", erased=erased)
        except StorageUnavailable:
            log.warning("retention_not_kept")

    async def show() -> None:
        me = worker.database.worker
        if me is None:
            return
        try:
            taken = await worker.run(lambda uow: workers.seen(uow, me))
        except StorageUnavailable:
            log.warning("not_seen")
            return
        if taken:
            log.info("taken_over", messages=taken)

    async def sign() -> None:
        try:
            minutes = await worker.run(lambda uow: at_work(uow, worker.turns))
        except StorageUnavailable:
            log.warning("no_sign")
            return
        if minutes:
            log.warning("was_away", minutes=minutes)

    scheduler = AsyncIOScheduler(timezone="UTC")
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(play_due, "interval", seconds=every, id="due", **once)
    scheduler.add_job(sweep, "cron", minute=17, id="sweep", **once)
    scheduler.add_job(note_down, "interval", minutes=LISTED_EVERY, id="erased", **once)
    # at once, too: while the bot was away, messages went on growing old
    scheduler.add_job(tidy, "interval", minutes=10, id="tidy", next_run_time=datetime.now(UTC), **once)
    scheduler.add_job(close, "interval", seconds=30, id="close", **once)
    scheduler.add_job(retain, "cron", hour="*/6", minute=43, id="retain", **once)
    if signs:
        now = datetime.now(UTC)
        scheduler.add_job(sign, "interval", seconds=SIGN_EVERY, id="sign", next_run_time=now, **once)
    scheduler.add_job(show, "interval", seconds=workers.SEEN_EVERY, id="show", **once)
    return scheduler


def _sweep(uow: UnitOfWork) -> None:
    if leads(uow, "sweep", SWEPT_FOR):
        chat_traces.note_left_overs(uow)
        outbox.sweep(uow)
        heard.sweep(uow)
        trial.sweep(uow)
        due.sweep(uow)
