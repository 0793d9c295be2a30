"""Practice, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Practised:
    """``row``: good answers in a row; ``others``: reactions practised since."""

    row: int
    others: int


@dataclass(frozen=True, slots=True)
class GroupRehearsal:
    """``answers`` and ``present`` by person; a member sees only their own, and no notes."""

    id: int
    case: int
    number: int
    at: datetime
    place: Fact
    answers: Mapping[int, str]
    present: Mapping[int, bool]
    notes: Fact | None = None


class RehearsalView(Protocol):
    """What I practised, and what the circle has planned."""

    def practised(self) -> Mapping[str, Practised]:
        """My own practice, by reaction."""

    def rehearsals(self, case: int) -> tuple[GroupRehearsal, ...]:
        """Of the circle, the first one first."""
