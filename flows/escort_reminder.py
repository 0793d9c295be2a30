"""Two hours before somebody is to be with the loved one, they are reminded; whoever has not answered is asked once more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.effects import Effect, Promise, Push
from flows.escort_words import when
from flows.model import Choice, DueCame, Enter
from flows.text import T
from flows.view import Case, View

KIND: Final = "escort"
BEFORE: Final = timedelta(hours=2)
SHORTLY: Final = timedelta(minutes=20)
"""Somebody who is asked later than two hours before is reminded then, if there is still time."""


def key(case: int, escort: int) -> str:
    return f"{KIND}:{case}:{escort}:"


def promised(view: View, case: Case, escort: int, person: int, begins: datetime) -> tuple[Promise, ...]:
    moments = {"early": begins - BEFORE, "late": begins - SHORTLY}
    ahead = {which: at for which, at in moments.items() if at > view.now}
    data = {"escort": escort, "begins": begins.isoformat()}
    return tuple(
        Promise(f"{key(case.id, escort)}{which}", KIND, person, at, case.id, data, begins)
        for which, at in ahead.items()
    )


def came(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Nothing when the hours were moved or given to somebody else, or treatment has begun."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case = view.case(standing.case)
    one = next((one for one in view.escorts(case.id) if one.id == due.data["escort"]), None)
    if one is None or one.begins.isoformat() != due.data["begins"] or case.admitted_at is not None:
        return ()
    look = Choice("look", T("Open"), to=Enter("my_watch", str(case.id)))
    says = T("It begins soon: {when}.", when=when(one, case))
    asks = T("You are counted on. Thank you.") if one.confirmed else T("Please say whether you can be there.")
    return (Push(due.person, (T("A short reminder."), says, asks), (look,)),)
