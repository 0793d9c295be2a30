"""A letter that its author has shared. Opening it is noted down; it cannot be forwarded or saved."""

from __future__ import annotations

from collections.abc import Sequence

from flows.effects import LetterRead
from flows.model import Choice, Enter, Place, Turn
from flows.specialists import letter_parts
from flows.specialists.entry import author
from flows.specialists.words import name_of
from flows.steps import Choose, Flow, leads_to
from flows.text import Fact, N, T, Text
from flows.view import Letter, NotYours, View

LETTERS_A_PAGE = 1500
ONE_MESSAGE = 3500
"""Of typed words in one paragraph: a screen with its heading stays below Telegram's 4096."""

TAKEN_BACK = (T("This letter is no longer shared."), T("The author took it back, and may share it again later."))


def cover(view: View, place: Place) -> tuple[Text, ...]:
    letter = _letter(view, place)
    if letter is None:
        return TAKEN_BACK
    words = sum(len(str(entry.words.value).split()) for entry in letter.entries)
    name = name_of(view.participant(letter.case, letter.author))
    return (
        N("A letter from {name}, {n} word", "A letter from {name}, {n} words", n=words, name=name),
        T("It was written for {loved_one}, and shared with you to help. When you open it, that is noted down."),
    )


def cover_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return () if _letter(view, place) is None else (Choice("open", T("Open it"), to=opened), _review(place))


def _review(place: Place) -> Choice:
    """Answered part by part."""
    return Choice(
        "review", T("Review part by part"), to=Enter("review_letter", f"{place.data['case']}-{place.data['person']}")
    )


@leads_to("page")
def opened(view: View, place: Place) -> Turn:
    return Turn("page", (LetterRead(place.data["case"], place.data["person"]),), {"page": 0})


def page(view: View, place: Place) -> tuple[Text, ...]:
    letter = _letter(view, place)
    if letter is None:
        return TAKEN_BACK
    pages = _pages(letter)
    if not pages:
        return (T("There are no words in it yet."),)
    at = min(int(place.data.get("page", 0)), len(pages) - 1)
    head = (T("Page {page} of {pages}", page=at + 1, pages=len(pages)),) if len(pages) > 1 else ()
    return (*head, *pages[at])


def page_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = _letter(view, place)
    count, at = len(_pages(letter)) if letter else 0, int(place.data.get("page", 0))
    on = (Choice("on", T("Read on ›"), to=_turned, argument=str(at + 1)),) if at + 1 < count else ()
    before = (Choice("before", T("‹ Page before"), to=_turned, argument=str(at - 1)),) if 0 < at < count else ()
    return (*on, *before, *((_review(place),) if letter else ()))


@leads_to()
def _turned(view: View, place: Place) -> Turn:
    return Turn(data={"page": int(place.data["choice"])})


def _letter(view: View, place: Place) -> Letter | None:
    """None when it was taken back while somebody read it."""
    try:
        return view.letter(place.data["case"], place.data["person"])
    except NotYours:
        return None


def _pages(letter: Letter) -> list[list[Text]]:
    """Paragraphs in the letter's own order, as many to a page as fit; a heading stays with its first words."""
    pages: list[list[Text]] = []
    room = 0
    for block, length in _blocks(letter):
        if length > room:
            pages.append([])
            room = LETTERS_A_PAGE
        pages[-1].extend(block)
        room -= length
    return pages


def _blocks(letter: Letter) -> Sequence[tuple[tuple[Text, ...], int]]:
    blocks: list[tuple[tuple[Text, ...], int]] = []
    for part, title in letter_parts.titles(letter):
        heading: tuple[Text, ...] = (T("<b>{title}</b>", title=title),)
        for entry in letter.part(part):
            for words in _pieces(entry.words):
                blocks.append(((*heading, words), len(str(words.value))))
                heading = ()
    return blocks


def _pieces(words: Fact) -> list[Fact]:
    """A very long message in pieces that fit; each piece is as much its author's as the whole."""
    text = str(words.value)
    cuts = range(0, max(len(text), 1), ONE_MESSAGE)
    return [Fact(words.kind, words.owner, text[at : at + ONE_MESSAGE], words.case, words.shared) for at in cuts]


FLOW = Flow(
    "read_letter",
    opens=author,
    steps=(
        Choose("cover", cover, cover_choices, leads=("page", Enter("review_letter"))),
        Choose("page", page, page_choices, protect=True, leads=(Enter("review_letter"),)),
    ),
)
