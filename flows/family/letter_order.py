"""The order in which the parts are read: each tap moves one part a place up."""

from __future__ import annotations

from flows.effects import LetterReordered
from flows.family.letter_mine import mine, parts_in_order
from flows.model import Choice, Place, Turn
from flows.steps import Choose, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import View


def order_text(view: View, place: Place) -> tuple[Text, ...]:
    parts = parts_in_order(mine(view, place))
    lines = tuple(T("{n}. {title}", n=at, title=Said(part.title)) for at, part in enumerate(parts, start=1))
    return (T("This is the order in which it is read:"), Joined(lines, "\n"), T("Tap a part to move it up."))


def order_choices(view: View, place: Place) -> tuple[Choice, ...]:
    parts = parts_in_order(mine(view, place))
    ups = (Choice("up", T("↑ {title}", title=Said(part.title)), to=moved, argument=part.id) for part in parts[1:])
    return (*ups, Choice("letter", T("Back to my letter"), to="letter"))


@leads_to()
def moved(view: View, place: Place) -> Turn:
    order = [part.id for part in parts_in_order(mine(view, place))]
    at = order.index(str(place.data["choice"]))
    if at > 0:
        order[at - 1], order[at] = order[at], order[at - 1]
    return Turn(None, (LetterReordered(place.data["case"], tuple(order)),))


ORDER_STEPS = (Choose("order", order_text, order_choices, leads=("letter",)),)
