"""The full check-ups at months 3, 6, 9 and 12: promised when an outcome is noted, due to the specialist, asked for twice.

They count from discharge, before it from admission, before that from the outcome. When treatment begins or ends later, a
check-up that comes too early moves itself to its day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.effects import Effect, Promise, PromiseDropped, Push
from flows.model import Choice, DueCame, Enter
from flows.text import N, T
from flows.view import Case, View
from flows.when import at_local, clock

KIND: Final = "check_up"
MONTHS: Final = (3, 6, 9, 12)
HOUR: Final = 9
AGAIN: Final = timedelta(days=7)
NEAR: Final = timedelta(days=2)
HELD: Final = frozenset({"yes", "partly", "not_today", "no"})
"""Outcomes after which a circle is followed for a year."""


def counts_from(case: Case) -> datetime | None:
    """None: there is nothing to follow yet."""
    if case.outcome not in HELD:
        return None
    return case.discharge_at or case.admitted_at or case.outcome_at


def due_at(began: datetime, month: int, zone: str) -> datetime:
    """In the morning of the same day of that month, or of its last day."""
    day = began.astimezone(clock(zone)).date()
    year, number = divmod(day.month - 1 + month, 12)
    first = day.replace(year=day.year + year, month=number + 1, day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    last = (after - timedelta(days=1)).day
    return at_local(first.replace(day=min(day.day, last)), HOUR, 0, zone)


def begun(view: View, case: Case, outcome: str) -> tuple[Effect, ...]:
    """An outcome is noted: the year begins with it, or ends where there is nothing to follow."""
    if outcome not in HELD:
        return tuple(PromiseDropped(f"{KIND}:{case.id}:{month}") for month in MONTHS)
    if case.outcome in HELD:
        return ()
    return promised(view, case, view.now)


def promised(view: View, case: Case, began: datetime) -> tuple[Promise, ...]:
    """All that lie ahead; the same once more moves them."""
    zone = view.me.zone
    moments = ((month, due_at(began, month, zone)) for month in MONTHS)
    return tuple(_promise(case, month, at, zone) for month, at in moments if at > view.now)


def _promise(case: Case, month: int, at: datetime, zone: str, turn: int = 1) -> Promise:
    data = {"month": month, "turn": turn}
    return Promise(f"{KIND}:{case.id}:{month}", KIND, case.specialist, at, case.id, data, zone=zone)


def come(view: View, came: DueCame) -> tuple[Effect, ...]:
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.leads:
        return ()
    case, month = view.case(standing.case), int(came.data["month"])
    began = counts_from(case)
    if began is None or case.phase == "closed" or month in view.check_ups(case.id):
        return ()
    at = due_at(began, month, view.me.zone)
    if at > view.now + NEAR:
        return (_promise(case, month, at, view.me.zone),)
    look = Choice("look", T("Open the check-up"), to=Enter("check_up", f"{case.id}-{month}"))
    says = N("The check-up of month {n} is due.", "The check-up of month {n} is due.", n=month)
    push = Push(
        came.person,
        (says, T("<b>{code_name}</b>: how it went so far, in one place.", code_name=case.code_name)),
        (look,),
    )
    turn = int(came.data.get("turn", 1))
    again = (_promise(case, month, view.now + AGAIN, view.me.zone, 2),) if turn == 1 else ()
    return (push, *again)
