"""Talks with a specialist, their hours and their saved replies, as one person may know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact
from flows.view.contact import Alert

RED, AMBER = 15, 12 * 60
"""Minutes until an alert that nobody has read goes on to somebody else; amber leaves half of its day."""


@dataclass(frozen=True, slots=True)
class Said:
    """``private``: a note of the specialists. ``read``: the other side has seen it."""

    id: int
    author: int
    author_name: Fact
    words: Fact
    at: datetime
    private: bool = False
    read: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """The talk with one person, newest message last. ``waits_since``: None when they wait for nothing.

    ``unread``: how much of the other side's the viewer has not seen. Lists of threads have no messages.
    """

    id: int
    case: int
    person: int
    name: Fact
    language: str
    waits_since: datetime | None
    last_at: datetime
    newest: int = 0
    unread: int = 0
    resolved_at: datetime | None = None
    resolved_by: Fact | None = None
    messages: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedReply:
    id: int
    words: Fact


@dataclass(frozen=True, slots=True)
class Hours:
    """When a specialist reads. ``chosen``: False while they have not said anything about it."""

    zone: str
    days: str = "1111111"
    opens: int = 0
    closes: int = 24 * 60
    away_until: datetime | None = None
    red: int = RED
    amber: int = AMBER
    chosen: bool = False


class TalkView(Protocol):
    def talk(self, case: int) -> Thread | None:
        """My own with the specialists of that case."""

    def unread(self, case: int) -> int:
        """How much of my own talk there I have not read; without opening a word."""

    def talks_waiting(self) -> int:
        """How many people wait for an answer in the cases that I lead."""

    def talk_with(self, case: int, person: int) -> Thread | None:
        """Specialists only (else NotYours)."""

    def threads(self) -> tuple[Thread, ...]:
        """Of the cases that I lead: who waits longest comes first, what is resolved last. Without messages."""

    def thread(self, thread: int) -> Thread:
        """Of a case that I lead, with all messages (else NotYours)."""

    def saved_replies(self) -> tuple[SavedReply, ...]: ...

    def hours(self, case: int | None = None) -> Hours:
        """Those of the specialist who leads that case; my own without one."""
        ...

    def backups(self, case: int) -> tuple[tuple[int, Fact], ...]:
        """The other specialists of that case: who they are, and their names."""
        ...

    def my_alert(self, alert: int) -> Alert | None:
        """One that I raised myself."""
