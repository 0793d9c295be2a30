"""What was said about one thing, and what its author answered, as the specialist reads it under the words."""

from __future__ import annotations

from flows.text import Joined, N, T, Text
from flows.view import ReviewNote, View

KINDS: dict[str, Text] = {
    "approved": T("You approved it"), "comment": T("You said"), "suggest": T("You suggested"), "again": T("You asked for a change"),
}  # fmt: skip
STATES: dict[str, Text] = {
    "open": T("not answered yet"), "seen": T("they have read it"), "taken": T("they took it"),
    "mine": T("they keep their own words"), "undone": T("they went back to their own words"),
}  # fmt: skip
SHOWN = 3
"""The newest notes; older ones are counted."""


def about(view: View, case: int, author: int, what: str, item: str) -> tuple[ReviewNote, ...]:
    """The newest first."""
    return tuple(one for one in view.reviews(case, author) if one.what == what and one.item == item)


def note_lines(view: View, case: int, author: int, what: str, item: str) -> tuple[Text, ...]:
    found = [one for one in about(view, case, author, what, item) if one.kind != "approved"]
    older = len(found) - SHOWN
    rest = (N("{n} earlier note", "{n} earlier notes", n=older),) if older > 0 else ()
    return (*(_line(one) for one in found[:SHOWN]), *rest)


def _line(note: ReviewNote) -> Text:
    said = T("{kind}: {words}", kind=KINDS[note.kind], words=note.words) if note.words else KINDS[note.kind]
    reply = (T("They answered: {words}", words=note.reply),) if note.reply else ()
    return Joined((said, STATES.get(note.state, STATES["open"]), *reply), " · ")
