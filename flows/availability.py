"""When a specialist reads: their days and hours on their own clock, and time off until a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flows.view import Hours
from flows.when import at_local

DAYS_AHEAD = 8
MIDNIGHT = 24 * 60


def is_open(hours: Hours, now: datetime) -> bool:
    """Whether they may be expected to read now. Hours that end before they begin go over midnight."""
    if is_away(hours, now):
        return False
    here = now.astimezone(ZoneInfo(hours.zone))
    minute, today = here.hour * 60 + here.minute, here.weekday()
    if hours.opens < hours.closes:
        return hours.days[today] == "1" and hours.opens <= minute < hours.closes
    after_midnight = hours.days[(today - 1) % 7] == "1" and minute < hours.closes
    return after_midnight or (hours.days[today] == "1" and minute >= hours.opens)


def is_away(hours: Hours, now: datetime) -> bool:
    return hours.away_until is not None and now < hours.away_until


def next_open(hours: Hours, now: datetime) -> datetime | None:
    """When they read again: now while they are there; None when no day is open."""
    if is_open(hours, now):
        return now
    start = hours.away_until if hours.away_until is not None and is_away(hours, now) else now
    if is_open(hours, start):
        return start
    first = start.astimezone(ZoneInfo(hours.zone)).date()
    for ahead in range(DAYS_AHEAD):
        day = first + timedelta(days=ahead)
        moment = at_local(day, *divmod(hours.opens, 60), hours.zone)
        if hours.days[day.weekday()] == "1" and moment > start:
            return moment
    return None
