"""Notices, check-ins and alerts, read for one viewer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import Alert, CheckIn, Notice, NotYours
from storage import tables
from storage.view.answers import answers_of
from storage.view.cases import CasesReading
from storage.view.viewer import name_of


class ContactReading(CasesReading):
    """Satisfies ``flows.view.ContactView``."""

    def notices(self, case: int) -> tuple[Notice, ...]:
        self._must_prepare(case)
        table = tables.notice
        statement = select(table).where(table.c.case == case).order_by(table.c.id.desc())
        return tuple(self._notice(row) for row in self._uow.rows(statement))

    def notice(self, notice: int) -> Notice:
        row = self._uow.first(select(tables.notice).where(tables.notice.c.id == notice))
        if row is None:
            raise NotYours("no such notice")
        self._must_prepare(row.case)
        return self._notice(row)

    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]:
        self.participant(case, person)
        table = tables.check_in
        statement = select(table).where(table.c.case == case, table.c.person == person).order_by(table.c.id.desc())
        return tuple(self._check_in(row) for row in self._uow.rows(statement))

    def check_in(self, check_in: int) -> CheckIn:
        row = self._uow.first(select(tables.check_in).where(tables.check_in.c.id == check_in))
        if row is None:
            raise NotYours("no such check-in")
        self.participant(row.case, row.person)
        return self._check_in(row)

    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        standing = self._must_stand(case)
        if not (standing.is_loved_one or standing.leads):
            raise NotYours("only the loved one and the specialist see this")
        return self._releases(case)

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        leads = [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.state == "in"]
        table = tables.alert
        statement = select(table).where(table.c.case.in_(leads if case is None else set(leads) & {case}))
        order = (table.c.acknowledged_at.is_not(None), table.c.level.desc(), table.c.id.desc())
        return tuple(self._alert(row) for row in self._uow.rows(statement.order_by(*order)))

    # --- rows --------------------------------------------------------------------------------------------------------
    def _notice(self, row: Row[Any]) -> Notice:
        case = self._case_row(row.case)
        words = self._uow.open_json(case.key, f"notice.words:{row.id}", row.words)
        facts = {code: Fact("notice.words", case.specialist, text, row.case) for code, text in words.items()}
        table = tables.notice_answer
        statement = select(table).where(table.c.notice == row.id)
        if not self._must_stand(row.case).leads:
            statement = statement.where(table.c.person == self._id)
        answers = {answer.person: answer.answer for answer in self._uow.rows(statement)}
        return Notice(row.id, row.case, row.kind, facts, row.sent_at, answers)

    def _check_in(self, row: Row[Any]) -> CheckIn:
        answers = answers_of(self._uow, row, self._key_of(row.person), self.standing(row.case), self._id)
        return CheckIn(row.id, row.case, row.person, row.sheet, row.due_at, row.finished_at, answers)

    def _alert(self, row: Row[Any]) -> Alert:
        about = self._uow.person(row.about)
        name = name_of(self._uow, about, row.case) if about else None
        return Alert(
            row.id, row.case, row.kind, row.level, row.about, name or Fact("person.name", row.about, "", row.case),
            row.raised_at, row.acknowledged_at,
        )  # fmt: skip
