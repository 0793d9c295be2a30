"""Promises to do something at a time. One table, polled; each is done once, or accounted for in ``due_done``.

1. To claim is to lock rows for the length of the transaction that plays them. Another worker goes on with other rows
   (SKIP LOCKED), and those of a worker that was killed are free at once. SQLite has one writer, who needs no lock.
   What was played is taken out and accounted for together: two statements, however many there were.
2. What has become useless meanwhile is dropped, with a line in ``due_done``; what was moved or dropped by something that
   was played a moment before in the same transaction is not played.
3. A promise that was read off somebody's clock knows which zone that was, and moves along when the person does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

import structlog
from sqlalchemy import Integer, bindparam, delete, insert, literal, select, tuple_, update

from flows import effects as e
from flows.model import DueCame
from flows.when import at_hour, moved_to
from storage import tables
from storage.held import Together
from storage.numbers import among
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert

MAX_ATTEMPTS = 5
TRY_AGAIN = timedelta(minutes=1)
KEEP_DONE = timedelta(days=90)
AT_THEIR_HOUR = ("check_in", "care")
"""Kinds that come at the hour which a person chose for check-ins."""
Key = tuple[datetime, int]
"""Where in their order a look at the promises has got to."""
NOTHING: Mapping[str, Any] = MappingProxyType({})
log = structlog.get_logger("due")
_DUE, _DONE = tables.due.c, tables.due_done
_ACCOUNT = ("kind", "person", "at", "done_at", "how")


def _take(how: str) -> Together:
    """Out of the promises and into the account, all that it is said of together."""
    these = among(_DUE.id, "ids")
    now = bindparam("now", type_=_DUE.at.type)
    what = select(_DUE.kind, _DUE.person, _DUE.at, now, literal(how)).where(these)
    return Together("ids", (insert(_DONE).from_select(_ACCOUNT, what), delete(tables.due).where(these)))


_TAKE = {how: _take(how) for how in ("done", "too_late", "set_aside")}


class Claimed(NamedTuple):
    id: int
    key: str
    attempts: int
    planned: datetime
    zone: str | None
    useless_after: datetime | None
    came: DueCame

    @property
    def order(self) -> Key:
        return self.planned, self.id


# --- making and unmaking ---------------------------------------------------------------------------------------------
def promise(uow: UnitOfWork, effect: e.Promise) -> None:
    """Keep a promise; the same key again moves it."""
    data = json.dumps(dict(effect.data)).encode() if effect.data else None
    uow.due_changed = True
    upsert(
        uow, tables.due, ("key",), id=uow.database.ids.next(), key=effect.key, kind=effect.kind, person=effect.person,
        case=effect.case, at=effect.at, zone=effect.zone, useless_after=effect.useless_after, data=data, attempts=0,
    )  # fmt: skip


def drop(uow: UnitOfWork, prefix: str) -> None:
    uow.due_changed = True
    theirs = _DUE.key.startswith(prefix, autoescape=True)
    what = select(_DUE.kind, _DUE.person, _DUE.at, literal(uow.now, _DUE.at.type), literal("dropped")).where(theirs)
    uow.execute(insert(_DONE).from_select(_ACCOUNT, what))
    uow.execute(delete(tables.due).where(theirs))


def moved_along(uow: UnitOfWork, person: Person, zone: str) -> None:
    """They live by another clock now: what was planned by the old one comes at the same hour of the new one."""
    uow.due_changed = True
    theirs = select(_DUE.id, _DUE.at, _DUE.zone).where(
        _DUE.person == person.id, _DUE.zone.is_not(None), _DUE.zone != zone
    )
    for row in uow.rows(theirs):
        at = moved_to(row.at, row.zone, zone, uow.now)
        uow.execute(update(tables.due).where(_DUE.id == row.id).values(at=at, zone=zone))


def at_new_hour(uow: UnitOfWork, person: Person, hour: int) -> None:
    """They want check-ins at another hour: the one that is planned moves there, too."""
    uow.due_changed = True
    theirs = select(_DUE.id, _DUE.at, _DUE.zone).where(
        _DUE.person == person.id, _DUE.zone.is_not(None), _DUE.kind.in_(AT_THEIR_HOUR)
    )
    for row in uow.rows(theirs):
        uow.execute(update(tables.due).where(_DUE.id == row.id).values(at=at_hour(row.at, hour, row.zone, uow.now)))


# --- keeping ---------------------------------------------------------------------------------------------------------
def claim(uow: UnitOfWork, now: datetime, limit: int, after: Key | None = None) -> list[Claimed]:
    """What is due now, oldest first, beginning behind ``after``; empty only when there is nothing more."""
    while rows := _look(uow, now, limit, after):
        late = [row for row in rows if row.useless_after is not None and row.useless_after < now]
        for row in late:
            _account(uow, row.id, "too_late")
            log.warning("due_too_late", kind=row.came.kind, due=row.id)
        if len(late) < len(rows):
            gone = {row.id for row in late}
            return [row for row in rows if row.id not in gone]
        after = rows[-1].order
    return []


_FIRST = (
    select(_DUE.id, _DUE.key, _DUE.attempts, _DUE.zone, _DUE.useless_after)
    .add_columns(_DUE.kind, _DUE.person, _DUE.case, _DUE.at, _DUE.data)
    .where(_DUE.at <= bindparam("now", type_=_DUE.at.type))
    .order_by(_DUE.at, _DUE.id)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True)
)
"""One look along the index, however many are pending."""
_BEHIND = _FIRST.where(
    tuple_(_DUE.at, _DUE.id)
    > tuple_(bindparam("after_at", type_=_DUE.at.type), bindparam("after_id", type_=_DUE.id.type))
)


def _look(uow: UnitOfWork, now: datetime, limit: int, after: Key | None) -> list[Claimed]:
    if after is None:
        return _claimed(uow.rows(_FIRST, now=now, limit=limit))
    return _claimed(uow.rows(_BEHIND, now=now, limit=limit, after_at=after[0], after_id=after[1]))


def _claimed(rows: Iterable[Any]) -> list[Claimed]:
    return [
        Claimed(
            number, key, attempts, at, zone, useless_after,
            DueCame(kind, person, case, at, json.loads(data) if data else NOTHING),
        )
        for number, key, attempts, zone, useless_after, kind, person, case, at, data in rows
    ]  # fmt: skip


def done(uow: UnitOfWork, claimed: Claimed) -> bool:
    """Take it: False when it was moved or dropped since it was claimed.

    Called before its effects are applied, so that they may promise the same key anew.
    """
    if uow.due_changed and not _still_there(uow, claimed):
        return False
    _account(uow, claimed.id, "done")
    return True


def _still_there(uow: UnitOfWork, claimed: Claimed) -> bool:
    return uow.first(select(_DUE.id).where(_DUE.id == claimed.id, _DUE.at == claimed.planned)) is not None


def failed(uow: UnitOfWork, claimed: Claimed) -> None:
    """Try again in a minute; after ``MAX_ATTEMPTS`` it is set aside."""
    mine = (_DUE.id == claimed.id, _DUE.at == claimed.planned)
    if claimed.attempts + 1 >= MAX_ATTEMPTS:
        log.error("due_set_aside", kind=claimed.came.kind, due=claimed.id)
        if uow.first(select(_DUE.id).where(*mine)) is not None:
            _account(uow, claimed.id, "set_aside")
        return
    again = {"at": uow.now + TRY_AGAIN, "attempts": claimed.attempts + 1}
    uow.execute(update(tables.due).where(*mine).values(**again))


def put_off(uow: UnitOfWork, claimed: Claimed, until: datetime) -> None:
    """Not now: nobody is there. It stays the same promise."""
    mine = (_DUE.id == claimed.id, _DUE.at == claimed.planned)
    uow.execute(update(tables.due).where(*mine).values(at=until))


def _account(uow: UnitOfWork, promise: int, how: str) -> None:
    uow.hold(_TAKE[how], ids=promise, now=uow.now)


# --- looking ---------------------------------------------------------------------------------------------------------
def next_at(uow: UnitOfWork) -> datetime | None:
    """When the next promise is due, for a clock that may jump (try-out mode, tests)."""
    row = uow.first(select(_DUE.at).order_by(_DUE.at).limit(1))
    return row.at if row else None


def sweep(uow: UnitOfWork) -> int:
    """Forget what was accounted for long ago. Returns how many rows went."""
    return int(uow.execute(delete(_DONE).where(_DONE.c.done_at < uow.now - KEEP_DONE)).rowcount)
