"""The rows of people and of their parts, and the statements that bring them to hand for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from storage import tables
from storage.numbers import among


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


# People with their keys. PostgreSQL locks their chats, always in this order; SQLite has the one writer anyway.
_PEOPLE = (
    select(tables.person, tables.key.c.master, tables.key.c.wrapped)
    .join(tables.key, tables.key.c.id == tables.person.c.key)
    .order_by(tables.person.c.chat)
    .with_for_update(of=tables.person)
)
IN_CHATS = _PEOPLE.where(among(tables.person.c.chat, "chats"))
BY_ID = _PEOPLE.where(among(tables.person.c.id, "people"))

KEPT_BY = (
    select(_ENTRY.author, _ENTRY.case, _ENTRY.part, func.count().label("messages"))
    .where(among(_ENTRY.author, "people"))
    .group_by(_ENTRY.author, _ENTRY.case, _ENTRY.part)
)
"""How many messages each part of their letters holds; no word is opened for it."""

CHOICES_OF = select(tables.letter_choice).where(among(tables.letter_choice.c.author, "people"))
"""How they want their letters: the order of the parts, and what the coach no longer asks about."""

_PART, _CASE = tables.participation.c, tables.case.c
PARTS_OF = (
    select(_PART.case, _PART.person, _PART.role, _PART.state, _PART.rights, _CASE.outcome)
    .join(tables.case, _CASE.id == _PART.case)
    .where(among(_PART.person, "people"))
    .order_by(_PART.joined_at, _PART.case)
)


def person_of(row: Iterable[Any]) -> tuple[Person, str, bytes]:
    """A row of ``IN_CHATS`` or ``BY_ID``: the person, and their key as it is kept."""
    *person, master, wrapped = row
    return Person(*person), master, wrapped
