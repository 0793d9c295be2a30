"""Screens whose time is over: they close by themselves, so that nothing telling stands on a phone that lies about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from storage import tables
from storage.unit_of_work import Person, UnitOfWork

_CLOSES = tables.person.c.closes_at


def to_close(uow: UnitOfWork, limit: int) -> list[Person]:
    """Those whose live screen closes now, the longest open first."""
    ids = [
        row.id
        for row in uow.rows(
            select(tables.person.c.id).where(uow.now >= _CLOSES).order_by(_CLOSES, tables.person.c.id).limit(limit)
        )
    ]
    uow.bring(ids)
    found = (uow.person(one) for one in ids)
    return [one for one in found if one is not None and one.closes_at is not None and one.closes_at <= uow.now]


def next_at(uow: UnitOfWork) -> datetime | None:
    """When the next screen closes, for a clock that may jump (try-out mode, tests)."""
    row = uow.first(select(func.min(_CLOSES, type_=tables.Moment).label("at")))
    return row.at if row else None
