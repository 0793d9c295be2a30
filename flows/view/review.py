"""What was said about shared letters and boundaries, as one person may know it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """As ``flows.effects.ReviewNoted`` and ``ReviewAnswered`` have it. ``state``: open until the author has answered; ``by``:
    the specialist who wrote it."""

    id: int
    case: int
    author: int
    what: str
    item: str
    kind: str
    version: str
    at: datetime
    state: str
    words: Fact | None = None
    before: Fact | None = None
    reply: Fact | None = None
    own: Fact | None = None
    by: Fact | None = None


class ReviewView(Protocol):
    def reviews(self, case: int, author: int) -> tuple[ReviewNote, ...]:
        """On one's own words; or, for the specialist, on any member's. Newest first."""
        ...
