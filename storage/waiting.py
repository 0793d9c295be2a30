"""How much waits now, and for how long: what shows whether the bot keeps up. Numbers alone, of nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, literal, select

from storage import tables
from storage.ids import age
from storage.unit_of_work import UnitOfWork

LANES = ("reply", "paced")
LEVELS = ("red", "amber")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Depths and the age of the oldest in seconds. ``held``: messages that wait for their reader's hours."""

    outbox: Mapping[str, int]
    oldest: Mapping[str, float]
    held: int
    due: int
    overdue: float
    alerts: Mapping[str, int]
    set_aside: int


def waiting(uow: UnitOfWork) -> Waiting:
    out, due, alert = tables.outbox.c, tables.due.c, tables.alert.c
    ready = select(out.lane, func.count().label("n"), func.min(out.id).label("first")).where(out.state == "ready")
    lanes = {row.lane: row for row in uow.rows(ready.group_by(out.lane))}
    held = uow.rows(select(func.count(tables.outbox.c.id)).where(tables.IS_HELD))[0][0]
    late = uow.rows(select(func.count(due.id).label("n"), func.min(due.at).label("first")).where(due.at <= uow.now))[0]
    unread = select(alert.level, func.count().label("n")).where(alert.acknowledged_at.is_(None)).group_by(alert.level)
    alerts = {row.level: row.n for row in uow.rows(unread)}
    aside = uow.rows(select(func.count(tables.set_aside.c.id)))[0][0]
    return Waiting(
        {lane: lanes[lane].n if lane in lanes else 0 for lane in LANES},
        {lane: age(lanes[lane].first) if lane in lanes else 0.0 for lane in LANES},
        held, late.n, max(uow.now - late.first, timedelta()).total_seconds() if late.first else 0.0,
        {level: alerts.get(level, 0) for level in LEVELS}, aside,
    )  # fmt: skip


def answers(uow: UnitOfWork) -> bool:
    """The database takes a question."""
    return bool(uow.rows(select(literal(1))))
