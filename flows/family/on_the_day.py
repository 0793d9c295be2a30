"""On the day itself: where and when, my turn, and one tap that says where I am. The specialist sees it live."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from flows.alerts import raise_alert
from flows.effects import DayTold, Effect, PromiseDropped, Refresh
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Ask, Choose, Flow, Kept, leads_to, members
from flows.text import N, T, Text
from flows.view import Case, OnTheDay, View

EARLY: Final = timedelta(hours=18)
LATE: Final = timedelta(hours=6)
MOST: Final = 240
MINUTES: Final = (10, 20, 30, 45)
WHICH = T("How many minutes, about? A number is enough, for example 15.")
TOO_MANY = T("That is longer than I can note. If you can't come at all, say so with the button before this one.")


def is_the_day(case: Case, now: datetime) -> bool:
    """From the evening before until some hours after it began, while nobody has noted how it went."""
    at = case.meeting_at
    return at is not None and case.phase == "scheduled" and at - EARLY <= now <= at + LATE


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    data = members(view, argument)
    return data if data is not None and is_the_day(view.case(data["case"]), view.now) else None


def entry(view: View, case: Case) -> tuple[Choice, ...]:
    if view.freeze(case.id) or not is_the_day(case, view.now):
        return ()
    return (Choice("day", T("Say where I am"), to=Enter("on_the_day", str(case.id))),)


def state(told: OnTheDay) -> Text:
    """Where somebody is, in a few words."""
    match told.state:
        case "here":
            return T("has arrived")
        case "on_way":
            return T("on the way")
        case "late":
            return N("{n} minute late", "{n} minutes late", n=told.minutes)
        case _:
            return T("can't come")


# --- the screen ------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    if case.meeting_at is None or case.meeting_place is None:
        return (T("No day is set yet."),)
    mine = view.on_the_day(case.id).get(view.me.id or 0)
    said = (T("You said: {state}", state=state(mine)),) if mine else (T("Where are you? One tap is enough."),)
    return (
        T("<b>{when}</b>", when=case.meeting_at),
        T("Place: {where}", where=case.meeting_place),
        *_turn(view, case.id),
        *said,
    )


def _turn(view: View, case: int) -> tuple[Text, ...]:
    order = view.plan(case).get("speaking")
    if order is None or view.me.id not in order.people:
        return ()
    return (T("<b>Reading</b>: you are number {n}", n=order.people.index(view.me.id) + 1),)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("on_way", T("On my way"), to=on_my_way),
        Choice("late", T("Running late"), to="late"),
        Choice("cannot", T("I can't come"), to="cannot"),
        Choice("meeting", T("The meeting and my part"), to=Enter("meeting", str(place.data["case"]))),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


def _told(view: View, place: Place, state: str, minutes: int = 0) -> tuple[Effect, ...]:
    case = view.case(place.data["case"])
    return (DayTold(case.id, state, minutes), Refresh(case.specialist, "day_board"))


@leads_to("on_the_day")
def on_my_way(view: View, place: Place) -> Turn:
    note = T("Good. {specialist} sees it. Phone on silent, and come safely.")
    return Turn("on_the_day", _told(view, place, "on_way"), note=note)


# --- late ------------------------------------------------------------------------------------------------------------
def a_number(text: str, view: View, place: Place) -> Kept | Text:
    digits = "".join(sign for sign in text if sign.isdecimal())[:6]
    if not digits or int(digits) == 0:
        return WHICH
    return TOO_MANY if int(digits) > MOST else Kept(int(digits))


@leads_to("on_the_day")
def late(view: View, place: Place) -> Turn:
    minutes = min(int(place.data.get("minutes") or 0), MOST)
    note = T("Thank you. {specialist} sees it. No need to hurry on the road.")
    return Turn("on_the_day", _told(view, place, "late", minutes), note=note)


@leads_to("on_the_day")
def late_by(view: View, place: Place) -> Turn:
    minutes = int(place.data["choice"])
    note = T("Thank you. {specialist} sees it. No need to hurry on the road.")
    return Turn("on_the_day", _told(view, place, "late", minutes), note=note)


def late_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("by", N("{n} minute", "{n} minutes", n=minutes), to=late_by, argument=str(minutes))
        for minutes in MINUTES
    )


# --- not at all ------------------------------------------------------------------------------------------------------
@leads_to("on_the_day")
def cannot(view: View, place: Place) -> Turn:
    """The specialist hears of it by an alert, once."""
    case = place.data["case"]
    mine = view.on_the_day(case).get(view.me.id or 0)
    alert = () if mine and mine.state == "cannot" else raise_alert(view, case, "cannot_come", "amber")
    dropped = PromiseDropped(f"meeting:{case}:{view.me.id}:")
    note = T("Thank you for saying so. {specialist} knows now. You did not let anybody down.")
    return Turn("on_the_day", (*_told(view, place, "cannot"), dropped, *alert), note=note)


FLOW = Flow(
    "on_the_day",
    opens=opens,
    steps=(
        Choose("on_the_day", text, choices, leads=("on_the_day", "late", "cannot", END, Enter("meeting"), Enter("sos"))),
        Ask("late", WHICH, save_as="minutes", check=a_number, to=late, choices=late_choices, wide=2),
        Choose("cannot", T("You can't come at all today? {specialist} hears of it at once."), (
            Choice("yes", T("Yes, I can't come"), to=cannot), Choice("no", T("No, go back"), to="on_the_day"),
        )),
    ),
)  # fmt: skip
