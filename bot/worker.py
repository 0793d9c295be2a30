"""The thread that owns the database: takes what has queued up, plays it in one transaction, and only then answers.

1. A future is resolved after the commit, never before: whoever waits for it (the poll loop, the webhook) acknowledges then.
2. Each thing has its own savepoint: one that fails is undone alone, tried twice more, then set aside; the person is told, and
   so are the specialists of their case.
3. Things of one chat are played in the order they came.
4. When the database itself is away, nothing of the batch is kept and nothing is acknowledged: it is delivered again. When it
   is one thing that the database does not take, the batch is played one by one and that thing alone is set aside.
5. After an end that was not clean the first ones are tried one by one (``bot.trial``).
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import structlog

from bot.aside import set_aside
from bot.log import kind_of
from bot.offering import AT_ONCE
from bot.promises import Kept, Look, keep_all, keep_some
from bot.tally import Tally
from bot.turn import Incoming, Turns
from storage import heard
from storage.db import Connection, Database, give_up
from storage.errors import StorageUnavailable, away, collided
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.trial import Trial

__all__ = ["Incoming", "Worker"]

R = TypeVar("R")
BATCH = 256
COLLISIONS = 5
ATTEMPTS = 3
log = structlog.get_logger("worker")


@dataclass(slots=True)
class Item:
    incoming: Incoming | None = None
    job: Callable[[UnitOfWork], Any] | None = None
    look: Look | None = None
    future: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    result: Any = None
    error: Exception | None = None
    how: str = "kept"
    since: float = field(default_factory=time.perf_counter)


class Worker:
    """Hand it what was heard, or a job on the database; both share the next commit."""

    def __init__(self, database: Database, turns: Turns, now: Callable[[], datetime]) -> None:
        self.database = database
        self.turns = turns
        self.now = now
        self.tally = Tally()
        self.on_commit: list[Callable[[], None]] = []
        self.died = asyncio.Event()
        self.trial: Trial | None = None
        self._queue: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped = False

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive() and not self._stopped

    @property
    def waiting(self) -> int:
        """How many things wait for the next transaction."""
        return self._queue.qsize()

    # --- on the event loop -------------------------------------------------------------------------------------------
    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def stop(self) -> None:
        """Finish what was accepted."""
        self._stopped = True
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def hear(self, incoming: Incoming) -> asyncio.Future[None]:
        """Resolved after the commit; to StorageUnavailable when nothing was kept: it must not be acknowledged then."""
        return self._put(Item(incoming=incoming))

    async def run(self, job: Callable[[UnitOfWork], R]) -> R:
        """Do something on the database in a savepoint of its own; its error is raised here."""
        result: R = await self._put(Item(job=job))
        return result

    async def due(self) -> int:
        """Play every promise whose time has come, and let go what was held. Returns how many were played."""
        played = await keep_all(self._keep)
        while await self.run(self.turns.release) >= AT_ONCE:
            pass
        return played

    def _keep(self, look: Look) -> asyncio.Future[Kept]:
        return self._put(Item(look=look))

    def _put(self, item: Item) -> asyncio.Future[Any]:
        if self._stopped:
            item.future.set_exception(StorageUnavailable("the bot is stopping"))
            return item.future
        self._queue.put(item)
        return item.future

    # --- on the thread -----------------------------------------------------------------------------------------------
    def _work(self) -> None:
        connection: Connection | None = None
        try:
            while (batch := self._next_batch()) is not None:
                play = self.trial.play if self.trial is not None else self.transact
                connection = play(connection, batch)
        except BaseException as error:
            self._die(error)
            return
        if connection is not None:
            connection.close()

    def _die(self, error: BaseException) -> None:
        """A fault of its own. Nothing more is taken in, so that whoever watches the process starts it anew."""
        self._stopped = True
        log.error("worker_died", error=kind_of(error))
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.died.set)

    def _next_batch(self) -> list[Item] | None:
        item = self._queue.get()
        batch = []
        while item is not None:
            batch.append(item)
            if len(batch) == BATCH or self._queue.empty():
                return batch
            item = self._queue.get()
        if batch:
            self._queue.put(None)
        return batch or None

    def transact(self, connection: Connection | None, batch: list[Item], tries: int = COLLISIONS) -> Connection | None:
        """Play and commit a batch. Returns the connection for the next one, or None when it is no longer good."""
        try:
            connection = connection or self.database.engine.connect()
            with connection.begin():
                uow = UnitOfWork(self.database, connection, self.now())
                self._play_all(uow, batch)
                uow.flush()
        except Exception as error:
            give_up(connection)
            self._after(error, batch, tries)
            return None
        self._count(batch)
        # Do not move this before the commit: resolving a future is what acknowledges.
        self._resolve(batch, uow.wake)
        return connection

    def _after(self, error: Exception, batch: list[Item], tries: int) -> None:
        """Nothing of the batch was kept."""
        log.error("commit_failed", error=kind_of(error), size=len(batch))
        self.tally.failures["database" if away(error) else "commit"] += 1
        if collided(error) and tries > 1:
            give_up(self.transact(None, batch, tries - 1))
        elif away(error):
            self._refuse(batch, error)
        elif len(batch) > 1:
            for item in batch:
                give_up(self.transact(None, [item]))
        else:
            self._set_aside(batch[0], error)

    def _set_aside(self, item: Item, error: Exception) -> None:
        """This one alone is what the database does not take."""
        if item.incoming is None:
            item.error = error
            self._resolve([item], wake=False)
            return
        self.put_aside(item, kind_of(error))

    def put_aside(self, item: Item, kind: str, fell: int = 0) -> None:
        """In a transaction of its own."""
        try:
            with self.database.engine.connect() as connection, connection.begin():
                uow = UnitOfWork(self.database, connection, self.now())
                self._put_aside(uow, item, kind, fell)
                uow.flush()
        except Exception as again:
            self._refuse([item], again)
            return
        self._count([item])
        self._resolve([item], uow.wake)

    def _play_all(self, uow: UnitOfWork, batch: list[Item]) -> None:
        updates = [item.incoming for item in batch if item.incoming is not None]
        if updates:
            # in this order: where there are several workers, the rows that are locked here make the other one wait
            uow.fetch([incoming.chat for incoming in updates])
            seen = heard.seen_before(uow, [incoming.update for incoming in updates])
        for item in batch:
            if item.job is not None:
                self._play_job(uow, item)
            elif item.look is not None:
                item.result = keep_some(uow, self.turns, item.look)
            elif item.incoming is not None and item.incoming.update not in seen:
                seen.add(item.incoming.update)
                uow.cause = f"u{item.incoming.update}"
                structlog.contextvars.bind_contextvars(cause=uow.cause)
                try:
                    self._play_update(uow, item, item.incoming)
                finally:
                    structlog.contextvars.unbind_contextvars("cause")
            else:
                item.how = "again"
            uow.cause = None

    def _play_job(self, uow: UnitOfWork, item: Item) -> None:
        assert item.job is not None
        item.error = None
        try:
            with uow.savepoint():
                item.result = item.job(uow)
        except Exception as error:
            if away(error):
                raise
            item.error = error

    def _play_update(self, uow: UnitOfWork, item: Item, incoming: Incoming) -> None:
        item.how = "kept"
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with uow.savepoint():
                    self.turns.hear(uow, incoming)
                return
            except Exception as error:
                if away(error):
                    raise
                kind = kind_of(error)
                log.error("turn_failed", update=incoming.update, attempt=attempt, error=kind)
                self.tally.failures["turn"] += 1
        self._put_aside(uow, item, kind)

    def _put_aside(self, uow: UnitOfWork, item: Item, kind: str, fell: int = 0) -> None:
        assert item.incoming is not None
        item.how, uow.cause = "set_aside", f"u{item.incoming.update}"
        set_aside(self.turns, uow, item.incoming, kind, fell)

    def _count(self, batch: list[Item]) -> None:
        """What this commit brought; a line for each update that can be followed to what is sent."""
        now, say = time.perf_counter(), log.bind()  # a logger that waits to be set up costs ten times as much a line
        self.tally.commits += 1
        for item in batch:
            if item.incoming is not None:
                took = now - item.since
                self.tally.updates[item.how] += 1
                self.tally.update_seconds.add(took)
                say.info("heard", cause=f"u{item.incoming.update}", how=item.how, ms=round(took * 1000))
            elif item.look is not None and item.result is not None:
                self.tally.kept_promises += item.result.played - item.result.failed
                self.tally.failures["promise"] += item.result.failed

    def _refuse(self, batch: list[Item], error: Exception) -> None:
        self.tally.updates["refused"] += sum(item.incoming is not None for item in batch)
        reason = StorageUnavailable(f"the database did not take it: {type(error).__name__}")
        for item in batch:
            item.error = reason
        self._resolve(batch, wake=False)

    def _resolve(self, batch: list[Item], wake: bool) -> None:
        """Back to the event loop, once for the whole batch: every call across threads costs a system call."""
        assert self._loop is not None
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._settle, batch, wake)

    def _settle(self, batch: list[Item], wake: bool) -> None:
        for item in batch:
            if item.future.done():
                continue  # whoever waited was cancelled
            if item.error is not None:
                item.future.set_exception(item.error)
            else:
                item.future.set_result(item.result)
        if wake:
            for tell in self.on_commit:
                tell()
