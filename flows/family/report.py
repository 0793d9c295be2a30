"""Something happened that the specialist must hear at once, said with one tap; the next step is there before anything else.

Nothing is told before "Yes, tell them": a list can be opened to see what is in it.
"""

from __future__ import annotations

from typing import Final

from flows.alerts import raise_alert
from flows.family import used_again
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import T, Text
from flows.view import View

KINDS: Final[dict[str, Text]] = {
    "overdose": T("An overdose"),
    "suicide": T("Talk of dying"),
    "violence": T("Violence, or a threat"),
    "child": T("A child is in danger"),
    "left_treatment": T("Left treatment early"),
    "missing": T("Missing for a day or more"),
    "pregnancy": T("A pregnancy"),
}
CALL_FIRST: Final = frozenset({"overdose", "suicide", "violence", "child"})
"""The numbers to call come first, and the specialist is told in the same tap."""
NEXT: Final[dict[str, Text]] = {
    # Source: practice, samhsa-detox
    "left_treatment": T(
        "Tonight: no quarrel and no driving after them. The way back is often open for a day or two, so ask the place to"
        " keep the bed. Stopping alcohol or sleeping pills alone can be dangerous: if they shake, sweat or see things, call."
    ),
    "missing": T(
        "Call those who may know, once each. The police take a missing adult seriously, too, and you need not wait if you"
        " fear for a life. Keep your phone on, and let somebody sit with you."
    ),
    # Source: samhsa-detox
    "pregnancy": T(
        "Nobody should stop suddenly and alone now: with alcohol, sleeping pills or opioids that can harm both. A doctor or a"
        " midwife can help without judging, today or tomorrow."
    ),
}


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    """Who has begun treatment can leave it; who had stopped before there was a yes may have used again."""
    case = place.data["case"]
    begun = used_again.can_be(view, case)
    again = Choice("again", T("Had stopped, and used again"), to=Enter("used_again", str(case)))
    listed = (kind for kind in KINDS if begun or kind != "left_treatment")
    return (
        *(Choice("what", KINDS[kind], to=chosen, argument=kind) for kind in listed),
        *(() if begun else (again,)),
    )


@leads_to("sure")
def chosen(view: View, place: Place) -> Turn:
    return Turn("sure", data={"what": str(place.data["choice"])})


def _kind(place: Place) -> str:
    kind = str(place.data.get("what"))
    return kind if kind in KINDS else next(iter(KINDS))


def sure_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("<b>{what}</b>", what=KINDS[_kind(place)]), T("I tell {specialist} at once, at any hour. Shall I?"))


@leads_to("next", Enter("sos"))
def told(view: View, place: Place) -> Turn:
    """Told once for each thing of this visit."""
    kind, before = _kind(place), list(place.data.get("told", []))
    effects = () if kind in before else raise_alert(view, place.data["case"], kind)
    data = {"told": [*before, kind]}
    if kind in CALL_FIRST:
        return Turn(
            Enter("sos", kind),
            effects,
            data,
            T("{specialist} has been told.", specialist=view.case(place.data["case"]).specialist_name),
        )
    return Turn("next", effects, data)


def next_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("{specialist} has been told."), NEXT.get(_kind(place), T("You did right to say so.")))


FLOW = Flow(
    "report",
    opens=members,
    steps=(
        Choose("what", (
            T("What has happened? {specialist} should hear it at once."),
            T("If a life may be in danger, call first: /sos. For anything else, write to {specialist} from the menu."),
        ), choices, leads=("sure", Enter("used_again"))),
        Choose("sure", sure_text, (
            Choice("yes", T("Yes, tell them now"), to=told),
            Choice("no", T("No, something else"), to="what"),
        )),
        Choose("next", next_text, lambda view, place: (
            Choice("talk", T("Write to {specialist}"), to=Enter("talk", str(place.data["case"]))),
            Choice("care", T("How are you yourself?"), to=Enter("care")),
            Choice("sos", T("I need help now"), to=Enter("sos")),
            Choice("done", T("Done"), to=END),
        ), leads=(Enter("talk"), Enter("care"), Enter("sos"), END)),
    ),
)  # fmt: skip
