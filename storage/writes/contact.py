"""Effects of staying in touch: answers to notices, check-ins, releases, alerts."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from flows.one_line import OF_ONE_LINE
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import change_part

SPECIALIST = 0
"""Stands for the case's specialist in ``release.audience``."""


def write(uow: UnitOfWork, person: Person, effect: e.ContactEffect) -> None:
    match effect:
        case e.NoticeAnswered():
            answer_notice(uow, person, effect)
        case e.CheckInOpened():
            open_check_in(uow, effect)
        case e.CheckInAnswered():
            answer_check_in(uow, person, effect)
        case e.CheckInFinished():
            finish_check_in(uow, person, effect)
        case e.ReleaseChosen():
            choose_release(uow, effect)
        case e.UseReported():
            pass  # the alert that comes with it is what is kept; this is recorded in the audit
        case e.AlertRaised():
            raise_alert(uow, effect)
        case e.AlertAcknowledged():
            acknowledge(uow, person, effect)
        case _:
            assert_never(effect)


def answer_notice(uow: UnitOfWork, person: Person, effect: e.NoticeAnswered) -> None:
    kind = uow.first(select(tables.notice.c.kind).where(tables.notice.c.id == effect.notice))
    told = tables.notice_delivery
    got = select(told.c.person).where(
        told.c.notice == effect.notice, told.c.person == person.id, told.c.case == effect.case
    )
    if kind is None or uow.first(got) is None:
        raise NotAllowed("there is no such notice for them in this case")
    upsert(uow, tables.notice_answer, notice=effect.notice, person=person.id, answer=effect.answer, at=uow.now)
    if kind.kind == "logistics":
        change_part(uow, effect.case, person.id, rsvp=effect.answer)


def open_check_in(uow: UnitOfWork, effect: e.CheckInOpened) -> None:
    uow.insert(
        tables.check_in, id=effect.check_in, case=effect.case, person=effect.person, sheet=effect.sheet,
        due_at=effect.due_at,
    )  # fmt: skip


def answer_check_in(uow: UnitOfWork, person: Person, effect: e.CheckInAnswered) -> None:
    _mine(uow, person, effect.check_in)
    sealed = uow.seal_json(person.key, f"check_in_answer.value:{effect.check_in}:{effect.question}", effect.value)
    upsert(uow, tables.check_in_answer, check_in=effect.check_in, question=effect.question, value=sealed)


def finish_check_in(uow: UnitOfWork, person: Person, effect: e.CheckInFinished) -> None:
    case = _mine(uow, person, effect.check_in)
    table = tables.check_in
    uow.execute(update(table).where(table.c.id == effect.check_in).values(finished_at=uow.now))
    shown = select(table.c.id).where(table.c.id == effect.check_in, table.c.sheet.not_in(OF_ONE_LINE))
    if uow.first(shown) is not None:
        change_part(uow, case, person.id, checked_in_at=uow.now)


def _mine(uow: UnitOfWork, person: Person, check_in: int) -> int:
    """The case in which this check-in of theirs stands."""
    table = tables.check_in
    row = uow.first(select(table.c.person, table.c.case).where(table.c.id == check_in))
    if row is None or row.person != person.id:
        raise NotAllowed("this check-in belongs to somebody else")
    return int(row.case)


def choose_release(uow: UnitOfWork, effect: e.ReleaseChosen) -> None:
    audience = SPECIALIST if effect.audience is None else effect.audience
    if effect.released:
        upsert(uow, tables.release, case=effect.case, what=effect.what, audience=audience)
        return
    table = tables.release
    uow.execute(
        delete(table).where(table.c.case == effect.case, table.c.what == effect.what, table.c.audience == audience)
    )


def raise_alert(uow: UnitOfWork, effect: e.AlertRaised) -> None:
    uow.insert(
        tables.alert, id=effect.alert, case=effect.case, kind=effect.kind, level=effect.level, about=effect.about,
        raised_at=uow.now,
    )  # fmt: skip


def acknowledge(uow: UnitOfWork, person: Person, effect: e.AlertAcknowledged) -> None:
    table = tables.alert
    mine = [part.case for part in uow.parts(person.id) if part.role == "specialist" and part.state == "in"]
    uow.execute(
        update(table)
        .where(table.c.id == effect.alert, table.c.case.in_(mine), table.c.acknowledged_at.is_(None))
        .values(acknowledged_at=uow.now, acknowledged_by=person.id)
    )
