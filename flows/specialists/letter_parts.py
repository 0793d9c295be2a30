"""The parts of a letter with their titles, in the order in which its author wants it read."""

from __future__ import annotations

from flows.family.letter_mine import parts_in_order
from flows.text import Said, Text
from flows.view import Letter


def titles(letter: Letter) -> tuple[tuple[str, Text], ...]:
    return tuple((part.id, Said(part.title)) for part in parts_in_order(letter))
