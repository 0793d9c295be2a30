"""Look at every sealed field there is: which can no longer be opened where it stands? Only places are told, never words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from storage import tables
from storage.crypto import MASTER
from storage.errors import Damaged, WrongKey
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column whose words are sealed. ``key``: the column that leads to its key; ``row``: what it is bound to."""

    table: Table
    column: str
    key: str
    row: tuple[str, ...] = ("id",)


def _all(table: Table, columns: str, key: str, *row: str) -> Iterator[Sealed]:
    for column in columns.split():
        yield Sealed(table, column, key, row or ("id",))


SEALED = (
    *_all(tables.person, "name place", "own"),
    *_all(tables.case, "code_name called meeting_place", "own"),
    *_all(tables.outbox, "payload", "own"),
    *_all(tables.approach_change, "rationale", "case", "case"),
    *_all(tables.invitation, "name", "case or nobody"),
    *_all(tables.group_rehearsal, "place notes", "case"),
    *_all(tables.plan_item, "value", "case", "case", "item"),
    *_all(tables.treatment_option, "told", "case"),
    *_all(tables.letter_entry, "words", "author"),
    *_all(tables.letter_version, "entries", "author"),
    *_all(tables.letter_choice, "phrases", "author", "case"),
    *_all(tables.information, "told", "author", "case", "question"),
    *_all(tables.boundary, "fields", "author"),
    *_all(tables.review_note, "said answer", "author"),
    *_all(tables.saved_reply, "words", "person"),
    *_all(tables.lock, "pin decoy", "person", "person"),
    *_all(tables.decoy_note, "words", "person"),
    *_all(tables.escort, "words", "case"),
    *_all(tables.thread_message, "words", "thread"),
    *_all(tables.check_in_answer, "value", "check_in", "check_in", "question"),
    *_all(tables.notice, "words", "case or own"),
    *_all(tables.vetting_note, "name words", "case"),
    *_all(tables.record_entry, "fields", "person"),
    *_all(tables.record_document, "about waiting content", "person"),
    *_all(tables.record_choice, "value", "person", "name"),
    *_all(tables.follow_up, "value", "case", "case", "item"),
    *_all(tables.own_letter, "words", "person"),
    *_all(tables.notice_delivery, "words", "person", "notice"),
    *_all(tables.kept_words, "said", "person"),
    *_all(tables.reminder, "words", "person"),
)

_OVER = {"thread": tables.thread, "check_in": tables.check_in}


def damaged(uow: UnitOfWork) -> Iterator[str]:
    """Places as ``table.column:row`` of what cannot be opened."""
    for sealed in SEALED:
        for row in uow.connection.execute(_rows(sealed)).all():
            if row[1] is None:
                continue
            where = f"{sealed.table.name.rstrip('_')}.{sealed.column}:{':'.join(str(part) for part in row[2:])}"
            try:
                uow.open(row[1], where, row[0])
            except (Damaged, KeyError, WrongKey):
                yield where


def _rows(sealed: Sealed) -> Select[Any]:
    table, words = sealed.table, sealed.table.c[sealed.column]
    place = [table.c[name] for name in sealed.row]
    if sealed.key == "own":
        return select(words, table.c.key, *place).where(words.is_not(None))
    case, person = tables.case, tables.person
    if sealed.key == "case or own":
        key: ColumnElement[int] = func.coalesce(table.c.key, case.c.key)
        joined = table.outerjoin(case, case.c.id == table.c.case)
    elif sealed.key == "case or nobody":
        key, joined = func.coalesce(case.c.key, MASTER), table.outerjoin(case, case.c.id == table.c.case)
    elif sealed.key == "case":
        key, joined = case.c.key, table.join(case, case.c.id == table.c.case)
    elif sealed.key in _OVER:
        over = _OVER[sealed.key]
        key = person.c.key
        joined = table.join(over, over.c.id == table.c[sealed.key]).join(person, person.c.id == over.c.person)
    else:
        key, joined = person.c.key, table.join(person, person.c.id == table.c[sealed.key])
    return select(words, key, *place).select_from(joined).where(words.is_not(None))
