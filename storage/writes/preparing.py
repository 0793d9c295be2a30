"""Effects of preparing: cards, quizzes, the letter, the boundary page. Each keeps the member's summary."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, func, select, update

from flows import effects as e
from storage import tables
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import change_part
from storage.writes.review import count_boundaries


def write(uow: UnitOfWork, person: Person, effect: e.PreparingEffect) -> None:
    match effect:
        case e.CardRead():
            read_card(uow, person, effect)
        case e.CardSaved():
            upsert(uow, tables.saved_card, person=person.id, module=effect.module, card=effect.card, at=uow.now)
        case e.CardUnsaved():
            forget_card(uow, person, effect)
        case e.QuizAnswered():
            answer_quiz(uow, person, effect)
        case e.ModulePassed():
            pass_module(uow, person, effect)
        case e.InformationGiven():
            give_information(uow, person, effect)
        case e.RedFlagRaised():
            raise_flag(uow, person, effect)
        case e.RedFlagSignedOff():
            sign_off(uow, person, effect)
        case e.BoundaryWritten():
            write_boundary(uow, person, effect)
        case e.BoundaryRemoved():
            remove_boundary(uow, person, effect)
        case _:
            assert_never(effect)


def read_card(uow: UnitOfWork, person: Person, effect: e.CardRead) -> None:
    upsert(uow, tables.card_read, person=person.id, module=effect.module, card=effect.card)


def forget_card(uow: UnitOfWork, person: Person, effect: e.CardUnsaved) -> None:
    table = tables.saved_card
    uow.execute(
        delete(table).where(table.c.person == person.id, table.c.module == effect.module, table.c.card == effect.card)
    )


def answer_quiz(uow: UnitOfWork, person: Person, effect: e.QuizAnswered) -> None:
    upsert(
        uow, tables.quiz_answer, person=person.id, module=effect.module, quiz=effect.quiz, option=effect.option,
        right=effect.right,
    )  # fmt: skip


def pass_module(uow: UnitOfWork, person: Person, effect: e.ModulePassed) -> None:
    upsert(uow, tables.module_pass, person=person.id, module=effect.module, passed_at=uow.now)
    table = tables.module_pass
    count = uow.rows(select(func.count()).select_from(table).where(table.c.person == person.id))[0][0]
    part = tables.participation
    uow.execute(update(part).where(part.c.person == person.id, part.c.role == "member").values(modules_passed=count))


def give_information(uow: UnitOfWork, author: Person, effect: e.InformationGiven) -> None:
    told = {"state": effect.state, "value": effect.value, "how": effect.how, "note": effect.note}
    sealed = uow.seal_json(author.key, f"information.told:{effect.case}:{effect.question}", told)
    table = tables.information
    upsert(uow, table, case=effect.case, author=author.id, question=effect.question, told=sealed, at=uow.now)
    statement = select(func.count()).where(table.c.author == author.id, table.c.case == effect.case)
    change_part(uow, effect.case, author.id, information=uow.rows(statement)[0][0])


def raise_flag(uow: UnitOfWork, person: Person, effect: e.RedFlagRaised) -> None:
    """Raised again after it was signed off, it is open again."""
    upsert(
        uow, tables.red_flag, case=effect.case, flag=effect.flag, raised_by=person.id, raised_at=uow.now,
        signed_by=None, signed_at=None,
    )  # fmt: skip


def sign_off(uow: UnitOfWork, specialist: Person, effect: e.RedFlagSignedOff) -> None:
    table = tables.red_flag
    uow.execute(
        update(table)
        .where(table.c.case == effect.case, table.c.flag == effect.flag, table.c.signed_at.is_(None))
        .values(signed_at=uow.now, signed_by=specialist.id)
    )


def write_boundary(uow: UnitOfWork, author: Person, effect: e.BoundaryWritten) -> None:
    sealed = uow.seal_json(author.key, f"boundary.fields:{effect.boundary}", dict(effect.fields))
    table = tables.boundary
    uow.execute(delete(table).where(table.c.id == effect.boundary, table.c.author == author.id))
    uow.insert(
        table, id=effect.boundary, case=effect.case, author=author.id, fields=sealed, committed=effect.committed,
        at=uow.now,
    )  # fmt: skip
    count_boundaries(uow, author.id, effect.case)


def remove_boundary(uow: UnitOfWork, author: Person, effect: e.BoundaryRemoved) -> None:
    table = tables.boundary
    uow.execute(delete(table).where(table.c.id == effect.boundary, table.c.author == author.id))
    begun = tables.boundary_begun
    uow.execute(delete(begun).where(begun.c.boundary == effect.boundary, begun.c.author == author.id))
    said = tables.review_note
    mine = (said.c.author == author.id, said.c.what == "boundary", said.c.item == str(effect.boundary))
    uow.execute(delete(said).where(*mine))
    count_boundaries(uow, author.id, effect.case)
