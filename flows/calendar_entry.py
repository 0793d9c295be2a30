"""The meeting as an entry for somebody's own calendar: a neutral title, and nothing else that tells."""

from __future__ import annotations

from typing import Final

from flows.effects import CalendarSent
from flows.model import Choice, Place, Turn
from flows.steps import leads_to
from flows.text import T
from flows.view import View

TITLE: Final = T("Appointment")
MINUTES: Final = 120


@leads_to()
def sent(view: View, place: Place) -> Turn:
    """The entry as the day stands now. Each time a day is set the number grows, so that the newer entry replaces the older."""
    case = view.case(place.data["case"])
    if case.meeting_at is None or case.meeting_at <= view.now or view.me.id is None:
        return Turn(note=T("No day lies ahead right now."))
    uid = f"{case.id:x}-{view.me.id:x}@calendar.invalid"
    entry = CalendarSent(TITLE, uid, case.meeting_times, case.meeting_at, MINUTES)
    note = T(
        "Here it is. It says “{title}” and nothing more. If the day moves, open the new file: it replaces this one.",
        title=TITLE,
    )
    return Turn(None, (entry,), note=note)


CHOICE = Choice("calendar", T("For my calendar"), to=sent)
