"""What is said around a family's sheets of questions: who reads it, before; whether somebody was told, and help, after."""

from __future__ import annotations

from collections.abc import Callable

from content.load import question_set
from flows.model import Choice, Enter, Place
from flows.text import Said, T, Text
from flows.view import View


def hello(sheet: str) -> Callable[[View, Place], tuple[Text, ...]]:
    def text(view: View, place: Place) -> tuple[Text, ...]:
        who = T("{specialist} can see your answers, and nobody else.")
        no_emergency = T("I am not an emergency service. If a life may be in danger: /sos")
        return (Said(question_set(sheet).intro), who, no_emergency)

    return text


def told(place: Place) -> tuple[Text, ...]:
    words = T("Because of what you answered, I have asked {specialist} to get in touch with you.")
    return (words,) if place.data.get("told") else ()


def help_now(place: Place) -> Choice:
    """Somebody who is not safe where they are finds the numbers for that first."""
    return Choice("sos", T("I need help now"), to=Enter("sos", "violence" if place.data.get("unsafe") else ""))
