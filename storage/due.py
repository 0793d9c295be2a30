"""Promises to do something at a time. One table, polled; each is done once, or accounted for in ``due_done``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, select, update

from flows import effects as e
from flows.model import DueCame
from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert

MAX_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Claimed:
    id: int
    chat: int
    attempts: int
    planned: datetime
    came: DueCame


def promise(uow: UnitOfWork, effect: e.Promise) -> None:
    """Keep a promise; the same key again moves it."""
    data = json.dumps(dict(effect.data)).encode() if effect.data else None
    upsert(
        uow, tables.due, ("key",), id=uow.database.ids.next(), key=effect.key, kind=effect.kind, person=effect.person,
        case=effect.case, at=effect.at, useless_after=effect.useless_after, data=data, attempts=0,
    )  # fmt: skip


def drop(uow: UnitOfWork, prefix: str) -> None:
    uow.execute(delete(tables.due).where(tables.due.c.key.startswith(prefix, autoescape=True)))


def claim(uow: UnitOfWork, now: datetime, limit: int) -> list[Claimed]:
    """What is due now, oldest first; what has become useless is accounted for and left out."""
    due, person = tables.due, tables.person
    statement = (
        select(due, person.c.chat)
        .join(person, person.c.id == due.c.person)
        .where(due.c.at <= now)
        .order_by(due.c.at, due.c.id)
        .limit(limit)
    )
    claimed = []
    for row in uow.rows(statement):
        if row.useless_after is not None and row.useless_after < now:
            _account(uow, row, "too_late")
            continue
        data = json.loads(row.data) if row.data else {}
        came = DueCame(row.kind, row.person, row.case, row.at, data)
        claimed.append(Claimed(row.id, row.chat, row.attempts, row.at, came))
    return claimed


def done(uow: UnitOfWork, claimed: Claimed) -> bool:
    """Take it: False when another worker did, or when it was moved meanwhile.

    Called before its effects are applied, so that they may promise the same key anew.
    """
    table = tables.due
    taken = uow.execute(delete(table).where(table.c.id == claimed.id, table.c.at == claimed.planned))
    if taken.rowcount == 1:
        came = claimed.came
        uow.add(tables.due_done, kind=came.kind, person=came.person, at=came.at, done_at=uow.now, how="done")
    return taken.rowcount == 1


def failed(uow: UnitOfWork, claimed: Claimed) -> None:
    """Try again in a minute; after ``MAX_ATTEMPTS`` it is set aside."""
    if claimed.attempts + 1 >= MAX_ATTEMPTS:
        row = uow.first(select(tables.due).where(tables.due.c.id == claimed.id))
        if row is not None:
            _account(uow, row, "set_aside")
        return
    again = uow.now + timedelta(minutes=1)
    uow.execute(update(tables.due).where(tables.due.c.id == claimed.id).values(at=again, attempts=claimed.attempts + 1))


def _account(uow: UnitOfWork, row: Row[tuple[object, ...]], how: str) -> None:
    uow.add(tables.due_done, kind=row.kind, person=row.person, at=row.at, done_at=uow.now, how=how)
    uow.execute(delete(tables.due).where(tables.due.c.id == row.id))


def next_at(uow: UnitOfWork) -> datetime | None:
    """When the next promise is due, for a clock that may jump (try-out mode, tests)."""
    row = uow.first(select(tables.due.c.at).order_by(tables.due.c.at).limit(1))
    return row.at if row else None
