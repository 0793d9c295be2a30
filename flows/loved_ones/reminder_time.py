"""When a reminder comes: on weekdays at an hour of the person's own clock, or once, ahead of a moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.effects import Promise
from flows.view import Reminder
from flows.when import DAY, at_local, clock

KIND: Final = "reminder"
WEEK: Final = (1, 2, 3, 4, 5, 6, 7)
WORKDAYS: Final = (1, 2, 3, 4, 5)


def next_at(reminder: Reminder, now: datetime, zone: str) -> datetime | None:
    """The next time after now; None for one that came already."""
    if not reminder.days:
        once = reminder.happens - timedelta(minutes=reminder.ahead) if reminder.happens else None
        return once if once is not None and once > now else None
    today = now.astimezone(clock(zone)).date()
    coming = (today + DAY * ahead for ahead in range(len(WEEK) + 1))
    hour, minute = divmod(reminder.minute, 60)
    moments = (at_local(day, hour, minute, zone) for day in coming if day.isoweekday() in reminder.days)
    return next((moment for moment in moments if moment > now), None)


def key(case: int, reminder: int) -> str:
    """The colon ends it, so that no other number begins with it."""
    return f"{KIND}:{case}:{reminder}:"


def promise(reminder: Reminder, person: int, now: datetime, zone: str) -> Promise | None:
    """It moves along with the person when it goes by weekdays; an appointment stays the moment that it is."""
    at = None if reminder.paused else next_at(reminder, now, zone)
    if at is None:
        return None
    data = {"reminder": reminder.id}
    return Promise(
        key(reminder.case, reminder.id), KIND, person, at, reminder.case, data, zone=zone if reminder.days else None
    )
