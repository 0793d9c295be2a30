"""When I read: days and hours on my own clock, time off, and how long an alert waits for me before it goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from babel.dates import get_day_names

from flows.availability import MIDNIGHT, is_away
from flows.effects import HoursChosen
from flows.model import Choice, Place, Turn
from flows.specialists.put_off import moment
from flows.steps import Ask, Choose, Flow, Kept, Step, leads_to, specialists
from flows.text import Fact, Joined, N, Said, T, Text
from flows.view import Hours, View

_RANGE: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|to|a|until|hasta)\s*(\d{1,2})(?:[:.h](\d{2}))?")
RED: Final = (5, 15, 30, 60)
AMBER: Final = (60, 4 * 60, 12 * 60, 24 * 60)
LANGUAGES: Final = ("en", "es")
TICK: Final = Said(dict.fromkeys(LANGUAGES, "✓"))


def _now(view: View) -> Hours:
    return view.hours()


def _effect(hours: Hours) -> HoursChosen:
    return HoursChosen(hours.days, hours.opens, hours.closes, hours.away_until, hours.red, hours.amber)


def text(view: View, place: Place) -> tuple[Text, ...]:
    hours = _now(view)
    clock = T("An alert that I have not read goes to whoever stands in, or comes again: red after {red}, amber after {amber}.",
              red=_minutes(hours.red), amber=_minutes(hours.amber))  # fmt: skip
    away = (T("Away until {when}.", when=hours.away_until),) if is_away(hours, view.now) and hours.away_until else ()
    if not hours.chosen:
        return (
            T("<b>When I read</b>"),
            T("You have not said when you read. Families are told: as soon as you can."),
            clock,
        )
    return (T("<b>When I read</b>"), Joined((_days(hours), _times(view, hours))), *away, clock)


def _minutes(minutes: int) -> Text:
    if minutes % 60:
        return N("{n} minute", "{n} minutes", n=minutes)
    return N("{n} hour", "{n} hours", n=minutes // 60)


def _days(hours: Hours) -> Text:
    return Joined(tuple(_day(day) for day in range(7) if hours.days[day] == "1"), ", ")


def _day(day: int) -> Said:
    """Monday is 0."""
    return Said({code: get_day_names("abbreviated", locale=code)[day] for code in LANGUAGES})


def _times(view: View, hours: Hours) -> Fact:
    return Fact("own", view.me.id, f"{_clock(hours.opens)}–{_clock(hours.closes)}")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    away = is_away(_now(view), view.now)
    return (
        Choice("days", T("Days"), to="days"),
        Choice("times", T("From when to when"), to="times"),
        Choice("back", T("I am back"), to=came_back) if away else Choice("away", T("Away until"), to="away"),
        Choice("red", T("Red alerts"), to="red"),
        Choice("amber", T("Amber alerts"), to="amber"),
    )


# --- days and times --------------------------------------------------------------------------------------------------
def day_choices(view: View, place: Place) -> tuple[Choice, ...]:
    hours = _now(view)
    listed = ((day, _day(day)) for day in range(7))
    return (
        *(Choice("d", Joined((TICK, name), " ") if hours.days[day] == "1" else name, to=turned, argument=str(day))
          for day, name in listed),
        Choice("done", T("Done"), to="hours"),
    )  # fmt: skip


@leads_to("days")
def turned(view: View, place: Place) -> Turn:
    hours, day = _now(view), int(place.data["choice"])
    days = "".join(("0" if one == "1" else "1") if at == day else one for at, one in enumerate(hours.days))
    if "1" not in days:
        return Turn("days", note=T("One day has to stay. For time off, use “Away until”."))
    return Turn("days", (_effect(replace(hours, days=days)),))


def a_range(text: str, view: View, place: Place) -> Kept | Text:
    found = _RANGE.fullmatch(" ".join(text.lower().split()))
    if found is None:
        return T("Write it with two hours, like: 9:00 to 17:30.")
    opens, closes = (int(found[at]) * 60 + int(found[at + 1] or 0) for at in (1, 3))
    if max(opens, closes) > MIDNIGHT or opens == closes or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
        return T("A day does not have those hours. Write it like: 9:00 to 17:30.")
    return Kept([opens, closes])


@leads_to("hours")
def times_kept(view: View, place: Place) -> Turn:
    opens, closes = place.data["times"]
    return Turn("hours", (_effect(replace(_now(view), opens=opens, closes=closes)),), note=T("Saved."))


# --- away ------------------------------------------------------------------------------------------------------------
def until(text: str, view: View, place: Place) -> Kept | Text:
    read = moment(text, view)
    return Kept(read.isoformat()) if isinstance(read, datetime) else read


@leads_to("hours")
def went_away(view: View, place: Place) -> Turn:
    at = datetime.fromisoformat(place.data["until"])
    note = T("Saved. Families are told. Alerts go to whoever stands in for you at once, and still to you.")
    return Turn("hours", (_effect(replace(_now(view), away_until=at)),), note=note)


@leads_to("hours")
def came_back(view: View, place: Place) -> Turn:
    return Turn("hours", (_effect(replace(_now(view), away_until=None)),), note=T("Good to have you back."))


# --- the clock of alerts ---------------------------------------------------------------------------------------------
def _clock_step(level: str, minutes: tuple[int, ...], asks: Text) -> Step:
    @leads_to("hours")
    def chosen(view: View, place: Place) -> Turn:
        after = int(place.data["choice"])
        hours = replace(_now(view), red=after) if level == "red" else replace(_now(view), amber=after)
        return Turn("hours", (_effect(hours),), note=T("Saved. It holds for the next alert."))

    listed = tuple(Choice("m", _minutes(one), to=chosen, argument=str(one)) for one in minutes)
    return Choose(level, asks, listed)


FLOW = Flow(
    "hours",
    opens=specialists,
    steps=(
        Choose("hours", text, choices, leads=("days", "times", "away", "red", "amber", "hours")),
        Choose("days", T("On which days do you read?"), day_choices, wide=2, leads=("days", "hours")),
        Ask("times", T("From when to when, on your own clock? Write it like: 9:00 to 17:30."), save_as="times",
            check=a_range, to=times_kept),
        Ask("away", T("Until when are you away? Write a day and an hour, like: 5 Dec 9:00."), save_as="until",
            check=until, to=went_away),
        _clock_step("red", RED, T("How long does a red alert wait for you before it goes on?")),
        _clock_step("amber", AMBER, T("How long does an amber alert wait for you before it goes on?")),
    ),
)  # fmt: skip
