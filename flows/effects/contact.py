"""What goes back and forth: notices, check-ins, releases, alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class NoticeAnswered:
    """``answer``: yes, cannot, talk. For a logistics notice this is the RSVP."""

    notice: int
    case: int
    answer: str


@dataclass(frozen=True, slots=True)
class CheckInOpened:
    """A check-in that a person may now answer. ``sheet`` is an id in content/questions."""

    check_in: int
    case: int
    person: int
    sheet: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CheckInAnswered:
    """``value`` None: skipped."""

    check_in: int
    question: str
    value: Any


@dataclass(frozen=True, slots=True)
class CheckInFinished:
    check_in: int


@dataclass(frozen=True, slots=True)
class ReleaseChosen:
    """The loved one lets ``audience`` (a person id, or None for the specialist) see ``what`` — or no longer."""

    case: int
    what: str
    audience: int | None
    released: bool


@dataclass(frozen=True, slots=True)
class UseReported:
    """Somebody of the circle, or the loved one, said that they used again. ``by_self``: the loved one said it."""

    case: int
    by_self: bool


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """``level``: red (at once) or amber (24 h). ``about`` is the person whose words or answers raised it."""

    alert: int
    case: int
    kind: str
    level: str
    about: int


@dataclass(frozen=True, slots=True)
class AlertAcknowledged:
    alert: int


ContactEffect = (
    NoticeAnswered | CheckInOpened | CheckInAnswered | CheckInFinished | ReleaseChosen | UseReported |
    AlertRaised | AlertAcknowledged
)  # fmt: skip
