"""Keeps promises, many in one transaction: claimed, played and taken together, so that a kill undoes all of it.

1. Each has its own savepoint: one that fails is undone alone, tried again in a minute, and set aside in the end.
2. A look goes on behind the last one, so that nothing is looked at twice; what is promised meanwhile comes with the next beat.
3. Whoever has just written waits for the look that is under way, so it ends after a moment and leaves the rest to the next
   one: looks grow while they are done in time, and are as long as the time allowed when they are not.
4. When the database does not take what was played together, the same are played one by one, and that one alone waits.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol

import structlog

from bot.log import kind_of
from storage import due
from storage.errors import StorageUnavailable, away
from storage.unit_of_work import UnitOfWork

AT_ONCE, AT_MOST = 200, 1600
log = structlog.get_logger("promises")


class Turns(Protocol):
    """What plays one promise (``bot.turn``)."""

    def keep(self, uow: UnitOfWork, promise: due.Claimed) -> None: ...


@dataclass(frozen=True, slots=True)
class Look:
    """``refuse``: what is found is not played but counted as failed. ``seconds``: what it may take, with what it plays."""

    limit: int = AT_ONCE
    after: due.Key | None = None
    refuse: bool = False
    seconds: float = 0.05


@dataclass(frozen=True, slots=True)
class Kept:
    played: int
    after: due.Key | None
    """None: there was nothing more."""
    failed: int = 0
    in_time: bool = True


def keep_some(uow: UnitOfWork, turns: Turns, look: Look) -> Kept:
    """Play what one look finds, as far as the time allows. Call it outside of a savepoint."""
    until = time.perf_counter() + look.seconds
    with uow.savepoint():
        claimed = due.claim(uow, uow.now, look.limit, look.after)
        # all at once and in one order: where there are several workers, neither waits for the other crosswise
        uow.bring([promise.came.person for promise in claimed], parts=True)
    played = failed = 0
    try:
        for promise in claimed:
            uow.cause = f"d{promise.id}"
            structlog.contextvars.bind_contextvars(cause=uow.cause)
            if look.refuse:
                _failed(uow, promise)
            failed += look.refuse or not _is_kept(uow, turns, promise)
            played += 1
            if time.perf_counter() > until:
                break
    finally:
        uow.cause = None
        structlog.contextvars.unbind_contextvars("cause")
    after = claimed[played - 1].order if claimed else None
    return Kept(played, after, failed, played == len(claimed))


def _is_kept(uow: UnitOfWork, turns: Turns, promise: due.Claimed) -> bool:
    try:
        with uow.savepoint():
            turns.keep(uow, promise)
        return True
    except Exception as error:
        if away(error):
            raise
        log.error("due_failed", kind=promise.came.kind, error=kind_of(error))
        _failed(uow, promise)
        return False


def _failed(uow: UnitOfWork, promise: due.Claimed) -> None:
    with uow.savepoint():
        due.failed(uow, promise)


async def keep_all(keep: Callable[[Look], Awaitable[Kept]]) -> int:
    """Look until nothing is due. Returns how many were played."""
    look, played, singly = Look(), 0, 0
    while True:
        try:
            kept = await keep(look)
        except StorageUnavailable:
            raise
        except Exception as error:
            log.error("due_not_taken", error=kind_of(error), together=look.limit)
            if look.refuse:
                raise
            together = look.limit
            look, singly = (replace(look, limit=1), together) if together > 1 else (replace(look, refuse=True), singly)
            continue
        if kept.after is None:
            return played
        played += kept.played
        singly -= 1
        look = Look(1 if singly > 0 else _next_limit(look, kept), kept.after)


def _next_limit(look: Look, kept: Kept) -> int:
    if not kept.in_time:
        return kept.played
    return min(AT_MOST, max(AT_ONCE, 2 * look.limit))
