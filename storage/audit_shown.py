"""Rows of the audit log for somebody who reads them: with names, where there still are any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from storage import tables
from storage.errors import Damaged
from storage.unit_of_work import UnitOfWork


class Unknown(Exception):
    """There is no such case or person."""


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    actor: str
    what: str
    case: str
    subject: str


def shown(uow: UnitOfWork, case: str | None, person: str | None, at_most: int) -> list[Line]:
    """The newest rows, oldest first. ``person``: a name or a number; rows by them and about them.

    :raises Unknown: when nobody and nothing is called so.
    """
    cases, people, audit = _cases(uow), _people(uow), tables.audit
    statement = select(audit).order_by(audit.c.id.desc()).limit(at_most)
    if case is not None:
        statement = statement.where(audit.c.case.in_(_called(cases, case, "case")))
    if person is not None:
        them = _numbers(people, person)
        statement = statement.where(or_(audit.c.actor.in_(them), audit.c.subject.in_(them)))
    return [
        Line(row.at, _name(people, row.actor), row.what, _name(cases, row.case), _name(people, row.subject))
        for row in reversed(uow.rows(statement))
    ]


def people_called(uow: UnitOfWork, person: str) -> list[int]:
    """The numbers of those with that name, or the number itself. :raises Unknown: nobody is called so."""
    return _numbers(_people(uow), person)


def _numbers(people: dict[int, str], person: str) -> list[int]:
    return [int(person)] if person.isascii() and person.isdigit() else _called(people, person, "person")


def _cases(uow: UnitOfWork) -> dict[int, str]:
    table = tables.case
    rows = uow.rows(select(table.c.id, table.c.key, table.c.code_name))
    return {row.id: _opened(uow, row.key, f"case.code_name:{row.id}", row.code_name) for row in rows}


def _people(uow: UnitOfWork) -> dict[int, str]:
    table = tables.person
    rows = uow.rows(select(table.c.id, table.c.key, table.c.name).where(table.c.name.is_not(None)))
    return {row.id: _opened(uow, row.key, f"person.name:{row.id}", row.name) for row in rows}


def _opened(uow: UnitOfWork, key: int, where: str, sealed: bytes) -> str:
    try:
        return uow.open(key, where, sealed)
    except (Damaged, KeyError):
        return "?"


def _called(names: dict[int, str], wanted: str, what: str) -> list[int]:
    found = [number for number, name in names.items() if name.casefold() == wanted.strip().casefold()]
    if not found:
        raise Unknown(f"there is no {what} called that")
    return found


def _name(names: dict[int, str], number: int | None) -> str:
    """Whoever left is a number that leads nowhere."""
    if number is None:
        return "-"
    return f"{names[number]} ({number})" if number in names else str(number)
