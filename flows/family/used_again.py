"""They used again: is anyone in danger, then the first 24 hours, one small step at a time (``flows.family.first_day``).

1. The specialist hears of it with the first answer, once a visit: any use is amber and told at once; red when somebody may
   be in danger, or when an opioid was among it. Looking in without answering tells nobody.
2. What else may have happened has its own words (``flows.family.report``).
3. Before somebody has stopped nobody uses again: until there was a yes, or until it was said once, the menu asks what has
   happened instead, and a family whose loved one had stopped before finds it there.
"""

from __future__ import annotations

from flows.alerts import raise_alert
from flows.effects import Effect, UseReported
from flows.family import first_day
from flows.model import Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import T, Text
from flows.view import View
from flows.walls import MAY_JOIN


def entry(view: View, case_id: int) -> Choice:
    """The button for what must be heard at once, by what can be true."""
    if can_be(view, case_id):
        return Choice("used_again", T("They used again"), to=Enter("used_again", str(case_id)))
    return Choice("report", T("Something happened"), to=Enter("report", str(case_id)))


def can_be(view: View, case_id: int) -> bool:
    """Whether somebody has stopped who may use again, as far as we know."""
    case = view.case(case_id)
    return case.outcome in MAY_JOIN or case.phase == "aftercare" or view.episode(case_id) is not None


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


@leads_to("opioids")
def nobody_in_danger(view: View, place: Place) -> Turn:
    return Turn("opioids", _report(view, place, "used_again"), {"told": True})


def _report(view: View, place: Place, kind: str) -> tuple[Effect, ...]:
    if place.data.get("told"):
        return ()
    case = place.data["case"]
    return (UseReported(case, by_self=False), *raise_alert(view, case, kind), *first_day.begun(view, case))


@leads_to("hours")
def opioids(view: View, place: Place) -> Turn:
    """An opioid after a time without is the most dangerous use there is: that is told as well, once."""
    alert = () if place.data.get("opioids") else raise_alert(view, place.data["case"], "opioids")
    return Turn("hours", alert, {"opioids": True})


FLOW = Flow(
    "used_again",
    opens=members,
    steps=(
        Choose("danger", danger_text, (
            Choice("yes", T("Yes, or I am not sure"), to=in_danger),
            Choice("no", T("No, everybody is safe"), to=nobody_in_danger),
            Choice("other", T("Something else happened"), to=Enter("report")),
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
        *first_day.STEPS,
    ),
)  # fmt: skip
