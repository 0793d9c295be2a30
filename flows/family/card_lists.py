"""Cards out of their lesson: what a search found, and the cards that somebody saved.

A search keeps the cards that it found, never the words that were typed.
"""

from __future__ import annotations

from flows.effects import CardSaved, CardUnsaved
from flows.family import lessons
from flows.family.card_search import search
from flows.model import Choice, Place, Turn, Words
from flows.specialists.pages import more, on_page
from flows.steps import Again, Choose, leads_to
from flows.text import N, T, Text
from flows.view import View

A_PAGE = 4
Found = tuple[tuple[str, str], ...]


def saved(view: View, place: Place) -> Found:
    """My saved cards, newest first; without those that the content no longer has or that are not open to me."""
    open_to_me = lessons.ids_for(view, place.data["case"])
    return tuple(
        (lesson, card)
        for lesson, card in view.saved_cards()
        if lesson in open_to_me and lessons.number_of(lesson, card) is not None
    )


# --- saving ----------------------------------------------------------------------------------------------------------
def save_choice(view: View, lesson: str, card: str) -> Choice:
    if (lesson, card) in view.saved_cards():
        return Choice("unsave", T("Take off my list"), to=unsave)
    return Choice("save", T("Save this card"), to=save)


@leads_to()
def save(view: View, place: Place) -> Turn:
    return Turn(effects=(CardSaved(*_here(place)),), note=T("Saved. You find it under Lessons."))


@leads_to()
def unsave(view: View, place: Place) -> Turn:
    return Turn(effects=(CardUnsaved(*_here(place)),), note=T("It is off your list. The lesson keeps it."))


def _here(place: Place) -> tuple[str, str]:
    """The card that this place shows."""
    lesson = str(place.data["lesson"])
    cards = lessons.cards(lesson)
    return lesson, cards[max(0, min(int(place.data.get("card", 0)), len(cards) - 1))].id


# --- lists -----------------------------------------------------------------------------------------------------------
def looked_for(view: View, place: Place, words: Words) -> Turn:
    """What typed words do in the lists: they look for cards."""
    found = search(words.text, lessons.ids_for(view, place.data["case"]))
    if not found:
        return Turn(note=T("I found no card with that. Try one other word, or a shorter one."))
    return Turn("found", data={"found": [list(one) for one in found], "page": 0})


def found_text(view: View, place: Place) -> tuple[Text, ...]:
    count = N("{n} card found.", "{n} cards found.", n=len(_found(place)))
    return (T("<b>Lessons</b>"), count, T("Tap one to read it, or write another word."))


def found_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return _listed(_found(place), place)


def _found(place: Place) -> Found:
    kept = ((str(lesson), str(card)) for lesson, card in place.data.get("found", ()))
    return tuple(one for one in kept if lessons.number_of(*one) is not None)


def saved_text(view: View, place: Place) -> tuple[Text, ...]:
    if not saved(view, place):
        return (T("<b>Saved cards</b>"), T("Nothing here yet. Each card of a lesson has a button that saves it."))
    return (T("<b>Saved cards</b>"), T("Tap one to read it. There you can also take it off this list."))


def saved_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return _listed(saved(view, place), place)


def _listed(cards: Found, place: Place) -> tuple[Choice, ...]:
    return (
        *(_button(lesson, card) for lesson, card in on_page(cards, place, A_PAGE)),
        *more(cards, place, A_PAGE),
    )


def _button(lesson: str, card: str) -> Choice:
    return Choice(
        "c", lessons.card_title(lesson, lessons.number_of(lesson, card) or 0), to=opened, argument=f"{lesson}.{card}"
    )


@leads_to("card", "learn")
def opened(view: View, place: Place) -> Turn:
    """Show that card inside of its lesson, so that reading can go on from there."""
    lesson, _, card = str(place.data["choice"]).partition(".")
    number = lessons.number_of(lesson, card)
    if number is None or lesson not in lessons.ids_for(view, place.data["case"]):
        return Turn("learn")
    return Turn("card", data={"lesson": lesson, "card": number, "answers": {}})


SEARCHED = Again(goes=True, gone=T("I saw your change. To look for that word, open the lessons and write it there."))
STEPS = (
    Choose("found", found_text, found_choices, words=looked_for, again=SEARCHED, leads=("card", "found")),
    Choose("saved", saved_text, saved_choices, words=looked_for, again=SEARCHED, leads=("card", "found")),
)
