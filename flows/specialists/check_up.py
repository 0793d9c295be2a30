"""The check-up of a month: what happened since the last one, as a screen, a picture and a PDF; then it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.check_ups import KIND, MONTHS, counts_from, due_at
from flows.effects import CheckUpDone, DocumentSent, Effect, Pictured, PromiseDropped
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import check_up_found as of
from flows.specialists.check_up_document import document
from flows.specialists.check_up_picture import names, pictures
from flows.specialists.readiness_picture import CAPTION
from flows.specialists.take_along import LETTER
from flows.steps import Choose, Flow, leaders, leads_to
from flows.text import Joined, N, T, Text
from flows.view import View


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case that I lead, or ``case-month``."""
    case, _, month = argument.partition("-")
    data = leaders(view, case)
    if data is None or not month:
        return data
    return {**data, "only": int(month)} if month in map(str, MONTHS) else None


def first_text(view: View, place: Place) -> tuple[Text, ...]:
    return one_text(view, place) if "only" in place.data else list_text(view, place)


def first_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return one_choices(view, place) if "only" in place.data else list_choices(view, place)


# --- all of them -----------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    head, began = T("<b>Check-ups</b> · {code_name}"), counts_from(case)
    if began is None:
        return (head, T("They begin with the outcome of the meeting: months 3, 6, 9 and 12."))
    done = view.check_ups(case.id)
    lines = tuple(
        T("Month {n}: done {day}", n=month, day=done[month].date())
        if month in done
        else T("Month {n}: due {day}", n=month, day=due_at(began, month, view.me.zone).date())
        for month in MONTHS
    )
    return (head, Joined(lines, "\n"))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if counts_from(view.case(place.data["case"])) is None:
        return ()
    return tuple(Choice("m", N("Month {n}", "Month {n}", n=month), to=chosen, argument=str(month)) for month in MONTHS)


@leads_to("month")
def chosen(view: View, place: Place) -> Turn:
    return Turn("month", data={"month": int(place.data["choice"])})


# --- one of them -----------------------------------------------------------------------------------------------------
def _month(place: Place) -> int:
    month = int(place.data.get("month") or place.data.get("only") or MONTHS[0])
    return month if month in MONTHS else MONTHS[0]


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    case, month = place.data["case"], _month(place)
    found = of.found(view, case, month)
    if found is None:
        return (T("They begin with the outcome of the meeting: months 3, 6, 9 and 12."),)
    done = view.check_ups(case).get(month)
    return (
        T("<b>Month {n}</b> · {code_name}", n=month),
        T("From {first} to {last}", first=found.since.date(), last=found.until.date()),
        Joined(tuple(of.line(view, part, found) for part in found.people), "\n")
        if found.people
        else T("Nobody is here."),
        Joined((of.of_alerts(found), of.of_use(found)), "\n"),
        of.of_boundaries(view, found),
        T("Done on {day}.", day=done.date()) if done else T("Talk with everybody once, then tick it off."),
    )


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, month = str(place.data["case"]), _month(place)
    if of.found(view, place.data["case"], month) is None:
        return ()
    done = () if month in view.check_ups(place.data["case"]) else (Choice("done", T("It is done"), to=ticked),)
    return (
        Choice("picture", T("As a picture"), to=pictured),
        Choice("pdf", T("As a PDF"), to=printed),
        *done,
        Choice("alerts", T("All alerts"), to=Enter("alert", f"case-{case}")),
        Choice("kept", T("How boundaries hold"), to=Enter("kept", case)),
        Choice("plan", T("The follow-up plan"), to=Enter("follow_up", case)),
    )


@leads_to()
def ticked(view: View, place: Place) -> Turn:
    case, month = place.data["case"], _month(place)
    effects: tuple[Effect, ...] = (CheckUpDone(case, month), PromiseDropped(f"{KIND}:{case}:{month}"))
    return Turn(None, effects, note=T("Ticked off. The plan for the time after may need a change."))


@leads_to()
def pictured(view: View, place: Place) -> Turn:
    """What was kept, and the curves of what the loved one released."""
    case = place.data["case"]
    found = of.found(view, case, _month(place))
    if found is None:
        return Turn()
    effects = tuple(
        Pictured(case, drawn, CAPTION, part.person if part else None) for drawn, part in pictures(view, found)
    )
    if not effects:
        return Turn(note=T("There is nothing to draw yet."))
    return Turn(None, effects, note=T("The picture is on its way. {names}", names=names(found)))


@leads_to()
def printed(view: View, place: Place) -> Turn:
    case, month = place.data["case"], _month(place)
    found = of.found(view, case, month)
    if found is None:
        return Turn()
    letter = view.case(case).country in LETTER
    return Turn(
        None,
        (DocumentSent(T("Notes"), document(view, case, month, found), "pdf", letter=letter),),
        note=T("Here it is."),
    )


FLOW = Flow(
    "check_up",
    opens=opens,
    steps=(
        Choose("first", first_text, first_choices, leads=("month", Enter("alert"), Enter("kept"), Enter("follow_up"))),
        Choose("month", one_text, one_choices, leads=(Enter("alert"), Enter("kept"), Enter("follow_up"))),
    ),
)
