"""Cases whose messages are all held back, because the loved one knows or guesses.

1. Held back is what nobody has just asked for: reminders, notices, messages to many, news. Answers to somebody's own tap,
   their talk with the specialist and the clock of an alert go on.
2. Nothing is lost: a promise waits as a promise, a message as a message, until the specialist has decided.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy import Select, select, update

from storage import due, tables
from storage.unit_of_work import Person, UnitOfWork

LOOK_AGAIN: Final = timedelta(hours=1)
_OUT = tables.outbox


def put_off(uow: UnitOfWork, promise: due.Claimed) -> bool:
    """A promise of such a case waits. Returns whether it does."""
    if promise.came.case not in cases(uow):
        return False
    due.put_off(uow, promise, uow.now + LOOK_AGAIN)
    return True


def is_held_back(uow: UnitOfWork, to: Person) -> bool:
    """Somebody of the circle of such a case."""
    found = cases(uow)
    return bool(found) and any(part.case in found and part.role == "member" for part in uow.parts(to.id))


def cases(uow: UnitOfWork) -> frozenset[int]:
    """Asked once a transaction: it is next to always empty."""
    if uow.frozen is None:
        uow.frozen = frozenset(row[0] for row in uow.rows(select(tables.freeze.c.case)))
    return uow.frozen


def hold_messages(uow: UnitOfWork, case: int) -> None:
    """What waits to be sent to the circle, and is not on the wire yet."""
    unsent = (_OUT.c.state.in_(("ready", "held")), _OUT.c.lane == "paced", _OUT.c.begun == 0, ~_OUT.c.answers)
    uow.execute(
        update(_OUT)
        .where(_OUT.c.person.in_(_circle(case)), *unsent)
        .values(state="held", available_at=uow.now + LOOK_AGAIN)
    )


def let_messages_go(uow: UnitOfWork, case: int) -> None:
    """Look at what waited now."""
    uow.execute(
        update(_OUT)
        .where(_OUT.c.person.in_(_circle(case)), _OUT.c.state == "held", ~_OUT.c.answers)
        .values(available_at=uow.now)
    )
    uow.wake = True


def drop_messages(uow: UnitOfWork, case: int) -> None:
    """What waited is of a plan that no longer holds."""
    uow.execute(
        update(_OUT)
        .where(_OUT.c.person.in_(_circle(case)), _OUT.c.state == "held", ~_OUT.c.answers)
        .values(state="failed", why="called off", payload=None, sent_at=uow.now)
    )


def put_off_readers(uow: UnitOfWork, notice: int) -> None:
    """Readers of a message to many who stand in such a case."""
    if found := cases(uow):
        told = tables.notice_delivery
        waiting = (told.c.notice == notice, told.c.state == "waiting", told.c.available_at <= uow.now)
        uow.execute(update(told).where(*waiting, told.c.case.in_(found)).values(available_at=uow.now + LOOK_AGAIN))


def _circle(case: int) -> Select[tuple[int]]:
    part = tables.participation
    return select(part.c.person).where(part.c.case == case, part.c.role == "member")
