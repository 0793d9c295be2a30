"""When check-ins come: on the days of the case's follow-up plan (``flows.cadences``, DOMAIN section 9).

They count from the discharge, before it from the admission, before that from the yes to check-ins. After an answer that
raised an amber alert the next one comes within three days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows.cadences import USUAL
from flows.effects import Promise
from flows.view import Case
from flows.when import DAY, clock, days_after

DAYS = USUAL
SOON = 3


def began(now: datetime, case: Case, agreed: datetime) -> datetime:
    """The day zero: the latest step of treatment that was reached, or else the yes to check-ins."""
    reached = (at for at in (case.discharge_at, case.admitted_at) if at is not None and at <= now)
    return next(reached, agreed)


def promise(
    now: datetime, began: datetime, case: int, person: int, hour: int, zone: str, days: Sequence[int] = DAYS
) -> Promise | None:
    """The next check-in after now; None when the year is over. ``days``: those of the case."""
    day = (now.astimezone(clock(zone)).date() - began.astimezone(clock(zone)).date()).days
    coming = next((planned for planned in days if planned > day), None)
    if coming is None:
        return None
    return _promise(days_after(began, coming, hour, zone), zone, began, case, person)


def sooner(
    now: datetime, began: datetime, case: int, person: int, hour: int, zone: str, days: Sequence[int] = DAYS
) -> Promise:
    """The next one within three days: after an amber answer."""
    third = days_after(now, SOON, hour, zone)
    at = third if third <= now + DAY * SOON else days_after(now, SOON - 1, hour, zone)
    soon = _promise(at, zone, began, case, person)
    planned = promise(now, began, case, person, hour, zone, days)
    return planned if planned is not None and planned.at < soon.at else soon


def _promise(at: datetime, zone: str, began: datetime, case: int, person: int) -> Promise:
    return Promise(f"check_in:{case}:{person}", "check_in", person, at, case, {"began": began.isoformat()}, zone=zone)
