"""How severe a relative's observations look: always a range, never a diagnosis (DOMAIN section 4).

Eleven signs in 12 months. The lowest count is every yes; the highest adds every sign that nobody could answer. The last two
do not count while a medicine is taken just as a doctor prescribed it. 2–3 mild, 4–5 moderate, 6 and more severe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.load import information
from flows.text import T, Text
from flows.view import Told

SECTION = "signs"
PRESCRIBED = "as_prescribed"
NOT_WHEN_PRESCRIBED = frozenset({"sign_needs_more", "sign_unwell"})
LEVELS: tuple[tuple[int, str], ...] = ((6, "severe"), (4, "moderate"), (2, "mild"), (0, "few"))
NAMES: dict[str, Text] = {
    "few": T("few signs"),
    "mild": T("mild"),
    "moderate": T("moderate"),
    "severe": T("severe"),
}


@dataclass(frozen=True, slots=True)
class Range:
    """So many signs at least, so many at most."""

    low: int
    high: int

    @property
    def levels(self) -> tuple[str, str]:
        return level(self.low), level(self.high)


def level(signs: int) -> str:
    return next(name for least, name in LEVELS if signs >= least)


def signs() -> tuple[str, ...]:
    section = next(section for section in information() if section.id == SECTION)
    return tuple(question.id for question in section.questions if question.id != PRESCRIBED)


def severity(told: Iterable[Mapping[str, Told]]) -> Range:
    """Over everybody's answers: a sign that one person saw counts, one that nobody can rule out stays open."""
    people = list(told)
    prescribed = any(_answer(answers, PRESCRIBED) == "yes" for answers in people)
    counted = [sign for sign in signs() if not (prescribed and sign in NOT_WHEN_PRESCRIBED)]
    seen = [{_answer(answers, sign) for answers in people} for sign in counted]
    sure = sum("yes" in answers for answers in seen)
    return Range(sure, sure + sum("yes" not in answers and "no" not in answers for answers in seen))


def answered(told: Mapping[str, Told]) -> bool:
    """Whether this person has said anything about the signs at all."""
    return any(sign in told for sign in signs())


def _answer(told: Mapping[str, Told], question: str) -> str | None:
    found = told.get(question)
    return str(found.value.value) if found is not None and found.value is not None else None
