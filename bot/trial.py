"""After an end that was not clean, the first updates are tried one by one: one of them may be what ended the process.

1. Before each it is written down, committed, that it is being tried; the mark goes in the commit of its turn. So a mark that is
   found was left by a process that died while this update was alone in play.
2. After ``ATTEMPTS`` deaths in a row it is set aside without being played again. What is done then is counted on: hearing danger in
   its words may be what is deadly.
3. Before it is tried again there is a pause, and in the pause no mark: whoever kills the bot at random hits the pause, not the
   moment of the turn, and the count begins anew.
4. It ends when as many are through as one batch holds and Telegram has had time to deliver again, or when it turns out that
   nobody died. A bot that was stopped cleanly, and is alone, never begins; one among several workers begins, and sees at its first
   update that they live.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

import structlog

from bot.log import kind_of
from bot.worker import ATTEMPTS, BATCH, Item, Worker
from storage import heard, trial, workers
from storage.db import Connection
from storage.unit_of_work import transaction

PAUSE = 1.0
"""Seconds, for each death so far: a hundred times what a turn takes, so that chance kills nobody's update
(``docs/decisions/2026-11-26-what-ends-the-process-is-tried-alone.md``)."""
WEBHOOK_SECONDS = 600.0
"""A webhook's updates come again one by one, after longer and longer; polling begins with what was not acknowledged."""
DIED_IN_PLAY = "the process died while it was played"
log = structlog.get_logger("trial")


class Trial:
    """A worker's first updates. ``others``: who had not signed off (``storage.workers``). It lives on the worker's thread."""

    def __init__(self, worker: Worker, others: Mapping[int, int], seconds: float) -> None:
        self.worker = worker
        self.others = others
        self.left = BATCH
        self.until = time.monotonic() + seconds
        self._survived: set[int] = set()  # what the database did not take, and what is delivered again for that
        self._loop = asyncio.get_running_loop()

    def play(self, connection: Connection | None, batch: list[Item]) -> Connection | None:
        """Play each alone, in its order. Returns the connection for the next ones, as the worker does."""
        for at, item in enumerate(batch):
            if self.left <= 0 and time.monotonic() >= self.until:
                self.worker.trial = None
                return self.worker.transact(connection, batch[at:])
            connection = self._one(connection, item)
        return connection

    def _one(self, connection: Connection | None, item: Item) -> Connection | None:
        if item.incoming is None:
            return self.worker.transact(connection, [item])
        self.left -= 1
        update = item.incoming.update
        try:
            deaths = self._marked(update)
        except Exception as error:
            log.error("not_marked", error=kind_of(error))
            deaths = None  # the database is away, and the turn will say so, too
        if deaths is None:
            return self.worker.transact(connection, [item])
        if deaths < ATTEMPTS:
            connection = self.worker.transact(connection, [item, self._takes_off(update)])
            self._survived.add(update)
            return connection
        log.error("deadly", update=update, deaths=deaths)
        self.worker.tally.failures["deadly"] += 1
        self.worker.put_aside(item, DIED_IN_PLAY, deaths - ATTEMPTS)
        if item.error is not None:
            return connection  # it comes again, and is not to be played then
        return self.worker.transact(connection, [self._takes_off(update)])

    def _marked(self, update: int) -> int | None:
        """Write down that it is tried now. Returns how often the process died of it, or None: it is through already."""
        with transaction(self.worker.database, self.worker.now()) as uow:
            if self.others and workers.all_live(uow, self.others):
                self.left, self.until = 0, 0.0
            if heard.seen_before(uow, [update]):
                return None
            deaths = trial.deaths(uow, update) if update not in self._survived else 0
            if again := 0 < deaths < ATTEMPTS:
                trial.take_off(uow, update)
            else:
                trial.mark(uow, update, deaths + 1)
        if again:
            log.warning("tried_again", update=update, deaths=deaths)
            pause(deaths)
            with transaction(self.worker.database, self.worker.now()) as uow:
                trial.mark(uow, update, deaths + 1)
        return deaths

    def _takes_off(self, update: int) -> Item:
        """Shares the commit of the turn."""
        nobody_waits = self._loop.create_future()
        nobody_waits.cancel()
        return Item(job=lambda uow: trial.take_off(uow, update), future=nobody_waits)


def pause(deaths: int) -> None:
    """Nothing else is played meanwhile; a second or two, after a death."""
    time.sleep(PAUSE * deaths)
