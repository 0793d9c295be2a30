"""``python -m bench.due``: what a look at the promises costs, and how fast they are kept, beside APScheduler's own job store.

1. A look: 200 promises are claimed out of 10,000 and out of 1,000,000, once with the rest still ahead, once with all of them
   overdue as after a long outage. Promised: the big table costs at most 1.2 times the small one.
2. Draining: the worker that a running bot has, with its whole path (claim, people, view, engine, savepoint, account, commit),
   beside APScheduler with its SQLAlchemyJobStore as its guide sets it up. Both on SQLite in the same folder on a disk, both
   with synchronous=FULL (the job store by SQLite's own default), both with the settings of a running bot for the collector
   of memory, both doing nothing when the time comes. Promised: at least 60 times as fast.
3. Rounds are interleaved, looks one by one; a ratio is the median of the ratios within a round or of two looks side by side.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Connection, delete, insert

from bench.measure import ROOT
from bot.promises import AT_ONCE
from bot.render import Renderer
from bot.run import spare_the_collector
from bot.turn import Turns
from bot.worker import Worker
from flows.engine import Engine
from flows.model import DueCame
from flows.view import View
from storage import due, tables
from storage.db import Database
from storage.unit_of_work import UnitOfWork, transaction
from storage.writes.person import meet

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
PEOPLE = 500
LOOKS, WARM_UP = 40, 10
A_PIECE = 20_000
FEW, MANY = 10_000, 1_000_000
ON_A_DISK = "/var/tmp" if os.path.isdir("/var/tmp") else None
"""``/tmp`` may be memory, where a commit that must reach the disk costs nothing."""


# --- rows ------------------------------------------------------------------------------------------------------------
def fresh(folder: Path, pending: int, *, overdue: bool) -> Database:
    """A database with that many promises, of which at least ``AT_ONCE`` are due."""
    database = Database.open("", folder)
    with transaction(database, NOW) as uow:
        people = [meet(uow, chat, "en").id for chat in range(1, PEOPLE + 1)]
    fill(database, people, pending, overdue=overdue)
    return database


def fill(database: Database, people: list[int], pending: int, *, overdue: bool) -> None:
    for start in range(0, pending, A_PIECE):
        some = range(start, min(start + A_PIECE, pending))
        with database.engine.begin() as connection:
            connection.execute(insert(tables.due), [_row(number, people, overdue=overdue) for number in some])


def _row(number: int, people: list[int], *, overdue: bool) -> dict[str, object]:
    ahead = not overdue and number >= AT_ONCE
    at = NOW + timedelta(seconds=number) if ahead else NOW - timedelta(seconds=number)
    return {
        "id": number + 1, "key": f"nothing:{number}", "kind": "nothing", "person": people[number % PEOPLE], "at": at,
        "attempts": 0,
    }  # fmt: skip


# --- a look ----------------------------------------------------------------------------------------------------------
def look(database: Database, connection: Connection) -> float:
    """Milliseconds to claim what comes next; nothing is kept of it."""
    with connection.begin() as begun:
        start = time.perf_counter()
        claimed = due.claim(UnitOfWork(database, connection, NOW), NOW, AT_ONCE)
        taken = (time.perf_counter() - start) * 1000
        begun.rollback()
    assert len(claimed) == AT_ONCE
    return taken


def looks(folder: Path, rounds: int, many: int) -> Iterator[tuple[str, float, float, float]]:
    """Title, milliseconds in the small and in the big table, median of the ratios of two looks right after each other."""
    for overdue in (False, True):
        small, big = (fresh(folder / f"{pending}{overdue}", pending, overdue=overdue) for pending in (FEW, many))
        with small.engine.connect() as in_small, big.engine.connect() as in_big:
            pairs = [_pair(number, (small, in_small), (big, in_big)) for number in range(rounds * LOOKS)]
        small.close()
        big.close()
        title = "all of them overdue" if overdue else f"{AT_ONCE} due, the rest ahead"
        warm = pairs[WARM_UP:]
        ratio = statistics.median(big_ms / small_ms for small_ms, big_ms in warm)
        yield title, *(statistics.median(column) for column in zip(*warm, strict=True)), ratio


def _pair(number: int, small: tuple[Database, Connection], big: tuple[Database, Connection]) -> tuple[float, float]:
    if number % 2:
        return look(*small), look(*big)
    in_big = look(*big)
    return look(*small), in_big


# --- draining --------------------------------------------------------------------------------------------------------
def nothing(view: View, came: DueCame) -> tuple[()]:
    return ()


def ours(folder: Path, promises: int) -> float:
    """Promises kept a second."""

    async def drain() -> float:
        database = fresh(folder, promises, overdue=True)
        worker = Worker(database, Turns(Engine({}, {}, {"nothing": nothing}), Renderer("bench")), lambda: NOW)
        worker.start()
        start = time.perf_counter()
        kept = await worker.due()
        seconds = time.perf_counter() - start
        await worker.stop()
        with transaction(database, NOW) as uow:
            accounted = uow.execute(delete(tables.due_done)).rowcount
        database.close()
        assert kept == accounted == promises
        return promises / seconds

    return asyncio.run(drain())


def theirs(folder: Path, jobs: int) -> float:
    """Jobs run a second."""
    TheirJob.left, TheirJob.over = jobs, threading.Event()
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{folder / 'jobs.sqlite'}")}, timezone="UTC"
    )
    scheduler.start(paused=True)
    past = datetime.now(UTC) - timedelta(seconds=1)
    for number in range(jobs):
        # without a grace time what fell due during an outage is dropped: that would be fast, and wrong
        scheduler.add_job(TheirJob.run, "date", run_date=past, args=[number], misfire_grace_time=None)
    start = time.perf_counter()
    scheduler.resume()
    TheirJob.over.wait()
    while scheduler.get_jobs():
        time.sleep(0.001)
    seconds = time.perf_counter() - start
    scheduler.shutdown()
    return jobs / seconds


class TheirJob:
    left = 0
    over = threading.Event()
    _lock = threading.Lock()

    @classmethod
    def run(cls, number: int) -> None:
        with cls._lock:
            cls.left -= 1
            if cls.left == 0:
                cls.over.set()


# --- all of it -------------------------------------------------------------------------------------------------------
@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--many", default=MANY, show_default=True, help="Rows of the big table.")
@click.option("--promises", default=20_000, show_default=True, help="Drained by us, a round.")
@click.option("--jobs", default=200, show_default=True, help="Drained by APScheduler, a round.")
def main(rounds: int, many: int, promises: int, jobs: int) -> None:
    """Measure promises: a look at many, and keeping them beside APScheduler's job store."""
    found: dict[str, object] = {}
    spare_the_collector()
    with tempfile.TemporaryDirectory(prefix="hearthside-bench-", dir=ON_A_DISK) as name:
        folder = Path(name)
        click.echo(f"A look that claims {AT_ONCE}{'':14}{FEW:>12,}{many:>12,}   ratio")
        for title, small, big, ratio in looks(folder, rounds, many):
            click.echo(f"{title:36}{small:9.2f} ms{big:9.2f} ms{ratio:7.2f}×")
            found[title] = {"small_ms": small, "big_ms": big, "ratio": ratio}
        pairs = []
        for number in range(rounds):
            (folder / f"r{number}").mkdir()
            both = (ours, promises), (theirs, jobs)
            rates = {kind: kind(folder / f"r{number}", many_) for kind, many_ in (both if number % 2 else both[::-1])}
            pairs.append((rates[ours], rates[theirs]))
        mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(one / another for one, another in pairs)
        click.echo(f"Kept a second: ours {mine:,.0f}, APScheduler's job store {other:,.0f}: {ratio:,.0f}×")
        found["drain"] = {"ours": mine, "apscheduler": other, "ratio": ratio}
    _write(found)


def _write(found: dict[str, object]) -> None:
    path = ROOT / "bench" / "results.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**results, "due": found}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
