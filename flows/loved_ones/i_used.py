"""I used. No blame and no counting from zero: what is told to whom, then safety, then the first 24 hours.

1. Who hears of it is said before the first answer, as the rules of alerts and the released lines have it.
2. Whoever wants the steps alone gets them, and then nothing is kept and nobody is told.
3. Kept are three lines (use, safe now, opioids); what it was, and whether somebody is there, only lead to the right words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from content.load import steps
from flows.alerts import raise_alert
from flows.cadences import days_of
from flows.effects import CheckInAnswered, CheckInFinished, CheckInOpened, Effect, UseReported
from flows.loved_ones import cadence, hard_day
from flows.loved_ones.joined import asked_since, joined
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to
from flows.text import Joined, Said, T, Text
from flows.view import View

SHEET: Final = "loved_one_used"
LINES: Final = ("used", "safe_now", "opioids")
OWN: Final = "own_24_hours"
SAID: Final = ("told", "opioids")
WHAT: Final[dict[str, Text]] = {
    "opioid": T("Heroin, fentanyl, pain pills"),
    "calming": T("Sleeping or calming pills"),
    "alcohol": T("Alcohol"),
    "stimulant": T("Cocaine, speed, meth"),
    "other": T("Something else"),
}


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """A case of mine; ``case-told`` and ``case-opioids``: a check-in has said so much already."""
    case, _, said = argument.partition("-")
    data = joined(view, case) if said in ("", *SAID) else None
    return data if data is None or not said else {**data, "told": True, "after_break": said == "opioids"}


# --- before the first answer -----------------------------------------------------------------------------------------
def hello_text(view: View, place: Place) -> tuple[Text, ...]:
    if place.data.get("told"):
        return (T("Thank you for saying it. It does not undo what you have done so far. First, your safety."),)
    return (
        T("I'm glad you are telling me. Nothing is lost, and nobody here counts from zero."),
        T(
            "So that you know before you answer: {specialist} hears that you used. If you are not safe, or it was an opioid after a break, {specialist} hears that at once, at any hour."
        ),
        *_who_else(view, place),
        T("If you want the steps only, I keep nothing and tell nobody."),
    )


def _who_else(view: View, place: Place) -> tuple[Text, ...]:
    """Of the family only those for whom a line of it is open."""
    case = place.data["case"]
    reached = {audience for what, audience in view.releases(case) if what in LINES}
    names = tuple(one.name for one in view.roster(case) if one.role == "member" and one.person in reached)
    if not names:
        return (T("Nobody of your family sees it."),)
    return (
        T(
            "You opened such lines for {names}, who can see them. “Who sees what” changes that.",
            names=Joined(names, ", "),
        ),
    )


def hello_choices(view: View, place: Place) -> tuple[Choice, ...]:
    only = () if place.data.get("told") else (Choice("only", T("Only the steps, tell nobody"), to=only_the_steps),)
    return (Choice("on", T("Go on"), to="safe"), *only, Choice("sos", T("I need help now"), to=Enter("sos")))


@leads_to("safe")
def only_the_steps(view: View, place: Place) -> Turn:
    return Turn("safe", data={"quiet": True})


# --- safety ----------------------------------------------------------------------------------------------------------
SAFE_TEXT: Final = (
    T("Are you safe right now?"),
    # Source: samhsa-overdose
    T(
        "Hard to breathe, chest pain, hard to stay awake, thoughts of dying, somebody who frightens you: any of these means no. If you are not sure, that is a no, too."
    ),
)


@leads_to("alone")
def safe(view: View, place: Place) -> Turn:
    return _kept(view, place, Turn("alone"), "safe_now", "yes")


@leads_to(Enter("sos"))
def not_safe(view: View, place: Place) -> Turn:
    """The numbers come first; this waits beneath."""
    quiet = place.data.get("danger") or place.data.get("quiet")
    told = () if quiet else raise_alert(view, place.data["case"], "used_danger", "red")
    return _kept(view, place, Turn(Enter("sos"), told, {"danger": True}), "safe_now", "no")


def alone_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("yes", T("Yes, somebody is here"), to="what"),
        Choice("no", T("No, I am alone"), to=is_alone),
        Choice("call", T("Call somebody"), to=Enter("my_words", f"{place.data['case']}-call")),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


@leads_to("what")
def is_alone(view: View, place: Place) -> Turn:
    note = T("If you can, ask somebody to come, or to stay on the phone with you. Leave the door unlocked.")
    return Turn("what", note=note)


# --- what it was -----------------------------------------------------------------------------------------------------
def what_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("what", label, to=what_chosen, argument=kind) for kind, label in WHAT.items())


@leads_to("break", "hours")
def what_chosen(view: View, place: Place) -> Turn:
    """Only whether it was an opioid is kept."""
    kind = str(place.data["choice"])
    opioid = kind == "opioid"
    turn = Turn("break" if opioid else "hours", data={"what": kind, "at": 0})
    return _kept(view, place, turn, "opioids", "yes" if opioid else "no")


@leads_to("naloxone")
def after_a_break(view: View, place: Place) -> Turn:
    """The most dangerous of all: the specialist is told at once, as was said before."""
    if place.data.get("quiet") or place.data.get("after_break"):
        return Turn("naloxone")
    effects = raise_alert(view, place.data["case"], "opioids", "red")
    note = T("{specialist} knows now, so that you are not alone with this.")
    return Turn("naloxone", effects, {"after_break": True}, note)


@leads_to("hours")
def has_naloxone(view: View, place: Place) -> Turn:
    return Turn("hours", note=T("Good. Put it where everybody sees it, and tell whoever is with you how it is given."))


@leads_to("hours")
def no_naloxone(view: View, place: Place) -> Turn:
    note = T("Then do not be alone for the next hours. {specialist} or a pharmacy can tell you where to get it.")
    return Turn("hours", note=note)


# --- what is kept and told -------------------------------------------------------------------------------------------
def _kept(view: View, place: Place, turn: Turn, question: str, value: str) -> Turn:
    """Keep this line; with the first one the specialist hears of it. Nothing where nothing is to be kept, or a check-in
    has kept it already."""
    if place.data.get("quiet") or (place.data.get("told") and "check_in" not in place.data):
        return turn
    first, check_in = _reported(view, place)
    effects = (*first, CheckInAnswered(check_in, question, value), *turn.effects)
    return replace(turn, effects=effects, data={**turn.data, "check_in": check_in, "told": True})


def _reported(view: View, place: Place) -> tuple[tuple[Effect, ...], int]:
    """What the first answer causes, once, and the sheet that holds the lines."""
    if "check_in" in place.data:
        return (), int(place.data["check_in"])
    case, me, check_in = int(place.data["case"]), view.me.id or 0, view.new_id()
    sheet = (
        CheckInOpened(check_in, case, me, SHEET, view.now),
        CheckInAnswered(check_in, "used", "yes"),
        CheckInFinished(check_in),
    )
    alert = raise_alert(view, case, "used_again", "amber")
    return (*sheet, UseReported(case, by_self=True), *alert, *_again(view, case)), check_in


def _again(view: View, case: int) -> tuple[Effect, ...]:
    """The next check-in comes within three days."""
    agreed = asked_since(view)
    if agreed is None:
        return ()
    began = cadence.began(view.now, view.case(case), agreed)
    return (
        cadence.sooner(
            view.now, began, case, view.me.id or 0, view.me.check_in_hour, view.me.zone, days_of(view.follow_up(case))
        ),
    )


# --- the first 24 hours ----------------------------------------------------------------------------------------------
def _listed(place: Place) -> tuple[dict[str, str], ...]:
    return (*steps(f"used_{place.data['what']}"), *steps(OWN))


def _at(place: Place) -> int:
    return max(0, min(int(place.data.get("at", 0)), len(_listed(place)) - 1))


def hours_text(view: View, place: Place) -> tuple[Text, ...]:
    listed, at = _listed(place), _at(place)
    why = hard_day.texts(view, place.data["case"], "why") if at == len(listed) - 1 else ()
    return (T("The first 24 hours · {at} of {all}", at=at + 1, all=len(listed)), Said(listed[at]), *why)


def hours_choices(view: View, place: Place) -> tuple[Choice, ...]:
    at, last = _at(place), len(_listed(place)) - 1
    on = Choice("next", T("Next"), to=turned, argument=str(at + 1))
    before = (Choice("before", T("‹ Step before"), to=turned, argument=str(at - 1)),) if at else ()
    tell = (Choice("tell", T("Tell {specialist}"), to=told),) if place.data.get("quiet") else ()
    further = Choice("further", T("What would help next?"), to="further")
    return (on if at < last else further, *before, *tell, Choice("sos", T("I need help now"), to=Enter("sos")))


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


@leads_to("hours")
def told(view: View, place: Place) -> Turn:
    """They chose, after all, that the specialist hears of it."""
    effects, check_in = _reported(view, place)
    data = {"quiet": False, "check_in": check_in, "told": True}
    return Turn("hours", effects, data, T("Thank you for your trust. {specialist} knows now."))


def further_choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("talk", T("Write to {specialist}"), to=Enter("talk", case)),
        Choice("call", T("Call somebody"), to=Enter("my_words", f"{case}-call")),
        Choice("wave", T("A craving. Ride it with me"), to=Enter("wave", case)),
        Choice("remind", T("Be reminded of a next step"), to=Enter("reminders", case)),
        Choice("done", T("That is enough for now"), to=END),
    )


FLOW = Flow(
    "i_used",
    opens=opens,
    steps=(
        Choose("hello", hello_text, hello_choices, leads=("safe", Enter("sos"))),
        Choose("safe", SAFE_TEXT, (
            Choice("yes", T("Yes, I am safe"), to=safe),
            Choice("no", T("No, or I am not sure"), to=not_safe),
        )),
        Choose("alone", (
            T("Is somebody with you?"),
            T("Somebody calm who knows what you took is the best protection for the next hours."),
        ), alone_choices, leads=("what", Enter("my_words"), Enter("sos"))),
        Choose("what", T("What was it? If it was more than one, tap the first in this list. It decides what I show you next."),
               what_choices, leads=("break", "hours")),
        Choose("break", T("Did you use it after a break of some days or more: treatment, hospital, prison, or not using?"), (
            Choice("yes", T("Yes, or I am not sure"), to=after_a_break),
            Choice("no", T("No"), to="naloxone"),
        )),
        # Source: cdc-naloxone
        Choose("naloxone", T("Is naloxone near you? It can reverse an overdose of opioids."), (
            Choice("yes", T("Yes"), to=has_naloxone),
            Choice("no", T("No, or I don't know"), to=no_naloxone),
        )),
        Choose("hours", hours_text, hours_choices, leads=("hours", "further", Enter("sos"))),
        Choose("further", (
            T("You looked after yourself. That was the hardest part."),
            T("What would help next?"),
        ), further_choices, leads=(Enter("talk"), Enter("my_words"), Enter("wave"), Enter("reminders"), END)),
    ),
)  # fmt: skip
