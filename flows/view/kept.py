"""What a loved one keeps for themselves, and what they let a member see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact
from flows.view.contact import CheckIn


@dataclass(frozen=True, slots=True)
class Kept:
    """``kind``: why, good, helped, call. ``number``: of somebody to call."""

    id: int
    kind: str
    words: Fact
    at: datetime
    number: Fact | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """``days``: weekdays, 1 is Monday, at ``minute`` of the day; none: once, ``ahead`` minutes before ``happens``."""

    id: int
    case: int
    kind: str
    words: Fact | None
    days: tuple[int, ...]
    minute: int
    happens: datetime | None
    ahead: int
    paused: bool


class KeptView(Protocol):
    def kept_words(self, case: int, kind: str) -> tuple[Kept, ...]:
        """Mine, the newest first."""
        ...

    def reminders(self, case: int) -> tuple[Reminder, ...]:
        """Mine, in the order in which they were made."""
        ...

    def shared_with_me(self, case: int) -> tuple[CheckIn, ...]:
        """For a member: the loved one's finished check-ins with what was opened for them; the newest first, none without."""
        ...
