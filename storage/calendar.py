"""What is planned, for try-out mode's page: when, for somebody in which role, and of which kind. No name, no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from storage import tables
from storage.unit_of_work import UnitOfWork

HELD = "held"
"""A message that is decided and waits for its reader's hours."""


@dataclass(frozen=True, slots=True)
class Planned:
    at: datetime
    role: str
    kind: str


def planned(uow: UnitOfWork, limit: int) -> list[Planned]:
    """The next things, soonest first."""
    due, out, part, person = tables.due.c, tables.outbox.c, tables.participation.c, tables.person.c
    first = tables.participation.alias("first")
    theirs = select(first.c.role).where(first.c.person == person.id).order_by(first.c.joined_at).limit(1)
    role = theirs.correlate(tables.person).scalar_subquery()
    of_case = and_(part.person == due.person, part.case == due.case)
    promises = (
        select(due.at, part.role, role.label("any_role"), person.specialist, due.kind)
        .join(tables.person, person.id == due.person)
        .join(tables.participation, of_case, isouter=True)
        .order_by(due.at, due.id)
        .limit(limit)
    )
    held = (
        select(out.available_at, role.label("any_role"), person.specialist)
        .join(tables.person, person.id == out.person)
        .where(tables.IS_HELD)
        .order_by(out.available_at)
        .limit(limit)
    )
    found = [
        *(Planned(row.at, row.role or row.any_role or _role(row.specialist), row.kind) for row in uow.rows(promises)),
        *(Planned(row.available_at, row.any_role or _role(row.specialist), HELD) for row in uow.rows(held)),
    ]
    return sorted(found, key=lambda one: one.at)[:limit]


def _role(specialist: bool) -> str:
    return "specialist" if specialist else "member"
