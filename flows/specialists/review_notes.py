"""What was said about one thing, and what its author answered, as the specialist reads it under the words."""

from __future__ import annotations

from dataclasses import replace

from flows.text import Fact, Joined, N, T, Text
from flows.view import ReviewNote, View

KINDS: dict[str, Text] = {
    "approved": T("You approved it"), "comment": T("You said"), "suggest": T("You suggested"), "again": T("You asked for a change"),
}  # fmt: skip
STATES: dict[str, Text] = {
    "open": T("not answered yet"), "seen": T("they have read it"), "taken": T("they took it"),
    "mine": T("they keep their own words"), "undone": T("they went back to their own words"),
}  # fmt: skip
BEGINNING = 150
WHOLE = 1000
"""Characters: with the words that they are about, three notes stay inside of a message."""
SHOWN = 3
"""The newest notes; older ones are counted."""


def about(view: View, case: int, author: int, what: str, item: str) -> tuple[ReviewNote, ...]:
    """The newest first."""
    return tuple(one for one in view.reviews(case, author) if one.what == what and one.item == item)


def note_lines(view: View, case: int, author: int, what: str, item: str) -> tuple[Text, ...]:
    found = [one for one in about(view, case, author, what, item) if one.kind != "approved"]
    older = len(found) - SHOWN
    rest = (N("{n} earlier note", "{n} earlier notes", n=older),) if older > 0 else ()
    return (*(_line(one, BEGINNING if at else WHOLE) for at, one in enumerate(found[:SHOWN])), *rest)


def _begin(fact: Fact, most: int) -> Fact:
    words = str(fact.value)
    return fact if len(words) <= most else replace(fact, value=f"{words[:most].rstrip()}…")


def _line(note: ReviewNote, excerpt: int) -> Text:
    """Their answer whole, where it is the newest; what the specialist wrote by its beginning."""
    said = KINDS[note.kind]
    if note.words:
        said = T("{kind}: {words}", kind=KINDS[note.kind], words=_begin(note.words, BEGINNING))
    reply = (T("They answered: {words}", words=_begin(note.reply, excerpt)),) if note.reply else ()
    return Joined((said, STATES.get(note.state, STATES["open"]), *reply), " · ")
