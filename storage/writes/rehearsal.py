"""Effects of practice. A run and an attended rehearsal of the circle both count towards being ready."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import func, select, update

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import case_key


def write(uow: UnitOfWork, person: Person, effect: e.RehearsalEffect) -> None:
    match effect:
        case e.ReactionPractised():
            practise(uow, person, effect)
        case e.RunFinished():
            _count(uow, effect.case, person.id, 1)
        case e.RehearsalSet():
            set_rehearsal(uow, effect)
        case e.RehearsalAnswered():
            _must_belong(uow, effect.case, effect.rehearsal)
            upsert(uow, tables.rehearsal_part, rehearsal=effect.rehearsal, person=person.id, answer=effect.answer)
        case e.AttendanceNoted():
            note_attendance(uow, effect)
        case e.RehearsalNoted():
            keep_notes(uow, effect)
        case _:
            assert_never(effect)


def practise(uow: UnitOfWork, person: Person, effect: e.ReactionPractised) -> None:
    table = tables.reaction_practice
    mine = table.c.person == person.id
    before = uow.first(select(table.c.in_a_row).where(mine, table.c.reaction == effect.reaction))
    turn = uow.rows(select(func.max(table.c.turn)).where(mine))[0][0] or 0
    row = (before.in_a_row if before else 0) + 1 if effect.good else 0
    upsert(uow, table, person=person.id, reaction=effect.reaction, in_a_row=row, turn=turn + 1)


def set_rehearsal(uow: UnitOfWork, effect: e.RehearsalSet) -> None:
    """The same number again moves it: earlier answers no longer hold."""
    table, part = tables.group_rehearsal, tables.rehearsal_part
    before = uow.rows(select(table.c.id).where(table.c.case == effect.case, table.c.number == effect.number))
    for row in before:
        uow.execute(part.delete().where(part.c.rehearsal == row.id))
        uow.execute(table.delete().where(table.c.id == row.id))
    place = uow.seal(case_key(uow, effect.case), f"group_rehearsal.place:{effect.rehearsal}", effect.where)
    uow.insert(table, id=effect.rehearsal, case=effect.case, number=effect.number, at=effect.at, place=place)


def note_attendance(uow: UnitOfWork, effect: e.AttendanceNoted) -> None:
    _must_belong(uow, effect.case, effect.rehearsal)
    table = tables.rehearsal_part
    where = (table.c.rehearsal == effect.rehearsal, table.c.person == effect.person)
    before = uow.first(select(table.c.present).where(*where))
    upsert(uow, table, rehearsal=effect.rehearsal, person=effect.person, present=effect.present)
    change = int(effect.present) - int(bool(before.present) if before else False)
    if change:
        _count(uow, effect.case, effect.person, change)


def keep_notes(uow: UnitOfWork, effect: e.RehearsalNoted) -> None:
    _must_belong(uow, effect.case, effect.rehearsal)
    sealed = uow.seal(case_key(uow, effect.case), f"group_rehearsal.notes:{effect.rehearsal}", effect.words)
    table = tables.group_rehearsal
    uow.execute(update(table).where(table.c.id == effect.rehearsal).values(notes=sealed))


def _must_belong(uow: UnitOfWork, case: int, rehearsal: int) -> None:
    table = tables.group_rehearsal
    if uow.first(select(table.c.id).where(table.c.id == rehearsal, table.c.case == case)) is None:
        raise NotAllowed("there is no such rehearsal in this case")


def _count(uow: UnitOfWork, case: int, person: int, change: int) -> None:
    part = tables.participation
    uow.execute(
        update(part)
        .where(part.c.case == case, part.c.person == person, part.c.role == "member")
        .values(rehearsals=part.c.rehearsals + change)
    )
