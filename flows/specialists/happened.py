"""Moments and days that may lie behind us: when somebody arrived, the day on which treatment ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar

from flows.specialists.dates import Problem, read_day, read_moment
from flows.when import at_local, clock

FAR_BACK = timedelta(days=300)
Read = TypeVar("Read", bound=date)


def read_when(text: str, now: datetime, zone: str) -> datetime | Problem:
    """A day and an hour. Today counts from midnight on, and a full date may be one that has passed."""
    midnight = at_local(now.astimezone(clock(zone)).date(), 0, 0, zone)
    read = read_moment(text, midnight, zone)
    return _that_has_been(lambda at: read_moment(text, at, zone), now) if read == "past" else read


def read_which_day(text: str, now: datetime, zone: str) -> date | Problem:
    read = read_day(text, now, zone)
    return _that_has_been(lambda at: read_day(text, at, zone), now) if read == "past" else read


def _that_has_been(read: Callable[[datetime], Read | Problem], now: datetime) -> Read | Problem:
    """The same date whichever day one reads it on; "today" and "Monday" are not."""
    first, second = read(now - FAR_BACK), read(now - FAR_BACK + timedelta(days=1))
    return first if first == second else "past"
