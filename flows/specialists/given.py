"""Giving a thing to a colleague who leads the case, too: it leaves my inbox, and they are told."""

from __future__ import annotations

from flows.effects import Assigned, Push
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.already import told
from flows.specialists.later import this
from flows.specialists.words import name_of
from flows.steps import leads_to
from flows.text import T
from flows.view import Participant, Thing, View

MOST = 2


def colleagues(view: View, case: int) -> tuple[Participant, ...]:
    """The other specialists of the case who may act in it."""
    backup, lead = view.backup(case), view.case(case).specialist
    may = {lead} | ({backup.person} if backup is not None and backup.rights == "all" else set())
    others = (one for one in view.roster(case) if one.role == "specialist" and one.state == "in" and one.person in may)
    return tuple(one for one in others if one.person != view.me.id)[:MOST]


def entries(view: View, thing: Thing) -> tuple[Choice, ...]:
    """A button for each colleague."""
    who = colleagues(view, thing.case) if thing.hidden != "given" else ()
    return tuple(
        Choice("to", T("Give it to {who}", who=name_of(one)), to=gave, argument=str(one.person)) for one in who
    )


@leads_to("inbox", "thing")
def gave(view: View, place: Place) -> Turn:
    one, wanted = this(view, place), str(place.data["choice"])
    if one is None:
        return Turn("inbox", note=T("That was done already."))
    deed = view.given_by(one.key)
    if one.hidden == "no" and deed is not None and str(place.data.get("seen", "")) != str(deed.at):
        return Turn("thing", data={"seen": str(deed.at)}, note=told(deed))
    to = next((who for who in colleagues(view, one.case) if str(who.person) == wanted), None)
    if to is None:
        return Turn("inbox", note=T("They are no longer on this case. It stays with you."))
    see = Choice("see", T("See it"), to=Enter("console"))
    push = Push(to.person, (T("A colleague has given you something to look at."),), (see,))
    note = T("Given to {who}, who is told in their own hours.", who=name_of(to))
    return Turn("inbox", (Assigned(one.case, one.key, to.person), push), {"after": None}, note)


@leads_to("inbox")
def took_back(view: View, place: Place) -> Turn:
    one = this(view, place)
    if one is None or view.me.id is None:
        return Turn("inbox", note=T("That was done already."))
    return Turn(None, (Assigned(one.case, one.key, view.me.id),), note=T("It is with you again."))
