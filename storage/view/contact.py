"""Check-ins and alerts, read for one viewer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from flows.one_line import OF_ONE_LINE
from flows.text import Fact
from flows.view import Alert, CheckIn, NotYours
from storage import tables
from storage.view.answers import answers_of
from storage.view.cases import CasesReading
from storage.view.viewer import name_of


class ContactReading(CasesReading):
    """Satisfies ``flows.view.ContactView``."""

    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]:
        self._may_follow(case, person)
        table = tables.check_in
        statement = select(table).where(table.c.case == case, table.c.person == person).order_by(table.c.id.desc())
        found = (self._check_in(row) for row in self._uow.rows(statement))
        return tuple(one for one in found if one.answers or one.sheet not in OF_ONE_LINE or person == self._id)

    def check_in(self, check_in: int) -> CheckIn:
        row = self._uow.first(select(tables.check_in).where(tables.check_in.c.id == check_in))
        if row is None:
            raise NotYours("no such check-in")
        self._may_follow(row.case, row.person)
        if row.sheet in OF_ONE_LINE and row.person != self._id:
            raise NotYours("that is nobody else's")
        return self._check_in(row)

    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        standing = self._must_stand(case)
        if not (standing.is_loved_one or standing.leads):
            raise NotYours("only the loved one and the specialist see this")
        return self._releases(case)

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        mine = [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.state == "in"]
        table = tables.alert
        statement = select(table).where(table.c.case.in_(mine if case is None else set(mine) & {case}))
        order = (table.c.acknowledged_at.is_not(None), table.c.level.desc(), table.c.id.desc())
        rows = self._uow.rows(statement.order_by(*order))
        told = self._told_later([row.id for row in rows])
        return tuple(self._alert(row, told) for row in rows)

    def _may_follow(self, case: int, person: int) -> None:
        self.participant(case, person)
        standing = self._must_stand(case)
        if standing.watches and not standing.leads:
            raise NotYours("a backup for alerts and talk sees no check-ins")

    # --- rows --------------------------------------------------------------------------------------------------------
    def _check_in(self, row: Row[Any]) -> CheckIn:
        answers = answers_of(self._uow, row, self._key_of(row.person), self.standing(row.case), self._id)
        return CheckIn(row.id, row.case, row.person, row.sheet, row.due_at, row.finished_at, answers)

    def _told_later(self, alerts: list[int]) -> dict[int, list[Row[Any]]]:
        """Who was told later, by alert; asked once for all of them."""
        table = tables.alert_told
        found: dict[int, list[Row[Any]]] = {}
        for row in (
            self._uow.rows(select(table).where(table.c.alert.in_(alerts)).order_by(table.c.id)) if alerts else ()
        ):
            found.setdefault(row.alert, []).append(row)
        return found

    def _alert(self, row: Row[Any], told: dict[int, list[Row[Any]]]) -> Alert:
        about = self._uow.person(row.about)
        name = name_of(self._uow, about, row.case) if about else None
        return Alert(
            row.id, row.case, row.kind, row.level, row.about, name or Fact("person.name", row.about, "", row.case),
            row.raised_at, row.acknowledged_at,
            self._specialist(row.acknowledged_by, row.case) if row.acknowledged_by else None,
            tuple((self._specialist(one.person, row.case), one.at) for one in told.get(row.id, ())),
        )  # fmt: skip

    def _specialist(self, person: int, case: int) -> Fact:
        """A specialist's name; empty when they are gone."""
        found = self._uow.person(person)
        name = name_of(self._uow, found, case, "specialist.name") if found else None
        return name or Fact("specialist.name", person, "", case)
