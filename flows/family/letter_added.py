"""Words that come where no part asks for them: people write in pieces, and the second piece must not be lost."""

from __future__ import annotations

from flows.effects import LetterPartWritten
from flows.family.letter_mine import this_part
from flows.model import Place, Turn, Words
from flows.text import Said, T
from flows.view import View


def added(view: View, place: Place, heard: Words) -> Turn:
    """Keep them under the part that was worked on, and say where."""
    part = this_part(place)
    written = LetterPartWritten(place.data["case"], part.id, view.new_id(), heard.text.strip(), heard.message)
    return Turn(None, (written,), {"part": part.id}, T("I kept it under “{title}”.", title=Said(part.title)))


def added_at_home(view: View, place: Place, heard: Words) -> Turn:
    """On the letter's own screen: once a part was worked on, what follows belongs there."""
    if "part" in place.data:
        return added(view, place, heard)
    return Turn(note=T("Tap the part it belongs to, and write it there. I keep every message."))
