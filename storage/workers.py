"""Who is at work, so that an end that was not clean is known; on PostgreSQL also among several workers:

1. A worker shows itself every few seconds, by the database's own clock: machines differ, the database does not.
2. Whoever was not seen for ``AWAY_AFTER`` is gone: one of the others takes its unsent messages over. A message that it had on
   the wire at that moment may come twice; nothing is lost.
3. A worker that has just begun, or was itself not seen for a while, judges nobody until the others have had the time to show
   themselves: then it was the database that was away, and each comes back to it at its own moment. What nobody owns it takes.
4. Whoever stops cleanly signs off. A row that somebody finds at a start is therefore of one that died, or of another at work
   now, which shows itself soon.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from storage import tables
from storage.leader import leads_now
from storage.settings import remember_setting, setting
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert

SEEN_EVERY = 3.0
AWAY_AFTER = 12_000
"""Milliseconds; four times without a sign."""
OWN_SILENCE = 9_000
"""Milliseconds; another one may have shown itself last up to three seconds earlier, and must not seem gone by then."""
TWO_SIGNS = 6_000
"""Milliseconds in which whoever is at work shows itself twice."""
REMEMBERED_FOR = 3_600_000
"""So long it is known that one died, after the others have cleared it away: it may be long in coming back."""
NOBODY = 0
"""Stands for one that died and was cleared away: it never shows itself."""
_DIED = "worker_died"
_WORKER, _OUT = tables.worker, tables.outbox


def may_be_several(uow: UnitOfWork) -> bool:
    return uow.connection.dialect.name == "postgresql"


def sign_on(uow: UnitOfWork) -> tuple[int, Mapping[int, int]]:
    """Begin to work. Returns the worker's number, and who has not signed off: their numbers, and when they were seen last."""
    me, others, now = uow.database.ids.next(), _seen(uow), _now(uow)
    if not may_be_several(uow):
        uow.execute(delete(_WORKER))  # whoever was here before is gone
    died = setting(uow, _DIED)
    if died is not None and now - int(died) < REMEMBERED_FOR:
        others[NOBODY] = 0
    upsert(uow, _WORKER, id=me, seen_at=now)
    uow.database.judges_from = now + TWO_SIGNS
    return me, others


def all_live(uow: UnitOfWork, others: Mapping[int, int]) -> bool:
    """Whether each of them has shown itself since."""
    now = _seen(uow)
    return all(now.get(worker, 0) > before for worker, before in others.items())


def sign_off(uow: UnitOfWork, me: int) -> None:
    """Leave what is unsent to the others, at once."""
    uow.execute(delete(_WORKER).where(_WORKER.c.id == me))
    uow.execute(update(_OUT).where(_OUT.c.state == "ready", _OUT.c.owner == me).values(owner=None))


def seen(uow: UnitOfWork, me: int) -> int:
    """Show that I am at work, and take over what nobody sends. Returns how many messages that were."""
    now = _now(uow)
    before = uow.first(select(_WORKER.c.seen_at).where(_WORKER.c.id == me))
    upsert(uow, _WORKER, id=me, seen_at=now)
    _waits_to_judge(uow, now, None if before is None else now - before.seen_at)
    if not leads_now(uow, "workers"):
        return 0
    nobodys: ColumnElement[bool] = _OUT.c.owner.is_(None)
    if now >= uow.database.judges_from:
        if uow.execute(delete(_WORKER).where(_WORKER.c.seen_at < now - AWAY_AFTER)).rowcount:
            remember_setting(uow, _DIED, str(now))
        nobodys = or_(nobodys, _OUT.c.owner.not_in(select(_WORKER.c.id)))
    taken = int(uow.execute(update(_OUT).where(_OUT.c.state == "ready", nobodys).values(owner=me)).rowcount)
    uow.wake = uow.wake or taken > 0
    return taken


def _waits_to_judge(uow: UnitOfWork, now: int, silent: int | None) -> None:
    """After a silence of its own; no longer than that when the database's clock was set back."""
    latest = now + TWO_SIGNS
    if silent is None or silent > OWN_SILENCE or uow.database.judges_from > latest:
        uow.database.judges_from = latest


def _seen(uow: UnitOfWork) -> dict[int, int]:
    return {row.id: row.seen_at for row in uow.rows(select(_WORKER))}


def _now(uow: UnitOfWork) -> int:
    if not may_be_several(uow):
        return int(uow.now.timestamp() * 1000)
    moment = func.extract("epoch", func.clock_timestamp()) * 1000
    return int(uow.rows(select(moment))[0][0])
