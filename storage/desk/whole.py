"""The desk: every case of the practice in one reading, for the console in the terminal.

Plain values, names included: whoever can run this has the database and its keys already. None of it goes into a log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, select

from flows.readiness import Readiness, readiness
from flows.specialists.alert import ANSWERED
from storage import tables
from storage.desk import reading
from storage.desk.things import AWAKE
from storage.desk.undelivered import Undelivered, undelivered
from storage.unit_of_work import UnitOfWork
from storage.writes.contact import SPECIALIST

UNREADABLE = "(damaged)"
MOST_THINGS = 5000
PRIVATE = "private_answer"
"""The kind of an alert whose answer the loved one keeps to themselves."""


@dataclass(frozen=True, slots=True)
class DeskMember:
    """One person's part in a case. ``role``, ``state`` and ``rsvp`` as in ``flows.view.Participant``; no specialist."""

    name: str
    role: str
    state: str
    relation: str
    modules_passed: int = 0
    letter_parts: int = 0
    letter_shared: bool = False
    boundaries: int = 0
    rsvp: str | None = None
    last_seen: datetime | None = None
    blocked: bool = False
    letter_unread: bool = False
    information: int = 0
    rehearsals: int = 0
    letter_approved: bool = False
    boundaries_approved: int = 0
    minor: bool = False
    language: str = "en"
    id: int = 0
    checked_in: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeskAlert:
    """An alert that nobody has acknowledged. ``about`` is a name; ``level`` red or amber."""

    id: int
    kind: str
    level: str
    about: str
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class DeskThing:
    """One thing that waits, as ``flows.view.Thing`` has it. ``who``: a name, "" when it is about the whole case."""

    kind: str
    what: str
    case: int
    code_name: str
    who: str
    about: int | None
    rank: int
    many: int


@dataclass(frozen=True, slots=True)
class DeskCase:
    id: int
    code_name: str
    phase: str
    zone: str = "UTC"
    meeting_at: datetime | None = None
    outcome: str | None = None
    members: tuple[DeskMember, ...] = ()
    alerts: tuple[DeskAlert, ...] = ()
    approach: str = ""
    red_flags: int = 0
    secured: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()

    @property
    def circle(self) -> tuple[DeskMember, ...]:
        return tuple(one for one in self.members if one.state == "in" and one.role == "member")

    @property
    def readiness(self) -> Readiness:
        """As the chat's "Ready?" has it."""
        return readiness(
            self.approach, self.circle, flags=self.red_flags, meeting_at=self.meeting_at, secured=self.secured
        )

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """What holds each of ``members`` up; nothing for those who are not in the circle."""
        steps = iter(self.readiness.of_members)
        return tuple(next(steps) if one.state == "in" and one.role == "member" else () for one in self.members)


@dataclass(frozen=True, slots=True)
class Desk:
    """As of ``now`` (aware, UTC)."""

    now: datetime
    cases: tuple[DeskCase, ...] = ()
    things: tuple[DeskThing, ...] = ()


def read_desk(uow: UnitOfWork, now: datetime) -> Desk:
    """Read every case that is not closed, with everybody who is waiting or in, the open alerts, what waits, and which
    messages did not arrive: six queries.

    Cases come in the order of their opening, members with those who wait first and then in the order of joining, alerts
    red first and then newest first. Raises nothing of its own: an empty practice is an empty desk. Names that were never
    given are "".
    """
    case = tables.case
    rows = uow.rows(select(case).where(case.c.phase != "closed").order_by(case.c.opened_at, case.c.id))
    cases = [row.id for row in rows]
    members, alerts, flags = _members(uow, cases), _alerts(uow, cases), _open_flags(uow, cases)
    names = {(case, one.id): one.name for case, each in members.items() for one in each}
    missed = undelivered(uow, names)
    found = tuple(
        _case(uow, row, members[row.id], alerts[row.id], flags.get(row.id, 0), missed.get(row.id, [])) for row in rows
    )
    return Desk(now, found, _things(uow, now, found))


