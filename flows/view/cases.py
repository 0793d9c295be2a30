"""Cases, who takes part, and invitations, as one person may know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact
from flows.walls import Standing


@dataclass(frozen=True, slots=True)
class Case:
    """``secured``: what a go waits for and is done (bed, transport, safety). ``meeting_times``: how often a day was set.
    ``outcome_at``: when the outcome was noted. ``admission_at``: when treatment is planned to begin; ``admitted_at``: when it
    did; ``discharge_at``: the day it ends, planned or real."""

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
    secured: frozenset[str] = frozenset()
    meeting_times: int = 0
    outcome_at: datetime | None = None
    admission_at: datetime | None = None
    admitted_at: datetime | None = None
    discharge_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One person's part in one case, with the summary that the desk reads. ``role``: specialist, member, loved_one;
    ``state``: waiting, in, out. ``information``: answers given. ``rsvp``: yes, cannot, talk or None. ``letter_unread``: shared, and not opened by the
    specialist since. ``letter_approved``, ``boundaries_approved``: as they stand now. ``nudged_at``: the last kind nudge;
    ``checked_in``: the last check-in that was finished. ``calendar``: they have the day in their own calendar."""

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
    information: int = 0
    minor: bool = False
    rehearsals: int = 0
    letter_approved: bool = False
    boundaries_approved: int = 0
    zone: str = "UTC"
    nudged_at: datetime | None = None
    checked_in: datetime | None = None
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class ApproachChange:
    """``rationale``: None when the case was opened with it. ``by``: which specialist; None when that is no longer known."""

    approach: str
    at: datetime
    rationale: Fact | None = None
    by: Fact | None = None


@dataclass(frozen=True, slots=True)
class OutcomeNoted:
    """``by``: which specialist; None when that is no longer known."""

    outcome: str
    at: datetime
    by: Fact | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """``state``: good, used, expired, revoked; for a loved one also too_early while the outcome does not allow it.
    ``by``: who made it; ``rights``: what a backup would be able to do."""

    id: int
    role: str
    case: int | None
    state: str
    name: Fact | None = None
    expires: datetime | None = None
    by: int | None = None
    rights: str = ""


@dataclass(frozen=True, slots=True)
class VettingNote:
    """Somebody who should not take part. ``why``: dislikes, uses, sabotage, unwell, other."""

    id: int
    name: Fact
    why: str
    at: datetime
    words: Fact | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """An account that was marked as the loved one's. ``by``: a name, empty when they are gone."""

    id: int
    by: Fact
    at: datetime
    tried: datetime | None = None


@dataclass(frozen=True, slots=True)
class CameBy:
    """How somebody came to a case: the name on the link they used, and whether they were let go or refused before.
    ``decided_by``, ``decided_at``: which specialist let them in or out last, and when."""

    name: Fact | None = None
    let_go_before: bool = False
    decided_by: Fact | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """The second specialist of a case. ``state``: waiting for the lead's yes, or in; ``rights``: all or alerts."""

    person: int
    name: Fact
    rights: str
    state: str


@dataclass(frozen=True, slots=True)
class LeadOffer:
    """``by`` the lead ``to`` the backup. ``stays``: what the old lead is afterwards: all, alerts or out."""

    by: int
    to: int
    stays: str
    expires: datetime


class CasesView(Protocol):
    """Where I stand, and with whom."""

    def standing(self, case: int) -> Standing | None:
        """My role there, or None."""

    def invitation(self, code: str) -> Invitation | None: ...
    def invitations(self, case: int) -> tuple[Invitation, ...]:
        """Open ones, for the specialist."""

    def cases(self) -> tuple[Case, ...]:
        """Every case I have a part in (members who wait for approval: none)."""

    def case(self, case: int) -> Case: ...
    def stood_in(self) -> tuple[int, ...]:
        """The ids of the cases in which I am the backup; no name is opened for it."""

    def backup(self, case: int) -> Backup | None:
        """Who stands in for the lead; one who waits is there for the specialists alone."""

    def lead_offer(self, case: int) -> LeadOffer | None:
        """The open one, for its two sides (else None)."""

    def part(self, case: int) -> Participant:
        """My own part in that case."""

    def roster(self, case: int) -> tuple[Participant, ...]:
        """Specialist: everybody (a backup for alerts: names, no progress). Loved one: the members who are in. Member: me."""

    def participant(self, case: int, person: int) -> Participant: ...
    def marked(self, case: int) -> tuple[Marked, ...]:
        """Accounts that are the loved one's. For those who lead (else NotYours)."""

    def vetting(self, case: int) -> tuple[VettingNote, ...]:
        """The newest first. For those who lead (else NotYours)."""

    def came_by(self, case: int, person: int) -> CameBy:
        """For those who lead (else NotYours)."""

    def approach_changes(self, case: int) -> tuple[ApproachChange, ...]:
        """Newest first. Specialists only (else NotYours)."""
        ...

    def outcomes(self, case: int) -> tuple[OutcomeNoted, ...]:
        """Every one that was noted, the newest first. Specialists only (else NotYours)."""
        ...

    def snoozed(self) -> Mapping[str, datetime]:
        """Entries of my inbox that I do not want to see before a moment that is still ahead."""
        ...
