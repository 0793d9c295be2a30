"""A number as people write it: "7", "about 7", "6.5 hours", "seven", "siete". Two numbers could be anything."""

from __future__ import annotations

import re
from typing import Final

from flows.bare_words import bare

_WORDS: Final = {
    word: number
    for number, words in enumerate((
        "zero none cero ninguna ninguno", "one uno una", "two dos", "three tres", "four cuatro", "five cinco", "six seis",
        "seven siete", "eight ocho", "nine nueve", "ten diez",
    ))
    for word in words.split()
}  # fmt: skip
_PIECE: Final = re.compile(r"(?<![\w.,])-?\d{1,7}(?:[.,]\d{1,2})?(?![\w.,]*\d)|[^\W\d_]+")


def one_number(text: str, most: int) -> int | None:
    """The one number in it, rounded down; None when there is none, or more than one, or it is too large."""
    pieces = _PIECE.findall(bare(text[:200]))
    digits = [piece for piece in pieces if not piece.isalpha()]
    found = [int(float(piece.replace(",", "."))) for piece in digits]
    if not found and len(pieces) <= 3:
        found = [_WORDS[piece] for piece in pieces if piece in _WORDS]
    return found[0] if len(found) == 1 and 0 <= found[0] <= most else None
