"""The one invitation that nobody in a chat makes: a specialist's, from the command line."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage import tables
from storage.crypto import MASTER
from storage.ids import new_code
from storage.unit_of_work import UnitOfWork
from storage.writes.person import code_hash

VALID_FOR = timedelta(days=7)


def invite_specialist(uow: UnitOfWork, name: str) -> str:
    """Returns the start code; it works once, for a week."""
    row, code = uow.database.ids.next(), new_code()
    uow.insert(
        tables.invitation, id=row, code_hash=code_hash(code), role="specialist", case=None, made_by=None,
        name=uow.seal(MASTER, f"invitation.name:{row}", name), expires=uow.now + VALID_FOR,
    )  # fmt: skip
    return code


def case_of(uow: UnitOfWork, code: str) -> int | None:
    """The case that a start code leads to, whatever its state."""
    table = tables.invitation
    row = uow.first(select(table.c.case).where(table.c.code_hash == code_hash(code)))
    return row.case if row is not None else None
