"""Messages of the desk that did not reach somebody, by case: to whom, why, and when they were decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from storage import tables
from storage.not_sent import reason
from storage.unit_of_work import UnitOfWork

MOST = 500
_TOLD, _OUT, _NOTICE = tables.notice_delivery, tables.outbox, tables.notice
_WHY = func.coalesce(_OUT.c.why, _TOLD.c.why)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """``why``: as ``storage.not_sent`` has it."""

    person: int
    name: str
    why: str
    at: datetime


def undelivered(uow: UnitOfWork, names: dict[tuple[int, int], str]) -> dict[int, list[Undelivered]]:
    """The newest first. ``names`` by case and person: of nobody else is anything said."""
    statement = (
        select(_TOLD.c.case, _TOLD.c.person, _WHY.label("why"), _NOTICE.c.sent_at)
        .join(_NOTICE, _NOTICE.c.id == _TOLD.c.notice)
        .outerjoin(_OUT, _OUT.c.id == _TOLD.c.outbox)
        .where(_TOLD.c.case.in_({case for case, _ in names}), _NOTICE.c.state.in_(("planned", "sending", "out")))
        .where(or_(_TOLD.c.state == "failed", (_TOLD.c.state == "handed") & (_OUT.c.state == "failed")))
        .order_by(_NOTICE.c.id.desc(), _TOLD.c.person)
        .limit(MOST)
    )
    found: dict[int, list[Undelivered]] = {}
    for row in uow.rows(statement):
        if (row.case, row.person) in names:
            one = Undelivered(row.person, names[row.case, row.person], reason(row.why), row.sent_at)
            found.setdefault(row.case, []).append(one)
    return found
