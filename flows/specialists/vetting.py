"""Who should not take part, and why: for the specialists alone. Somebody with such a name who joins is held for a look.

Names are compared word by word, without accents and capitals; one common word is enough to hold somebody. A wrong hit costs
a look, a missed one may cost the meeting.
"""

from __future__ import annotations

import unicodedata

from flows.effects import VettingDropped, VettingNoted
from flows.everyone import them
from flows.model import Choice, Enter, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.text import Joined, T, Text
from flows.view import Participant, VettingNote, View

A_PAGE = 3
SHORTEST = 3
"""Letters of a word that counts: "Jo" and "de" would hit too many."""
WHY: dict[str, Text] = {
    "dislikes": T("{loved_one} cannot stand them"),
    "uses": T("uses, too"),
    "sabotage": T("would work against it"),
    "unwell": T("could not bear it now"),
    "other": T("another reason"),
}


def words_of(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter if letter.isalpha() else " " for letter in plain if not unicodedata.combining(letter))
    return {word for word in letters.split() if len(word) >= SHORTEST}


def notes_on(view: View, case: int, *names: str) -> list[VettingNote]:
    """The notes that may be about somebody with one of these names."""
    wanted = set[str]().union(*(words_of(name) for name in names))
    return [note for note in view.vetting(case) if wanted & words_of(str(note.name.value))]


def notes_on_part(view: View, part: Participant) -> list[VettingNote]:
    """By the name that they gave, and by the name on their link."""
    came = view.came_by(part.case, part.person).name
    return notes_on(view, part.case, str(part.name.value), str(came.value) if came else "")


def line(view: View, case: int, note: VettingNote) -> Text:
    why = WHY.get(note.why, WHY["other"])
    why = why.with_values(loved_one=view.case(case).called) if isinstance(why, T) and why.placeholders() else why
    said = (note.words,) if note.words else ()
    return Joined((note.name, Joined((why, *said), ": ")))


# --- the list --------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    case, found = place.data["case"], view.vetting(place.data["case"])
    head = T("<b>Who should not take part</b>")
    kept = T("Only you and a backup with your rights read this. It is kept encrypted, and no member is ever told.")
    if not found:
        return (head, T("Nobody is noted. Leave out people whom {loved_one} dislikes, who use, or who would work against it."), kept)  # fmt: skip
    return (head, *(line(view, case, note) for note in on_page(found, place, A_PAGE)), kept)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = view.vetting(place.data["case"])
    return (
        *(Choice("one", note.name, to="one", argument=str(note.id)) for note in on_page(found, place, A_PAGE)),
        *more(found, place, A_PAGE),
        Choice("add", T("Note somebody"), to="name"),
        *them.entry(view, place.data["case"]),
    )


def _this(view: View, place: Place) -> VettingNote | None:
    return next((note for note in view.vetting(place.data["case"]) if str(note.id) == place.data.get("note")), None)


def one_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _this(view, place)
    if found is None:
        return (T("This note is gone."),)
    return (line(view, place.data["case"], found), T("Noted: {when}", when=found.at))


def one_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (Choice("drop", T("Erase this note"), to=dropped),) if _this(view, place) else ()


@leads_to("list")
def dropped(view: View, place: Place) -> Turn:
    found = _this(view, place)
    effects = (VettingDropped(place.data["case"], found.id),) if found else ()
    return Turn("list", effects, note=T("Erased."))


# --- a new note ------------------------------------------------------------------------------------------------------
def why_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(Choice("why", label, to="words", argument=why) for why, label in WHY.items())


@leads_to("list")
def noted(view: View, place: Place) -> Turn:
    return _noted(view, place, str(place.data["words"]))


@leads_to("list")
def noted_briefly(view: View, place: Place) -> Turn:
    return _noted(view, place, "")


def _noted(view: View, place: Place, words: str) -> Turn:
    name = str(place.data["name"])
    effect = VettingNoted(place.data["case"], view.new_id(), name, str(place.data["why"]), words)
    here = [part for part in view.roster(place.data["case"]) if part.role == "member" and part.state == "in"]
    same = next((part for part in here if words_of(str(part.name.value)) & words_of(name)), None)
    note = T("Noted. If somebody with this name joins, I hold them for you.")
    if same is not None:
        note = T("Noted. Somebody called {who} is in the circle already: have a look.", who=same.name)
    return Turn("list", (effect,), {"page": 0}, note)


FLOW = Flow(
    "vetting",
    opens=leaders,
    steps=(
        Choose("list", text, choices, save_as="note", leads=("one", "name", Enter("them"))),
        Choose("one", one_text, one_choices, leads=("list",)),
        Ask("name", T("Who should not take part? A first name, or how the family calls them."), save_as="name",
            check=short_words(40), to="why"),
        Choose("why", T("Why?"), why_choices, save_as="why", leads=("words",)),
        Ask("words", T("A line more, as you would want to read it later? Only what the work needs."), save_as="words",
            check=short_words(300), to=noted, choices=(Choice("no", T("No, that is all"), to=noted_briefly),)),
    ),
)  # fmt: skip
