"""What a member has committed to: read, approved, or answered with a comment or a wish for a change.

Approval is of the very words that stand on the screen: changed meanwhile, they are shown anew. Drafts are not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.both_versions import both, pages
from flows.boundary_shown import in_words, lines, title, worth_a_thought
from flows.effects import BoundaryApproved, Effect, Push, Refresh, ReviewNoted
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists.entry import one_of_the_case
from flows.specialists.pages import more, on_page
from flows.specialists.review_notes import about, note_lines
from flows.specialists.review_notes import approved as approved_as
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, Kept, Step, leads_to, short_words
from flows.text import Fact, Joined, T, Text
from flows.versions import of_boundary
from flows.view import Boundary, ReviewNote, View

_words = short_words(1000, signs=True)
ASK = {
    "comment": T("What would you like to say about it? {who} reads it in private."),
    "suggest": T("Write the boundary as you would suggest it, in one message. {who} can use it or keep theirs."),
    "again": T("What would you like {who} to change, and why? Begin with what is good in it."),
}


def opens(view: View, argument: str) -> Mapping[str, Any] | None:
    """``case-person``: a member of a case that I lead."""
    data = one_of_the_case(view, argument)
    member = data is not None and view.participant(data["case"], data["person"]).role == "member"
    return data if member else None


def _all(view: View, place: Place) -> tuple[Boundary, ...]:
    return view.boundaries(place.data["case"], place.data["person"])


def _this(view: View, place: Place) -> Boundary | None:
    """None when it became a draft again, or was removed."""
    return next((one for one in _all(view, place) if one.id == place.data.get("one")), None)


def _who(view: View, place: Place) -> Text:
    return name_of(view.participant(place.data["case"], place.data["person"]))


# --- all of them -----------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _all(view, place)
    head = T("<b>What {who} has committed to</b>", who=_who(view, place))
    if not found:
        return (head, T("Nothing at the moment. A page that is being changed stays private until it is committed."))
    return (head, *(Joined((title(one), _state(view, place, one))) for one in on_page(found, place)))


def _notes(view: View, place: Place, boundary: Boundary) -> tuple[ReviewNote, ...]:
    return about(view, place.data["case"], place.data["person"], "boundary", str(boundary.id))


def _state(view: View, place: Place, boundary: Boundary) -> Text:
    notes = _notes(view, place, boundary)
    if boundary.approved:
        return approved_as(view, notes)
    return T("changed since it was approved") if any(one.kind == "approved" for one in notes) else T("not approved yet")


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _all(view, place)
    listed = (Choice("b", title(one), to=chosen, argument=str(one.id)) for one in on_page(found, place))
    return (*listed, *more(found, place))


@leads_to("boundary")
def chosen(view: View, place: Place) -> Turn:
    return _shown(view, place, int(place.data["choice"]))


def _shown(view: View, place: Place, wanted: int, note: Text | None = None) -> Turn:
    """Remember which words are on the screen: an approval is of these."""
    found = next((one for one in _all(view, place) if one.id == wanted), None)
    return Turn("boundary", data={"one": wanted, "version": of_boundary(found) if found else ""}, note=note)


# --- one of them -----------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    here = _this(view, place)
    if here is None:
        return (T("This boundary is being changed, or is gone."), T("You can read it when it is committed again."))
    said = note_lines(view, place.data["case"], place.data["person"], "boundary", str(here.id))
    return (
        T("<b>A boundary of {who}</b> · {state}", who=_who(view, place), state=_state(view, place, here)),
        lines(here), *worth_a_thought(here), *said,
    )  # fmt: skip


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    here = _this(view, place)
    if here is None:
        return ()
    approve = () if here.approved else (Choice("ok", T("Approve it as it is"), to=approved),)
    return (
        *approve,
        Choice("comment", T("Comment"), to=asked, argument="comment"),
        Choice("suggest", T("Suggest words"), to=asked, argument="suggest"),
        Choice("again", T("Ask for a change"), to=asked, argument="again"),
        *((Choice("sides", T("Before and after"), to="sides"),) if _sides(view, place) else ()),
    )


# --- both versions ---------------------------------------------------------------------------------------------------
def _sides(view: View, place: Place) -> tuple[Fact, Fact, Text] | None:
    """The newest suggestion beside what it was made for; or, changed since its approval, what was approved and what is."""
    here = _this(view, place)
    notes = _notes(view, place, here) if here else ()
    note = next((one for one in notes if one.before is not None and one.kind in ("suggest", "approved")), None)
    if here is None or note is None or note.before is None:
        return None
    if note.kind == "suggest" and note.words is not None:
        return note.before, note.words, T("<b>As suggested</b>")
    now = Fact("boundary.words", place.data["person"], in_words(here), place.data["case"], True)
    return None if now.value == note.before.value else (note.before, now, T("<b>As it stands now</b>"))


def sides_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _sides(view, place)
    return both(*found, int(place.data.get("at", 0))) if found else (T("Nothing has changed here."),)


def sides_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found, at = _sides(view, place), int(place.data.get("at", 0))
    count = len(pages(found[0], found[1])) if found else 1
    on = (Choice("on", T("Read on ›"), to=turned, argument=str((at + 1) % count)),) if count > 1 else ()
    return (*on, Choice("back", T("Back to this boundary"), to="boundary"))


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


@leads_to("boundary")
def approved(view: View, place: Place) -> Turn:
    here = _this(view, place)
    if here is None or here.approved:
        return Turn("boundary")
    version = of_boundary(here)
    if version != place.data.get("version"):
        return _shown(view, place, here.id, T("It has changed since you opened it. This is what it says now."))
    effects = approval(view, place.data["case"], place.data["person"], here)
    return Turn("boundary", effects, note=APPROVED)


APPROVED = T("Approved as it stands. If they change it, I ask you again.")


def approval(view: View, case: int, person: int, here: Boundary) -> tuple[Effect, ...]:
    """Of these very words."""
    version = of_boundary(here)
    note = ReviewNoted(case, person, view.new_id(), "boundary", str(here.id), "approved", version, "", in_words(here))
    return (note, BoundaryApproved(case, person, here.id, version), *_tell(case, person))


@leads_to("say")
def asked(view: View, place: Place) -> Turn:
    return Turn("say", data={"kind": str(place.data["choice"])})


def ask_text(view: View, place: Place) -> Text:
    return ASK.get(str(place.data.get("kind")), ASK["comment"]).with_values(who=_who(view, place))


@leads_to("boundary")
def said(view: View, place: Place, heard: Words) -> Turn:
    """Kept with the boundary as it stands now; when it is a draft meanwhile, its author finds the note all the same."""
    read = _words(heard.text, view, place)
    if not isinstance(read, Kept):
        return Turn(note=read)
    here, case, person = _this(view, place), place.data["case"], place.data["person"]
    kind = str(place.data.get("kind", "comment"))
    version = of_boundary(here) if here else ""
    before = in_words(here) if here and kind == "suggest" else ""
    item = str(place.data["one"])
    note = ReviewNoted(case, person, view.new_id(), "boundary", item, kind, version, str(read.value), before)
    thanks = T("Kept. {who} gets a quiet line about it.", who=_who(view, place))
    return Turn("boundary", (note, *_tell(place.data["case"], place.data["person"])), note=thanks)


def _tell(case: int, person: int) -> tuple[Effect, ...]:
    see = Choice("see", T("See it"), to=Enter("reviewed", str(case)))
    push = Push(person, (T("There is a line for you about something you wrote."),), (see,))
    return (push, Refresh(person, "boundary"), Refresh(person, "one_boundary"), Refresh(person, "reviewed"))


FLOW = Flow(
    "read_boundaries",
    opens=opens,
    steps=(
        Choose("boundaries", list_text, list_choices, leads=("boundary",)),
        Choose("boundary", text, choices, protect=True, leads=("boundary", "say", "sides")),
        Step("say", ask_text, words=said, leads=("boundary",)),
        Choose("sides", sides_text, sides_choices, protect=True, leads=("boundary",)),
    ),
)
