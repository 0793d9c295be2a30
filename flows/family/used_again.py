"""They used again: is anyone in danger, then the first 24 hours, one small step at a time.

The specialist hears of it with the first answer, once a visit. Looking in without answering tells nobody.
"""

from __future__ import annotations

from content.load import steps
from flows.alerts import raise_alert
from flows.effects import Effect, UseReported
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import View

SHEET = "first_24_hours"


def danger_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("I'm glad you told me. First: is anyone in danger right now?"),
        # Source: samhsa-overdose, nimh-suicide
        T(
            "Cannot be woken, breathes slowly or not at all, has a seizure or chest pain, talks of dying, is violent:"
            " any of these means yes. If you are not sure, that is a yes, too."
        ),
        T("{specialist} knows now.") if place.data.get("told") else T("When you answer, {specialist} hears of it."),
    )


@leads_to(Enter("sos"), "danger")
def in_danger(view: View, place: Place) -> Turn:
    """The emergency numbers come first; the steps are under them when they are needed."""
    return Turn(Enter("sos"), _report(view, place, "used_danger"), {"told": True})


@leads_to("opioids", "hours")
def nobody_in_danger(view: View, place: Place) -> Turn:
    return Turn("opioids", _report(view, place, "used_again"), {"told": True, "at": 0})


def _report(view: View, place: Place, kind: str) -> tuple[Effect, ...]:
    if place.data.get("told"):
        return ()
    case = place.data["case"]
    return (UseReported(case, by_self=False), *raise_alert(view, case, kind))


@leads_to("hours")
def opioids(view: View, place: Place) -> Turn:
    """An opioid after a time without is the most dangerous use there is: that is told as well, once."""
    alert = () if place.data.get("opioids") else raise_alert(view, place.data["case"], "opioids")
    return Turn("hours", alert, {"opioids": True})


# --- the first 24 hours ----------------------------------------------------------------------------------------------
def hours_text(view: View, place: Place) -> tuple[Text, ...]:
    listed, at = steps(SHEET), _at(place)
    return (T("The first 24 hours · {at} of {all}", at=at + 1, all=len(listed)), Said(listed[at]))


def hours_choices(view: View, place: Place) -> tuple[Choice, ...]:
    at, last = _at(place), len(steps(SHEET)) - 1
    on = Choice("next", T("Next"), to=turned, argument=str(at + 1))
    before = (Choice("before", T("‹ Step before"), to=turned, argument=str(at - 1)),) if at else ()
    end = (
        Choice("care", T("How are you yourself?"), to=Enter("care")),
        Choice("end", T("That is enough for now"), to=END),
    )
    sos = Choice("sos", T("Somebody is in danger"), to=Enter("sos"))
    return (*(end if at == last else (on,)), *before, sos)


def _at(place: Place) -> int:
    return max(0, min(int(place.data.get("at", 0)), len(steps(SHEET)) - 1))


@leads_to("hours")
def turned(view: View, place: Place) -> Turn:
    return Turn("hours", data={"at": int(place.data["choice"])})


FLOW = Flow(
    "used_again",
    opens=members,
    steps=(
        Choose("danger", danger_text, (
            Choice("yes", T("Yes, or I am not sure"), to=in_danger),
            Choice("no", T("No, everybody is safe"), to=nobody_in_danger),
        )),
        Choose("opioids", (
            # Source: samhsa-overdose
            T("Do you know whether an opioid was among it? Heroin, fentanyl and strong painkillers are opioids."),
            # Source: strang-2003
            T("After a time without, the body bears less than before, and the same amount can be too much."),
        ), (
            Choice("yes", T("Yes"), to=opioids),
            Choice("no", T("No"), to="hours"),
            Choice("unknown", T("I don't know"), to="hours"),
        )),
        Choose("hours", hours_text, hours_choices, leads=("hours", END, Enter("care"), Enter("sos"))),
    ),
)  # fmt: skip
