"""Keeps promises, many in one transaction: claimed, played and taken together, so that a kill undoes all of it.

1. Each has its own savepoint: one that fails is undone alone, tried again in a minute, and set aside in the end.
2. A look goes on behind the last one, so that nothing is looked at twice; what is promised meanwhile comes with the next beat.
3. When the database does not take what was played together, the same are played one by one, and that one alone waits.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol

import structlog

from bot.log import kind_of
from storage import due
from storage.errors import StorageUnavailable, away
from storage.unit_of_work import UnitOfWork

AT_ONCE = 200
log = structlog.get_logger("promises")


class Turns(Protocol):
    """What plays one promise (``bot.turn``)."""

    def keep(self, uow: UnitOfWork, promise: due.Claimed) -> None: ...


@dataclass(frozen=True, slots=True)
class Look:
    """``refuse``: what is found is not played but counted as failed."""

    limit: int = AT_ONCE
    after: due.Key | None = None
    refuse: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    played: int
    after: due.Key | None
    """None: there was nothing more."""
    failed: int = 0


def keep_some(uow: UnitOfWork, turns: Turns, look: Look) -> Kept:
    """Play what one look finds. Call it outside of a savepoint."""
    with uow.savepoint():
        claimed = due.claim(uow, uow.now, look.limit, look.after)
        # all at once and in one order: where there are several workers, neither waits for the other crosswise
        uow.fetch([promise.chat for promise in claimed])
    failed = 0
    for promise in claimed:
        uow.cause = f"d{promise.id}"
        with structlog.contextvars.bound_contextvars(cause=uow.cause):
            if look.refuse:
                _failed(uow, promise)
            failed += look.refuse or not _is_kept(uow, turns, promise)
    uow.cause = None
    return Kept(len(claimed), claimed[-1].order if claimed else None, failed)


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
            look, singly = (replace(look, limit=1), AT_ONCE) if look.limit > 1 else (replace(look, refuse=True), singly)
            continue
        if kept.after is None:
            return played
        played += kept.played
        singly -= 1
        look = Look(1 if singly > 0 else AT_ONCE, kept.after)
