"""Effects on what a loved one keeps for themselves."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import Table, delete, select

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert


def write(uow: UnitOfWork, person: Person, effect: e.OwnEffect) -> None:
    match effect:
        case e.WordsKept():
            keep_words(uow, person, effect)
        case e.WordsDropped():
            _drop(uow, person, tables.kept_words, effect.kept)
        case e.ReminderSet():
            set_reminder(uow, person, effect)
        case e.ReminderDropped():
            _drop(uow, person, tables.reminder, effect.reminder)
        case _:
            assert_never(effect)


def keep_words(uow: UnitOfWork, person: Person, effect: e.WordsKept) -> None:
    _nobody_elses(uow, person, tables.kept_words, effect.kept)
    said = {"words": effect.words, "number": effect.number} if effect.number else {"words": effect.words}
    upsert(
        uow, tables.kept_words, ("id",), id=effect.kept, case=effect.case, person=person.id, kind=effect.kind,
        said=uow.seal_json(person.key, f"kept_words.said:{effect.kept}", said), at=uow.now,
    )  # fmt: skip


def set_reminder(uow: UnitOfWork, person: Person, effect: e.ReminderSet) -> None:
    _nobody_elses(uow, person, tables.reminder, effect.reminder)
    words = uow.seal(person.key, f"reminder.words:{effect.reminder}", effect.words) if effect.words else None
    upsert(
        uow, tables.reminder, ("id",), id=effect.reminder, case=effect.case, person=person.id, kind=effect.kind,
        words=words, days="".join(map(str, sorted(effect.days))), minute=effect.minute, happens=effect.happens,
        ahead=effect.ahead, paused=effect.paused,
    )  # fmt: skip


def _nobody_elses(uow: UnitOfWork, person: Person, table: Table, row: int) -> None:
    found = uow.first(select(table.c.person).where(table.c.id == row))
    if found is not None and found.person != person.id:
        raise NotAllowed("that is somebody else's")


def _drop(uow: UnitOfWork, person: Person, table: Table, row: int) -> None:
    uow.execute(delete(table).where(table.c.id == row, table.c.person == person.id))
