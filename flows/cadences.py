"""How often check-ins come in the time after: what is usual (DOMAIN section 9), and what a specialist may set for a case.

The loved one is asked on certain days, counted from discharge, admission or their yes. The family is asked every week and
then every month, counted from the outcome of the meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from flows.text import T, Text
from flows.view import Case, FollowUp

YEAR: Final = 365
USUAL: Final = (1, 3, 7, 14, 21, 30, *range(37, 57, 7), *range(70, YEAR + 1, 14))
"""Days 1, 3, 7, 14, 21, 30; weekly to week 8; every two weeks to month 12."""
CLOSER: Final = (1, 2, 3, 5, 7, 10, 14, 17, 21, 24, 28, *range(35, 183, 7), *range(196, YEAR + 1, 14))
LIGHTER: Final = (1, 3, 7, 14, 30, *range(44, 91, 14), *range(120, YEAR + 1, 30))
NAMES: Final[dict[str, tuple[Text, tuple[int, ...]]]] = {
    "usual": (T("As usual"), USUAL),
    "closer": (T("Closer"), CLOSER),
    "lighter": (T("Lighter"), LIGHTER),
}
MOST_DAYS: Final = 60
WEEKS: Final = (4, 8, 12, 26)
"""How long a family may be asked every week, before it is every month."""
WEEK, MONTH = 7, 28


def days_of(plan: FollowUp) -> tuple[int, ...]:
    """The loved one's days in this case."""
    return plan.days if plan.cadence == "own" and plan.days else NAMES.get(plan.cadence, NAMES["usual"])[1]


def family_every(plan: FollowUp, case: Case, now: datetime) -> int:
    """In so many days the family is asked again."""
    over = case.outcome_at is not None and now - case.outcome_at >= timedelta(weeks=plan.weeks)
    return MONTH if over else WEEK


def own_days(words: str) -> tuple[int, ...] | None:
    """Days as somebody types them: "1, 3, 7, 14"; None when that is no list of days within a year."""
    pieces = words.replace(",", " ").replace(";", " ").split()
    if (
        not pieces
        or len(pieces) > MOST_DAYS
        or not all(one.isascii() and one.isdigit() and len(one) <= 3 for one in pieces)
    ):
        return None
    days = sorted(set(map(int, pieces)))
    return tuple(days) if _all_within(days) else None


def _all_within(days: Iterable[int]) -> bool:
    return all(1 <= one <= YEAR for one in days)
