"""What was said about one thing, and what its author answered, as the specialist reads it under the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.text import Fact, Joined, N, T, Text
from flows.view import ReviewNote, View

KINDS: dict[str, Text] = {
    "approved": T("You approved it"), "comment": T("You said"), "suggest": T("You suggested"), "again": T("You asked for a change"),
}  # fmt: skip
BY_OTHERS: dict[str, T] = {
    "approved": T("{who} approved it"), "comment": T("{who} said"), "suggest": T("{who} suggested"), "again": T("{who} asked for a change"),
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


def said_by(view: View, note: ReviewNote) -> Text:
    """Mine as mine, and another specialist's by their name."""
    if note.by is None or note.by.owner == view.me.id or note.kind not in BY_OTHERS:
        return KINDS[note.kind]
    return BY_OTHERS[note.kind].with_values(who=note.by)


def approved(view: View, notes: Sequence[ReviewNote]) -> Text:
    """As it is said of what is approved; when another specialist did it, with who and when. ``notes``: the newest first."""
    found = next((one for one in notes if one.kind == "approved"), None)
    if found is None or found.by is None or found.by.owner == view.me.id:
        return T("approved")
    return T("approved by {who}: {when}", who=found.by, when=found.at)


def about(view: View, case: int, author: int, what: str, item: str) -> tuple[ReviewNote, ...]:
    """The newest first."""
    return tuple(one for one in view.reviews(case, author) if one.what == what and one.item == item)


def note_lines(view: View, case: int, author: int, what: str, item: str) -> tuple[Text, ...]:
    found = [one for one in about(view, case, author, what, item) if one.kind != "approved"]
    older = len(found) - SHOWN
    rest = (N("{n} earlier note", "{n} earlier notes", n=older),) if older > 0 else ()
    return (*(_line(view, one, BEGINNING if at else WHOLE) for at, one in enumerate(found[:SHOWN])), *rest)


def _begin(fact: Fact, most: int) -> Fact:
    words = str(fact.value)
    return fact if len(words) <= most else replace(fact, value=f"{words[:most].rstrip()}…")


def _line(view: View, note: ReviewNote, excerpt: int) -> Text:
    """Their answer whole, where it is the newest; what the specialist wrote by its beginning."""
    said = said_by(view, note)
    if note.words:
        said = T("{kind}: {words}", kind=said_by(view, note), words=_begin(note.words, BEGINNING))
    reply = (T("They answered: {words}", words=_begin(note.reply, excerpt)),) if note.reply else ()
    return Joined((said, STATES.get(note.state, STATES["open"]), *reply), " · ")
