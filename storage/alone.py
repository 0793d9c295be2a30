"""The hours before admission in which nobody is planned to be there: kept with the case, so that the desk sees them."""

from __future__ import annotations

from sqlalchemy import select, update

from flows.walls import MAY_JOIN
from flows.watch import Hours, gaps, until
from storage import tables
from storage.unit_of_work import UnitOfWork

_CASE, _ESCORT = tables.case, tables.escort


def keep_alone(uow: UnitOfWork, case: int) -> None:
    """Look anew; call it after whatever changes the outcome, the admission or somebody's hours."""
    statement = select(_CASE.c.outcome, _CASE.c.outcome_at, _CASE.c.admission_at).where(_CASE.c.id == case)
    about = uow.first(statement)
    there = select(_ESCORT.c.begins, _ESCORT.c.ends).where(_ESCORT.c.case == case, _ESCORT.c.person.is_not(None))
    found: tuple[Hours, ...] = ()
    if about is not None and about.outcome in MAY_JOIN and about.outcome_at is not None:
        hours = [(one.begins, one.ends) for one in uow.rows(there)]
        end = until(about.outcome_at, about.admission_at, uow.now)
        found = tuple(one for one in gaps(about.outcome_at, end, hours) if one[1] > uow.now)
    first, last = (found[0][0], found[-1][1]) if found else (None, None)
    uow.execute(update(_CASE).where(_CASE.c.id == case).values(alone_from=first, alone_until=last))


def let_go(uow: UnitOfWork, case: int, person: int) -> None:
    """Somebody has left: nobody has their hours now."""
    theirs = (_ESCORT.c.case == case, _ESCORT.c.person == person)
    uow.execute(update(_ESCORT).where(*theirs).values(person=None, confirmed_at=None))
    keep_alone(uow, case)
