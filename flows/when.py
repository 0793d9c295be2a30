"""Moments on somebody's own clock. IANA zones; what daylight saving does is decided here and nowhere else.

1. A time that does not exist (clocks go forward) becomes the same time an hour later.
2. A time that comes twice (clocks go back) is the first of the two.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def at_local(day: date, hour: int, minute: int, zone: str) -> datetime:
    """That wall-clock time in that zone, as a moment in UTC."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


def next_local(now: datetime, hour: int, zone: str) -> datetime:
    """The next time that clocks there show that hour, strictly after ``now``."""
    today = now.astimezone(ZoneInfo(zone)).date()
    moment = at_local(today, hour, 0, zone)
    return moment if moment > now else at_local(today + timedelta(days=1), hour, 0, zone)


def days_after(moment: datetime, days: int, hour: int, zone: str) -> datetime:
    """That hour, that many calendar days after the day of ``moment`` there."""
    return at_local(moment.astimezone(ZoneInfo(zone)).date() + timedelta(days=days), hour, 0, zone)
