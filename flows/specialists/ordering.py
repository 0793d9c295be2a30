"""People put in order with buttons: tap a name, then up, down, or left out. Used for arriving, reading and boundary pages.

The order is one item of the plan (``place.data["order"]``); who came since it was made stands at its end.
"""

from __future__ import annotations

from collections.abc import Callable

from flows.effects import PlanItemSet
from flows.model import Choice, Place, Turn
from flows.order import moved, settled
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of
from flows.steps import Choose, Step, leads_to
from flows.text import Joined, T, Text
from flows.view import Participant, Planned, View

Line = Callable[[View, Place, Participant], Text]
NONE = Planned("")


def candidates(view: View, case: int, item: str) -> tuple[Participant, ...]:
    """Who can stand in this order: whoever comes; for boundary pages, who has one."""
    coming = (part for part in approved(view, case) if part.rsvp != "cannot")
    return tuple(part for part in coming if item != "boundary_pages" or part.boundaries)


def in_order(view: View, case: int, item: str) -> tuple[Participant, ...]:
    people = {part.person: part for part in candidates(view, case, item)}
    kept = view.plan(case).get(item, NONE)
    return tuple(people[one] for one in settled(kept.people, tuple(people), kept.out))


def left_out(view: View, case: int, item: str) -> tuple[Participant, ...]:
    out = view.plan(case).get(item, NONE).out
    return tuple(part for part in candidates(view, case, item) if part.person in out)


def names(people: tuple[Participant, ...]) -> Text:
    return Joined(tuple(name_of(part) for part in people), ", ")


# --- the list --------------------------------------------------------------------------------------------------------
def order_steps(head: Callable[[View, Place], tuple[Text, ...]], line: Line) -> tuple[Step, Step]:
    """``head`` stands above the list, ``line`` says what there is to know of one."""

    def listed(view: View, place: Place) -> tuple[Text, ...]:
        case, item, marked = place.data["case"], str(place.data["order"]), place.data.get("person")
        lines = (
            _numbered(n, line(view, place, part), part.person == marked)
            for n, part in enumerate(in_order(view, case, item), 1)
        )
        out = left_out(view, case, item)
        return (Joined(tuple(lines), "\n"), *((T("Left out: {names}", names=names(out)),) if out else ()))

    def order_text(view: View, place: Place) -> tuple[Text, ...]:
        if not candidates(view, place.data["case"], str(place.data["order"])):
            return (*head(view, place), T("There is nobody yet who could stand here."))
        return (*head(view, place), *listed(view, place), T("Tap a name to move it."))

    def moving_text(view: View, place: Place) -> tuple[Text, ...]:
        return listed(view, place)

    return (
        Choose("order", order_text, _order_choices, leads=("moving",)),
        Choose("moving", moving_text, _moving_choices, leads=("order",)),
    )


def _numbered(n: int, line: Text, marked: bool) -> Text:
    return T("<b>▸ {n}. {line}</b>", n=n, line=line) if marked else T("{n}. {line}", n=n, line=line)


def _order_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, item = place.data["case"], str(place.data["order"])
    everybody = (*in_order(view, case, item), *left_out(view, case, item))
    people = (Choice("p", name_of(part), to=_taken, argument=str(part.person)) for part in on_page(everybody, place, 5))
    return (*people, *more(everybody, place, 5))


@leads_to("moving")
def _taken(view: View, place: Place) -> Turn:
    return Turn("moving", data={"person": int(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _moving_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, item, person = place.data["case"], str(place.data["order"]), place.data.get("person")
    if any(part.person == person for part in left_out(view, case, item)):
        return (Choice("in", T("Take in again"), to=_moved), Choice("list", T("Done"), to=_put_down))
    order = [part.person for part in in_order(view, case, item)]
    return (
        *((Choice("up", T("Earlier"), to=_moved),) if order and order[0] != person else ()),
        *((Choice("down", T("Later"), to=_moved),) if order and order[-1] != person else ()),
        Choice("out", T("Leave out"), to=_moved),
        Choice("list", T("Done"), to=_put_down),
    )


@leads_to()
def _moved(view: View, place: Place) -> Turn:
    case, item, person = place.data["case"], str(place.data["order"]), int(place.data["person"])
    order = tuple(part.person for part in in_order(view, case, item))
    out = [part.person for part in left_out(view, case, item) if part.person != person]
    match place.data["choice"]:
        case "up":
            order = moved(order, person, -1)
        case "down":
            order = moved(order, person, 1)
        case "out":
            order, out = tuple(one for one in order if one != person), [*out, person]
        case _:
            order = (*order, person)
    return Turn(None, (PlanItemSet(case, item, {"people": list(order), "out": out}),))


@leads_to("order")
def _put_down(view: View, place: Place) -> Turn:
    return Turn("order", data={"person": None})
