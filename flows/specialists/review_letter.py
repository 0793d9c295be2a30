"""A shared letter, part by part: approved, answered with a comment, other words, or a wish for another try.

1. An approval is of the very words on the screen; changed meanwhile, they are shown anew. When every part with words is
   approved, the letter is, until its author changes anything.
2. Taken back while it is reviewed, it closes at once; what the specialist was writing is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.both_versions import both, pages
from flows.effects import Effect, LetterApproved, LetterRead, Push, Refresh, ReviewNoted
from flows.model import Choice, Enter, Place, Turn, Words
from flows.specialists import letter_parts
from flows.specialists.entry import one_of_the_case
from flows.specialists.pages import more, on_page
from flows.specialists.read_letter import TAKEN_BACK
from flows.specialists.review_notes import about, note_lines
from flows.specialists.review_notes import approved as approved_as
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, Kept, Step, leads_to, long_words, short_words
from flows.text import Fact, Joined, N, T, Text
from flows.versions import of_words
from flows.view import Letter, NotYours, ReviewNote, View

A_SCREEN = 1200
"""Characters of the part on one screen."""
_whole = long_words()
_line = short_words(1500, signs=True)
ASK: Mapping[str, T] = {
    "comment": T("What would you like to say about it? {who} reads it in private."),
    "suggest": T("Write the whole part as you would suggest it, in one message. {who} can take it or keep theirs."),
    "again": T("What would you like {who} to try again? Begin with what is good in it."),
}


def letter_of(view: View, place: Place) -> Letter | None:
    """None when it was taken back while somebody read it."""
    try:
        return view.letter(place.data["case"], place.data["person"])
    except NotYours:
        return None


def _who(view: View, place: Place) -> Text:
    return name_of(view.participant(place.data["case"], place.data["person"]))


def _titled(letter: Letter) -> list[tuple[str, Text]]:
    """Its parts that have words."""
    return [(part, title) for part, title in letter_parts.titles(letter) if letter.part(part)]


def _approved(letter: Letter, part: str, notes: Sequence[ReviewNote]) -> bool:
    said = [one for one in notes if one.what == "letter" and one.item == part and one.kind == "approved"]
    return bool(said) and said[0].version == of_words(letter.part(part))


# --- its parts -------------------------------------------------------------------------------------------------------
def parts_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = letter_of(view, place)
    if letter is None:
        return TAKEN_BACK
    notes = view.reviews(letter.case, letter.author)
    lines = tuple(Joined((title, _state(view, letter, part, notes))) for part, title in _titled(letter))
    whole = view.participant(letter.case, letter.author).letter_approved
    state = T("You have approved all of it, as it stands now.") if whole else T("Each part is approved on its own.")
    return (T("<b>The letter of {who}</b>, part by part", who=_who(view, place)), Joined(lines, "\n"), state)


def _state(view: View, letter: Letter, part: str, notes: Sequence[ReviewNote]) -> Text:
    said = [one for one in notes if one.what == "letter" and one.item == part]
    if _approved(letter, part, notes):
        return approved_as(view, said)
    if any(one.kind == "approved" for one in said):
        return T("changed since it was approved")
    return N("{n} note", "{n} notes", n=len(said)) if said else T("not approved yet")


def parts_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = letter_of(view, place)
    if letter is None:
        return ()
    titled = _titled(letter)
    listed = (Choice("part", title, to=chosen, argument=part) for part, title in on_page(titled, place))
    notes = view.reviews(letter.case, letter.author)
    every = bool(titled) and all(_approved(letter, part, notes) for part, _ in titled)
    again = every and not view.participant(letter.case, letter.author).letter_approved
    whole = (Choice("whole", T("Approve all of it"), to=whole_approved),) if again else ()
    return (*whole, *listed, *more(titled, place))


@leads_to("part")
def chosen(view: View, place: Place) -> Turn:
    """Opening it is noted down, as reading the whole is."""
    turn = _shown(view, place, str(place.data["choice"]))
    read = (LetterRead(place.data["case"], place.data["person"]),) if letter_of(view, place) else ()
    return Turn(turn.to, read, {**turn.data, "at": 0})


def _shown(view: View, place: Place, part: str, note: Text | None = None) -> Turn:
    letter = letter_of(view, place)
    version = of_words(letter.part(part)) if letter else ""
    return Turn("part", data={"part": part, "version": version}, note=note)


@leads_to("parts")
def whole_approved(view: View, place: Place) -> Turn:
    """Every part is approved as it stands, but their order or sharing has changed since."""
    letter = letter_of(view, place)
    if letter is None:
        return Turn("parts")
    effects = (LetterApproved(letter.case, letter.author), *_tell(place))
    return Turn("parts", effects, note=T("The whole letter is approved."))


# --- one part --------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    letter, part = letter_of(view, place), str(place.data.get("part"))
    if letter is None:
        return TAKEN_BACK
    title = next((title for one, title in letter_parts.titles(letter) if one == part), T("A part"))
    found = _pages(letter, part)
    if not found:
        return (T("<b>{title}</b>", title=title), T("There are no words in it any more."))
    at = min(_at(place), len(found) - 1)
    head = (T("Page {at} of {all}", at=at + 1, all=len(found)),) if len(found) > 1 else ()
    notes = view.reviews(letter.case, letter.author)
    said = note_lines(view, letter.case, letter.author, "letter", part)
    return (
        T("<b>{title}</b> · {state}", title=title, state=_state(view, letter, part, notes)),
        *head,
        found[at],
        *said,
    )


def _joined(letter: Letter, part: str) -> str:
    return "\n\n".join(str(entry.words.value) for entry in letter.part(part))


def _pages(letter: Letter, part: str) -> list[Fact]:
    words = _joined(letter, part)
    cuts = range(0, len(words), A_SCREEN)
    return [Fact("letter.words", letter.author, words[at : at + A_SCREEN], letter.case, True) for at in cuts]


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter, part = letter_of(view, place), str(place.data.get("part"))
    if letter is None or not letter.part(part):
        return (Choice("parts", T("All parts"), to="parts"),)
    count = len(_pages(letter, part))
    on = (Choice("on", T("Read on ›"), to=turned, argument=str((_at(place) + 1) % count)),) if count > 1 else ()
    ok = _approved(letter, part, view.reviews(letter.case, letter.author))
    approve = () if ok else (Choice("ok", T("Approve this part"), to=approved),)
    sides = (Choice("sides", T("Before and after"), to="sides"),) if _sides(view, place, letter) else ()
    return (
        *on, *approve,
        Choice("comment", T("Comment"), to=asked, argument="comment"),
        Choice("suggest", T("Suggest words"), to=asked, argument="suggest"),
        Choice("again", T("Ask for another try"), to=asked, argument="again"),
        *sides,
    )  # fmt: skip


@leads_to()
def turned(view: View, place: Place) -> Turn:
    return Turn(data={"at": int(place.data["choice"])})


@leads_to("part", "parts")
def approved(view: View, place: Place) -> Turn:
    letter, part = letter_of(view, place), str(place.data.get("part"))
    if letter is None or not letter.part(part):
        return Turn("part")
    version = of_words(letter.part(part))
    if version != place.data.get("version"):
        return _shown(view, place, part, T("It has changed since you opened it. This is what it says now."))
    notes = view.reviews(letter.case, letter.author)
    if _approved(letter, part, notes):
        return Turn("part", note=_state(view, letter, part, notes))
    others = [one for one, _ in _titled(letter) if one != part]
    words = _joined(letter, part)
    noted = ReviewNoted(letter.case, letter.author, view.new_id(), "letter", part, "approved", version, "", words)
    if not all(_approved(letter, one, notes) for one in others):
        return Turn("parts", (noted, Refresh(letter.author, "reviewed")), note=T("Approved as it stands."))
    effects = (noted, LetterApproved(letter.case, letter.author), *_tell(place))
    return Turn("parts", effects, note=T("The whole letter is approved. If it is changed, I ask you again."))


@leads_to("say")
def asked(view: View, place: Place) -> Turn:
    return Turn("say", data={"kind": str(place.data["choice"])})


def ask_text(view: View, place: Place) -> Text:
    return ASK.get(str(place.data.get("kind")), ASK["comment"]).with_values(who=_who(view, place))


@leads_to("part")
def said(view: View, place: Place, heard: Words) -> Turn:
    """Kept at once, also when the letter was taken back meanwhile: then nobody is told, and it waits there."""
    kind = str(place.data.get("kind", "comment"))
    read = (_whole if kind == "suggest" else _line)(heard.text, view, place)
    if not isinstance(read, Kept):
        return Turn(note=read)
    letter, part = letter_of(view, place), str(place.data["part"])
    before = _joined(letter, part) if letter else ""
    version = of_words(letter.part(part)) if letter else str(place.data.get("version", ""))
    case, author = place.data["case"], place.data["person"]
    noted = ReviewNoted(
        case, author, view.new_id(), "letter", part, kind, version, str(read.value), before if kind == "suggest" else ""
    )
    if letter is None:
        note = T(
            "The letter was taken back while you wrote. Your words are kept, and {who} finds them with it.",
            who=_who(view, place),
        )
        return Turn("part", (noted,), note=note)
    return Turn(
        "part", (noted, *_tell(place)), note=T("Kept. {who} gets a quiet line about it.", who=_who(view, place))
    )


def _tell(place: Place) -> tuple[Effect, ...]:
    """The author, by a line that says nothing telling."""
    person, see = place.data["person"], Choice("see", T("See it"), to=Enter("reviewed", str(place.data["case"])))
    push = Push(person, (T("There is a line for you about something you wrote."),), (see,))
    return (push, Refresh(person, "reviewed"))


# --- both versions ---------------------------------------------------------------------------------------------------
def _sides(view: View, place: Place, letter: Letter) -> tuple[Fact, Fact, Text] | None:
    """The newest suggestion beside what it was made for; or, changed since its approval, the part beside what was approved."""
    part = str(place.data.get("part"))
    found = about(view, letter.case, letter.author, "letter", part)
    note = next((one for one in found if one.before is not None and one.kind in ("suggest", "approved")), None)
    if note is None or note.before is None:
        return None
    if note.kind == "suggest" and note.words is not None:
        return note.before, note.words, T("<b>As you suggested</b>")
    now = Fact("letter.words", letter.author, _joined(letter, part), letter.case, True)
    return None if now.value == note.before.value else (note.before, now, T("<b>As it stands now</b>"))


def sides_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = letter_of(view, place)
    if letter is None:
        return TAKEN_BACK
    found = _sides(view, place, letter)
    return both(*found, _at(place)) if found else (T("Nothing has changed here."),)


def sides_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = letter_of(view, place)
    found = _sides(view, place, letter) if letter else None
    count = len(pages(found[0], found[1])) if found else 1
    on = (Choice("on", T("Read on ›"), to=turned, argument=str((_at(place) + 1) % count)),) if count > 1 else ()
    return (*on, Choice("part", T("Back to this part"), to="part"))


def _at(place: Place) -> int:
    return int(place.data.get("at", 0))


FLOW = Flow(
    "review_letter",
    opens=one_of_the_case,
    steps=(
        Choose("parts", parts_text, parts_choices, leads=("part",)),
        Choose("part", text, choices, protect=True, leads=("part", "parts", "say", "sides")),
        Step("say", ask_text, words=said, leads=("part",)),
        Choose("sides", sides_text, sides_choices, protect=True, leads=("part",)),
    ),
)
