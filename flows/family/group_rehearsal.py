"""The two rehearsals with the circle: when and where, and one tap to say whether one can be there."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flows.effects import Effect, Promise, Push, Refresh, RehearsalAnswered
from flows.family.answers import MINE, THANKS
from flows.model import Choice, DueCame, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import T, Text
from flows.view import GroupRehearsal, View

REMINDER: Final = "rehearsal_reminder"
BEFORE: Final = timedelta(hours=3)


def text(view: View, place: Place) -> tuple[Text, ...]:
    dates = view.rehearsals(place.data["case"])
    if not dates:
        return (T("No rehearsal with the circle is set yet."),)
    return (
        T("<b>Rehearsals with the circle</b>"),
        *(_line(view, one) for one in dates),
        T("Who reads when, who sits where, what we say to what. Nobody has to be good at it."),
    )


def _line(view: View, one: GroupRehearsal) -> Text:
    when = T("{number}. {when}: {where}", number=one.number, when=one.at, where=one.place)
    mine = one.answers.get(view.me.id or 0)
    return T("{line}\n{answer}", line=when, answer=MINE[mine]) if mine in MINE else when


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    """The next one that waits for an answer."""
    ahead = [one for one in view.rehearsals(place.data["case"]) if one.at > view.now]
    waiting = next((one for one in ahead if not one.answers.get(view.me.id or 0)), next(iter(ahead), None))
    if waiting is None:
        return (Choice("care", T("A minute for me"), to=Enter("care")),) if view.rehearsals(place.data["case"]) else ()
    return (
        Choice("yes", T("{n}: I'll be there", n=waiting.number), to=answered, argument=f"{waiting.id}-yes"),
        Choice("cannot", T("{n}: I cannot come", n=waiting.number), to=answered, argument=f"{waiting.id}-cannot"),
        Choice("talk", T("{n}: I need to talk first", n=waiting.number), to=answered, argument=f"{waiting.id}-talk"),
    )


@leads_to()
def answered(view: View, place: Place) -> Turn:
    wanted, _, answer = str(place.data["choice"]).partition("-")
    case = view.case(place.data["case"])
    one = next((one for one in view.rehearsals(case.id) if str(one.id) == wanted), None)
    if one is None or answer not in THANKS:
        return Turn(note=T("That date has changed in the meantime. Here is the new one."))
    effects: list[Effect] = [RehearsalAnswered(case.id, one.id, answer), Refresh(case.specialist, "rehearsals")]
    if answer != "cannot" and view.me.id is not None:
        key = f"rehearsal:{case.id}:{view.me.id}:{one.number}"
        data = {"rehearsal": one.id}
        effects.append(Promise(key, REMINDER, view.me.id, one.at - BEFORE, case.id, data, useless_after=one.at))
    return Turn(None, tuple(effects), note=THANKS[answer])


def remind(view: View, came: DueCame) -> tuple[Effect, ...]:
    """Three hours before, unless it was moved or they have left."""
    standing = view.standing(came.case) if came.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    one = next((one for one in view.rehearsals(standing.case) if one.id == came.data.get("rehearsal")), None)
    if one is None or one.answers.get(came.person) == "cannot":
        return ()
    when = T("You meet on {when}. Place: {where}", when=one.at, where=one.place)
    look = Choice("look", T("Open"), to=Enter("group_rehearsal", str(standing.case)))
    return (Push(came.person, (T("A short reminder."), when), (look,)),)


FLOW = Flow("group_rehearsal", opens=members, steps=(Choose("group_rehearsal", text, choices, leads=(Enter("care"),)),))
