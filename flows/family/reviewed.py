"""What the specialist said about my letter and my boundaries: read one by one, and answered in place.

1. A suggestion is only an offer. Taken, it replaces the part, and the author's own words are kept and can be had back.
2. Nothing has to be answered, and "I keep mine" needs no reason.
"""

from __future__ import annotations

from content.load import letter as guide
from flows.both_versions import both as side_by_side
from flows.both_versions import pages
from flows.boundary_shown import title
from flows.effects import Push
from flows.family import letter_review
from flows.family.review_answers import answer, this
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists.pages import more, on_page
from flows.steps import Again, Choose, Flow, Kept, Step, leads_to, members, short_words
from flows.text import Fact, Joined, N, Said, T, Text
from flows.view import ReviewNote, View

KINDS: dict[str, Text] = {
    "approved": T("approved"), "comment": T("a comment"), "suggest": T("other words"), "again": T("a wish"),
}  # fmt: skip
STATES: dict[str, Text] = {
    "open": T("new"), "seen": T("read"), "taken": T("taken"), "mine": T("kept mine"), "undone": T("my words are back"),
}  # fmt: skip
_words = short_words(1000, signs=True)


def _all(view: View, place: Place) -> list[ReviewNote]:
    """What is new first; within that, the newest."""
    return sorted(view.reviews(place.data["case"], view.me.id or 0), key=lambda one: one.state != "open")


def about(view: View, note: ReviewNote) -> Text:
    """What it is about: a part of the letter, or a boundary."""
    if note.what == "letter":
        part = next((one for one in guide().parts if one.id == note.item), None)
        return Said(part.title) if part else T("My letter")
    found = next((one for one in view.boundaries(note.case, note.author) if str(one.id) == note.item), None)
    return title(found) if found else T("A boundary")


# --- all of it -------------------------------------------------------------------------------------------------------
def list_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _all(view, place)
    if not found:
        return (T("Nothing yet. When {specialist} writes about your letter or a boundary, it stands here."),)
    new = sum(one.state == "open" for one in found)
    head: Text = N("<b>{n} new line about your words</b>", "<b>{n} new lines about your words</b>", n=new)
    if not new:
        head = T("<b>About your words</b>")
    shown = Joined(tuple(_line(view, one) for one in on_page(found, place)), "\n")
    return (head, shown, T("They are offers. Your words stay yours."))


def _line(view: View, note: ReviewNote) -> Text:
    state = () if note.kind == "approved" else (STATES.get(note.state, STATES["open"]),)
    return Joined((about(view, note), KINDS[note.kind], *state))


def list_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _all(view, place)
    listed = (
        Choice("n", Joined((about(view, one), KINDS[one.kind]), ": "), to=chosen, argument=str(one.id))
        for one in on_page(found, place)
    )
    return (*listed, *more(found, place))


@leads_to("note")
def chosen(view: View, place: Place) -> Turn:
    return Turn("note", data={"note": int(place.data["choice"]), "at": 0})


# --- one note --------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    note = this(view, place)
    if note is None:
        return (T("This note is no longer there."),)
    head = T("<b>{about}</b> · {kind}", about=about(view, note), kind=KINDS[note.kind])
    if note.kind == "suggest" and note.what == "letter":
        return (head, *letter_review.both(view, place, note))
    if note.kind == "suggest" and note.words is not None:
        return (head, *_both(view, place, note, note.words))
    who = note.by or view.case(note.case).specialist_name
    said = (T("{who} writes: {words}", who=who, words=note.words),) if note.words else ()
    if note.kind == "approved":
        said = (T("{who} has read it, and says yes to it as it stands.", who=who),)
    reply = (T("You answered: {words}", words=note.reply),) if note.reply else ()
    return (head, *said, *reply)


def _both(view: View, place: Place, note: ReviewNote, words: Fact) -> tuple[Text, ...]:
    """My boundary as it stood for the suggestion, and what is suggested; I change it line by line myself."""
    mine = note.before or Fact("own", view.me.id, "")
    reply = (T("You answered: {words}", words=note.reply),) if note.reply else ()
    return (
        *side_by_side(mine, words, T("<b>After</b>, as {specialist} suggests"), int(place.data.get("at", 0))),
        *reply,
    )


def _turning(place: Place, note: ReviewNote) -> tuple[Choice, ...]:
    if note.before is None or note.words is None or note.kind != "suggest":
        return ()
    return letter_review.page_choices(len(pages(note.before, note.words)), int(place.data.get("at", 0)))


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    note = this(view, place)
    if note is None:
        return ()
    if note.kind == "suggest" and note.what == "letter":
        return (*letter_review.choices(view, place, note), _write_back(note))
    case = str(note.case)
    own = Enter("letter", case) if note.what == "letter" else Enter("one_boundary", f"{case}-{note.item}")
    change = Choice("change", T("Change my words"), to=own)
    if note.kind == "approved":
        return ()
    if note.state != "open":
        return (change, _write_back(note))
    keep = (
        Choice("mine", T("I keep mine"), to=kept)
        if note.kind in ("again", "suggest")
        else Choice("ok", T("Thank you"), to=read)
    )
    return (*_turning(place, note), change, keep, _write_back(note))


def _write_back(note: ReviewNote) -> Choice:
    return Choice("reply", T("Write back"), to="reply")


@leads_to("notes")
def read(view: View, place: Place) -> Turn:
    return _answered(view, place, "seen", T("Thank you for reading it."))


@leads_to("notes")
def kept(view: View, place: Place) -> Turn:
    return _answered(view, place, "mine", T("Good. Your words stay as they are."))


def _answered(view: View, place: Place, state: str, note: Text) -> Turn:
    found = this(view, place)
    if found is None or found.state != "open":
        return Turn("notes")
    return Turn("notes", answer(view, found, state), note=note)


@leads_to("note")
def replied(view: View, place: Place, heard: Words) -> Turn:
    found, words = this(view, place), _words(heard.text, view, place)
    if not isinstance(words, Kept):
        return Turn(note=words)
    if found is None:
        return Turn("note")
    state = "seen" if found.state == "open" and found.kind != "suggest" else found.state
    before = str(found.reply.value) if found.reply else ""
    reply = "\n".join(filter(None, (before, str(words.value))))
    return Turn("note", answer(view, found, state, reply=reply), note=T("Sent to {specialist}, and nobody else."))


def replied_anew(view: View, place: Place, heard: Words) -> Turn | None:
    """The reply is changed where it stands; nobody is told a second time."""
    found, words = this(view, place), _words(heard.text, view, place)
    if found is None or found.reply is None or "\n" in str(found.reply.value):
        return None
    if not isinstance(words, Kept):
        return Turn(note=words)
    given = answer(view, found, found.state, reply=str(words.value))
    return Turn(
        None, tuple(one for one in given if not isinstance(one, Push)), note=T("I changed your answer to {specialist}.")
    )


FLOW = Flow(
    "reviewed",
    opens=members,
    steps=(
        Choose("notes", list_text, list_choices, leads=("note",)),
        Choose(
            "note",
            text,
            choices,
            words=replied,
            asks=False,
            protect=True,
            leads=("notes", "note", "reply", Enter("letter"), Enter("one_boundary")),
        ),
        Step(
            "reply",
            T("What would you like to say? Only {specialist} reads it."),
            words=replied,
            leads=("note",),
            again=Again(("case", "note"), answer=replied_anew),
        ),
    ),
)
