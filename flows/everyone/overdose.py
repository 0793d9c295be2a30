"""An overdose, one step to a screen: the emergency number above each, one large button below it.

Opening it tells nobody, so that it can be read on a calm day; whoever it happens to is asked at the end, and one tap tells
the specialist.
"""

from __future__ import annotations

from typing import Final

from content.load import crisis, steps
from flows.alerts import raise_alert
from flows.effects import Effect
from flows.everyone.sos import NO_NUMBER, country_of
from flows.model import END, Choice, Place, Turn
from flows.steps import Choose, Flow, leads_to, persons
from flows.text import Said, T, Text
from flows.view import View

STEPS: Final = "overdose"
OTHERS: Final = "other_overdose"


def emergency(view: View) -> Text:
    """The number of their country, in a form that a tap copies."""
    found = crisis(country_of(view)).emergency
    if not found:
        return NO_NUMBER
    return T("Emergency number: <code>{number}</code>", number=Said(dict.fromkeys(("en", "es"), found[0])))


def step_text(view: View, place: Place) -> tuple[Text, ...]:
    listed, at = steps(STEPS), _at(place, STEPS)
    return (emergency(view), T("Step {at} of {all}", at=at + 1, all=len(listed)), Said(listed[at]))


def step_choices(view: View, place: Place) -> tuple[Choice, ...]:
    at = _at(place, STEPS)
    last = at == len(steps(STEPS)) - 1
    on = Choice("on", T("They breathe, I stay"), to="after") if last else _turn("next", T("Next step"), at + 1)
    before = (_turn("before", T("‹ Step before"), at - 1),) if at else ()
    return (on, *before, Choice("others", T("Not an opioid, or not sure"), to="others"))


def others_text(view: View, place: Place) -> tuple[Text, ...]:
    return (emergency(view), *(Said(one) for one in steps(OTHERS)))


def _turn(name: str, label: Text, to: int) -> Choice:
    return Choice(name, label, to=turned, argument=str(to))


@leads_to("overdose")
def turned(view: View, place: Place) -> Turn:
    return Turn("overdose", data={"at": int(place.data["choice"])})


def _at(place: Place, listed: str) -> int:
    return max(0, min(int(place.data.get("at", 0)), len(steps(listed)) - 1))


# --- afterwards ------------------------------------------------------------------------------------------------------
def after_text(view: View, place: Place) -> tuple[Text, ...]:
    told = (T("Your specialist knows now."),) if place.data.get("told") else ()
    return (
        # Source: samhsa-overdose, cdc-naloxone
        T("<b>Stay until help is there.</b> Naloxone wears off after 30 to 60 minutes, and breathing can stop again."),
        emergency(view),
        *told,
        T("Afterwards somebody should be there for you, too."),
    )


def after_choices(view: View, place: Place) -> tuple[Choice, ...]:
    tell = (
        (Choice("tell", T("It happened: tell specialist"), to=told),)
        if _cases(view) and not place.data.get("told")
        else ()
    )
    return (*tell, _turn("again", T("From the first step"), 0), Choice("done", T("Done"), to=END))


@leads_to("after")
def told(view: View, place: Place) -> Turn:
    """A red alert in every case that they are part of, once."""
    if place.data.get("told"):
        return Turn("after")
    effects: tuple[Effect, ...] = tuple(one for case in _cases(view) for one in raise_alert(view, case, "overdose"))
    return Turn("after", effects, {"told": True})


def _cases(view: View) -> list[int]:
    standings = ((case.id, view.standing(case.id)) for case in view.cases())
    return [case for case, here in standings if here is not None and (here.in_circle or here.is_loved_one)]


FLOW = Flow(
    "overdose",
    opens=persons,
    steps=(
        Choose("overdose", step_text, step_choices, leads=("overdose", "others", "after")),
        Choose("others", others_text, (Choice("back", T("To the steps"), to="overdose"),)),
        Choose("after", after_text, after_choices, leads=("after", "overdose", END)),
    ),
)  # fmt: skip
