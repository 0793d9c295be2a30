"""Home: what there is to do now, for whoever this person is. One step; everything else is pushed on top of it."""

from __future__ import annotations

from flows.family.menu import member_menu
from flows.loved_ones.menu import loved_one_menu
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.menu import specialist_menu
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, anyone, leads_to
from flows.text import T, Text
from flows.view import View

MOST = 7
"""Buttons besides the one for help."""
HELP = Choice("sos", T("I need help now"), to=Enter("sos"))
"""On each page: it is always one tap away."""


def menu_text(view: View, place: Place) -> tuple[Text, ...]:
    if view.me.specialist:
        return (T("<b>Your desk</b>"), T("What would you like to do?"))
    roles = {_role(view, case.id) for case in view.cases()}
    if "loved_one" in roles:
        return (T("<b>Your place</b>"), T("Small steps count. What would help now?"))
    if "member" in roles:
        return (T("<b>Your menu</b>"), T("One small step at a time. What would you like to do?"))
    return (
        T("You are on the list. The specialist who invited you still has to let you in."),
        T("I write to you as soon as that has happened. If you need help before, it is one tap away."),
    )


def menu_choices(view: View, place: Place) -> tuple[Choice, ...]:
    on = (Choice("on", T("Go on where I was"), to=END),) if len(place.frames) > 1 else ()
    listed = (*on, *entries(view))
    if len(listed) > MOST:
        listed = (*listed[: MOST - 1], Choice("more", T("More ›"), to=more_opened))
    return (*listed, HELP)


def entries(view: View) -> tuple[Choice, ...]:
    """Everything there is to do, what matters most now first."""
    roles = (choice for case in view.cases() for choice in _case_choices(view, case.id))
    return (*specialist_menu(view), *roles, Choice("settings", T("Settings"), to=Enter("settings")))


def more_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """What did not fit on the first screen."""
    rest = entries(view)[MOST - 1 - (len(place.frames) > 1) :]
    return (*on_page(rest, place), *more(rest, place), Choice("menu", T("Back to the start"), to="menu"), HELP)


@leads_to("more")
def more_opened(view: View, place: Place) -> Turn:
    return Turn("more", data={"page": 0})


def _case_choices(view: View, case: int) -> tuple[Choice, ...]:
    match _role(view, case):
        case "member":
            return member_menu(view, case)
        case "loved_one":
            return loved_one_menu(view, case)
        case _:
            return ()


def _role(view: View, case: int) -> str | None:
    standing = view.standing(case)
    return standing.role if standing is not None and standing.state == "in" else None


FLOW = Flow(
    "menu",
    opens=anyone,
    steps=(
        Choose("menu", menu_text, menu_choices, leads=(END, "more", Enter("sos"), Enter("settings"))),
        Choose("more", T("What else would you like to do?"), more_choices, leads=("menu", Enter("sos"))),
    ),
)
