"""What a member has committed to: read, approved, or answered with a comment or a wish for a change.

Approval is of the very words that stand on the screen: changed meanwhile, they are shown anew. Drafts are not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.boundary_shown import lines, title, worth_a_thought
from flows.effects import BoundaryApproved, Effect, Push, Refresh, ReviewNoted
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists.entry import one_of_the_case
from flows.specialists.pages import more, on_page
from flows.specialists.review_notes import note_lines
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, Kept, Step, leads_to, short_words
from flows.text import Joined, T, Text
from flows.versions import of_boundary
from flows.view import Boundary, View

_words = short_words(1000, signs=True)
ASK = {
    "comment": T("What would you like to say about it? {who} reads it in private."),
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
    return (head, *(Joined((title(one), _state(one))) for one in on_page(found, place)))


def _state(boundary: Boundary) -> Text:
    return T("approved") if boundary.approved else T("not approved yet")


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
        T("<b>A boundary of {who}</b> · {state}", who=_who(view, place), state=_state(here)),
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
        Choice("again", T("Ask for a change"), to=asked, argument="again"),
    )


@leads_to("boundary")
def approved(view: View, place: Place) -> Turn:
    here = _this(view, place)
    if here is None or here.approved:
        return Turn("boundary")
    version = of_boundary(here)
    if version != place.data.get("version"):
        return _shown(view, place, here.id, T("It has changed since you opened it. This is what it says now."))
    case, person = place.data["case"], place.data["person"]
    note = ReviewNoted(case, person, view.new_id(), "boundary", str(here.id), "approved", version)
    effects = (note, BoundaryApproved(case, person, here.id, version), *_tell(view, place))
    return Turn("boundary", effects, note=T("Approved as it stands. If they change it, I ask you again."))


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
    note = ReviewNoted(case, person, view.new_id(), "boundary", str(place.data["one"]), kind, version, str(read.value))
    thanks = T("Kept. {who} gets a quiet line about it.", who=_who(view, place))
    return Turn("boundary", (note, *_tell(view, place)), note=thanks)


def _tell(view: View, place: Place) -> tuple[Effect, ...]:
    person, case = place.data["person"], str(place.data["case"])
    see = Choice("see", T("See it"), to=Enter("reviewed", case))
    push = Push(person, (T("There is a line for you about something you wrote."),), (see,))
    return (push, Refresh(person, "boundary"), Refresh(person, "one_boundary"), Refresh(person, "reviewed"))


FLOW = Flow(
    "read_boundaries",
    opens=opens,
    steps=(
        Choose("boundaries", list_text, list_choices, leads=("boundary",)),
        Choose("boundary", text, choices, protect=True, leads=("boundary", "say")),
        Step("say", ask_text, words=said, leads=("boundary",)),
    ),
)
