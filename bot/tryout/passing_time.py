"""Moves try-out mode's clock on, and halts at each promise on the way, so that each is kept at its own hour."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.worker import Worker
from storage import chat_traces, closing, due, offers, outbox
from storage.unit_of_work import UnitOfWork

MOST_HALTS = 5000
SENT_WITHIN = 3.0
LANES = ("reply", "paced")


async def forward(
    clock: Clock, worker: Worker, by: timedelta, moved: Callable[[], None], stopped: Callable[[], bool] = lambda: False
) -> None:
    """Go on by that much, or until it is stopped. ``moved`` is told of every halt."""
    goal = clock.now() + by
    for _ in range(MOST_HALTS):
        halt = await worker.run(next_halt)
        if halt is None or halt > goal:
            break
        await _halt(clock, worker, halt, moved)
        if stopped():
            return
    _go_to(clock, goal)
    moved()


async def to_next(clock: Clock, worker: Worker, moved: Callable[[], None]) -> bool:
    """Go to the next promise and keep it. False: nothing is planned."""
    planned = await worker.run(next_moment)
    if planned is None:
        return False
    for _ in range(MOST_HALTS):
        halt = min(await worker.run(next_halt) or planned, planned)
        await _halt(clock, worker, halt, moved)
        if halt == planned:
            break
    return True


async def _halt(clock: Clock, worker: Worker, at: datetime, moved: Callable[[], None]) -> None:
    _go_to(clock, at)
    moved()
    await worker.due()
    await worker.run(worker.turns.tidy)
    await worker.run(worker.turns.close)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SENT_WITHIN):
            while await worker.run(_waits):  # noqa: ASYNC110 - the outbox has no bell for being empty
                await asyncio.sleep(0.02)


def next_moment(uow: UnitOfWork) -> datetime | None:
    """When something is to be done next: a promise, or a message that waits for a good moment."""
    return min((at for at in (due.next_at(uow), offers.next_look(uow)) if at is not None), default=None)


def next_halt(uow: UnitOfWork) -> datetime | None:
    """As ``next_moment``, and when the next screen closes itself, or a message is so old that it goes unasked."""
    moments = (next_moment(uow), chat_traces.next_aged_at(uow), closing.next_at(uow))
    return min((at for at in moments if at is not None), default=None)


def _waits(uow: UnitOfWork) -> bool:
    """Something is decided and not sent yet: it must go out before time goes on, or it would bear the wrong hour."""
    return any(outbox.ready(uow, lane, uow.now, 1) for lane in LANES)


def _go_to(clock: Clock, at: datetime) -> None:
    clock.move(max(timedelta(), at - clock.now()))
