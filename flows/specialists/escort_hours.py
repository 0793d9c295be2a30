"""From when to when somebody is there: typed, or taken with a tap."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.model import Choice, Place, Turn, Words
from flows.specialists.admission import MOMENT_WRONG
from flows.specialists.dates import read_moment
from flows.specialists.happened import read_when
from flows.steps import leads_to
from flows.text import Local, N, T, Text
from flows.view import View
from flows.watch import Hours
from flows.when import clock

LONG: Final = (1, 2, 4, 8)
"""Hours that are one tap away."""
LONGEST: Final = timedelta(days=3)


def of(place: Place) -> Hours:
    begins = datetime.fromisoformat(str(place.data["begins"]))
    return begins, datetime.fromisoformat(str(place.data.get("ends") or place.data["begins"]))


# --- from ------------------------------------------------------------------------------------------------------------
def begins_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("When does it begin? Tap, or write it, for example: today 16:30."),)


def begins_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (Choice("now", T("Now"), to=now),)


@leads_to("ends")
def now(view: View, place: Place) -> Turn:
    return Turn("ends", data={"begins": view.now.isoformat()})


def begins_typed(view: View, place: Place, heard: Words) -> Turn:
    read = read_when(heard.text, view.now, view.case(place.data["case"]).zone)
    if not isinstance(read, datetime):
        return Turn(note=MOMENT_WRONG[read])
    return Turn("ends", data={"begins": read.isoformat()})


# --- until -----------------------------------------------------------------------------------------------------------
def ends_text(view: View, place: Place) -> tuple[Text, ...]:
    case, (begins, _) = view.case(place.data["case"]), of(place)
    return (
        T("It begins: {when}.", when=Local(begins, case.zone)),
        T("How long is it? Tap, or write when it ends, for example: 18:30, or: tomorrow 8:00."),
    )


def ends_choices(view: View, place: Place) -> tuple[Choice, ...]:
    until = (Choice("gap", T("To the end of the gap"), to=to_the_end),) if place.data.get("until") else ()
    lengths = (Choice("h", N("{n} hour", "{n} hours", n=n), to=lasts, argument=str(n)) for n in LONG)
    return (*lengths, *until)


@leads_to("where")
def to_the_end(view: View, place: Place) -> Turn:
    return _until(view, place, datetime.fromisoformat(str(place.data["until"])))


@leads_to("where")
def lasts(view: View, place: Place) -> Turn:
    return _until(view, place, of(place)[0] + timedelta(hours=int(place.data["choice"])))


def ends_typed(view: View, place: Place, heard: Words) -> Turn:
    """An hour alone is the next time that the clock shows it after the beginning."""
    zone, (begins, _) = view.case(place.data["case"]).zone, of(place)
    read = read_moment(heard.text, begins, zone)
    if read == "no_day":
        there = begins.astimezone(clock(zone)).date()
        days = (there, there + timedelta(days=1))
        tried = [read_moment(f"{day.isoformat()} {heard.text}", begins, zone) for day in days]
        read = next((one for one in tried if isinstance(one, datetime)), tried[-1])
    if read == "past":
        return Turn(note=T("That is before it begins. When does it end?"))
    return _until(view, place, read) if isinstance(read, datetime) else Turn(note=MOMENT_WRONG[read])


def _until(view: View, place: Place, ends: datetime) -> Turn:
    begins = of(place)[0]
    if ends - begins > LONGEST:
        return Turn(note=T("That is more than three days for one person. Could you share it among several?"))
    return Turn("where", data={"ends": ends.isoformat()})
