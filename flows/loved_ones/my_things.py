"""What a loved one has here for themselves: their words, people to call, reminders, and how it has been going."""

from __future__ import annotations

from flows.loved_ones import that_day
from flows.loved_ones.joined import joined
from flows.model import Choice, Enter, Place
from flows.steps import Choose, Flow
from flows.text import T
from flows.view import View


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case = str(place.data["case"])
    return (
        Choice("why", T("Why I do this"), to=Enter("my_words", f"{case}-why")),
        Choice("good", T("Good things"), to=Enter("my_words", f"{case}-good")),
        Choice("helped", T("What helps me"), to=Enter("my_words", f"{case}-helped")),
        Choice("call", T("People I can call"), to=Enter("my_words", f"{case}-call")),
        Choice("remind", T("My reminders"), to=Enter("reminders", case)),
        *that_day.kept(view, place.data["case"]),
        Choice("course", T("How it has been going"), to=Enter("my_course", case)),
    )


FLOW = Flow(
    "my_things",
    opens=joined,
    steps=(
        Choose("my_things", (
            T("<b>Your own things</b>"),
            T("All of this is for you alone. What would you like to look at?"),
        ), choices, leads=(Enter("my_words"), Enter("reminders"), Enter("that_day"), Enter("my_course"))),
    ),
)  # fmt: skip
