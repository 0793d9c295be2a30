"""Everybody in a case, one line each; a tap opens the person."""

from __future__ import annotations

from flows.model import Choice, Enter, Place
from flows.specialists.entry import circle
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of, status
from flows.steps import Choose, Flow, leaders
from flows.text import T, Text
from flows.view import View


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    parts = circle(view, case.id)
    if not parts:
        return (T("Nobody has joined <b>{code_name}</b> yet."), T("Invite the first person, and they appear here."))
    return (T("<b>The circle of {code_name}</b>"), *(status(part, view, case) for part in on_page(parts, place)))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = place.data["case"]
    parts = circle(view, case)
    return (
        *(
            Choice("who", name_of(part), to=Enter("member", f"{case}-{part.person}"), argument=str(part.person))
            for part in on_page(parts, place)
        ),
        *more(parts, place),
        Choice("invite", T("Invite somebody"), to=Enter("invite", str(case))),
    )


FLOW = Flow(
    "roster",
    opens=leaders,
    steps=(Choose("people", text, choices, leads=(Enter("member"), Enter("invite"))),),
)