def _things(uow: UnitOfWork, now: datetime, cases: tuple[DeskCase, ...]) -> tuple[DeskThing, ...]:
    """Names and kinds of alerts as they stand there already: what is private is private here, too."""
    of = {case.id: case for case in cases}
    names = {(case.id, one.id): one.name for case in cases for one in case.members}
    kinds = {alert.id: alert.kind for case in cases for alert in case.alerts}
    found = []
    for row in reading.page(uow, None, now, MOST_THINGS, None, AWAKE):
        what = kinds.get(row.top_many, "") if row.top_kind == "alert" else row.top_what
        who = names.get((row.id, row.top_about), "")
        found.append(
            DeskThing(row.top_kind, what, row.id, of[row.id].code_name, who, row.top_about, row.top_rank, row.top_many)
        )
    return tuple(found)


def _open_flags(uow: UnitOfWork, cases: list[int]) -> dict[int, int]:
    """How many red flags nobody has signed off."""
    flag = tables.red_flag
    statement = select(flag.c.case, func.count().label("many")).where(
        flag.c.case.in_(cases), flag.c.signed_at.is_(None)
    )
    return {row.case: row.many for row in uow.rows(statement.group_by(flag.c.case))}


def _case(
    uow: UnitOfWork,
    row: Row[Any],
    members: list[DeskMember],
    alerts: list[DeskAlert],
    flags: int,
    missed: list[Undelivered],
) -> DeskCase:
    code_name = uow.read(row.key, f"case.code_name:{row.id}", row.code_name, instead=UNREADABLE)
    return DeskCase(
        row.id,
        code_name,
        row.phase,
        row.zone,
        row.meeting_at,
        row.outcome,
        tuple(members),
        tuple(alerts),
        row.approach,
        flags,
        tuple(filter(None, row.secured.split(","))),
        tuple(missed),
    )


def _members(uow: UnitOfWork, cases: list[int]) -> dict[int, list[DeskMember]]:
    part, person = tables.participation, tables.person
    statement = (
        select(
            part,
            person.c.last_seen_at,
            person.c.blocked_at,
            person.c.name,
            person.c.language,
            person.c.key,
            tables.key.c.master,
            tables.key.c.wrapped,
        )
        .join(person, person.c.id == part.c.person)
        .join(tables.key, tables.key.c.id == person.c.key)
        .where(part.c.case.in_(cases), part.c.role != "specialist", part.c.state != "out")
        .order_by(part.c.state.desc(), part.c.joined_at, part.c.person)
    )
    found: dict[int, list[DeskMember]] = {case: [] for case in cases}
    for row in uow.rows(statement):
        found[row.case].append(
            DeskMember(
                _name(uow, row, row.person), row.role, row.state, row.relation, row.modules_passed, row.letter_parts,
                row.letter_shared, row.boundaries, row.rsvp, row.last_seen_at, row.blocked_at is not None,
                row.letter_unread, row.information, row.rehearsals, row.letter_approved, row.boundaries_approved, row.minor,
                row.language, row.person, row.checked_in_at,
            )
        )  # fmt: skip
    return found


def _alerts(uow: UnitOfWork, cases: list[int]) -> dict[int, list[DeskAlert]]:
    alert, person, part, release = tables.alert, tables.person, tables.participation, tables.release
    opened = and_(release.c.case == alert.c.case, release.c.what == alert.c.kind, release.c.audience == SPECIALIST)
    statement = (
        select(
            alert, person.c.name, person.c.key, tables.key.c.master, tables.key.c.wrapped, part.c.role, release.c.what
        )
        .join(person, person.c.id == alert.c.about)
        .outerjoin(part, and_(part.c.case == alert.c.case, part.c.person == alert.c.about))
        .outerjoin(release, opened)
        .join(tables.key, tables.key.c.id == person.c.key)
        .where(alert.c.case.in_(cases), alert.c.acknowledged_at.is_(None))
        .order_by(alert.c.level.desc(), alert.c.id.desc())
    )
    found: dict[int, list[DeskAlert]] = {case: [] for case in cases}
    for row in uow.rows(statement):
        found[row.case].append(DeskAlert(row.id, _kind(row), row.level, _name(uow, row, row.about), row.raised_at))
    return found


def _kind(row: Row[Any]) -> str:
    """As ``flows.specialists.alert`` has it: what one answer was is told only when it was released."""
    private = row.role == "loved_one" and row.kind in ANSWERED and row.what is None
    return PRIVATE if private else str(row.kind)


def _name(uow: UnitOfWork, row: Row[Any], person: int) -> str:
    if row.name is None:
        return ""
    uow.learn(row.key, row.master, row.wrapped)
    return uow.read(row.key, f"person.name:{person}", row.name, instead=UNREADABLE)
