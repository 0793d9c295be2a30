"""Effects after the meeting: the way to treatment, who is there, and the programme after a no."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from storage import tables
from storage.alone import keep_alone
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import case_key, change_case


def write(uow: UnitOfWork, person: Person, effect: e.AfterEffect) -> None:
    match effect:
        case e.AdmissionPlanned():
            change_case(uow, effect.case, admission_at=effect.at)
            keep_alone(uow, effect.case)
        case e.Admitted():
            change_case(uow, effect.case, admitted_at=effect.at)
        case e.DischargeSet():
            change_case(uow, effect.case, discharge_at=effect.at)
        case e.EscortSet():
            set_escort(uow, effect)
        case e.EscortAnswered():
            answer_escort(uow, person, effect)
        case e.EscortRemoved():
            table = tables.escort
            uow.execute(delete(table).where(table.c.id == effect.escort, table.c.case == effect.case))
            keep_alone(uow, effect.case)
        case e.ProgrammeStepped():
            upsert(
                uow, tables.programme, ("case", "person"), case=effect.case, person=person.id, step=effect.step,
                state=effect.state, done=effect.done, at=uow.now,
            )  # fmt: skip
        case _:
            assert_never(effect)


def set_escort(uow: UnitOfWork, effect: e.EscortSet) -> None:
    standing = uow.standing(effect.person, effect.case) if effect.person is not None else None
    if effect.person is not None and (standing is None or not (standing.in_circle or standing.leads)):
        raise NotAllowed("that is nobody of the circle")
    table = tables.escort
    words = uow.seal(case_key(uow, effect.case), f"escort.words:{effect.escort}", effect.words)
    uow.execute(delete(table).where(table.c.id == effect.escort, table.c.case == effect.case))
    # the specialist has confirmed their own hours by choosing them
    confirmed = uow.now if standing is not None and standing.leads else None
    uow.insert(
        table, id=effect.escort, case=effect.case, person=effect.person, kind=effect.kind, begins=effect.begins,
        ends=effect.ends, words=words if effect.words else None, confirmed_at=confirmed,
    )  # fmt: skip
    keep_alone(uow, effect.case)


def answer_escort(uow: UnitOfWork, person: Person, effect: e.EscortAnswered) -> None:
    table = tables.escort
    mine = (table.c.id == effect.escort, table.c.case == effect.case, table.c.person == person.id)
    if uow.first(select(table.c.id).where(*mine)) is None:
        raise NotAllowed("these hours are not theirs")
    values = {"confirmed_at": uow.now} if effect.yes else {"confirmed_at": None, "person": None}
    uow.execute(update(table).where(*mine).values(**values))
    keep_alone(uow, effect.case)
