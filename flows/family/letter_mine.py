"""Whose letter, and which part of it: what every screen of the letter asks first."""

from __future__ import annotations

from content.load import letter as guide
from content.schema import LetterPart
from flows.model import Place
from flows.view import Entry, Letter, View


def mine(view: View, place: Place) -> Letter:
    return view.letter(place.data["case"], view.me.id or 0)


def this_part(place: Place) -> LetterPart:
    """The part that this place is at; the first one when the content no longer has it."""
    parts = guide().parts
    return next((part for part in parts if part.id == place.data.get("part")), parts[0])


def kept(view: View, place: Place) -> tuple[Entry, ...]:
    """The messages of this part."""
    return mine(view, place).part(this_part(place).id)


def parts_in_order(letter: Letter) -> tuple[LetterPart, ...]:
    """As it is read: in the author's own order, where there is one."""
    parts = guide().parts
    known = {part: at for at, part in enumerate(letter.order)}
    return tuple(sorted(parts, key=lambda part: known.get(part.id, len(parts) + parts.index(part))))
