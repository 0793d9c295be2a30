"""The phases of a case and the moves between them: which are open now, and what stands in the way of the others.

1. A meeting ahead makes it scheduled; an outcome makes it held; a yes opens aftercare. Each can be chosen by hand, too.
2. Once the loved one has joined there is no way back before aftercare: it would shut them out of what is theirs.
3. A case can always be closed, and opened again where it fits.
"""

from __future__ import annotations

from flows.specialists.entry import circle
from flows.text import T, Text
from flows.view import Case, View
from flows.walls import MAY_JOIN

PHASES = ("preparing", "scheduled", "held", "aftercare", "closed")
MEANS: dict[str, Text] = {
    "preparing": T("The circle prepares. Lessons, letters and boundaries go on."),
    "scheduled": T("A day is set. The circle is asked who comes."),
    "held": T("The meeting is over. The circle is cared for, and the offer stays open."),
    "aftercare": T("After a yes. {loved_one} can be here, and check-ins begin."),
    "closed": T("Nobody is asked anything any more, and nothing is lost. The case moves to the end of your list, and can be opened again."),
}  # fmt: skip
JOINED = T("{loved_one} has joined, and keeps the way in.")


def in_the_way(view: View, case: Case, phase: str) -> Text | None:
    """Why the case cannot be moved there now, or None."""
    joined = any(part.role == "loved_one" for part in circle(view, case.id))
    match phase:
        case "preparing":
            return JOINED if joined else None
        case "scheduled":
            return JOINED if joined else _no_day(view, case)
        case "held":
            return JOINED if joined else None if case.outcome else T("First note how the meeting went.")
        case "aftercare":
            return None if case.outcome in MAY_JOIN else T("It begins after a yes, or a partial one.")
        case _:
            return None


def _no_day(view: View, case: Case) -> Text | None:
    ahead = case.meeting_at is not None and case.meeting_at > view.now and case.outcome is None
    return None if ahead else T("First set a day for the meeting that lies ahead.")
