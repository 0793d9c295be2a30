"""Words that the specialist suggests for a part of my letter: both versions on one screen, and mine to take or leave.

1. Taken, they replace the part; what stood there is kept with the note and can be had back.
2. What is on the screen as mine is what stands there now, also when I have changed it since.
"""

from __future__ import annotations

from flows.both_versions import both as side_by_side
from flows.both_versions import pages
from flows.effects import Effect, LetterPartCleared, LetterPartWritten
from flows.family.review_answers import answer, this
from flows.model import Choice, Place, Turn
from flows.steps import leads_to
from flows.text import Fact, T, Text
from flows.view import ReviewNote, View


def now(view: View, note: ReviewNote) -> str:
    """The part as it stands now."""
    letter = view.letter(note.case, view.me.id or 0)
    return "\n\n".join(str(entry.words.value) for entry in letter.part(note.item))


# --- on the author's screen ------------------------------------------------------------------------------------------
def both(view: View, place: Place, note: ReviewNote) -> tuple[Text, ...]:
    mine, theirs = _sides(view, note)
    if note.state == "taken":
        shown = side_by_side(mine, theirs, T("<b>Now</b>, as {specialist} suggested"), _at(place))
        return (*shown, T("Your own words are kept here."))
    shown = side_by_side(mine, theirs, T("<b>After</b>, as {specialist} suggests"), _at(place))
    changed = note.before is not None and note.before.value != mine.value
    since = (T("You have changed this part since {specialist} read it."),) if changed else ()
    reply = (T("You answered: {words}", words=note.reply),) if note.reply else ()
    return (*shown, *since, *reply)


def choices(view: View, place: Place, note: ReviewNote) -> tuple[Choice, ...]:
    turning = page_choices(len(pages(*_sides(view, note))), _at(place))
    if note.state == "taken":
        return (*turning, Choice("back", T("Put my own words back"), to=undone))
    take = Choice("take", T("Take these words"), to=taken)
    return (*turning, take, Choice("mine", T("I keep mine"), to=kept_mine))


def _sides(view: View, note: ReviewNote) -> tuple[Fact, Fact]:
    """Mine: what stands there now, or what stood there before I took the suggestion."""
    own = note.own if note.state == "taken" else None
    mine = own or Fact("letter.words", view.me.id, now(view, note), note.case)
    return mine, note.words or Fact("own", view.me.id, "")


def page_choices(count: int, at: int) -> tuple[Choice, ...]:
    on = (Choice("at", T("Read on ›"), to=turned, argument=str(at + 1)),) if at + 1 < count else ()
    before = (Choice("at", T("‹ Page before"), to=turned, argument=str(at - 1)),) if at > 0 else ()
    return (*on, *before)


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


@leads_to("note")
def taken(view: View, place: Place) -> Turn:
    note = this(view, place)
    if note is None or note.words is None or note.state == "taken":
        return Turn("note")
    effects = (*_replaced(view, note, str(note.words.value)), *answer(view, note, "taken", own=now(view, note)))
    return Turn("note", effects, {"at": 0}, T("It stands in your letter now. Your own words are kept, too."))


@leads_to("note")
def undone(view: View, place: Place) -> Turn:
    """Only while the suggestion stands there untouched: what was written since is not thrown away."""
    note = this(view, place)
    if note is None or note.own is None or note.words is None or note.state != "taken":
        return Turn("note")
    if now(view, note) != note.words.value:
        return Turn("note", note=T("You have changed this part since. You can change it on in your letter."))
    effects = (*_replaced(view, note, str(note.own.value)), *answer(view, note, "undone"))
    return Turn("note", effects, {"at": 0}, T("Your own words are back."))


@leads_to("notes")
def kept_mine(view: View, place: Place) -> Turn:
    note = this(view, place)
    if note is None or note.state not in ("open", "undone"):
        return Turn("notes")
    return Turn("notes", answer(view, note, "mine"), note=T("Good. Your words stay as they are."))


def _replaced(view: View, note: ReviewNote, words: str) -> tuple[Effect, ...]:
    """The part says this now; an empty one is simply empty again."""
    gone = LetterPartCleared(note.case, note.item)
    return (gone, LetterPartWritten(note.case, note.item, view.new_id(), words)) if words else (gone,)


def _at(place: Place) -> int:
    return int(place.data.get("at", 0))
