"""The author's answer to a note, and how the specialist hears of it."""

from __future__ import annotations

from flows.effects import Effect, Push, Refresh, ReviewAnswered
from flows.model import Choice, Enter, Place
from flows.text import Fact, T
from flows.view import ReviewNote, View


def this(view: View, place: Place) -> ReviewNote | None:
    """The note that this place is about; None when it is gone."""
    mine = view.reviews(place.data["case"], view.me.id or 0)
    return next((one for one in mine if one.id == place.data.get("note")), None)


def answer(
    view: View, note: ReviewNote, state: str, *, reply: str | None = None, own: str | None = None
) -> tuple[Effect, ...]:
    """Keep the answer (what is not given stays as it was), and tell the specialist; they find it under the words."""
    given = ReviewAnswered(
        note.case,
        note.id,
        state,
        _words(note.reply) if reply is None else reply,
        _words(note.own) if own is None else own,
    )
    case, flow = view.case(note.case), "review_letter" if note.what == "letter" else "read_boundaries"
    see, writer = Choice("see", T("See it"), to=Enter(flow, f"{case.id}-{note.author}")), _writer(view, note)
    push = Push(writer, (T("There is an answer to something you wrote."),), (see,))
    return (given, push, Refresh(writer, flow))


def _writer(view: View, note: ReviewNote) -> int:
    """Who wrote it, as long as they read letters here; afterwards the lead."""
    backup = view.backup(note.case)
    if note.by is not None and backup is not None and backup.person == note.by.owner and backup.rights == "all":
        return backup.person
    return view.case(note.case).specialist


def _words(fact: Fact | None) -> str:
    return str(fact.value) if fact else ""
