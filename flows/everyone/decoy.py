"""Behind the second PIN: a small place for notes, as there are many, and not a word of anything else.

The first PIN, written like a note, opens what is really here. Wrong digits are notes like any other, and counted in silence.
"""

from __future__ import annotations

from typing import Final

from flows.effects import DecoyErased, DecoyNoted, DoorOpened, PinMissed, SecretSaid
from flows.everyone.lock import digits_in
from flows.model import END, Choice, Place, Turn, Words
from flows.steps import Choose, Flow, Step, leads_to
from flows.text import Joined, T, Text
from flows.view import View

MOST: Final = 12
"""Notes on the screen; older ones go first when more are written."""
LONGEST: Final = 200


def text(view: View, place: Place) -> tuple[Text, ...]:
    notes = view.decoy_notes()
    if not notes:
        return (T("<b>Your notes</b>"), T("Nothing here yet. Write me anything, and I keep it."))
    lines = tuple(T("• {note}", note=note) for _, note in notes[-MOST:])
    return (T("<b>Your notes</b>"), Joined(lines, "\n"), T("Write me anything, and I keep it."))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    if not view.decoy_notes():
        return (Choice("show", T("Show my notes"), to="notes"),)
    return (Choice("last", T("Delete the last one"), to=deleted), Choice("all", T("Delete all"), to="sure"))


@leads_to(END)
def written(view: View, place: Place, heard: Words) -> Turn:
    digits = digits_in(heard.text)
    missed: tuple[PinMissed, ...] = ()
    if digits is not None:
        if view.pin_is(digits) == "right":
            return Turn(END, (SecretSaid(heard.message), DoorOpened()), note=T("Welcome back."))
        missed = (PinMissed(),)
    notes = view.decoy_notes()
    old = tuple(DecoyErased(number) for number, _ in notes[: max(0, len(notes) - MOST + 1)])
    return Turn(effects=(*missed, *old, DecoyNoted(view.new_id(), heard.text.strip()[:LONGEST])), note=T("Noted."))


@leads_to("notes")
def deleted(view: View, place: Place) -> Turn:
    notes = view.decoy_notes()
    return Turn("notes", (DecoyErased(notes[-1][0]),) if notes else (), note=T("Deleted."))


@leads_to("notes")
def all_deleted(view: View, place: Place) -> Turn:
    return Turn("notes", (DecoyErased(),), note=T("Deleted."))


FLOW = Flow(
    "decoy",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Step("notes", text, choices, words=written, asks=False, leads=("notes", "sure", END)),
        Choose("sure", T("Delete all notes?"), (
            Choice("yes", T("Yes, all"), to=all_deleted),
            Choice("no", T("No"), to="notes"),
        )),
    ),
)  # fmt: skip
