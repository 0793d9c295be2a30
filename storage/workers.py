"""Several workers on one PostgreSQL: who is at work, and what becomes of the messages of one that is gone.

1. A worker shows itself every few seconds, by the database's own clock: machines differ, the database does not.
2. Whoever was not seen for ``AWAY_AFTER`` is gone: one of the others takes its unsent messages over. A message that it had on
   the wire at that moment may come twice; nothing is lost.
3. A worker that was itself not seen for that long judges nobody: then it was the database that was away.
"""

from __future__ import annotations

from sqlalchemy import delete, func, or_, select, update

from storage import tables
from storage.leader import leads_now
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert

SEEN_EVERY = 3.0
AWAY_AFTER = 12_000
"""Milliseconds; four times without a sign."""
_WORKER, _OUT = tables.worker, tables.outbox


def may_be_several(uow: UnitOfWork) -> bool:
    return uow.connection.dialect.name == "postgresql"


def sign_on(uow: UnitOfWork) -> int:
    """Begin to work. Returns the worker's number."""
    me = uow.database.ids.next()
    upsert(uow, _WORKER, id=me, seen_at=_now(uow))
    return me


def sign_off(uow: UnitOfWork, me: int) -> None:
    """Leave what is unsent to the others, at once."""
    uow.execute(delete(_WORKER).where(_WORKER.c.id == me))
    uow.execute(update(_OUT).where(_OUT.c.state == "ready", _OUT.c.owner == me).values(owner=None))


def seen(uow: UnitOfWork, me: int) -> int:
    """Show that I am at work, and take over what nobody sends. Returns how many messages that were."""
    now = _now(uow)
    before = uow.first(select(_WORKER.c.seen_at).where(_WORKER.c.id == me))
    upsert(uow, _WORKER, id=me, seen_at=now)
    if before is None or now - before.seen_at > AWAY_AFTER or not leads_now(uow, "workers"):
        return 0
    gone = _WORKER.c.seen_at < now - AWAY_AFTER
    uow.execute(delete(_WORKER).where(gone))
    at_work = select(_WORKER.c.id)
    orphans = or_(_OUT.c.owner.is_(None), _OUT.c.owner.not_in(at_work))
    taken = int(uow.execute(update(_OUT).where(_OUT.c.state == "ready", orphans).values(owner=me)).rowcount)
    uow.wake = uow.wake or taken > 0
    return taken


def _now(uow: UnitOfWork) -> int:
    moment = func.extract("epoch", func.clock_timestamp()) * 1000
    return int(uow.rows(select(moment))[0][0])
