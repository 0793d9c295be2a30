"""What I can do, by role: the commands, in one screen."""

from __future__ import annotations

from collections.abc import Mapping

from flows.model import Place
from flows.steps import Choose, Flow, anyone
from flows.text import Joined, Said, T, Text
from flows.view import View

EVERYBODY: tuple[tuple[str, T], ...] = (
    ("menu", T("Your menu")),
    ("sos", T("Help now: numbers to call")),
    ("hide", T("Clear this chat")),
    ("settings", T("Language, clock, privacy")),
    ("help", T("What I can do")),
)
_DATA: tuple[tuple[str, T], ...] = (
    ("language", T("Change the language")),
    ("mydata", T("Everything of yours, as a file")),
    ("forget", T("Erase everything of yours")),
    ("cancel", T("Stop what we are doing")),
)
COMMANDS_OF: Mapping[str, tuple[tuple[str, T], ...]] = {
    "member": (
        EVERYBODY[0],
        ("learn", T("Short lessons")),
        ("letter", T("Your letter")),
        ("boundaries", T("Your boundary page")),
        ("rehearse", T("Practice")),
        ("plan", T("The day and the place")),
        ("checkin", T("How are you?")),
        *EVERYBODY[1:],
        *_DATA,
    ),
    "specialist": (
        EVERYBODY[0],
        ("console", T("What waits for you")),
        ("cases", T("Your cases")),
        ("broadcast", T("Write to a circle")),
        ("plan", T("Set day and place")),
        *EVERYBODY[1:],
        *_DATA,
    ),
    "loved_one": (EVERYBODY[0], ("checkin", T("A check-in")), *EVERYBODY[1:], *_DATA),
    "everybody": EVERYBODY,
}
"""What Telegram lists in a chat of that role, and what /help says."""


def help_text(view: View, place: Place) -> tuple[Text, ...]:
    lines = tuple(
        Joined((Said({"en": f"/{name}", "es": f"/{name}"}), what), " – ") for name, what in COMMANDS_OF[role_of(view)]
    )
    return (T("You can tap the buttons, or use these words at any time:"), Joined(lines, "\n"))


def role_of(view: View) -> str:
    """The role that decides which commands are listed."""
    if view.me.specialist:
        return "specialist"
    standings = (view.standing(case.id) for case in view.cases())
    return next((standing.role for standing in standings if standing is not None), "everybody")


FLOW = Flow("help", opens=anyone, steps=(Choose("help", help_text, ()),))
