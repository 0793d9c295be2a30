"""What is over: cases that were closed or fell silent, and people who were never let in, or let go.

1. It is told 14 days before (``content/retention.yaml``), and never erased sooner after that, however late the telling was.
2. Whoever comes back in time changes it: the telling is taken back, and the time begins anew.
3. With a case go the people who have no part in any other; specialists stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from content.load import retention
from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.upsert import upsert

CASE, PERSON = "case", "person"
_TOLD, _PART, _PEOPLE = tables.told_of_end, tables.participation, tables.person


@dataclass(frozen=True, slots=True)
class Ending:
    """A case or a person whose time is over at ``at``; ``told``: since when those whom it concerns know."""

    what: str
    id: int
    at: datetime
    told: datetime | None = None


def to_tell(uow: UnitOfWork) -> list[Ending]:
    """Whose end is near and not told yet. Tellings that no longer hold are taken back."""
    before, ahead = timedelta(days=retention().told_before), _endings(uow)
    near = {(one.what, one.id) for one in ahead if one.at <= uow.now + before}
    for what, number in _told(uow).keys() - near:
        uow.execute(delete(_TOLD).where(_TOLD.c.what == what, _TOLD.c.id == number))
    return [one for one in ahead if (one.what, one.id) in near and one.told is None]


def told(uow: UnitOfWork, ending: Ending) -> datetime:
    """They know it now. Returns when it will be."""
    upsert(uow, _TOLD, what=ending.what, id=ending.id, at=uow.now)
    return max(ending.at, uow.now + timedelta(days=retention().told_before))


def over(uow: UnitOfWork) -> list[Ending]:
    """What is to be erased now."""
    before = timedelta(days=retention().told_before)
    return [one for one in _endings(uow) if one.told is not None and max(one.at, one.told + before) <= uow.now]


def people_in(uow: UnitOfWork, case: int) -> list[int]:
    rows = uow.rows(select(_PART.c.person).where(_PART.c.case == case, _PART.c.state == "in").order_by(_PART.c.person))
    return [row.person for row in rows]


def without_a_part(uow: UnitOfWork, people: list[int]) -> list[int]:
    """Those of them who are in no case any more, and are no specialists."""
    some = select(_PART.c.person).where(_PART.c.person == _PEOPLE.c.id)
    left = select(_PEOPLE.c.id).where(_PEOPLE.c.id.in_(people), ~_PEOPLE.c.specialist, ~some.exists())
    return [row.id for row in uow.rows(left.order_by(_PEOPLE.c.id))]


def _endings(uow: UnitOfWork) -> list[Ending]:
    known = _told(uow)
    found = [*_cases(uow), *_people(uow)]
    return [Ending(one.what, one.id, one.at, known.get((one.what, one.id))) for one in found]


def _told(uow: UnitOfWork) -> dict[tuple[str, int], datetime]:
    return {(row.what, row.id): row.at for row in uow.rows(select(_TOLD))}


def _cases(uow: UnitOfWork) -> Iterator[Ending]:
    case, rules = tables.case.c, retention()
    seen = func.max(_PEOPLE.c.last_seen_at, type_=tables.Moment).label("seen")
    statement = (
        select(case.id, case.phase, case.phase_since, case.opened_at, seen)
        .outerjoin(_PART, (_PART.c.case == case.id) & (_PART.c.state == "in"))
        .outerjoin(_PEOPLE, _PEOPLE.c.id == _PART.c.person)
        .group_by(case.id, case.phase, case.phase_since, case.opened_at)
    )
    for row in uow.rows(statement.order_by(case.id)):
        since = row.phase_since or row.opened_at
        if row.phase == "closed":
            yield Ending(CASE, row.id, since + timedelta(days=rules.closed))
        else:
            yield Ending(CASE, row.id, max(since, row.seen or since) + timedelta(days=rules.quiet.get(row.phase, rules.quiet["aftercare"])))  # fmt: skip


def _people(uow: UnitOfWork) -> Iterator[Ending]:
    """Who has a part nowhere: refused, let go, or still waiting at the door."""
    taken = _PART.alias("taken")
    is_in = select(taken.c.person).where(taken.c.person == _PEOPLE.c.id, taken.c.state == "in").exists()
    latest = func.max(func.coalesce(_PART.c.out_at, _PART.c.joined_at), type_=tables.Moment).label("since")
    statement = (
        select(_PEOPLE.c.id, latest)
        .join(_PART, _PART.c.person == _PEOPLE.c.id)
        .where(~_PEOPLE.c.specialist, ~is_in)
        .group_by(_PEOPLE.c.id)
        .order_by(_PEOPLE.c.id)
    )
    for row in uow.rows(statement):
        yield Ending(PERSON, row.id, row.since + timedelta(days=retention().not_in))
