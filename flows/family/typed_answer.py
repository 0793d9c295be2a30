"""A typed answer to a question that has buttons: taken apart only where that is safe, and shown back to be corrected.

Safe is: words that are one of the choices, a list of choices, or an answer that begins with a clear yes, no or "I don't
know". The rest of the words is kept as the member's note; nothing that was typed is thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from content.schema import Question
from flows.bare_words import bare
from flows.numbers import one_number

LONGEST = 4096
MOST = 100_000
_YES = frozenset({"yes", "yeah", "yep", "yup", "si", "claro", "sip"})
_NO = frozenset({"no", "nope", "nah", "never", "nunca", "nop"})
_UNKNOWN = frozenset({
    "i don't know", "i dont know", "don't know", "dont know", "idk", "not sure", "no idea", "unknown",
    "no se", "no lo se", "ni idea", "no estoy seguro", "no estoy segura", "quien sabe",
})  # fmt: skip
_LIST = re.compile(r"\s*(?:[,;/\n+]|\band\b|\by\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Read:
    """``state`` known or unknown; None: it could not be read. ``rest``: words that are kept as a note."""

    state: str | None
    value: Any = None
    rest: str = ""


def read(question: Question, text: str) -> Read:
    text = text.strip()[:LONGEST]
    if plain(text) in _UNKNOWN:
        return Read("unknown")
    match question.kind:
        case "text":
            return Read("known", text)
        case "number":
            return _number(text)
        case "many":
            return _many(question, text)
        case "yes_no":
            return _yes_no(text)
        case _:
            found = _one(question, text)
            return Read("known", found) if found else Read(None, rest=text)


def plain(text: str) -> str:
    """Lower case, no accents, no marks at the ends."""
    return re.sub(r"\s+", " ", bare(text)).strip(" .,!¡¿?")


def _number(text: str) -> Read:
    """One number in it is the answer; two could be anything."""
    if plain(text) in ("nunca", "never", "no"):
        return Read("known", 0)
    number = one_number(text, MOST)
    if number is None:
        return Read(None, rest=text)
    return Read("known", number, "" if text in (str(number), f"{number}.") else text)


def _yes_no(text: str) -> Read:
    first, _, rest = plain(text).partition(" ")
    word = first.rstrip(",.;:")
    value = "yes" if word in _YES else "no" if word in _NO else None
    return Read("known", value, text if rest else "") if value else Read(None, rest=text)


def _many(question: Question, text: str) -> Read:
    pieces = [piece for piece in _LIST.split(text) if piece]
    found = [_one(question, piece) for piece in pieces]
    known = list(dict.fromkeys(one for one in found if one))
    rest = ", ".join(piece for piece, one in zip(pieces, found, strict=True) if not one)
    return Read("known", known, rest) if known else Read(None, rest=text)


def _one(question: Question, text: str) -> str | None:
    wanted = plain(text)
    return next(
        (
            one.id for one in question.choices
            if wanted in {plain(word) for word in (*one.text.values(), *one.also)}
        ), None,
    )  # fmt: skip
