"""Whom a text is made for, as storage knows them."""

from __future__ import annotations

from bot.render import Recipient
from flows.gate import PINNED
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView


def recipient(uow: UnitOfWork, person: Person | None, language: str = "en") -> Recipient:
    if person is None:
        return Recipient(None, language)
    view = StoredView(uow, person)
    covered = person.door in PINNED
    return Recipient(
        person.id, person.language, person.zone, person.discreet or covered, view.standing, covered=covered
    )
