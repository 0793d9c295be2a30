"""Practice, read for one viewer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import GroupRehearsal, Practised
from storage import tables
from storage.view.viewer import Viewer


class RehearsalReading(Viewer):
    """Satisfies ``flows.view.RehearsalView``."""

    def practised(self) -> Mapping[str, Practised]:
        table = tables.reaction_practice
        rows = self._uow.rows(select(table).where(table.c.person == self._id))
        latest = max((row.turn for row in rows), default=0)
        return {row.reaction: Practised(row.in_a_row, latest - row.turn) for row in rows}

    def rehearsals(self, case: int) -> tuple[GroupRehearsal, ...]:
        self._must_prepare(case)
        table = tables.group_rehearsal
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.number))
        return tuple(self._rehearsal(row) for row in rows)

    def _rehearsal(self, row: Row[Any]) -> GroupRehearsal:
        case, leads = self._case_row(row.case), self._must_stand(row.case).leads
        place = self._uow.read(case.key, f"group_rehearsal.place:{row.id}", row.place)
        notes = self._uow.read(case.key, f"group_rehearsal.notes:{row.id}", row.notes) if row.notes and leads else None
        table = tables.rehearsal_part
        statement = select(table).where(table.c.rehearsal == row.id)
        if not leads:
            statement = statement.where(table.c.person == self._id)
        parts = self._uow.rows(statement)
        return GroupRehearsal(
            row.id, row.case, row.number, row.at, Fact("rehearsal.place", case.specialist, place, row.case),
            {part.person: part.answer for part in parts if part.answer},
            {part.person: part.present for part in parts if part.present is not None},
            Fact("rehearsal.notes", case.specialist, notes, row.case) if notes else None,
        )  # fmt: skip
