"""Never alone from the yes to the door: the hours in which nobody is planned to be there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

Hours = tuple[datetime, datetime]
UNTIL_KNOWN: Final = timedelta(hours=24)
"""So far ahead somebody has to be there while nobody knows yet when treatment begins."""


def until(since: datetime | None, admission: datetime | None, now: datetime) -> datetime:
    """The admission; while it is not known, or has passed without anybody noting an arrival, a day from now."""
    if admission is not None and admission > now:
        return admission
    return max(since or now, now) + UNTIL_KNOWN


def gaps(since: datetime, end: datetime, there: Iterable[Hours]) -> tuple[Hours, ...]:
    """The stretches from ``since`` to ``end`` that nobody's hours cover, the earliest first."""
    found, at = [], since
    for begins, ends in sorted(there):
        if begins > at and at < end:
            found.append((at, min(begins, end)))
        at = max(at, ends)
    if at < end:
        found.append((at, end))
    return tuple(found)
