"""Who has to hear when something went wrong, and how often it did lately."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage import tables
from storage.unit_of_work import Person, UnitOfWork

LATELY = timedelta(hours=1)


def lately(uow: UnitOfWork, chat: int) -> int:
    """How many updates of this chat were set aside in the last hour."""
    table = tables.set_aside
    mine = (table.c.chat == chat, table.c.at > uow.now - LATELY)
    return int(uow.rows(select(func.count()).select_from(table).where(*mine))[0][0])


def aside(uow: UnitOfWork, since: datetime) -> dict[str, int]:
    """How many updates were set aside since then, by the kind of their error."""
    table = tables.set_aside
    counted = select(table.c.error, func.count().label("n")).where(table.c.at > since).group_by(table.c.error)
    return {row.error: row.n for row in uow.rows(counted.order_by(table.c.error))}


def specialists_of(uow: UnitOfWork, person: Person) -> list[Person]:
    """Everybody else who leads a case that this person is part of, or stands in there."""
    table = tables.participation.c
    cases = [part.case for part in uow.parts(person.id) if part.state != "out"]
    theirs = select(table.person).where(
        table.case.in_(cases), table.role == "specialist", table.state == "in", table.person != person.id
    )
    return _reached(uow, [row.person for row in uow.rows(theirs.distinct().order_by(table.person))])


def specialists(uow: UnitOfWork) -> list[Person]:
    """All of the practice."""
    table = tables.person.c
    return _reached(uow, [row.id for row in uow.rows(select(table.id).where(table.specialist).order_by(table.id))])


def _reached(uow: UnitOfWork, ids: list[int]) -> list[Person]:
    uow.bring(ids)
    people = (uow.person(one) for one in ids)
    return [person for person in people if person is not None and person.blocked_at is None]
