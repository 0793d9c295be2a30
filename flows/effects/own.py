"""What a loved one keeps for themselves. Nobody else is ever shown any of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WordsKept:
    """``kind``: why (a reason of theirs), good (one good thing), helped, call (somebody, with ``number``).

    The same ``kept`` again replaces it.
    """

    case: int
    kept: int
    kind: str
    words: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class WordsDropped:
    case: int
    kept: int


@dataclass(frozen=True, slots=True)
class ReminderSet:
    """``kind``: routine, meeting, appointment, medicine. ``words``: their own; empty: it is called by its kind.

    ``days``: weekdays on which it comes, 1 is Monday, at ``minute`` of the day. None of them: it comes once, ``ahead``
    minutes before ``happens``. The same ``reminder`` again replaces it.
    """

    case: int
    reminder: int
    kind: str
    words: str
    days: tuple[int, ...] = ()
    minute: int = 0
    happens: datetime | None = None
    ahead: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class ReminderDropped:
    case: int
    reminder: int


OwnEffect = WordsKept | WordsDropped | ReminderSet | ReminderDropped
