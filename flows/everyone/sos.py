"""Help now: numbers to call, the first step, and one question. Always one tap away; works before anything else does.

Numbers come from ``content/crisis_lines.yaml`` by country; where we know none, the words say what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.load import crisis, danger_card
from content.schema import Line
from flows.family import found_out
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, members
from flows.text import Joined, Said, T, Text
from flows.view import View

KINDS: dict[str, Text] = {
    "overdose": T("Overdose, can't be woken"),
    "suicide": T("Thoughts of suicide"),
    "violence": T("Violence or a threat"),
    "child": T("A child is in danger"),
    "medical": T("Seizure, chest pain, very ill"),
}
NOT_AN_EMERGENCY_SERVICE = T("I am a program, not an emergency service. A call reaches people who can come.")
NO_NUMBER = T(
    "Call the emergency number of the country you are in. findahelpline.com lists people to talk to, by country."
)


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """Open to everybody; an argument names the danger that was heard."""
    return {"danger": argument} if argument in KINDS else {}


# --- numbers ---------------------------------------------------------------------------------------------------------
def numbers(country: str, kind: str | None = None) -> tuple[Text, ...]:
    """The lines of that country, the emergency number first. On the card of a danger only those to call now: the number and
    the first step are seen at once on a small phone."""
    found = crisis(country)
    if not found.emergency:
        return (NO_NUMBER,)
    emergency = T("<b>Emergency: {number}</b>", number=_shown(" / ".join(found.emergency)))
    lines = tuple(
        Joined((_purpose(purpose), Joined(tuple(map(_line, some)), "; ")), ": ")
        for purpose in ("suicide", "drugs")
        if (some := _of(found.lines, purpose, kind))
    )
    return (Joined((emergency, *lines), "\n"),)


def _of(lines: tuple[Line, ...], purpose: str, kind: str | None) -> tuple[Line, ...]:
    some = tuple(line for line in lines if line.purpose == purpose)
    if kind is None or (kind, purpose) == ("suicide", "suicide"):
        return some
    return some[:1] if purpose == "suicide" else ()


def _line(line: Line) -> Text:
    return Joined((*_named(line), _number(line.number)))


def _named(line: Line) -> tuple[Text, ...]:
    """Some lines are known by their number alone."""
    return () if line.number in line.name.values() else (Said(line.name),)


def _purpose(purpose: str) -> Text:
    return T("To talk, day or night") if purpose == "suicide" else T("About drugs or alcohol")


def _number(number: str) -> Text:
    return T("{number}", number=_shown(number))


def _shown(number: str) -> Said:
    """A public number, the same in every language."""
    return Said({"en": number, "es": number})


def country_of(view: View) -> str:
    """Where this person is: their own country, or the one of a case they have a part in."""
    return view.me.country or next((case.country for case in view.cases()), "")


def stranger_card(view: View, kind: str | None = None) -> Text:
    """Everything in one message, for somebody of whom we know nothing: the fallback, then what to do about that danger."""
    head = T("<b>If somebody may die, call for help first.</b>")
    steps = () if kind is None else _steps(kind)
    return Joined((head, *numbers(country_of(view)), *steps, NOT_AN_EMERGENCY_SERVICE), "\n\n")


# --- the card --------------------------------------------------------------------------------------------------------
def card_text(view: View, place: Place) -> tuple[Text, ...]:
    kind = place.data.get("danger")
    if kind is None:
        head = T("<b>If a life may be in danger, call now.</b>")
        return (head, *numbers(country_of(view)), NOT_AN_EMERGENCY_SERVICE, T("What is happening?"))
    first, steps = _steps(kind)
    return (first, *numbers(country_of(view), kind), steps, Said(danger_card(kind).ask))


def _steps(kind: str) -> tuple[Text, Text]:
    """The first step against a danger, and the few small ones after it."""
    card = danger_card(kind)
    return (
        T("<b>{first}</b>", first=Said(card.first)),
        Joined(tuple(T("• {step}", step=Said(step)) for step in card.steps), "\n"),
    )


def card_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if place.data.get("danger") is None:
        kinds = tuple(Choice("kind", label, to=about, argument=kind) for kind, label in KINDS.items())
        return (*kinds, *_found_out(view))
    steps = (Choice("steps", T("Step by step"), to=Enter("overdose")),) if place.data["danger"] == "overdose" else ()
    return (
        *steps,
        Choice("yes", T("Yes, it is happening now"), to="stay"),
        Choice("no", T("No, it is not like that"), to=taken_back),
        Choice("other", T("Something else"), to=another),
    )


def _found_out(view: View) -> tuple[Choice, ...]:
    """For a member before a meeting: in that moment nobody looks for it in a menu."""
    ahead = (one for case in view.cases() if members(view, str(case.id)) for one in found_out.entry(view, case.id))
    return tuple(ahead)[:1]


@leads_to("sos")
def about(view: View, place: Place) -> Turn:
    return Turn("sos", data={"danger": str(place.data["choice"])})


@leads_to("sos")
def another(view: View, place: Place) -> Turn:
    return Turn("sos", data={"danger": None})


@leads_to(END)
def taken_back(view: View, place: Place) -> Turn:
    return Turn(END, note=T("Good that it is not. What you wrote is kept, and /sos is here at any time."))


def stay_text(view: View, place: Place) -> tuple[Text, ...]:
    told = T("The specialist of your circle was told.") if view.cases() and not view.me.specialist else None
    return (
        T("<b>Please call now, and stay with them if it is safe for you.</b>"),
        *numbers(country_of(view)),
        *((told,) if told else ()),
        T("Put the phone on speaker and do what they tell you. I keep your place here."),
    )


def stay_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """For a member, afterwards: a minute for the person who held out."""
    steps = Choice("card", T("Show the steps again"), to="sos")
    return (steps, Choice("care", T("A minute for me"), to=Enter("care"))) if members(view, "") else (steps,)


FLOW = Flow(
    "sos",
    opens=opens,
    steps=(
        Choose("sos", card_text, card_choices, leads=("sos", "stay", END, Enter("found_out"), Enter("overdose"))),
        Choose("stay", stay_text, stay_choices, leads=("sos", Enter("care"))),
    ),
)
