"""Three days of holding together after a no: a few words at a time, my boundaries with their day, and somebody to talk to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from content.after_schema import Holding
from content.load import holding
from flows.after_outcome import HOLD as KIND
from flows.after_outcome import NO, holds, words_for
from flows.boundary_begins import begins_on
from flows.boundary_shown import title
from flows.effects import Effect, Push
from flows.model import Choice, DueCame, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Joined, Said, T, Text
from flows.view import View
from flows.walls import REFUSED
from flows.when import clock

BOUNDARIES: Final = "boundaries"
"""The word under which one's own boundaries stand."""
SHOWN: Final = 4


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """The case, and the word that came; without one, the first."""
    number, _, word = argument.partition("-")
    data = members(view, number)
    if data is None or view.case(data["case"]).outcome not in NO:
        return None
    return {**data, "word": word or holding()[0].id}


def entry(view: View, case: int) -> tuple[Choice, ...]:
    if not holds(view, view.case(case)):
        return ()
    return (Choice("holding", T("Holding together"), to=Enter("holding", str(case))),)


def come(view: View, due: DueCame) -> tuple[Effect, ...]:
    """Nothing once there is another outcome, or the case is closed."""
    standing = view.standing(due.case) if due.case is not None else None
    if standing is None or not standing.in_circle:
        return ()
    case = view.case(standing.case)
    if case.outcome not in NO or case.phase == "closed":
        return ()
    look = Choice("look", T("Read it"), to=Enter("holding", f"{case.id}-{due.data['word']}"))
    says = (T("A word for these days."), T("It takes a minute."))
    return (Push(due.person, says, (look,), topic=f"{KIND}:{case.id}"),)


# --- a word ----------------------------------------------------------------------------------------------------------
def _words(view: View, place: Place) -> tuple[Holding, ...]:
    return words_for(view.part(place.data["case"]))


def _at(view: View, place: Place) -> int:
    return next((n for n, one in enumerate(_words(view, place)) if one.id == place.data.get("word")), 0)


def text(view: View, place: Place) -> tuple[Text, ...]:
    found, at = _words(view, place), _at(view, place)
    one = found[at]
    head = T("<b>{title}</b> · {at} of {all}", title=Said(one.title), at=at + 1, all=len(found))
    mine = _my_boundaries(view, place.data["case"]) if one.id == BOUNDARIES else ()
    return (head, *(Said(each) for each in one.text), *mine)


def _my_boundaries(view: View, case_id: int) -> tuple[Text, ...]:
    """What begins, and when; nothing begins when nobody has said no."""
    case, zone = view.case(case_id), clock(view.me.zone)
    if case.outcome not in REFUSED or case.outcome_at is None or view.part(case_id).minor:
        return ()
    since, today = case.outcome_at.astimezone(zone).date(), view.now.astimezone(zone).date()
    lines: list[Text] = []
    for one in view.boundaries(case_id, view.me.id or 0):
        day = begins_on(one, since) if one.committed else None
        if day is not None:
            holds_now = day <= today
            lines.append(
                T("• {what}: holds now", what=title(one))
                if holds_now
                else T("• {what}: from {day}", what=title(one), day=day)
            )
    return (Joined(tuple(lines[:SHOWN]), "\n"),) if lines else ()


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found, at, case = _words(view, place), _at(view, place), str(place.data["case"])
    grown = not view.part(place.data["case"]).minor
    return (
        *((Choice("on", T("Next"), to=turned, argument=found[at + 1].id),) if at + 1 < len(found) else ()),
        *((Choice("before", T("‹ Step before"), to=turned, argument=found[at - 1].id),) if at else ()),
        *((Choice("mine", T("My boundaries"), to=Enter("boundary", case)),) if grown else ()),
        Choice("talk", T("Write to {specialist}"), to=Enter("talk", case)),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("holding")
def turned(view: View, place: Place) -> Turn:
    return Turn("holding", data={"word": str(place.data["choice"])})


FLOW = Flow(
    "holding",
    opens=opens,
    steps=(Choose("holding", text, choices, leads=("holding", Enter("boundary"), Enter("talk"), Enter("sos"))),),
)

__all__ = ["FLOW", "KIND", "come", "entry"]
