"""The day of the meeting, and whether a case is held back, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Freeze:
    """Somebody said that the loved one knows. ``by`` and ``name``: for specialists only; name None when they have left."""

    at: datetime
    by: int | None = None
    name: Fact | None = None


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """``state``: on_way, late, cannot, here; ``minutes``: how late."""

    state: str
    at: datetime
    minutes: int = 0


class DayView(Protocol):
    """What happens on the day itself."""

    def freeze(self, case: int) -> Freeze | None:
        """None: messages go out as planned."""
        ...

    def on_the_day(self, case: int) -> Mapping[int, OnTheDay]:
        """By person. A member gets their own only."""
        ...

    def speaking(self, case: int) -> int | None:
        """Who has the word. Specialists only (else NotYours)."""
        ...
