"""One message of a part: write it anew, or cut it. What goes is still there in the earlier versions."""

from __future__ import annotations

from dataclasses import replace

from flows.effects import LetterEntryChanged, LetterEntryCut
from flows.family.letter_added import added
from flows.family.letter_mine import kept
from flows.model import Choice, Place, Turn, Words
from flows.specialists.pages import more, on_page
from flows.steps import Collect, leads_to
from flows.text import Fact, T, Text
from flows.view import Entry, View

GIST = 26
"""Letters of a message that a button shows."""
A_PAGE = 4


def entries_choices(view: View, place: Place) -> tuple[Choice, ...]:
    entries = kept(view, place)
    listed = tuple(
        Choice("e", _gist(entry), to=entry_chosen, argument=str(entry.id)) for entry in on_page(entries, place, A_PAGE)
    )
    return (*listed, *more(entries, place, A_PAGE), Choice("letter", T("Back to my letter"), to="letter"))


def _gist(entry: Entry) -> Fact:
    words = " ".join(str(entry.words.value).split())
    short = words if len(words) <= GIST else words[:GIST].rstrip() + "…"
    return Fact(entry.words.kind, entry.words.owner, short, entry.words.case, entry.words.shared)


@leads_to("entry")
def entry_chosen(view: View, place: Place) -> Turn:
    return Turn("entry", data={"entry": int(place.data["choice"])})


def _this(view: View, place: Place) -> Entry | None:
    return next((entry for entry in kept(view, place) if entry.id == place.data.get("entry")), None)


def entry_text(view: View, place: Place) -> tuple[Text, ...]:
    entry = _this(view, place)
    if entry is None:
        return (T("That message is no longer in your letter."),)
    return (entry.words, T("To change it, write it anew here. Or cut it: it stays in the earlier versions."))


def entry_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if _this(view, place) is None:
        return ()
    return (Choice("cut", T("Cut it"), to=cut), Choice("keep", T("Leave it as it is"), to="entries"))


def rewritten(view: View, place: Place, heard: Words) -> Turn:
    entry = _this(view, place)
    if entry is None:
        return replace(added(view, place, heard), to="entries")
    return Turn(
        "entries", (LetterEntryChanged(entry.case, entry.id, heard.text.strip(), heard.message),), note=T("Changed.")
    )


@leads_to("part", "entries")
def cut(view: View, place: Place) -> Turn:
    entry = _this(view, place)
    if entry is None:
        return Turn("entries")
    last = len(kept(view, place)) == 1
    return Turn(
        "part" if last else "entries",
        (LetterEntryCut(entry.case, entry.id),),
        note=T("Cut. You find it in the earlier versions."),
    )


ENTRY_STEPS = (
    Collect(
        "entries",
        T("Which message would you like to change?"),
        each=added,
        choices=entries_choices,
        protect=True,
        leads=("entry", "letter"),
    ),
    Collect("entry", entry_text, each=rewritten, choices=entry_choices, protect=True, leads=("entries", "part")),
)
