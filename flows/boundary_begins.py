"""The day on which a boundary begins, after a no: its date, or the day of the meeting. Its author is told that morning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from flows.boundary_shown import MEETING, title
from flows.effects import Effect, Promise, Push
from flows.model import Choice, DueCame, Enter
from flows.text import T
from flows.view import Boundary, Case, Participant, View
from flows.walls import REFUSED
from flows.when import at_local, clock

KIND: Final = "begins"
MORNING: Final = 9


def begins_on(boundary: Boundary, outcome_day: date) -> date | None:
    """Never before the no. None: the day is written in words that are no date."""
    said = boundary.fields.get("from")
    if said is None:
        return None
    if said.value == MEETING:
        return outcome_day
    try:
        return max(date.fromisoformat(str(said.value)), outcome_day)
    except ValueError:
        return None


def promised(view: View, case: Case, part: Participant) -> Iterable[Promise]:
    """For each that is committed: the morning of its day; of one that holds already, the next morning."""
    today = view.now.astimezone(clock(part.zone)).date()
    for one in view.boundaries(case.id, part.person):
        day = begins_on(one, today) if one.committed else None
        if day is None:
            continue
        at = at_local(day if day > today else today + timedelta(days=1), MORNING, 0, part.zone)
        key, data = f"{KIND}:{case.id}:{part.person}:{one.id}", {"boundary": one.id, "day": day.isoformat()}
        yield Promise(key, KIND, part.person, at, case.id, data, zone=part.zone)


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Nothing when it was taken back, or reworded and not committed again."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.in_circle or view.case(standing.case).phase == "closed":
        return ()
    case, mine = view.case(standing.case), view.boundaries(standing.case, due.person)
    one = next((one for one in mine if one.id == due.data["boundary"] and one.committed), None)
    if one is None or case.outcome not in REFUSED:
        return ()
    look = Choice("look", T("Look at it"), to=Enter("one_boundary", f"{case.id}-{one.id}"))
    says = T("From today on it holds: {what}.", what=title(one))
    return (Push(due.person, (says, T("Say it once, calmly. Then do it. You need not explain it.")), (look,)),)
