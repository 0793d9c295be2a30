"""Which updates were taken already: the promise that nothing is done twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from storage import tables
from storage.numbers import among, listed
from storage.unit_of_work import UnitOfWork

KEEP = timedelta(hours=49)
"""Telegram redelivers an update for 24 hours, and lets us delete a message for 48."""

_SEEN = select(tables.heard.c.update).where(among(tables.heard.c.update, "updates"))
KEEP_ASIDE = timedelta(days=30)
"""So long it is kept that an update could not be played: time enough to mend what it fell over."""


def remember(uow: UnitOfWork, update: int, chat: int, message: int) -> None:
    uow.add(tables.heard, update=update, chat=chat, message=message, at=uow.now)


def seen_before(uow: UnitOfWork, updates: Sequence[int]) -> set[int]:
    return {row.update for row in uow.rows(_SEEN, updates=listed(updates))}


def set_aside(uow: UnitOfWork, update: int | None, chat: int, error: str) -> None:
    """A turn that could not be played: its error's kind, and no words."""
    uow.insert(tables.set_aside, update=update, chat=chat, error=error[:200], at=uow.now)


def sweep(uow: UnitOfWork) -> int:
    uow.execute(delete(tables.set_aside).where(tables.set_aside.c.at < uow.now - KEEP_ASIDE))
    return int(uow.execute(delete(tables.heard).where(tables.heard.c.at < uow.now - KEEP)).rowcount)
