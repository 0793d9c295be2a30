"""What one person may know, as flows ask for it. ``storage.view`` answers lazily, and through ``flows.walls``.

A view belongs to one person at one moment. Asking for what is not theirs raises ``NotYours``; what is personal comes as a
``Fact``, so that it can only be rendered for somebody who may know it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact
from flows.walls import Standing


class NotYours(LookupError):
    """That is not open to you (any more). Raised by a view; the engine answers kindly and goes to the menu."""


@dataclass(frozen=True, slots=True)
class Me:
    """The person whose turn it is. ``id`` is None for a stranger, who has no row anywhere."""

    id: int | None
    language: str
    name: Fact | None = None
    zone: str = "UTC"
    country: str = ""
    discreet: bool = True
    specialist: bool = False
    check_in_hour: int = 18


@dataclass(frozen=True, slots=True)
class Case:
    id: int
    code_name: Fact
    called: Fact
    approach: str
    country: str
    zone: str
    phase: str
    specialist: int
    specialist_name: Fact
    meeting_at: datetime | None = None
    meeting_place: Fact | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One person's part in one case, with the summary that the desk reads. ``role``: specialist, member, loved_one;
    ``state``: waiting, in, out. ``rsvp``: yes, cannot, talk or None. ``letter_unread``: shared, and not opened by the
    specialist since."""

    person: int
    case: int
    name: Fact
    role: str
    relation: str
    state: str
    language: str
    modules_passed: int = 0
    letter_parts: int = 0
    letter_shared: bool = False
    boundaries: int = 0
    rsvp: str | None = None
    last_seen: datetime | None = None
    blocked: bool = False
    letter_unread: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """``state``: good, used, expired, revoked; for a loved one also too_early while the outcome does not allow it."""

    id: int
    role: str
    case: int | None
    state: str
    name: Fact | None = None
    expires: datetime | None = None


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
    """Entries in writing order; the parts' own order is content/letter.yaml's."""

    author: int
    case: int
    entries: tuple[Entry, ...] = ()
    shared: bool = False

    def part(self, part: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.part == part)


@dataclass(frozen=True, slots=True)
class Boundary:
    id: int
    fields: Mapping[str, Fact]
    committed: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """``answers`` by person; only the specialist sees others' answers, a member sees their own."""

    id: int
    case: int
    kind: str
    words: Mapping[str, Fact]
    sent_at: datetime
    answers: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """``answers`` holds what this viewer may see; ``late`` when it was finished a day or more after it was due."""

    id: int
    case: int
    person: int
    sheet: str
    due_at: datetime
    finished_at: datetime | None
    answers: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Alert:
    id: int
    case: int
    kind: str
    level: str
    about: int
    about_name: Fact
    raised_at: datetime
    acknowledged_at: datetime | None


class View(Protocol):
    """Read-only. Lists are in the order a person expects to see them (newest or most urgent first)."""

    @property
    def me(self) -> Me: ...
    @property
    def now(self) -> datetime:
        """Aware, in UTC: the only clock that flows have."""

    def new_id(self) -> int:
        """A fresh id for something that this turn creates."""

    def new_code(self) -> str:
        """A fresh secret start code, 22 characters of A–Z a–z 0–9 _ -."""

    def standing(self, case: int) -> Standing | None:
        """My role there, or None."""

    def invitation(self, code: str) -> Invitation | None: ...
    def invitations(self, case: int) -> tuple[Invitation, ...]:
        """Open ones, for the specialist."""

    def cases(self) -> tuple[Case, ...]:
        """Every case I have a part in (members who wait for approval: none)."""

    def case(self, case: int) -> Case: ...
    def part(self, case: int) -> Participant:
        """My own part in that case."""

    def roster(self, case: int) -> tuple[Participant, ...]:
        """Specialist: everybody. Loved one: the members who are in. Member: themselves."""

    def participant(self, case: int, person: int) -> Participant: ...
    def module(self, module: str) -> ModuleProgress: ...
    def modules_of(self, case: int, person: int) -> Mapping[str, bool]:
        """Which modules that member has passed (specialist, or oneself)."""

    def letter(self, case: int, author: int) -> Letter:
        """One's own; or, for the specialist, one that was shared (else NotYours)."""

    def entry_at(self, message: int) -> Entry | None:
        """The entry of a letter of mine that I wrote with this message of my chat."""

    def boundaries(self, case: int, author: int) -> tuple[Boundary, ...]: ...
    def notices(self, case: int) -> tuple[Notice, ...]: ...
    def notice(self, notice: int) -> Notice: ...
    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]: ...
    def check_in(self, check_in: int) -> CheckIn: ...
    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        """What the loved one has released, to whom (None: the specialist). For the loved one and the specialist."""

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        """Unacknowledged first; of every case of mine when ``case`` is None. Specialists only (else empty)."""

    def consents(self) -> tuple[tuple[str, int, datetime], ...]:
        """My receipts: what, version, when."""
