"""The loved one knows, or guesses, before the meeting: ask once, hold everything back, and offer an honest way on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.load import found_out as moments
from flows.alerts import raise_alert
from flows.effects import CaseFrozen, Refresh
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Said, T, Text
from flows.view import View

BEFORE = ("preparing", "scheduled")
SOS = Choice("sos", T("I need help now"), to=Enter("sos"))


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    data = members(view, argument)
    return data if data is not None and view.case(data["case"]).phase in BEFORE else None


def entry(view: View, case: int) -> tuple[Choice, ...]:
    """The button, as long as the meeting is ahead."""
    if view.case(case).phase not in BEFORE:
        return ()
    label = T("What can I say now?") if view.freeze(case) else T("They found out")
    return (Choice("found_out", label, to=Enter("found_out", str(case))),)


# --- once, to be sure ------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    if view.freeze(place.data["case"]):
        return now_text(view, place)
    return (
        T("Does {loved_one} know, or guess, that something is planned?"),
        T("If you say yes, no message goes out any more, open invitations end, and {specialist} is told at once."),
        T("You need not be certain, and nobody is to blame. {specialist} can take it back."),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if view.freeze(place.data["case"]):
        return now_choices(view, place)
    return (Choice("yes", T("Yes, stop everything"), to=said), Choice("no", T("No, go back"), to=END), SOS)


@leads_to("now")
def said(view: View, place: Place) -> Turn:
    """Whoever says it first stops everything; a second one finds it stopped."""
    case = view.case(place.data["case"])
    if view.freeze(case.id):
        return Turn("now")
    alert = raise_alert(view, case.id, "found_out", "red")
    return Turn("now", (CaseFrozen(case.id), *alert, Refresh(case.specialist, "case")))


# --- what happens now ------------------------------------------------------------------------------------------------
def now_text(view: View, place: Place) -> tuple[Text, ...]:
    if not view.freeze(place.data["case"]):
        return (T("{specialist} has decided how it goes on. Nothing is held back any more."),)
    return (
        T("<b>Everything has stopped.</b> {specialist} was told."),
        T("No reminders and no messages come until {specialist} has decided. What you tap here still works."),
        # Source: no claim
        T("Take a breath. Do not deny it, and do not argue. A short, true answer is enough."),
        T("Are you safe where you are? If not, leave first."),
    )


def now_choices(view: View, place: Place) -> tuple[Choice, ...]:
    talk = Choice("talk", T("Write to {specialist}"), to=Enter("talk", str(place.data["case"])))
    return (Choice("words", T("What can I say?"), to="words"), talk, SOS)


# --- honest words ----------------------------------------------------------------------------------------------------
def words_choices(view: View, place: Place) -> tuple[Choice, ...]:
    listed = (Choice("m", Said(one.title), to=chosen, argument=one.id) for one in moments())
    return (*listed, SOS)


@leads_to("say")
def chosen(view: View, place: Place) -> Turn:
    return Turn("say", data={"moment": str(place.data["choice"])})


def say_text(view: View, place: Place) -> tuple[Text, ...]:
    one = next((one for one in moments() if one.id == place.data.get("moment")), moments()[0])
    return (T("<b>{title}</b>", title=Said(one.title)), Said(one.words), Said(one.about))


FLOW = Flow(
    "found_out",
    opens=opens,
    over=("now", "words", "say"),
    steps=(
        Choose("found_out", text, choices, leads=("now", "words", END, Enter("talk"), Enter("sos"))),
        Choose("now", now_text, now_choices, leads=("words", Enter("talk"), Enter("sos"))),
        Choose(
            "words",
            T("An open invitation can begin here. You can say it in your own words. What is closest?"),
            words_choices,
            leads=("say", Enter("sos")),
        ),
        Choose("say", say_text, (Choice("others", T("Other words"), to="words"), SOS), protect=True),
    ),
)
