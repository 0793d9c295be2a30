"""It is hard to write this: on a day on which something was written, the bot offers to ask how it is. Never forced."""

from __future__ import annotations

from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, leads_to
from flows.text import T, Text
from flows.view import View

FEELINGS: dict[str, Text] = {
    "well": T("All right"),
    "stirred": T("It stirs things up"),
    "low": T("Not good"),
}
ANSWERS: dict[str, tuple[Text, ...]] = {
    "stirred": (
        T("That is a sign that you wrote something true."),
        # Source: practice
        T(
            "Put both feet on the floor. Breathe in while you count to four, and out while you count to six. Three times."
        ),
        T(
            "Then do something small: drink a glass of water, look out of the window. The letter can wait until tomorrow."
        ),
    ),
    "low": (
        T("Thank you for saying so. You have carried a lot, and you don't have to carry it alone tonight."),
        T("Leave the letter for now. Call somebody who is good for you, or take a minute here."),
        T("If it gets very dark, help is one tap away."),
    ),
}


def how_is_it(view: View, place: Place) -> tuple[Choice, ...]:
    """The question, offered on the letter's own screen on a day on which something was written."""
    if place.data.get("written_on") != view.now.date().isoformat():
        return ()
    return (Choice("feeling", T("How am I after this?"), to="feeling"),)


def feeling_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (*(Choice("f", label, to=felt, argument=feeling) for feeling, label in FEELINGS.items()),)


@leads_to("letter", "stirred", "low")
def felt(view: View, place: Place) -> Turn:
    feeling = str(place.data["choice"])
    return Turn(feeling) if feeling in ANSWERS else Turn("letter", note=T("Good. Go on when you like."))


CARE = Choice("care", T("A minute for me"), to=Enter("care"))
AFTER_STEPS = (
    Choose("feeling", (T("It is hard to write this. How are you now?"),), feeling_choices, leads=("letter", "stirred", "low")),
    Choose("stirred", ANSWERS["stirred"], (Choice("on", T("Back to my letter"), to="letter"), CARE)),
    Choose("low", ANSWERS["low"], (
        CARE,
        Choice("sos", T("I need help now"), to=Enter("sos")),
        Choice("end", T("Enough for today"), to=END),
    )),
)  # fmt: skip
