"""Making or changing a reminder, a question a screen: what it is, what it is called, on which days, at what time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flows.effects import Effect, PromiseDropped, ReminderSet
from flows.loved_ones import reminder_time as time
from flows.loved_ones import reminder_words as words
from flows.model import Choice, Place, Turn
from flows.specialists.dates import read_moment
from flows.specialists.plan_meeting import WHAT_WENT_WRONG
from flows.steps import Ask, Choose, Kept, leads_to, short_words
from flows.text import Fact, T, Text
from flows.tick import with_tick
from flows.view import Reminder, View
from flows.when import DAY, at_local, clock

QUICK: Final = (8 * 60, 9 * 60, 12 * 60, 18 * 60, 20 * 60, 22 * 60)
TOMORROW: Final = (10 * 60, 17 * 60)
LONGEST: Final = 80


def loaded(one: Reminder) -> dict[str, Any]:
    """What the place holds of one that is being changed."""
    happens = one.happens.isoformat() if one.happens else None
    return {
        "changes": True, "kind": one.kind, "called": one.words.value if one.words else "", "days": list(one.days),
        "minute": one.minute if one.days else None, "happens": happens, "ahead": one.ahead, "paused": one.paused,
    }  # fmt: skip


@leads_to("kind")
def begun_anew(view: View, place: Place) -> Turn:
    empty: dict[str, Any] = {
        "called": "",
        "days": [],
        "minute": None,
        "happens": None,
        "ahead": 0,
        "paused": False,
        "changes": False,
    }
    return Turn("kind", data={"reminder": view.new_id(), **empty})


def saved_as(view: View, place: Place, data: Mapping[str, Any]) -> tuple[Effect, ...]:
    """Keep it, and plan when it comes next; what was planned before goes."""
    case, reminder = int(place.data["case"]), int(place.data["reminder"])
    happens = words.moment(data["happens"]) if data["happens"] and not data["days"] else None
    days, minute, ahead = tuple(sorted(data["days"])), int(data["minute"] or 0), int(data["ahead"] or 0)
    kind, said, paused = str(data["kind"]), str(data["called"] or ""), bool(data["paused"])
    one = Reminder(reminder, case, kind, Fact("own", view.me.id, said), days, minute, happens, ahead, paused)
    planned, key = time.promise(one, view.me.id or 0, view.now, view.me.zone), time.key(case, reminder)
    return (
        ReminderSet(case, reminder, kind, said, days, minute, happens, ahead, paused),
        PromiseDropped(key),
        PromiseDropped(f"again:{key}"),
        *((planned,) if planned else ()),
    )


def _saved(view: View, place: Place, **more: Any) -> Turn:
    data = {**place.data, **more}
    return Turn("reminders", saved_as(view, place, data), {**more, "page": 0}, T("Kept. I remind you."))


# --- what it is, and what it is called -------------------------------------------------------------------------------
@leads_to("called")
def kind_chosen(view: View, place: Place) -> Turn:
    return Turn("called", data={"kind": str(place.data["choice"])})


def called_text(view: View, place: Place) -> tuple[Text, ...]:
    shown = T("Your locked screen shows only that there is a note.")
    if not view.me.discreet:
        shown = T("Your locked screen shows these words when it comes. Choose the neutral ones if others may look.")
    return (T("What shall I call it? Write it in your own words, or leave it neutral."), shown)


@leads_to("often", "moment", "reminders")
def called_so(view: View, place: Place) -> Turn:
    return _on(view, place, str(place.data["called"]))


@leads_to("often", "moment", "reminders")
def neutral(view: View, place: Place) -> Turn:
    return _on(view, place, "")


def _on(view: View, place: Place, called: str) -> Turn:
    if place.data.get("changes"):
        return _saved(view, place, called=called)
    return Turn("moment" if place.data["kind"] == "appointment" else "often", data={"called": called})


# --- on which days ---------------------------------------------------------------------------------------------------
@leads_to("time")
def every_day(view: View, place: Place) -> Turn:
    return _days(time.WEEK)


@leads_to("time")
def workdays(view: View, place: Place) -> Turn:
    return _days(time.WORKDAYS)


def _days(days: tuple[int, ...]) -> Turn:
    return Turn("time", data={"days": list(days), "happens": None})


def days_choices(view: View, place: Place) -> tuple[Choice, ...]:
    picked = place.data.get("days", [])
    boxes = (
        Choice("day", with_tick(label, day in picked), to=turned, argument=str(day))
        for day, label in words.DAYS.items()
    )
    return (*boxes, *((Choice("done", T("Done"), to="time"),) if picked else ()))


@leads_to()
def turned(view: View, place: Place) -> Turn:
    picked, day = list(place.data.get("days", [])), int(place.data["choice"])
    return Turn(data={"days": sorted({*picked, day} if day not in picked else {*picked} - {day}), "happens": None})


# --- at what time ----------------------------------------------------------------------------------------------------
def time_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("at", words.clock_text(view, minute), to=quick, argument=str(minute)) for minute in QUICK)


@leads_to("reminders")
def quick(view: View, place: Place) -> Turn:
    return _saved(view, place, minute=int(place.data["choice"]))


@leads_to("reminders")
def timed(view: View, place: Place) -> Turn:
    return _saved(view, place, minute=int(place.data["minute"]))


def a_moment(text: str, view: View, place: Place) -> Kept | Text:
    read = read_moment(text, view.now, view.me.zone)
    return WHAT_WENT_WRONG[read] if isinstance(read, str) else Kept(read.isoformat())


def tomorrow_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            "morrow", T("Tomorrow, {clock}", clock=words.clock_text(view, minute)), to=tomorrow, argument=str(minute)
        )
        for minute in TOMORROW
    )


@leads_to("ahead")
def tomorrow(view: View, place: Place) -> Turn:
    hour, minute = divmod(int(place.data["choice"]), 60)
    day = view.now.astimezone(clock(view.me.zone)).date() + DAY
    return Turn("ahead", data={"happens": at_local(day, hour, minute, view.me.zone).isoformat()})


def ahead_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("I read: {when}.", when=words.moment(place.data["happens"])), T("When shall I remind you?"))


def ahead_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Only what still lies ahead."""
    at = words.moment(place.data["happens"])
    listed = ((ahead, label) for ahead, label in words.AHEAD.items() if words.ahead_of(at, ahead) > view.now)
    return (
        *(Choice("ahead", label, to=ahead_chosen, argument=str(ahead)) for ahead, label in listed),
        Choice("again", T("No, write it again"), to="moment"),
    )


