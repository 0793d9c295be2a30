"""Everybody in a case, one line each; a tap opens the person."""

from __future__ import annotations

from flows.model import Choice, Enter, Place, Turn
from flows.specialists.entry import circle, gone
from flows.specialists.pages import more, on_page
from flows.specialists.words import name_of, status
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, T, Text
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
        *((Choice("gone", T("Who left"), to=gone_opened),) if gone(view, case) else ()),
        Choice("invite", T("Invite somebody"), to=Enter("invite", str(case))),
    )


@leads_to("gone")
def gone_opened(view: View, place: Place) -> Turn:
    return Turn("gone", data={"page": 0})


def gone_text(view: View, place: Place) -> tuple[Text, ...]:
    parts = gone(view, place.data["case"])
    names = tuple(name_of(part) for part in on_page(parts, place))
    return (T("<b>Who is no longer in the circle</b>"), Joined(names), T("Tap somebody to invite them again."))


def gone_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, parts = place.data["case"], gone(view, place.data["case"])
    return (
        *(
            Choice("who", name_of(part), to=Enter("member", f"{case}-{part.person}"), argument=str(part.person))
            for part in on_page(parts, place)
        ),
        *more(parts, place),
    )


FLOW = Flow(
    "roster",
    opens=leaders,
    steps=(
        Choose("people", text, choices, leads=("gone", Enter("member"), Enter("invite"))),
        Choose("gone", gone_text, gone_choices, leads=(Enter("member"),)),
    ),
)
