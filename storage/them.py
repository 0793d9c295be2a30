"""Accounts that a circle has marked as the loved one's: every link of that case is unknown to them, until the outcome allows it.

1. Only a keyed hash of the account's number is kept: of somebody who is not here, and agreed to nothing.
2. Who was marked while they waited to be let in is forgotten whole, without a word: then they are a stranger like any other.
   Whoever is in already stays: that is for the specialist to decide, who is told in every case.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, select, update

from flows.walls import MAY_JOIN
from storage import tables
from storage.audit import chain_key
from storage.erase import erase
from storage.unit_of_work import Person, UnitOfWork

TELL_AGAIN: Final = timedelta(hours=1)
_THEM, _PART = tables.them, tables.participation


def mark(uow: UnitOfWork, by: Person, case: int, account: int) -> None:
    hashed = _hash(uow, account)
    if uow.first(select(_THEM.c.id).where(_THEM.c.case == case, _THEM.c.account == hashed)) is None:
        uow.insert(_THEM, id=uow.database.ids.next(), case=case, account=hashed, marked_by=by.id, at=uow.now)
    if (them := to_put_out(uow, case, account)) is not None:
        put_out(uow, case, them)


def unmark(uow: UnitOfWork, case: int, number: int) -> None:
    uow.execute(delete(_THEM).where(_THEM.c.id == number, _THEM.c.case == case))


def to_put_out(uow: UnitOfWork, case: int, account: int) -> Person | None:
    """Who has that account and is at the door of the case, or was sent away from it."""
    person = uow.person_in(account)
    here = [part for part in uow.parts(person.id) if part.case == case] if person is not None else []
    at_the_door = bool(here) and here[0].role == "member" and here[0].state != "in"
    return person if at_the_door else None


def is_nothing_else(uow: UnitOfWork, person: Person, case: int) -> bool:
    """They have no part anywhere else, so that nothing of them stays."""
    return not person.specialist and all(part.case == case for part in uow.parts(person.id))


def put_out(uow: UnitOfWork, case: int, person: Person) -> None:
    if is_nothing_else(uow, person, case):
        erase(uow, person)
        return
    uow.execute(delete(_PART).where(_PART.c.case == case, _PART.c.person == person.id))
    uow.execute(delete(tables.due).where(tables.due.c.case == case, tables.due.c.person == person.id))
    uow.forget_parts()


def is_kept_out(uow: UnitOfWork, account: int | None, case: int | None, role: str) -> bool:
    """Whether a link of that case is unknown to that account."""
    if account is None or case is None or not _is_marked(uow, account, case):
        return False
    outcome = uow.first(select(tables.case.c.outcome).where(tables.case.c.id == case))
    return role != "loved_one" or outcome is None or outcome.outcome not in MAY_JOIN


def tried(uow: UnitOfWork, account: int, case: int) -> bool:
    """They opened a link just now. True when it is time to tell of it (again)."""
    here = (_THEM.c.case == case, _THEM.c.account == _hash(uow, account))
    row = uow.first(select(_THEM.c.tried_at).where(*here))
    if row is None or (row.tried_at is not None and uow.now - row.tried_at < TELL_AGAIN):
        return False
    uow.execute(update(_THEM).where(*here).values(tried_at=uow.now))
    return True


def leads_of(uow: UnitOfWork, case: int) -> list[Person]:
    lead = (
        _PART.c.case == case,
        _PART.c.role == "specialist",
        _PART.c.state == "in",
        _PART.c.rights.in_(("lead", "all")),
    )
    found = [uow.person(row.person) for row in uow.rows(select(_PART.c.person).where(*lead))]
    return [one for one in found if one is not None and one.blocked_at is None]


def _is_marked(uow: UnitOfWork, account: int, case: int) -> bool:
    """Asked of the few cases that have marked anybody: then only is the number hashed."""
    rows = uow.rows(select(_THEM.c.account).where(_THEM.c.case == case))
    return bool(rows) and _hash(uow, account) in {row.account for row in rows}


def _hash(uow: UnitOfWork, account: int) -> str:
    key = chain_key(uow.connection, uow.database)
    return hmac.new(key, b"account %d" % account, "sha256").hexdigest()
