"""Whether nobody was at work for a while: a sign of life that outlives the process, and what fell due without it.

With several workers any of them gives the sign, so that the bot was away only when all of them were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select

from storage import tables
from storage.leader import leads_now
from storage.settings import remember_setting, setting
from storage.unit_of_work import UnitOfWork

SIGN: Final = "at_work_at"
AWAY_FOR: Final = timedelta(minutes=5)
"""A restart or a new version is shorter."""


@dataclass(frozen=True, slots=True)
class Absence:
    since: datetime
    until: datetime


def give_sign(uow: UnitOfWork) -> Absence | None:
    """Show that the bot is at work now. Returns the absence that ends with it, once."""
    if not leads_now(uow, "sign"):
        return None
    before = setting(uow, SIGN)
    remember_setting(uow, SIGN, uow.now.isoformat())
    since = datetime.fromisoformat(before) if before else uow.now
    return Absence(since, uow.now) if uow.now - since >= AWAY_FOR else None


def fell_due(uow: UnitOfWork, absence: Absence, specialist: int | None = None) -> int:
    """How much was planned for that time: in all, or for a specialist and their people. What was played since counts, too."""
    due, done = tables.due.c, tables.due_done.c
    waits = (due.at > absence.since, due.at <= absence.until)
    came = (done.at > absence.since, done.at <= absence.until, done.done_at > absence.since, done.how != "dropped")
    counts = (
        select(func.count()).select_from(tables.due).where(*waits, *_theirs(due.person, specialist)),
        select(func.count()).select_from(tables.due_done).where(*came, *_theirs(done.person, specialist)),
    )
    return sum(int(uow.rows(count)[0][0]) for count in counts)


def _theirs(person: Any, specialist: int | None) -> tuple[Any, ...]:
    if specialist is None:
        return ()
    part = tables.participation.c
    cases = select(part.case).where(part.person == specialist, part.role == "specialist", part.state == "in")
    return (person.in_(select(part.person).where(part.case.in_(cases))),)
