"""The PIN before one's own chat, and the notes behind the second one."""

from __future__ import annotations

from sqlalchemy import select

from flows.text import Fact
from flows.view import Lock
from storage import lock, tables
from storage.lock import Answer
from storage.view.viewer import Viewer


class DoorReading(Viewer):
    """Satisfies ``flows.view.DoorView``."""

    def lock(self) -> Lock | None:
        row = lock.row_of(self._uow, self._id)
        if row is None:
            return None
        until = row.until if row.until is not None and row.until > self._uow.now else None
        return Lock(row.decoy is not None, lock.left(row), until, row.asked_at)

    def pin_is(self, digits: str) -> Answer:
        assert self._person is not None
        return lock.answer(self._uow, self._person, digits)

    def decoy_notes(self) -> tuple[tuple[int, Fact], ...]:
        note = tables.decoy_note
        rows = self._uow.rows(select(note).where(note.c.person == self._id).order_by(note.c.id))
        key = self._key_of(self._id)
        return tuple(
            (row.id, Fact("own", self._id, self._uow.read(key, f"decoy_note.words:{row.id}", row.words)))
            for row in rows
        )

    def has_pin(self, case: int, person: int) -> bool:
        standing = self._uow.standing(self._id, case)
        there = self._uow.standing(person, case)
        if standing is None or not standing.leads or there is None or there.role == "specialist":
            return False
        return lock.row_of(self._uow, person) is not None
