"""A reminder in words: what it is called, when it comes; and the typed hour of a day."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from flows.loved_ones.reminder_time import WEEK, WORKDAYS
from flows.model import Place
from flows.steps import Kept
from flows.text import Fact, Joined, T, Text
from flows.view import Reminder, View

KINDS: Final[dict[str, Text]] = {
    "routine": T("Something I do"),
    "meeting": T("A meeting or a group"),
    "appointment": T("An appointment"),
    "medicine": T("Medicine"),
}
DAYS: Final[dict[int, Text]] = {
    1: T("Mon"), 2: T("Tue"), 3: T("Wed"), 4: T("Thu"), 5: T("Fri"), 6: T("Sat"), 7: T("Sun"),
}  # fmt: skip
AHEAD: Final[dict[int, Text]] = {0: T("At that moment"), 60: T("An hour before"), 24 * 60: T("A day before")}
_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.?\s?m\.?|p\.?\s?m\.?|h|hrs)?", re.IGNORECASE)


def called(one: Reminder) -> Text:
    return one.words or KINDS.get(one.kind, KINDS["routine"])


def when(view: View, one: Reminder) -> Text:
    if not one.days:
        return _once(one) if one.happens else T("no time yet")
    return Joined((days_text(one.days), clock_text(view, one.minute)), ", ")


def _once(one: Reminder) -> Text:
    assert one.happens is not None
    ahead = AHEAD.get(one.ahead, AHEAD[0])
    return T("{when}", when=one.happens) if not one.ahead else T("{when} · {ahead}", when=one.happens, ahead=ahead)


def days_text(days: tuple[int, ...]) -> Text:
    if days == WEEK:
        return T("every day")
    return T("Monday to Friday") if days == WORKDAYS else Joined(tuple(DAYS[day] for day in days), " ")


def clock_text(view: View, minute: int) -> Fact:
    return Fact("own", view.me.id, f"{minute // 60:02d}:{minute % 60:02d}")


def an_hour(text: str, view: View, place: Place) -> Kept | Text:
    """The minute of the day."""
    found = _HOUR.fullmatch(text.strip().removeprefix("at ").removeprefix("a las "))
    if found is None:
        return T("I could not read that as a time of day. Write it like this: 8:30, or 20:00.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return T("I could not read that as a time of day. Write it like this: 8:30, or 20:00.")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return T("A day has hours from 0 to 23 and minutes to 59. Write it like this: 8:30, or 20:00.")
    return Kept(hour * 60 + minute)


def moment(kept: str) -> datetime:
    """A moment as a place holds it."""
    return datetime.fromisoformat(kept)


def ahead_of(at: datetime, ahead: int) -> datetime:
    return at - timedelta(minutes=ahead)
