"""Moments on somebody's own clock. IANA zones; what daylight saving does is decided here and nowhere else.

1. A time that does not exist (clocks go forward) becomes the same time an hour later.
2. A time that comes twice (clocks go back) is the first of the two.
3. Whoever moves keeps their hours: 18:00 stays 18:00 where they live now.
4. A zone that this machine does not know counts as UTC: late is better than never.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@cache
def clock(zone: str) -> tzinfo:
    """The clock of that zone."""
    try:
        return ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        return UTC


def at_local(day: date, hour: int, minute: int, zone: str) -> datetime:
    """That wall-clock time in that zone, as a moment in UTC."""
    return datetime.combine(day, time(hour, minute), clock(zone)).astimezone(UTC)


def next_local(now: datetime, hour: int, zone: str) -> datetime:
    """The next time that clocks there show that hour, strictly after ``now``."""
    today = now.astimezone(clock(zone)).date()
    moment = at_local(today, hour, 0, zone)
    return moment if moment > now else at_local(today + DAY, hour, 0, zone)


def days_after(moment: datetime, days: int, hour: int, zone: str) -> datetime:
    """That hour, that many calendar days after the day of ``moment`` there."""
    return at_local(moment.astimezone(clock(zone)).date() + timedelta(days=days), hour, 0, zone)


def same_time_after(at: datetime, zone: str | None, now: datetime) -> datetime:
    """The next day on which it is that time again, after ``now``; on nobody's clock a whole number of days later."""
    there = at.astimezone(clock(zone or "UTC"))
    day = max(there.date(), now.astimezone(clock(zone or "UTC")).date() - DAY)
    while (moment := at_local(day, there.hour, there.minute, zone or "UTC")) <= now:
        day += DAY
    return moment


def moved_to(at: datetime, old: str, new: str, now: datetime) -> datetime:
    """What was planned for a time in one zone, at the same time in the other, and not before now if it lay ahead."""
    there = at.astimezone(clock(old))
    moment = at_local(there.date(), there.hour, there.minute, new)
    return moment if moment > now or at <= now else same_time_after(moment, new, now)


def at_hour(at: datetime, hour: int, zone: str, now: datetime) -> datetime:
    """The same day at another hour; the day after when that hour is over, and ``at`` still lay ahead."""
    there = at.astimezone(clock(zone))
    moment = at_local(there.date(), hour, 0, zone)
    return moment if moment > now or at <= now else same_time_after(moment, zone, now)


def open_from(now: datetime, since: int, until: int, zone: str) -> datetime:
    """Now, when the hours from ``since`` to before ``until`` are open there; else when they open next.

    Hours may go over midnight; the same hour twice means the whole day.
    """
    hour = now.astimezone(clock(zone)).hour
    inside = since <= hour < until if since < until else hour >= since or hour < until
    return now if inside or since == until else next_local(now, since, zone)
