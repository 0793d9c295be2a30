"""A boundary that waits, with its words on its sheet: read and approved with the second tap.

The approval is of the very words on the screen: changed meanwhile, they are shown anew.
"""

from __future__ import annotations

from flows.boundary_shown import lines, worth_a_thought
from flows.model import Choice, Place, Turn
from flows.specialists.already import done
from flows.specialists.later import this
from flows.specialists.read_boundaries import APPROVED, approval
from flows.specialists.things import line
from flows.steps import leads_to
from flows.text import T, Text
from flows.versions import of_boundary
from flows.view import Boundary, Thing, View


def first(view: View, thing: Thing) -> Boundary | None:
    """The oldest that is not approved."""
    found = view.boundaries(thing.case, thing.about or 0)
    return next((one for one in found if not one.approved), None)


def version(view: View, thing: Thing) -> str:
    here = first(view, thing)
    return of_boundary(here) if here else ""


def text(view: View, place: Place) -> tuple[Text, ...]:
    thing = this(view, place)
    here = first(view, thing) if thing else None
    if thing is None or here is None:
        return (T("There is nothing left to do here."),)
    return (line(view, thing), lines(here), *worth_a_thought(here))


def approve(view: View, thing: Thing) -> tuple[Choice, ...]:
    return (Choice("ok", T("Approve it as it is"), to=approved),) if first(view, thing) else ()


@leads_to("inbox", "words")
def approved(view: View, place: Place) -> Turn:
    thing = this(view, place)
    here = first(view, thing) if thing else None
    if thing is None or here is None or thing.about is None:
        case, _, about = str(place.data.get("key", "")).partition("-")[2].partition("-")
        return Turn("inbox", note=done(view, int(case or 0), int(about or 0), "BoundaryApproved"))
    now = of_boundary(here)
    if now != place.data.get("version"):
        note = T("It has changed since you opened it. This is what it says now.")
        return Turn("words", data={"version": now}, note=note)
    return Turn("inbox", approval(view, thing.case, thing.about, here), {"after": None}, APPROVED)
