"""Who leads now: told to the circle and to the loved one after the lead was handed over, in a few plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.model import Choice, Enter, Place
from flows.steps import Choose, Flow, loved_ones, members
from flows.text import T, Text
from flows.view import View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    return members(view, argument) or loved_ones(view, argument)


def _is_the_loved_one(view: View, place: Place) -> bool:
    standing = view.standing(place.data["case"])
    return standing is not None and standing.is_loved_one


def text(view: View, place: Place) -> tuple[Text, ...]:
    head = T("<b>{specialist}</b> leads here now, and is the first to turn to.")
    if _is_the_loved_one(view, place):
        return (
            head,
            T("What you let the specialist see, {specialist} sees from now on. You can change that at any time."),
            T("Your check-ins and your reminders go on as before."),
        )
    return (
        head,
        T("You need not do anything. What you wrote and agreed stays as it is, and so does the day."),
        T("If something worries you about it, write to {specialist}."),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    sees = (Choice("sees", T("Who sees what"), to=Enter("sharing", case)),) if _is_the_loved_one(view, place) else ()
    return (
        Choice("talk", T("Write to {specialist}"), to=Enter("talk", case)),
        Choice("who", T("Who leads here"), to=Enter("about_specialist", case)),
        *sees,
    )


FLOW = Flow(
    "new_lead",
    opens=opens,
    steps=(
        Choose("new_lead", text, choices, leads=(Enter("talk"), Enter("about_specialist"), Enter("sharing"))),
    ),
)  # fmt: skip
