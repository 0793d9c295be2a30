"""The time after, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The specialist's plan for the time after, with what is usual where nothing was set.

    ``cadence``: usual, closer, lighter or own (then ``days`` are its own). ``weeks``: how long the family is asked every
    week before it is every month. ``numbers``: what was set of ``content/thresholds.yaml``. ``both``: the levels of which
    a backup hears at once. ``shown``: to whom the words are shown, circle or loved_one. ``words``: those that are the
    viewer's to know.
    """

    cadence: str = "usual"
    days: tuple[int, ...] = ()
    weeks: int = 8
    numbers: Mapping[str, int] = field(default_factory=dict)
    both: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    words: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """An answer about a boundary, ``days`` after it began."""

    boundary: int
    days: int
    answer: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Episode:
    """The first day after use, as one member goes through it. ``ticked``: step → when."""

    id: int
    case: int
    at: datetime
    ticked: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """``comes_at`` None: still being written."""

    id: int
    words: tuple[Fact, ...]
    made_at: datetime
    comes_at: datetime | None = None
    came_at: datetime | None = None


class FollowingView(Protocol):
    """The follow-up plan for everybody in the case (its words as they are shown); the rest is one's own."""

    def follow_up(self, case: int) -> FollowUp: ...
    def check_ups(self, case: int) -> Mapping[int, datetime]:
        """Month → when it was done. Specialists only (else NotYours)."""

    def begun(self, case: int, author: int) -> Mapping[int, datetime]:
        """Boundary → since when it holds. One's own; or, for the specialist, any member's."""

    def held(self, case: int, author: int) -> tuple[Held, ...]:
        """Newest first. One's own; or, for the specialist, any member's."""

    def episode(self, case: int) -> Episode | None:
        """My newest."""

    def own_letters(self) -> tuple[OwnLetter, ...]:
        """Mine, the newest first."""
