"""When treatment is to begin, and the day on which it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from flows import at_the_door
from flows.effects import AdmissionPlanned, DischargeSet
from flows.loved_ones.begins_anew import begins_anew
from flows.model import Choice, Place, Turn, Words
from flows.specialists.both import as_it_stands, both, theirs_first
from flows.specialists.dates import Problem, read_moment
from flows.specialists.happened import read_which_day
from flows.specialists.plan_values import DAY_WENT_WRONG
from flows.specialists.settled import day_of
from flows.steps import Step, leads_to
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


WHAT: Final = {"time": "AdmissionPlanned", "came": "Admitted", "home": "DischargeSet"}
"""The steps that set a moment of the way through treatment, and the effect that does it."""


def _stands(case: Case, step: str) -> dict[str, str]:
    at = {"time": case.admission_at, "came": case.admitted_at, "home": case.discharge_at}[step]
    return {"at": at.isoformat()} if at is not None else {}


@leads_to("time", "came", "home")
def opened(view: View, place: Place) -> Turn:
    step = str(place.data["choice"])
    return Turn(step, data={"step": step, **as_it_stands(view, _stands(view.case(place.data["case"]), step))})


def colleague_first(view: View, place: Place, step: str, at: datetime | None) -> Turn | None:
    """Where theirs stands above mine, when a colleague has set another moment meanwhile; None when nothing is in the way."""
    stands, mine = _stands(view.case(place.data["case"]), step), {"at": at.isoformat()} if at is not None else {}
    if mine == stands or place.data.get("step") != step:
        return None
    return theirs_first(view, place, stands, {"step": step, **mine}, WHAT[step])


def _moment(case: Case, step: str, given: Mapping[str, str]) -> Text:
    if "at" not in given:
        return T("not known any more")
    at = datetime.fromisoformat(given["at"])
    return T("{day}", day=day_of(at, case)) if step == "home" else T("{when}", when=Local(at, case.zone))


def moments(take: Callable[[View, Place, str, datetime | None], Turn]) -> Step:
    """The step where two moments stand one under the other; ``take`` sets mine after all."""

    def theirs(view: View, place: Place) -> Text:
        case, step = view.case(place.data["case"]), str(place.data["draft"]["step"])
        return _moment(case, step, _stands(case, step))

    def mine(view: View, place: Place) -> Text:
        draft = place.data["draft"]
        return _moment(view.case(place.data["case"]), str(draft["step"]), draft)

    def taken(view: View, place: Place) -> Turn:
        draft = place.data["draft"]
        at = datetime.fromisoformat(str(draft["at"])) if "at" in draft else None
        return take(view, place, str(draft["step"]), at)

    return both(theirs, mine, taken, lambda view, place: "treatment", "treatment")


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


@leads_to("treatment", "both")
def time_open(view: View, place: Place) -> Turn:
    return set_time(view, place, None)


def set_time(view: View, place: Place, at: datetime | None) -> Turn:
    case = view.case(place.data["case"])
    if (turn := colleague_first(view, place, "time", at)) is not None:
        return turn
    if at is None:
        return Turn("treatment", (AdmissionPlanned(case.id, None),), note=T("It is open again."))
    asked = at_the_door.asks_how_far(case, at + at_the_door.AFTER)
    return Turn("treatment", (AdmissionPlanned(case.id, at), asked), note=T("Kept."))


def time_typed(view: View, place: Place, heard: Words) -> Turn:
    case = view.case(place.data["case"])
    read = read_moment(heard.text, view.now, case.zone)
    if not isinstance(read, datetime):
        return Turn(note=MOMENT_WRONG[read])
    if (wrong := too_early(case, read)) is not None:
        return Turn(note=wrong)
    return set_time(view, place, read)


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


@leads_to("treatment", "both")
def home_open(view: View, place: Place) -> Turn:
    return set_home(view, place, None)


def set_home(view: View, place: Place, at: datetime | None) -> Turn:
    case = place.data["case"]
    if (turn := colleague_first(view, place, "home", at)) is not None:
        return turn
    if at is None:
        return Turn("treatment", (DischargeSet(case, None), *begins_anew(view, case)), note=T("It is open again."))
    return Turn("treatment", (DischargeSet(case, at), *begins_anew(view, case, at)), note=T("Kept."))


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
    return set_home(view, place, max(day, case.admitted_at))
