"""Practice: alone with the bot, and together with the circle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReactionPractised:
    """One answer to one reaction; ``good``: it opened more than it closed."""

    reaction: str
    good: bool


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A member has read the whole letter aloud, with reactions in between."""

    case: int
    seconds: int


@dataclass(frozen=True, slots=True)
class RehearsalSet:
    """A rehearsal of the whole circle, the first or the second. Setting it again moves it and asks everybody anew."""

    case: int
    rehearsal: int
    number: int
    at: datetime
    where: str


@dataclass(frozen=True, slots=True)
class RehearsalAnswered:
    """``answer``: yes, cannot, talk."""

    case: int
    rehearsal: int
    answer: str


@dataclass(frozen=True, slots=True)
class AttendanceNoted:
    case: int
    rehearsal: int
    person: int
    present: bool


@dataclass(frozen=True, slots=True)
class RehearsalNoted:
    """What the specialist wants to remember of it."""

    case: int
    rehearsal: int
    words: str


RehearsalEffect = (
    ReactionPractised | RunFinished | RehearsalSet | RehearsalAnswered | AttendanceNoted | RehearsalNoted
)  # fmt: skip
