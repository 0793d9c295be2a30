"""After the meeting, read for one viewer: the specialist, or a member for whom it is their own part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import Escort, Programme
from storage import tables
from storage.view.cases import CasesReading
from storage.view.viewer import name_of


class AfterReading(CasesReading):
    """Satisfies ``flows.view.AfterView``."""

    def escorts(self, case: int) -> tuple[Escort, ...]:
        self._must_prepare(case)
        table, about = tables.escort, self._case_row(case)
        statement = select(table).where(table.c.case == case)
        if not self._must_stand(case).leads:
            statement = statement.where(table.c.person == self._id)
        rows = self._uow.rows(statement.order_by(table.c.begins, table.c.id))
        return tuple(self._escort(row, about) for row in rows)

    def programme(self, case: int) -> Mapping[int, Programme]:
        self._must_prepare(case)
        table = tables.programme
        statement = select(table).where(table.c.case == case)
        if not self._must_stand(case).leads:
            statement = statement.where(table.c.person == self._id)
        return {row.person: Programme(row.step, row.state, row.done, row.at) for row in self._uow.rows(statement)}

    def _escort(self, row: Row[Any], about: Row[Any]) -> Escort:
        """Somebody who has left is nobody."""
        standing = self._uow.standing(row.person, row.case) if row.person is not None else None
        person = self._uow.person(row.person) if standing is not None and standing.state == "in" else None
        name = (
            (name_of(self._uow, person, row.case) or Fact("person.name", person.id, "", row.case)) if person else None
        )
        words = self._uow.read(about.key, f"escort.words:{row.id}", row.words) if row.words else ""
        said = Fact("escort.words", row.person, words, row.case) if words else None
        return Escort(
            row.id, row.kind, row.begins, row.ends, person.id if person else None, name, said,
            person is not None and row.confirmed_at is not None,
        )  # fmt: skip
