"""The rows of people and of their parts, and the statements that bring them to hand for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update

from storage import tables


@dataclass(slots=True)
class Person:
    """A row of ``person`` while it is at hand. Change it through ``UnitOfWork.change``."""

    id: int
    chat: int
    key: int
    name: bytes | None
    language: str
    zone: str
    country: str
    discreet: bool
    specialist: bool
    check_in_hour: int
    safe_from: int
    safe_until: int
    joined_at: datetime
    last_seen_at: datetime | None
    blocked_at: datetime | None
    place: bytes | None
    serial: int
    live: int | None
    door: str = "none"
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A row of ``participation`` with its case's outcome."""

    case: int
    person: int
    role: str
    state: str
    rights: str
    outcome: str | None


COLUMNS = tuple(field.name for field in fields(Person))
SAVE_PERSON = (
    update(tables.person)
    .where(tables.person.c.id == bindparam("b_id"))
    .values({name: bindparam(f"b_{name}") for name in COLUMNS if name != "id"})
)

_ENTRY = tables.letter_entry.c
COUNT_PARTS = (
    update(tables.participation)
    .where(tables.participation.c.person == bindparam("b_person"), tables.participation.c.case == bindparam("b_case"))
    .values(
        letter_approved=False,
        letter_parts=select(func.count(_ENTRY.part.distinct()))
        .where(_ENTRY.author == bindparam("b_person"), _ENTRY.case == bindparam("b_case"))
        .scalar_subquery(),
    )
)


def people_where(where: Any) -> Select[Any]:
    """People with their keys. PostgreSQL locks their chats, always in this order; SQLite has the one writer anyway."""
    return (
        select(tables.person, tables.key.c.master, tables.key.c.wrapped)
        .join(tables.key, tables.key.c.id == tables.person.c.key)
        .where(where)
        .order_by(tables.person.c.chat)
        .with_for_update(of=tables.person)
    )


def person_of(row: Iterable[Any]) -> tuple[Person, str, bytes]:
    """A row of ``people_where``: the person, and their key as it is kept."""
    *person, master, wrapped = row
    return Person(*person), master, wrapped


def kept_by(authors: Sequence[int]) -> Select[Any]:
    """How many messages each part of their letters holds; no word is opened for it."""
    entry = tables.letter_entry.c
    return (
        select(entry.author, entry.case, entry.part, func.count().label("messages"))
        .where(entry.author.in_(authors))
        .group_by(entry.author, entry.case, entry.part)
    )


def choices_of(authors: Sequence[int]) -> Select[Any]:
    """How they want their letters: the order of the parts, and what the coach no longer asks about."""
    return select(tables.letter_choice).where(tables.letter_choice.c.author.in_(authors))


def parts_of(people: Sequence[int]) -> Select[Any]:
    table, case = tables.participation, tables.case
    return (
        select(table.c.case, table.c.person, table.c.role, table.c.state, table.c.rights, case.c.outcome)
        .join(case, case.c.id == table.c.case)
        .where(table.c.person.in_(people))
        .order_by(table.c.joined_at, table.c.case)
    )
