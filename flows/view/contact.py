"""Check-ins and alerts, as one person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from flows.text import Fact

LATE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """``answers`` holds what this viewer may see; ``late``: it was finished a day or more after it was due."""

    id: int
    case: int
    person: int
    sheet: str
    due_at: datetime
    finished_at: datetime | None
    answers: Mapping[str, Fact]

    @property
    def late(self) -> bool:
        return self.finished_at is not None and self.finished_at - self.due_at >= LATE


@dataclass(frozen=True, slots=True)
class Alert:
    """``told``: before whom it was put later, while nobody had read it, and when."""

    id: int
    case: int
    kind: str
    level: str
    about: int
    about_name: Fact
    raised_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: Fact | None = None
    told: tuple[tuple[Fact, datetime], ...] = ()


class ContactView(Protocol):
    """What goes back and forth."""

    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]: ...
    def check_in(self, check_in: int) -> CheckIn: ...
    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        """What the loved one has released, to whom (None: the specialist). For the loved one and the specialist."""

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        """Unacknowledged first; of every case of mine when ``case`` is None. Specialists only (else empty)."""
