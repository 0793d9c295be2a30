"""When treatment is to begin, and the day on which it ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from flows import at_the_door
from flows.effects import AdmissionPlanned, DischargeSet
from flows.loved_ones.begins_anew import begins_anew
from flows.model import Choice, Place, Turn, Words
from flows.specialists.dates import Problem, read_moment
from flows.specialists.happened import read_which_day
from flows.specialists.plan_values import DAY_WENT_WRONG
from flows.specialists.settled import day_of
from flows.steps import leads_to
from flows.text import Local, T, Text
from flows.view import Case, View
from flows.when import at_local, clock

MOMENT_WRONG: Final[dict[Problem, Text]] = {
    "nonsense": T("I could not read a day and an hour in that. Could you write it like this: 5 Dec 2026 15:30?"),
    "no_day": T("I read the hour, but no day. Could you write both, like this: 5 Dec 2026 15:30?"),
    "no_hour": T("I read the day, but no hour. Could you write both, like this: 5 Dec 2026 15:30?"),
    "past": T("That moment has passed already. If they have arrived, go back and tap “They have arrived”."),
    "far": T("That is more than two years away. Is the year right?"),
    "skipped": T("The clocks go forward that night, and this hour is left out. Please choose another hour."),
    "weekday": T("That date falls on another day of the week. Which of the two is right? Please write it again."),
}
DAY_WRONG: Final = DAY_WENT_WRONG
NOON: Final = 12


def too_early(case: Case, at: datetime) -> Text | None:
    """Nobody is admitted before the meeting that led to it."""
    if case.meeting_at is None or at >= case.meeting_at:
        return None
    return T(
        "That is before the meeting on {when}, so I have not changed anything. Which moment is right? If the day of the"
        " meeting is wrong, change that first.",
        when=Local(case.meeting_at, case.zone),
    )


# --- the time --------------------------------------------------------------------------------------------------------
def time_text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    now = (T("So far: {when}", when=Local(case.admission_at, case.zone)),) if case.admission_at else ()
    return (*now, T("When does the place open its door to {loved_one}? Write day and hour, for example: today 18:00."))


def time_choices(view: View, place: Place) -> tuple[Choice, ...]:
    known = view.case(place.data["case"]).admission_at is not None
    return (Choice("open", T("Not known any more"), to=time_open),) if known else ()


@leads_to("treatment")
def time_open(view: View, place: Place) -> Turn:
    return Turn("treatment", (AdmissionPlanned(place.data["case"], None),), note=T("It is open again."))


def time_typed(view: View, place: Place, heard: Words) -> Turn:
    case = view.case(place.data["case"])
    read = read_moment(heard.text, view.now, case.zone)
    if not isinstance(read, datetime):
        return Turn(note=MOMENT_WRONG[read])
    if (wrong := too_early(case, read)) is not None:
        return Turn(note=wrong)
    asked = at_the_door.asks_how_far(case, read + at_the_door.AFTER)
    return Turn("treatment", (AdmissionPlanned(case.id, read), asked), note=T("Kept."))


# --- the last day ----------------------------------------------------------------------------------------------------
def home_text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    now = (T("So far: {day}", day=day_of(case.discharge_at, case)),) if case.discharge_at else ()
    return (
        *now,
        T("On which day does treatment end? Write it, for example: 5 Jan 2027. It can be changed at any time."),
    )


def home_choices(view: View, place: Place) -> tuple[Choice, ...]:
    known = view.case(place.data["case"]).discharge_at is not None
    return (Choice("open", T("Not known any more"), to=home_open),) if known else ()


@leads_to("treatment")
def home_open(view: View, place: Place) -> Turn:
    case = place.data["case"]
    return Turn("treatment", (DischargeSet(case, None), *begins_anew(view, case)), note=T("It is open again."))


def home_typed(view: View, place: Place, heard: Words) -> Turn:
    case = view.case(place.data["case"])
    read = read_which_day(heard.text, view.now, case.zone)
    if not isinstance(read, date):
        return Turn(note=DAY_WRONG.get(read, DAY_WRONG["nonsense"]))
    if case.admitted_at is None:
        return Turn("treatment", note=T("First note when they arrived. Then the last day can follow."))
    arrived = case.admitted_at.astimezone(clock(case.zone)).date()
    if read < arrived:
        return Turn(note=T(
            "Treatment began on {day}, and this day is before that, so I have not changed anything. Which day is right?",
            day=arrived,
        ))  # fmt: skip
    day = case.admitted_at if read == arrived else at_local(read, NOON, 0, case.zone)
    at = max(day, case.admitted_at)
    ends = (DischargeSet(case.id, at),)
    return Turn("treatment", (*ends, *begins_anew(view, case.id, at)), note=T("Kept."))
