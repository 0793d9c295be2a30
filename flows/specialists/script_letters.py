"""The letters of a script: who reads when, how long each takes aloud, and which cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flows.family.letter_pages import A_MINUTE, LONG_LETTER, word_count
from flows.specialists.ordering import in_order
from flows.specialists.words import name_of
from flows.text import Joined, N, T, Text
from flows.view import Letter, Participant, View

SPEAKING: Final = "speaking"
LONG, TOO_LONG = 25, 30
"""Minutes of all letters together (DOMAIN section 2)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``letter``: None while it is not shared, or was taken back; then it takes no time."""

    part: Participant
    letter: Letter | None
    words: int = 0

    @property
    def is_ready(self) -> bool:
        return self.letter is not None and self.part.letter_approved


def reading(view: View, part: Participant) -> Reading:
    """Asked anew each time: a letter can be taken back at any moment."""
    if not part.letter_shared:
        return Reading(part, None)
    letter = view.letter(part.case, part.person)
    return Reading(part, letter, word_count(letter))


def readings(view: View, case: int) -> tuple[Reading, ...]:
    return tuple(reading(view, part) for part in in_order(view, case, SPEAKING))


def minutes(words: int) -> int:
    """Full minutes; nobody's letter takes no time at all."""
    return max(1, round(words / A_MINUTE)) if words else 0


def time_of(words: int) -> Text:
    return N("{n} minute", "{n} minutes", n=minutes(words))


def line(view: View, part: Participant) -> Text:
    """A reader, their time, and what stands in the way."""
    one = reading(view, part)
    if one.letter is None:
        return Joined((name_of(part), T("no letter that you may read: not counted")))
    state = () if part.letter_approved else (T("not approved yet"),)
    long = (T("long"),) if one.words > LONG_LETTER else ()
    return Joined((name_of(part), time_of(one.words), *long, *state))


def total(view: View, case: int) -> tuple[Text, ...]:
    """How long all of them take, and whether somebody under strain can still listen."""
    read = readings(view, case)
    whole = sum(minutes(one.words) for one in read)
    lines: list[Text] = [
        Joined((N("{n} letter", "{n} letters", n=sum(bool(one.letter) for one in read)),
                N("{n} minute read aloud", "{n} minutes read aloud", n=whole)))
    ]  # fmt: skip
    if whole > TOO_LONG:
        lines.append(T("That is too long to listen to. Ask for shorter letters, or leave somebody out."))
    elif whole > LONG:
        lines.append(T("That is about as long as anybody can listen. Shorter is kinder."))
    if missing := [one for one in read if one.letter is None]:
        lines.append(_missing(tuple(name_of(one.part) for one in missing)))
    return tuple(lines)


def _missing(names: tuple[Text, ...]) -> Text:
    return T("Taken back or not shared yet, so not counted: {names}", names=Joined(names, ", "))
