"""The cases in which I am the backup: who leads them, what I may do there, and stepping back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.effects import BackupEnded, Push
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists import rights
from flows.specialists.entry import number, stood_in_for
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, T, Text
from flows.view import Case, View


def mine(view: View, argument: str) -> Mapping[str, Any] | None:
    """All of them, or one by its id."""
    if not view.me.specialist:
        return None
    if not argument:
        return {}
    wanted = number(argument)
    return {"only": wanted} if any(case.id == wanted for case in stood_in_for(view)) else None


def text(view: View, place: Place) -> tuple[Text, ...]:
    return one_text(view, place) if "only" in place.data else list_text(view, place)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return one_choices(view, place) if "only" in place.data else list_choices(view, place)


def list_text(view: View, place: Place) -> tuple[Text, ...]:
    cases = stood_in_for(view)
    if not cases:
        return (T("You are nobody's backup right now."),)
    lines = (
        T("{code}: led by {lead}", code=case.code_name, lead=case.specialist_name) for case in on_page(cases, place)
    )
    return (T("<b>Where you stand in</b>"), *lines)


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    cases = stood_in_for(view)
    return (
        *(Choice("one", case.code_name, to=look, argument=str(case.id)) for case in on_page(cases, place)),
        *more(cases, place),
    )


@leads_to("one")
def look(view: View, place: Place) -> Turn:
    return Turn("one", data={"at": int(place.data["choice"])})


def _this(view: View, place: Place) -> Case | None:
    wanted = place.data.get("only") or place.data.get("at")
    return next((case for case in stood_in_for(view) if case.id == wanted), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    case = _this(view, place)
    if case is None:
        return (T("You are nobody's backup right now."),)
    here = view.standing(case.id)
    may = rights.name(here.rights if here else "")
    return (
        Joined((case.code_name, T("led by {lead}", lead=case.specialist_name))),
        T("About {called}. As the backup, this is what you do there: {rights}.", called=case.called, rights=may),
    )


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = _this(view, place)
    if case is None:
        return ()
    here = view.standing(case.id)
    asked = (
        (Choice("lead", T("You are asked to lead it"), to=Enter("take_lead", str(case.id))),)
        if view.lead_offer(case.id)
        else ()
    )
    whole = (Choice("case", T("Open the case"), to=Enter("case", str(case.id))),) if here and here.leads else ()
    return (
        *asked,
        Choice("alerts", T("Alerts"), to=Enter("alert", f"case-{case.id}")),
        Choice("talks", T("Talks"), to=Enter("threads")),
        *whole,
        Choice("stop", T("Stand in no longer"), to="stop"),
    )


@leads_to(END)
def stopped(view: View, place: Place) -> Turn:
    case = _this(view, place)
    if case is None or view.me.id is None:
        return Turn(END, note=T("That was done already."))
    told = Push(
        case.specialist,
        (T("Your backup has stepped back from a case."),),
        (Choice("see", T("See it"), to=Enter("backup", str(case.id))),),
    )
    return Turn(END, (told, BackupEnded(case.id, view.me.id)), note=T("Done. Your colleague is told, so that nobody relies on you."))  # fmt: skip


FLOW = Flow(
    "stand_in",
    opens=mine,
    steps=(
        Choose("cases", text, choices, leads=("one", "stop", Enter("alert"), Enter("threads"), Enter("case"), Enter("take_lead"))),
        Choose("one", one_text, one_choices, leads=("stop", Enter("alert"), Enter("threads"), Enter("case"), Enter("take_lead"))),
        Choose("stop", T("Step back? You see nothing of that case any more, and your colleague is told."), (
            Choice("yes", T("Yes, step back"), to=stopped),
            Choice("no", T("No, I stay"), to="cases"),
        )),
    ),
)  # fmt: skip
