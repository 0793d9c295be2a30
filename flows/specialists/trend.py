"""How somebody's check-ins went, as a picture: what a family member answered, and what the loved one has released."""

from __future__ import annotations

from typing import Final

from content.load import question_set
from flows.effects import Pictured
from flows.model import Choice, Place, Turn
from flows.pictures import Curve, Curves
from flows.specialists import sheets
from flows.specialists.readiness_picture import CAPTION
from flows.steps import leads_to
from flows.text import Fact, Joined, T, Text
from flows.view import CheckIn, View

MOST: Final = 20
"""Check-ins in one picture."""
NEUTRAL: Final[dict[str, Text]] = {"craving": T("Pull")}
"""What a question is called where anybody may come to see it."""


def curves(view: View, case: int, person: int) -> tuple[Curve, ...]:
    """Every scale that was answered twice or more, over the newest check-ins. The view holds only what is mine to know."""
    done = [one for one in view.check_ins(case, person)[:MOST] if one.finished_at is not None][::-1]
    asked = dict.fromkeys((one.sheet, question) for one in done for question in sheets.in_order(one.sheet, one.answers))
    found = (_curve(sheet, question, done) for sheet, question in asked if _is_scale(sheet, question))
    return tuple(curve for curve in found if len(curve.points) > 1)


def _curve(sheet: str, question: str, done: list[CheckIn]) -> Curve:
    given = [(one.due_at, one.answers[question]) for one in done if one.sheet == sheet and question in one.answers]
    points = tuple((at, fact) for at, fact in given if _is_number(fact))
    return Curve(NEUTRAL.get(question, sheets.label(sheet, question)), points)


def _is_number(fact: Fact) -> bool:
    return isinstance(fact.value, int | float) and not isinstance(fact.value, bool)


def _is_scale(sheet: str, question: str) -> bool:
    return any(one.id == question and one.kind == "scale" for one in question_set(sheet).questions)


def entry(view: View, case: int, person: int) -> tuple[Choice, ...]:
    """The button, when there is something to draw."""
    return (Choice("trend", T("As a picture"), to=pictured),) if curves(view, case, person) else ()


@leads_to()
def pictured(view: View, place: Place) -> Turn:
    case, person = place.data["case"], int(place.data.get("only") or place.data["person"])
    found = curves(view, case, person)
    if not found:
        return Turn(note=T("There is nothing to draw that is shared with you."))
    labels = Joined(tuple(one.label for one in found))
    note = T("The picture is on its way: {labels}.", labels=labels)
    if any(one.label == NEUTRAL["craving"] for one in found):
        # Source: no claim
        note = T("The picture is on its way: {labels}. “Pull” is how strong the craving was.", labels=labels)
    return Turn(None, (Pictured(case, Curves(found), CAPTION, person),), note=note)