@leads_to("reminders")
def ahead_chosen(view: View, place: Place) -> Turn:
    return _saved(view, place, ahead=int(place.data["choice"]), days=[], minute=None)


STEPS = (
    Choose("kind", T("What is it?"), tuple(
        Choice("kind", label, to=kind_chosen, argument=kind) for kind, label in words.KINDS.items()
    )),
    Ask("called", called_text, save_as="called", check=short_words(LONGEST), to=called_so, choices=(
        Choice("neutral", T("Leave it neutral"), to=neutral),
    )),
    Choose("often", T("How often shall it come?"), (
        Choice("daily", T("Every day"), to=every_day),
        Choice("work", T("Monday to Friday"), to=workdays),
        Choice("some", T("I choose the days"), to="days"),
        Choice("once", T("Only once"), to="moment"),
    )),
    Choose("days", T("On which days?"), days_choices, wide=4, leads=("time",)),
    Ask("time", T("At what time of your day? Tap one, or write it, for example 8:30."), save_as="minute", check=words.an_hour,
        to=timed, choices=time_choices, wide=3),
    Ask("moment", T("When is it? Write the day and the hour, for example: 5 Dec 2026 15:30, or: Saturday 3 pm."),
        save_as="happens", check=a_moment, to="ahead", choices=tomorrow_choices),
    Choose("ahead", ahead_text, ahead_choices, leads=("reminders", "moment")),
)  # fmt: skip
