"""What the specialist planned for the time after, as far as it is shown to me."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.follow_up_schema import FollowUpItem
from content.load import follow_up_items
from flows.model import Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to
from flows.text import Said, T, Text
from flows.view import View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """The case of that argument, or the first one with something to see."""
    found = [case.id for case in view.cases() if (not argument or str(case.id) == argument) and shown(view, case.id)]
    return {"case": found[0]} if found else None


def shown(view: View, case: int) -> tuple[FollowUpItem, ...]:
    """For the circle and the loved one; the specialist has the plan itself."""
    here = view.standing(case)
    if here is None or not (here.in_circle or here.is_loved_one):
        return ()
    words = view.follow_up(case).words
    return tuple(one for one in follow_up_items() if one.id in words)


def entry(view: View, case: int) -> tuple[Choice, ...]:
    if not shown(view, case):
        return ()
    return (Choice("after_plan", T("The plan for the time after"), to=Enter("after_plan", str(case))),)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("i", Said(one.title), to=opened, argument=one.id) for one in shown(view, place.data["case"]))


@leads_to("item")
def opened(view: View, place: Place) -> Turn:
    return Turn("item", data={"item": str(place.data["choice"])})


def item_text(view: View, place: Place) -> tuple[Text, ...]:
    case, wanted = place.data["case"], place.data.get("item")
    here = next((one for one in shown(view, case) if one.id == wanted), None)
    if here is None:
        return (T("This is no longer shown."),)
    return (T("<b>{title}</b>", title=Said(here.title)), view.follow_up(case).words[here.id])


FLOW = Flow(
    "after_plan",
    opens=opens,
    steps=(
        Choose("after_plan", T("<b>The plan for the time after</b>, as {specialist} wrote it down."), choices, leads=("item",)),
        Choose("item", item_text, lambda view, place: (
            Choice("talk", T("Ask {specialist} about it"), to=Enter("talk", str(place.data["case"]))),
            Choice("all", T("The whole plan"), to="after_plan"),
        ), leads=(Enter("talk"), "after_plan"), protect=True),
    ),
)  # fmt: skip
