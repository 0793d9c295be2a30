"""The answer to "can you be there?": given in the message itself or on the meeting's page, changed as often as needed.

A yes promises two reminders on the member's own clock. A "cannot" or "I need to talk" reaches the specialist; nobody
else hears of any answer, and nobody is asked for a reason.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.alerts import raise_alert
from flows.effects import Effect, NoticeAnswered, Promise, PromiseDropped, Push, Refresh, TalkAsked
from flows.model import Choice, DueCame, Enter, Function, Turn
from flows.text import T, Text
from flows.view import Case, Notice, View
from flows.when import at_local

REMINDER: Final = "meeting_reminder"
EVENING: Final = 18
SHORTLY: Final = timedelta(hours=2)

MINE: Final[dict[str, Text]] = {
    "yes": T("Your answer: <b>you will be there</b>."),
    "cannot": T("Your answer: <b>you cannot come</b>."),
    "talk": T("Your answer: <b>you would like to talk first</b>."),
}
THANKS: Final[dict[str, Text]] = {
    "yes": T("Thank you. It is good that you will be there."),
    "cannot": T("Thank you for saying so. {specialist} knows now. There may be another way for you to be part of it."),
    "talk": T("That is a good thing to ask for. {specialist} knows now, and will get in touch with you."),
}
REMINDED: Final = T("Thank you. It is good that you will be there. I remind you before it begins.")
ALERTS: Final = {"cannot": "cannot_come", "talk": "wants_to_talk"}


def answer_choices(to: Function) -> tuple[Choice, ...]:
    return (
        Choice("answer", T("I'll be there"), to=to, argument="yes"),
        Choice("answer", T("I cannot come"), to=to, argument="cannot"),
        Choice("answer", T("I need to talk first"), to=to, argument="talk"),
    )


def asked(view: View, case: int) -> Notice | None:
    """The newest message about day and place: the one whose answer counts."""
    return next((notice for notice in view.notices(case) if notice.kind == "logistics"), None)


def is_ahead(case: Case, now: datetime) -> bool:
    return case.meeting_at is not None and case.meeting_at > now


def give(view: View, notice: Notice, answer: str, to: str) -> Turn:
    """Keep the answer and show ``to``; a second tap on the same answer changes nothing and tells nobody."""
    case = view.case(notice.case)
    if view.part(case.id).rsvp == answer:
        return Turn(to, note=THANKS[answer])
    alert = raise_alert(view, case.id, ALERTS[answer], "amber") if answer in ALERTS else ()
    talk = asks_to_talk(view, case.id) if answer == "talk" else ()
    reminders = () if answer == "cannot" else _reminders(view, case)
    effects: tuple[Effect, ...] = (
        NoticeAnswered(notice.id, case.id, answer),
        Refresh(case.specialist, "notice_status"),
        *alert,
        *talk,
        PromiseDropped(_key(view, case, "")),
        *reminders,
    )
    return Turn(to, effects, note=REMINDED if answer == "yes" and reminders else THANKS[answer])


def asks_to_talk(view: View, case: int) -> tuple[Effect, ...]:
    """The talk is open and waits for the specialist, who is told by the alert that comes with it."""
    thread = view.talk(case)
    return (TalkAsked(case, thread.id if thread else view.new_id()), Refresh(view.case(case).specialist, "thread"))


# --- reminders -------------------------------------------------------------------------------------------------------
def _key(view: View, case: Case, which: str) -> str:
    return f"meeting:{case.id}:{view.me.id}:{which}"


def _reminders(view: View, case: Case) -> tuple[Promise, ...]:
    """The day before at 18:00 on the member's own clock, and two hours before; what has gone by already is left out."""
    if case.meeting_at is None or view.me.id is None:
        return ()
    there = case.meeting_at.astimezone(ZoneInfo(view.me.zone)).date()
    moments = {
        "evening": at_local(there - timedelta(days=1), EVENING, 0, view.me.zone),
        "shortly": case.meeting_at - SHORTLY,
    }
    about = {"meeting_at": case.meeting_at.isoformat()}
    return tuple(
        Promise(
            _key(view, case, which),
            REMINDER,
            view.me.id,
            at,
            case.id,
            {**about, "which": which},
            case.meeting_at,
            view.me.zone if which == "evening" else None,
        )
        for which, at in moments.items()
        if at > view.now
    )


def remind(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Remind of the meeting, unless it has been moved since, or they have left or said that they cannot come."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case = view.case(standing.case)
    moved = case.meeting_at is None or case.meeting_at.isoformat() != came.data.get("meeting_at")
    if moved or case.meeting_at is None or case.meeting_place is None or view.part(case.id).rsvp == "cannot":
        return ()
    where = T("You meet on {when}. Place: {where}", when=case.meeting_at, where=case.meeting_place)
    look = Choice("look", T("Open"), to=Enter("meeting", str(case.id)))
    where_i_am = Choice("day", T("Say where I am"), to=Enter("on_the_day", str(case.id)))
    which = str(came.data["which"])
    ways = (where_i_am, look) if which == "shortly" else (look,)
    return (Push(came.person, (T("A short reminder."), where, KIND[which]), ways),)


KIND: Final[dict[str, Text]] = {
    "evening": T("Lay out what you want to take along, and rest well. You are not alone in this."),
    # Source: no claim
    "shortly": T("Switch your phone to silent, and take a slow breath. You are not alone in this."),
}
