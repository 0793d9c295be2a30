"""The day of the meeting, and whether a case is held back, read for one viewer."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from flows.view import Freeze, NotYours, OnTheDay
from storage import tables
from storage.view.cases import CasesReading


class DayReading(CasesReading):
    """Satisfies ``flows.view.DayView``."""

    def freeze(self, case: int) -> Freeze | None:
        leads = self._must_stand(case).leads
        table = tables.freeze
        row = self._uow.first(select(table).where(table.c.case == case))
        if row is None or not leads:
            return Freeze(row.at) if row else None
        try:
            return Freeze(row.at, row.by, self.participant(case, row.by).name)
        except NotYours:
            return Freeze(row.at)

    def on_the_day(self, case: int) -> Mapping[int, OnTheDay]:
        self._must_prepare(case)
        table = tables.on_the_day
        statement = select(table).where(table.c.case == case)
        if not self._must_stand(case).leads:
            statement = statement.where(table.c.person == self._id)
        return {row.person: OnTheDay(row.state, row.at, row.minutes) for row in self._uow.rows(statement)}

    def speaking(self, case: int) -> int | None:
        self._must_lead(case)
        table = tables.speaking
        row = self._uow.first(select(table.c.person).where(table.c.case == case))
        return row.person or None if row else None
