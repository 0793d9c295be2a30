"""While nobody has noted that the door of treatment was reached, the specialist is asked how far it is: once a day, for a week.

With a time for the admission the first question comes half an hour after it. Each look also finds the hours anew in which
nobody is there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.effects import AdmissionPlanned, Effect, Promise, Push
from flows.model import Choice, DueCame, Enter
from flows.text import T
from flows.view import Case, View
from flows.walls import MAY_JOIN
from flows.when import DAY

KIND: Final = "door"
AFTER: Final = timedelta(minutes=30)
MOST: Final = 7


def key(case: int) -> str:
    return f"{KIND}:{case}:"


def asks_how_far(case: Case, at: datetime, turn: int = 1) -> Promise:
    return Promise(key(case.id), KIND, case.specialist, at, case.id, {"turn": turn})


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.leads:
        return ()
    case, turn = view.case(standing.case), int(due.data["turn"])
    if case.outcome not in MAY_JOIN or case.admitted_at is not None or case.phase == "closed":
        return ()
    look = Choice("look", T("Open"), to=Enter("treatment", str(case.id)))
    says = T("Has the door been reached? If not: who is there in the next hours?")
    again = (asks_how_far(case, view.now + DAY, turn + 1),) if turn < MOST else ()
    return (AdmissionPlanned(case.id, case.admission_at), Push(case.specialist, (says,), (look,)), *again)
