"""Where members of a circle contradict each other: what they will do, and what they say happened.

Pure functions over what each has told and committed to, by person id. Only the specialist ever sees what comes out.

1. Boundaries: one no longer does something that another goes on doing, compared by category and by what both still offer.
2. Accounts: a yes beside a no, numbers far apart, other ages, another choice. Words in free text are not compared, and
   what each answers about themselves is nobody else's to contradict.
3. "Don't know" and "skip" contradict nothing. Every pair of people stands once for each thing, the lower id first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from content.load import information
from content.schema import ToldQuestion
from flows.boundary_words import given, stopped

FAR: Mapping[str, float] = {"began": 2}
"""Numbers that are further apart than that contradict each other; for the others, the larger is more than twice the smaller."""
AGES = "children_ages"
ABOUT_ONESELF = frozenset({"yourself"})


@dataclass(frozen=True, slots=True)
class Account:
    """An answer as it was given. ``how``: saw, told, guess or None."""

    value: Any
    how: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``kind``: boundary (``about`` is a category, ``first`` stops and ``second`` goes on) or account (a question)."""

    kind: str
    about: str
    first: int
    second: int


Boundaries = Mapping[int, tuple[Mapping[str, str], ...]]
"""For each person, the lines of each boundary that they have committed to."""
Accounts = Mapping[int, Mapping[str, Account]]
"""For each person, what they know, by question."""


def contradictions(boundaries: Boundaries, accounts: Accounts) -> tuple[Contradiction, ...]:
    """All of them: boundaries first, since those come apart in front of the loved one."""
    return (*_of_boundaries(boundaries), *_of_accounts(accounts))


# --- what they will do -----------------------------------------------------------------------------------------------
def _of_boundaries(boundaries: Boundaries) -> Iterator[Contradiction]:
    stops = {person: _each(mine, stopped) for person, mine in boundaries.items()}
    gives = {person: _each(mine, given) for person, mine in boundaries.items()}
    for one, other in combinations(sorted(boundaries), 2):
        for first, second in ((one, other), (other, one)):
            for about in sorted(stops[first] & gives[second] - stops[second]):
                yield Contradiction("boundary", about, first, second)


def _each(mine: tuple[Mapping[str, str], ...], read: Any) -> frozenset[str]:
    return frozenset().union(*(read(fields) for fields in mine))


# --- what they say happened ------------------------------------------------------------------------------------------
def _of_accounts(accounts: Accounts) -> Iterator[Contradiction]:
    asked = [one for part in information() if part.id not in ABOUT_ONESELF for one in part.questions]
    for question in asked:
        told = {person: mine[question.id].value for person, mine in accounts.items() if question.id in mine}
        for one, other in combinations(sorted(told), 2):
            if disagree(question, told[one], told[other]):
                yield Contradiction("account", question.id, one, other)


def disagree(question: ToldQuestion, one: Any, other: Any) -> bool:
    """Whether two known answers to that question cannot both be right."""
    if question.id == AGES:
        here, there = _numbers(one), _numbers(other)
        return bool(here and there) and here != there
    if question.kind in ("yes_no", "choice"):
        return bool(one != other)
    return question.kind == "number" and _far(question.id, one, other)


def _far(question: str, one: Any, other: Any) -> bool:
    if not isinstance(one, int) or not isinstance(other, int):
        return False
    low, high = sorted((one, other))
    return high - low > FAR[question] if question in FAR else high > 2 * low


def _numbers(text: Any) -> list[int]:
    return sorted(int(number) for number in re.findall(r"\d{1,2}", str(text)))
