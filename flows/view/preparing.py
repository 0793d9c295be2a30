"""What members prepare, as one person may know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from flows.text import Fact

EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ModuleProgress:
    cards: frozenset[str]
    answers: Mapping[str, str]
    passed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    case: int
    part: str
    words: Fact
    message: int


@dataclass(frozen=True, slots=True)
class Letter:
    """Entries in writing order. ``order``: the parts as the author wants them read; empty: as content/letter.yaml has them."""

    author: int
    case: int
    entries: tuple[Entry, ...] = ()
    shared: bool = False
    order: tuple[str, ...] = ()

    def part(self, part: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.part == part)


@dataclass(frozen=True, slots=True)
class LetterVersion:
    """The letter as it was at that moment. ``why``: shared, changed, cut, restored."""

    id: int
    at: datetime
    why: str
    words: int


@dataclass(frozen=True, slots=True)
class Told:
    """One answer about the loved one. ``state``: known, unknown, skipped; ``how``: saw, told, guess or None."""

    question: str
    state: str
    value: Fact | None = None
    how: str | None = None
    note: Fact | None = None
    at: datetime = EARLIEST


@dataclass(frozen=True, slots=True)
class RedFlag:
    """``signed_at`` None: a surprise meeting is paused by it. ``signed_by``: the name of who signed it off."""

    flag: str
    raised_at: datetime
    raised_by: int
    signed_at: datetime | None = None
    signed_by: Fact | None = None


@dataclass(frozen=True, slots=True)
class Boundary:
    """``approved``: the specialist has approved this very one."""

    id: int
    fields: Mapping[str, Fact]
    committed: bool
    approved: bool = False


class PreparingView(Protocol):
    """My own, or what was shared with me."""

    def module(self, module: str) -> ModuleProgress: ...
    def saved_cards(self) -> tuple[tuple[str, str], ...]:
        """Module and card of what I saved, newest first."""

    def modules_of(self, case: int, person: int) -> Mapping[str, bool]:
        """Which modules that member has passed (specialist, or oneself)."""

    def kept(self, case: int) -> Mapping[str, int]:
        """How many messages each part of my own letter holds; much cheaper than the letter, which opens every word."""
        ...

    def letter(self, case: int, author: int) -> Letter:
        """One's own; or, for the specialist, one that was shared (else NotYours)."""

    def letter_versions(self, case: int) -> tuple[LetterVersion, ...]:
        """Of my own letter, the newest first."""

    def letter_version(self, case: int, version: int) -> Letter:
        """My own letter as it was then (else NotYours)."""

    def phrases_kept(self, case: int) -> frozenset[str]:
        """The keys of phrases that I want to keep, whatever the coach says."""

    def entry_at(self, message: int) -> Entry | None:
        """The entry of a letter of mine that I wrote with this message of my chat."""

    def information(self, case: int, author: int) -> Mapping[str, Told]:
        """By question. One's own; or, for the specialist, any member's."""

    def red_flags(self, case: int) -> tuple[RedFlag, ...]:
        """Unsigned first. Specialists only (else NotYours)."""

    def boundaries(self, case: int, author: int) -> tuple[Boundary, ...]:
        """One's own, drafts too; or, for the specialist, what a member has committed to. In the order of their making."""
