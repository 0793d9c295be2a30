"""A hard moment: one screen with what can help in the next minutes, and their own words to hold on to."""

from __future__ import annotations

from flows.loved_ones import hard_day
from flows.loved_ones.joined import joined
from flows.model import Choice, Enter, Place
from flows.steps import Choose, Flow
from flows.text import T, Text
from flows.view import View


def text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("Good that you are here. This moment will pass, like a wave."),
        *hard_day.texts(view, place.data["case"], "why", "helped"),
        T("What fits best right now?"),
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("wave", T("A craving. Ride it with me"), to=Enter("wave", case)),
        Choice("call", T("Call somebody"), to=Enter("my_words", f"{case}-call")),
        Choice("why", T("My own reasons"), to=Enter("my_words", f"{case}-why")),
        Choice("helped", T("What helped before"), to=Enter("my_words", f"{case}-helped")),
        Choice("used", T("I used"), to=Enter("i_used", case)),
        Choice("sos", T("I need help now"), to=Enter("sos")),
    )


FLOW = Flow(
    "hard_moment",
    opens=joined,
    moved={"wave": "hello", "call": "hello", "used": "hello", "after_use": "hello", "better": "hello"},
    steps=(
        Choose("hello", text, choices, leads=(Enter("wave"), Enter("my_words"), Enter("i_used"), Enter("sos"))),
    ),
)  # fmt: skip
