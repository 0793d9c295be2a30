"""Put a talk off: to a morning with one tap, or to any time that is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from flows.effects import Snoozed
from flows.model import Choice, Place, Turn, Words
from flows.specialists.dates import read_moment
from flows.specialists.threads import key
from flows.steps import Step, leads_to
from flows.text import T, Text
from flows.view import Thread, View
from flows.when import days_after

MORNING: Final = 8
DAYS: Final = {"day": 1, "days": 3}
WRONG: Final[dict[str, Text]] = {
    "nonsense": T("I did not understand that. Write a day and an hour, like: tomorrow 16:00, or 5 Dec 9:30."),
    "no_day": T("And on which day? Write both, like: tomorrow 16:00."),
    "no_hour": T("And at what time? Write both, like: tomorrow 16:00."),
    "past": T("That time has passed already. Which one do you mean?"),
    "far": T("That is more than two years away. Which day do you mean?"),
    "skipped": T("That hour does not exist on that day: clocks are put forward. Choose one before or after it."),
    "weekday": T("That date is another day of the week. Which one do you mean?"),
}


def moment(text: str, view: View) -> datetime | Text:
    """The moment that was typed, on my own clock, or what stands in the way and what to do."""
    read = read_moment(text, view.now, view.me.zone)
    return read if isinstance(read, datetime) else WRONG[read]


def put_off_step(name: str, back: str, this: Callable[[View, Place], Thread]) -> Step:
    def put_off(view: View, place: Place, until: datetime) -> Turn:
        thread = this(view, place)
        return Turn(back, (Snoozed(thread.case, key(thread), until),), note=T("Put off until {when}.", when=until))

    @leads_to(back)
    def tapped(view: View, place: Place) -> Turn:
        monday = 7 - view.now.astimezone(ZoneInfo(view.me.zone)).weekday()
        days = DAYS.get(str(place.data["choice"]), monday)
        return put_off(view, place, days_after(view.now, days, MORNING, view.me.zone))

    def typed(view: View, place: Place, heard: Words) -> Turn:
        until = moment(heard.text, view)
        return put_off(view, place, until) if isinstance(until, datetime) else Turn(note=until)

    return Step(name, T(
        "When shall it come back? Tap, or write any day and hour, like: tomorrow 16:00. A new message brings it back at once."
    ), (
        Choice("day", T("Tomorrow morning"), to=tapped),
        Choice("days", T("In three days"), to=tapped),
        Choice("week", T("Next Monday"), to=tapped),
    ), words=typed, leads=(back,))  # fmt: skip
