"""The desk with SQLAlchemy's ORM as its guide has it: a class a table, relationships, ``selectinload`` for what is listed.

What waits, and how urgent it is, are properties of the objects. SQLite at its defaults; nothing is encrypted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload

from bench.desk_seed import SeedCase, SeedMember

LESSONS, ANSWERS, REHEARSALS = 5, 10, 2
CLOSE, NEVER = timedelta(days=7), datetime(9999, 1, 1)  # noqa: DTZ001 - SQLite keeps no zone


class Base(DeclarativeBase):
    pass


class Case(Base):
    __tablename__ = "cases"
    id: Mapped[int] = mapped_column(primary_key=True)
    code_name: Mapped[str]
    phase: Mapped[str] = mapped_column(index=True)
    meeting_at: Mapped[datetime | None]
    members: Mapped[list[Member]] = relationship(back_populates="case")

    def light(self, now: datetime) -> str:
        ranks = [rank for rank, *_ in self.things(now)]
        return "green" if not ranks else "red" if min(ranks) == 0 else "amber"

    def things(self, now: datetime) -> list[tuple[int, datetime, str]]:
        found = [thing for member in self.members for thing in member.things]
        missing = sum(member.missing for member in self.members if member.state == "in")
        if missing and self.meeting_at and now <= self.meeting_at <= now + CLOSE:
            found.append((6, self.meeting_at, f"{missing} things are missing"))
        return found


class Member(Base):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    name: Mapped[str]
    state: Mapped[str]
    rsvp: Mapped[str | None]
    shared: Mapped[bool]
    unread: Mapped[bool]
    approved: Mapped[bool]
    rehearsals: Mapped[int]
    last_seen: Mapped[datetime]
    case: Mapped[Case] = relationship(back_populates="members")
    passes: Mapped[list[ModulePass]] = relationship()
    answers: Mapped[list[Answer]] = relationship()
    parts: Mapped[list[LetterPart]] = relationship()
    boundaries: Mapped[list[Boundary]] = relationship()
    alerts: Mapped[list[Alert]] = relationship()

    @property
    def things(self) -> Iterator[tuple[int, datetime, str]]:
        for alert in self.alerts:
            if not alert.acknowledged:
                yield (0 if alert.level == "red" else 1), alert.raised_at, f"Alert: {self.name}"
        deadline = self.case.meeting_at or NEVER
        if self.state == "waiting":
            yield 2, deadline, f"Let in: {self.name}"
            return
        if self.shared and not self.approved:
            yield 3, deadline, f"Letter: {self.name}"
        if any(not boundary.approved for boundary in self.boundaries):
            yield 4, deadline, f"Boundaries: {self.name}"
        if self.rsvp in ("cannot", "talk"):
            yield 5, deadline, f"Answer: {self.name}"

    @property
    def missing(self) -> int:
        if self.rsvp == "cannot":
            return 0
        kept = bool(self.boundaries) and all(boundary.approved for boundary in self.boundaries)
        return sum((
            self.rsvp != "yes", len(self.passes) < LESSONS, not (self.shared and self.approved),
            len(self.answers) < ANSWERS, not kept, self.rehearsals < REHEARSALS,
        ))  # fmt: skip


class ModulePass(Base):
    __tablename__ = "module_passes"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    module: Mapped[str]


class Answer(Base):
    __tablename__ = "answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    question: Mapped[str]
    told: Mapped[str]


class LetterPart(Base):
    __tablename__ = "letter_parts"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    part: Mapped[str]
    words: Mapped[str]


class Boundary(Base):
    __tablename__ = "boundaries"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    words: Mapped[str]
    approved: Mapped[bool]


class Alert(Base):
    __tablename__ = "alerts"
    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    level: Mapped[str]
    raised_at: Mapped[datetime]
    acknowledged: Mapped[bool]


def fill(folder: Path, cases: list[SeedCase], now: datetime) -> Engine:
    engine = create_engine(f"sqlite:///{folder}/orm.db")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for one in cases:
            meeting = one.meeting_at.replace(tzinfo=None) if one.meeting_at else None
            members = [_member(member, now) for member in one.members]
            session.add(Case(code_name=one.code_name, phase=one.phase, meeting_at=meeting, members=members))
        session.commit()
    return engine


def _member(one: SeedMember, now: datetime) -> Member:
    alert = [Alert(level=one.alert, raised_at=now, acknowledged=False)] if one.alert else []
    return Member(
        name=one.name, state=one.state, rsvp=one.rsvp, shared=one.shared, unread=one.unread, approved=one.approved,
        rehearsals=one.rehearsals, last_seen=one.seen.replace(tzinfo=None),
        passes=[ModulePass(module=f"{n:02}") for n in range(one.modules)],
        answers=[Answer(question=f"q{n}", told="yes") for n in range(one.answers)],
        parts=[LetterPart(part=f"part{n}", words="I love you. " * 20) for n in range(one.parts)],
        boundaries=[Boundary(words="I will. ", approved=n < one.boundaries_approved) for n in range(one.boundaries)],
        alerts=alert,
    )  # fmt: skip


def first_screen(session: Session, now: datetime, many: int) -> tuple[dict[str, int], list[str]]:
    """How many cases of each light, and the beginning of the inbox."""
    cases, things = _everything(session, now)
    lights = [case.light(now) for case in cases]
    return {light: lights.count(light) for light in ("red", "amber", "green")}, things[:many]


def page(session: Session, now: datetime, start: int, many: int) -> list[str]:
    return _everything(session, now)[1][start : start + many]


def _everything(session: Session, now: datetime) -> tuple[list[Case], list[str]]:
    listed = selectinload(Case.members)
    of_each = (Member.passes, Member.answers, Member.parts, Member.boundaries, Member.alerts)
    statement = select(Case).where(Case.phase != "closed").options(*(listed.selectinload(one) for one in of_each))
    cases = list(session.scalars(statement))
    things = sorted(((*thing, case.code_name) for case in cases for thing in case.things(now)), key=lambda one: one[:2])
    return cases, [f"{code_name} · {says}" for _, _, says, code_name in things]
