"""A letter as it is read: its parts in order without headings, in pages that fit a phone, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from flows.family.letter_mine import parts_in_order
from flows.model import Choice, Place, Turn
from flows.steps import leads_to
from flows.text import Fact, N, T, Text
from flows.view import Entry, Letter

A_PAGE: Final = 800
"""Letters of the alphabet: as many as a phone shows without scrolling."""
A_MINUTE: Final = 130
"""Words, read aloud and calmly."""
LONG_LETTER: Final = 600
"""Words. Longer, and a person under strain stops listening."""


def in_order(letter: Letter) -> list[Entry]:
    """As it will be read aloud, whatever part was written first."""
    return [entry for part in parts_in_order(letter) for entry in letter.part(part.id)]


def pages(entries: Iterable[Entry]) -> list[list[Fact]]:
    """Paragraphs, as many to a page as fit."""
    found: list[list[Fact]] = []
    room = 0
    for piece in (piece for entry in entries for piece in _pieces(entry.words)):
        if len(piece.value) > room:
            found.append([])
            room = A_PAGE
        found[-1].append(piece)
        room -= len(piece.value)
    return found


def page_at(found: Sequence[list[Fact]], place: Place) -> int:
    """The page that this place shows; the last one when the letter has become shorter."""
    return max(0, min(int(place.data.get("page", 0)), len(found) - 1))


def page_text(found: Sequence[list[Fact]], place: Place) -> tuple[Text, ...]:
    at = page_at(found, place)
    head = (T("Page {at} of {all}", at=at + 1, all=len(found)),) if len(found) > 1 else ()
    return (*head, *(found[at] if found else ()))


def page_choices(found: Sequence[list[Fact]], place: Place) -> tuple[Choice, ...]:
    at = page_at(found, place)
    on = (Choice("page", T("Read on ›"), to=_turned, argument=str(at + 1)),) if at + 1 < len(found) else ()
    before = (Choice("page", T("‹ Page before"), to=_turned, argument=str(at - 1)),) if at > 0 else ()
    return (*on, *before)


@leads_to()
def _turned(view: object, place: Place) -> Turn:
    return Turn(data={"page": int(place.data["choice"])})


def word_count(letter: Letter) -> int:
    return _words(letter.entries)


def seconds_aloud(entries: Iterable[Entry]) -> int:
    """How long these take, read calmly; whole tens, since nobody reads to the second."""
    return max(10, round(_words(entries) / A_MINUTE * 6) * 10)


def _words(entries: Iterable[Entry]) -> int:
    return sum(len(str(entry.words.value).split()) for entry in entries)


def length(letter: Letter) -> Text:
    """'310 words · 2 minutes aloud'; nobody's letter takes no time at all."""
    words = word_count(letter)
    minutes = max(1, round(words / A_MINUTE))
    return T(
        "{words}, {minutes} when read aloud",
        words=N("{n} word", "{n} words", n=words),
        minutes=N("{n} minute", "{n} minutes", n=minutes),
    )


def _pieces(words: Fact) -> list[Fact]:
    """A long message in pieces that end at a space; each is as much its author's as the whole."""
    text = str(words.value)
    pieces: list[str] = []
    while len(text) > A_PAGE:
        space = text.rfind(" ", A_PAGE // 2, A_PAGE)
        cut = space if space > 0 else A_PAGE
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [Fact(words.kind, words.owner, piece, words.case, words.shared) for piece in (*pieces, text)]
