"""A message to many, from one row to each reader.

1. To decide it is one row, however many get it. Readers are written down afterwards in pieces (``write_down``): the row
   holds how far that has come, in the same transaction as the piece.
2. A reader's row is there once (its key), and whoever has one is never written down again: so each gets it once.
3. A piece that goes out (``take``) hands rows to the outbox in the same transaction; a kill undoes all of it or nothing.
4. Only between Telegram's yes and our mark can a message be lost to us. The outbox counts how often it was put on the wire,
   and whoever may have got it twice is said by name (``settle``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, case, delete, func, literal, or_, select, update

from flows.audience import audience
from flows.when import next_local
from storage import tables
from storage.dialect import lenient_insert
from storage.readers import PART, PERSON, each_once
from storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 40
"""Readers in a piece: made ready in some tens of milliseconds, so that a reply never waits longer."""
WRITTEN_AT_ONCE: Final = 2000
MORNING: Final = 8
FROM_BEFORE, FROM_AUDIENCE, ALL = 0, 1, 2
"""Stages of writing readers down: those who have the message that this one replaces, those who fit, all there."""
NOTICE, DELIVERY, OUT = tables.notice, tables.notice_delivery, tables.outbox


def row_of(uow: UnitOfWork, notice: int) -> Row[Any] | None:
    return uow.first(select(NOTICE).where(NOTICE.c.id == notice))


# --- writing readers down --------------------------------------------------------------------------------------------
def write_down(uow: UnitOfWork, notice: int, limit: int = WRITTEN_AT_ONCE) -> bool:
    """The next piece of its readers. True when there may be more."""
    row = row_of(uow, notice)
    if row is None or row.state not in ("planned", "sending") or row.stage == ALL:
        return False
    found = _before(uow, row, limit) if row.stage == FROM_BEFORE and row.replaces else _who_fits(uow, row, limit)
    stage = FROM_AUDIENCE if row.stage == FROM_BEFORE and row.replaces else ALL
    last, full = (found[-1], len(found) == limit) if found else (0, False)
    values = {"cursor": last, "state": "sending"} if full else {"cursor": 0, "stage": stage, "state": "sending"}
    uow.execute(update(NOTICE).where(NOTICE.c.id == notice).values(**values))
    return full or stage != ALL


def _who_fits(uow: UnitOfWork, row: Row[Any], limit: int) -> list[int]:
    each = each_once(row.sender, audience(row.audience)).where(PART.c.person > row.cursor)
    piece = each.order_by(PART.c.person).limit(limit).subquery()
    available = _mornings(uow) if row.mode == "morning" else _moment(uow.now)
    chosen = select(literal(row.id), piece.c.person, piece.c.case, available, literal("waiting"), literal(False))
    return _insert(uow, chosen.join(PERSON, PERSON.c.id == piece.c.person), piece)


def _before(uow: UnitOfWork, row: Row[Any], limit: int) -> list[int]:
    """Whoever has the earlier message, or was about to get it: at once, or when they would have got that one."""
    old = DELIVERY.alias("old")
    got = or_(old.c.state.in_(("handed", "sent", "failed")), and_(old.c.state == "dropped", old.c.why == "replaced"))
    later = case((old.c.state == "dropped", old.c.available_at), else_=_moment(uow.now))
    piece = (
        select(old.c.person, old.c.case, later.label("at"))
        .where(old.c.notice == row.about, got, old.c.person > row.cursor)
        .order_by(old.c.person)
        .limit(limit)
        .subquery()
    )
    chosen = select(literal(row.id), piece.c.person, piece.c.case, piece.c.at, literal("waiting"), literal(False))
    return _insert(uow, chosen, piece)


def _insert(uow: UnitOfWork, chosen: Select[Any], piece: Any) -> list[int]:
    """Write the piece down, and say who is in it. Whoever is there already stays as they are."""
    people = [row[0] for row in uow.rows(select(piece.c.person).order_by(piece.c.person))]
    if people:
        columns = ["notice", "person", "case", "available_at", "state", "maybe_twice"]
        # WHERE true: without it SQLite takes ON CONFLICT for a join's
        statement = lenient_insert(uow.connection, DELIVERY).from_select(
            columns, chosen.where(literal(1) == literal(1))
        )
        uow.execute(statement.on_conflict_do_nothing(index_elements=["notice", "person"]))
    return people


def _moment(at: datetime) -> ColumnElement[datetime]:
    return literal(at, tables.Moment)


def _mornings(uow: UnitOfWork) -> ColumnElement[datetime]:
    """Eight o'clock on each reader's own clock: as many cases as there are time zones."""
    zones = [row[0] for row in uow.rows(select(PERSON.c.zone).distinct())]
    at = {zone: _moment(next_local(uow.now, MORNING, zone)) for zone in zones}
    return case(at, value=PERSON.c.zone, else_=_moment(uow.now))


# --- going out -------------------------------------------------------------------------------------------------------
def take(uow: UnitOfWork, notice: int, limit: int = AT_ONCE) -> Sequence[Row[Any]]:
    """The readers whose time has come, with the address of their phone."""
    due = (DELIVERY.c.notice == notice, DELIVERY.c.state == "waiting", DELIVERY.c.available_at <= uow.now)
    return uow.rows(select(DELIVERY).where(*due).order_by(DELIVERY.c.person).limit(limit))


def handed(uow: UnitOfWork, notice: int, person: int, outbox: int, words: bytes | None) -> None:
    _change(uow, notice, person, state="handed", outbox=outbox, words=words)


def failed(uow: UnitOfWork, notice: int, person: int, why: str) -> None:
    _change(uow, notice, person, state="failed", why=why[:80])


def _change(uow: UnitOfWork, notice: int, person: int, **values: Any) -> None:
    where = (DELIVERY.c.notice == notice, DELIVERY.c.person == person)
    uow.execute(update(DELIVERY).where(*where).values(**values))


def next_at(uow: UnitOfWork, notice: int) -> datetime | None:
    """When the next of its readers gets it; None when nobody waits any more."""
    where = (DELIVERY.c.notice == notice, DELIVERY.c.state == "waiting")
    row = uow.first(select(func.min(DELIVERY.c.available_at).label("at")).where(*where))
    return row.at if row else None


def finish(uow: UnitOfWork, notice: int) -> None:
    """Everybody was handed to the outbox."""
    uow.execute(update(NOTICE).where(NOTICE.c.id == notice, NOTICE.c.state == "sending").values(state="out"))


# --- what becomes of it ----------------------------------------------------------------------------------------------
def end(uow: UnitOfWork, notice: int, state: str, by: int) -> None:
    """Cancelled or replaced: who has not got it yet does not get it from this message."""
    uow.execute(update(NOTICE).where(NOTICE.c.id == notice).values(state=state, ended_by=by, ended_at=uow.now))
    uow.execute(delete(tables.due).where(tables.due.c.key == f"notice:{notice}"))
    waiting = (DELIVERY.c.notice == notice, DELIVERY.c.state == "waiting")
    uow.execute(update(DELIVERY).where(*waiting).values(state="dropped", why=state))
    theirs = select(DELIVERY.c.outbox).where(DELIVERY.c.notice == notice, DELIVERY.c.outbox.is_not(None))
    # what is on the wire already goes out; whatever replaces it changes it there
    unsent = (OUT.c.id.in_(theirs), OUT.c.state.in_(("ready", "held")), OUT.c.begun == 0)
    dropped = select(OUT.c.id).where(*unsent)
    uow.execute(
        update(DELIVERY)
        .where(DELIVERY.c.notice == notice, DELIVERY.c.outbox.in_(dropped))
        .values(state="dropped", why=state)
    )
    uow.execute(update(OUT).where(*unsent).values(state="failed", why=state, payload=None, sent_at=uow.now))


def earlier(uow: UnitOfWork, notice: int, person: int) -> Row[Any] | None:
    """What this reader has of the message that is replaced: its row, and its number in their chat once it is known."""
    statement = (
        select(DELIVERY.c.state, DELIVERY.c.message, DELIVERY.c.outbox, OUT.c.message.label("fresh"))
        .outerjoin(OUT, OUT.c.id == DELIVERY.c.outbox)
        .where(DELIVERY.c.notice == notice, DELIVERY.c.person == person)
    )
    return uow.first(statement)


def settle(uow: UnitOfWork) -> None:
    """Write down for good what became of what was handed to the outbox, before the outbox forgets it."""
    this = OUT.c.id == DELIVERY.c.outbox

    def of(column: ColumnElement[Any]) -> Any:
        return select(column).where(this).scalar_subquery()

    over = select(OUT.c.id).where(OUT.c.state.in_(("sent", "failed")))
    uow.execute(
        update(DELIVERY)
        .where(DELIVERY.c.state == "handed", DELIVERY.c.outbox.in_(over))
        .values(state=of(OUT.c.state), why=of(OUT.c.why), message=of(OUT.c.message), maybe_twice=of(OUT.c.begun > 1))
    )


__all__ = [
    "AT_ONCE",
    "earlier",
    "end",
    "failed",
    "finish",
    "handed",
    "next_at",
    "row_of",
    "settle",
    "take",
    "write_down",
]
