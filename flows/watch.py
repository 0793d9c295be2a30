"""Never alone from the yes to the door: the hours in which nobody is planned to be there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

Hours = tuple[datetime, datetime]
UNTIL_KNOWN: Final = timedelta(hours=24)
"""So far ahead somebody has to be there while nobody knows yet when treatment begins."""


def gaps(since: datetime, admission: datetime | None, there: Iterable[Hours]) -> tuple[Hours, ...]:
    """The stretches between ``since`` and the admission that nobody's hours cover, the earliest first."""
    end = since + UNTIL_KNOWN if admission is None else admission
    found, at = [], since
    for begins, ends in sorted(there):
        if begins > at and at < end:
            found.append((at, min(begins, end)))
        at = max(at, ends)
    if at < end:
        found.append((at, end))
    return tuple(found)
