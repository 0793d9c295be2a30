"""Putting a thing off: to a moment that is offered, or to one that is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.effects import Snoozed
from flows.model import Choice, Place, Turn, Words
from flows.specialists.already import put_off_too
from flows.specialists.dates import Problem, read_moment
from flows.specialists.things import line
from flows.steps import leads_to
from flows.text import T, Text
from flows.view import Thing, View
from flows.when import days_after

MORNING: Final = 8
HOURS: Final = timedelta(hours=3)
WENT_WRONG: Final[Mapping[Problem, Text]] = {
    "past": T("That moment has passed already. When shall it come back?"),
    "far": T("That is more than two years away. Is the year right?"),
    "skipped": T("The clocks go forward that night, and this hour is left out. Please choose another hour."),
    "weekday": T("That date falls on another day of the week. Which of the two is right? Please write it again."),
}
NOT_READ: Final = T("I could not read a moment in that. Write it like this: Friday 15:00, or: tomorrow.")


def this(view: View, place: Place) -> Thing | None:
    """None when it was done meanwhile."""
    return view.thing(str(place.data.get("key", "")))


def text(view: View, place: Place) -> tuple[Text, ...]:
    one = this(view, place)
    if one is None:
        return (T("This is done already."),)
    return (line(view, one), T("When shall it come back? You can also write it: Friday 15:00, or: 3 December 9:30."))


@leads_to("inbox")
def put_off(view: View, place: Place) -> Turn:
    return _until(view, place, _offered(view, str(place.data["choice"])))


def typed(view: View, place: Place, heard: Words) -> Turn:
    read = _read(heard.text, view)
    if isinstance(read, datetime):
        return _until(view, place, read)
    return Turn(note=WENT_WRONG.get(read, NOT_READ))


def _read(text: str, view: View) -> datetime | Problem:
    """A day alone means its morning; an hour alone the next time that the clock shows it."""
    said = [text, f"{text} {MORNING}:00", f"today {text}", f"tomorrow {text}"]
    found = [read_moment(one, view.now, view.me.zone) for one in said]
    first = found[0]
    if first == "no_hour":
        return found[1]
    if first == "no_day":
        return found[2] if isinstance(found[2], datetime) else found[3]
    return first


def _offered(view: View, choice: str) -> datetime:
    """A morning on my own clock; next week begins on Monday."""
    if choice == "hours":
        return view.now + HOURS
    monday = 7 - view.now.astimezone(ZoneInfo(view.me.zone)).weekday()
    return days_after(view.now, {"day": 1, "days": 3}.get(choice, monday), MORNING, view.me.zone)


def _until(view: View, place: Place, until: datetime) -> Turn:
    one = this(view, place)
    if one is None or one.rank == 0:
        return Turn(
            "inbox", note=T("That was done already.") if one is None else T("A red alert stays until it is read.")
        )
    note = put_off_too(view, one, until) or T("Put off until {when}.", when=until)
    return Turn("inbox", (Snoozed(one.case, one.key, until),), {"after": None}, note)


CHOICES = (
    Choice("hours", T("In three hours"), to=put_off),
    Choice("day", T("Tomorrow morning"), to=put_off),
    Choice("days", T("In three days"), to=put_off),
    Choice("week", T("Next Monday"), to=put_off),
)
