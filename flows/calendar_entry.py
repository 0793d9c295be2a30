"""The meeting as an entry for somebody's own calendar: a neutral title, and nothing else that tells.

Whoever took the entry gets the file that takes it out again when the day is called off, in their own hours.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from flows.effects import CalendarSent, Effect, Promise
from flows.model import Choice, DueCame, Place, Turn
from flows.steps import leads_to
from flows.text import T
from flows.view import Case, Participant, View
from flows.when import DAY, open_from

TITLE: Final = T("Appointment")
MINUTES: Final = 120
KIND: Final = "calendar_off"


@leads_to()
def sent(view: View, place: Place) -> Turn:
    """The entry as the day stands now. Each time a day is set the number grows, so that the newer entry replaces the older."""
    case = view.case(place.data["case"])
    if case.meeting_at is None or case.meeting_at <= view.now or view.me.id is None:
        return Turn(note=T("No day lies ahead right now."))
    note = T(
        "Here it is. It says “{title}” and nothing more. If the day moves, open the new file: it replaces this one.",
        title=TITLE,
    )
    return Turn(None, (_entry(view, case, case.meeting_at, case.meeting_times * 2),), note=note)


def _entry(view: View, case: Case, at: datetime, sequence: int, *, cancelled: bool = False) -> CalendarSent:
    """Even numbers for days that are set, the odd ones between them for calling one off."""
    uid = f"{case.id:x}-{view.me.id or 0:x}@calendar.invalid"
    return CalendarSent(TITLE, uid, sequence, at, MINUTES, case.id, cancelled)


# --- called off ------------------------------------------------------------------------------------------------------
def called_off(view: View, case: Case, parts: Iterable[Participant]) -> tuple[Effect, ...]:
    """For everybody who has a day in their calendar that does not hold any more. A day that is long over may stay there."""
    at = case.meeting_at
    if at is None or at + DAY < view.now:
        return ()
    data = {"at": at.isoformat(), "sequence": case.meeting_times * 2 + 1}
    return tuple(
        Promise(f"calendar:{case.id}:{part.person}", KIND, part.person, view.now, case.id, data)
        for part in parts
        if part.calendar
    )


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """A file makes a phone ring: it comes in their own hours. Nothing to take out once another day is set."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not (standing.in_circle or standing.leads):
        return ()
    case, at = view.case(standing.case), datetime.fromisoformat(due.data["at"])
    if int(due.data["sequence"]) < case.meeting_times * 2:
        return ()
    opens = open_from(view.now, view.me.safe_from, view.me.safe_until, view.me.zone)
    if opens > view.now:
        return (Promise(f"calendar:{case.id}:{due.person}", KIND, due.person, opens, case.id, due.data),)
    return (_entry(view, case, at, int(due.data["sequence"]), cancelled=True),)


CHOICE = Choice("calendar", T("For my calendar"), to=sent)
