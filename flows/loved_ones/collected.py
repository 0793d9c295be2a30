"""An honest word about what was collected while this person was not there, and what they can do about it."""

from __future__ import annotations

from content.load import privacy
from flows.model import Choice, Enter, Place
from flows.steps import Choose, Flow, loved_ones
from flows.text import Said, T, Text
from flows.view import View


def text(view: View, place: Place) -> tuple[Text, ...]:
    return (Said(privacy("loved_one").screens[0]),)


FLOW = Flow(
    "collected",
    opens=loved_ones,
    steps=(
        Choose("collected", text, (
            Choice("data", T("Give me my data"), to=Enter("mydata")),
            Choice("forget", T("Erase everything of mine"), to=Enter("forget")),
        )),
    ),
)  # fmt: skip
