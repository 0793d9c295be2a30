"""Lessons, letters and boundaries, read for one viewer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from flows.text import DAMAGED, Fact
from flows.view import Boundary, ModuleProgress, RedFlag, Told
from storage import tables
from storage.view.letter import LetterReading
from storage.view.viewer import name_of

_TOLD = {"state": "unknown", "how": None, "note": DAMAGED}


class PreparingReading(LetterReading):
    """Satisfies ``flows.view.PreparingView``."""

    def module(self, module: str) -> ModuleProgress:
        card, answer, done = tables.card_read, tables.quiz_answer, tables.module_pass
        cards = self._uow.rows(select(card.c.card).where(card.c.person == self._id, card.c.module == module))
        answers = self._uow.rows(
            select(answer.c.quiz, answer.c.option).where(answer.c.person == self._id, answer.c.module == module)
        )
        passed = self._uow.first(select(done.c.module).where(done.c.person == self._id, done.c.module == module))
        return ModuleProgress(frozenset(row.card for row in cards), {a.quiz: a.option for a in answers}, bool(passed))

    def saved_cards(self) -> tuple[tuple[str, str], ...]:
        table = tables.saved_card
        statement = select(table.c.module, table.c.card).where(table.c.person == self._id)
        rows = self._uow.rows(statement.order_by(table.c.at.desc(), table.c.module, table.c.card))
        return tuple((row.module, row.card) for row in rows)

    def modules_of(self, case: int, person: int) -> Mapping[str, bool]:
        if person != self._id:
            self._must_lead(case)
            self.participant(case, person)
        table = tables.module_pass
        return {row.module: True for row in self._uow.rows(select(table.c.module).where(table.c.person == person))}

    def information(self, case: int, author: int) -> Mapping[str, Told]:
        self.participant(case, author)
        if author != self._id:
            self._must_lead(case)
        table, key = tables.information, self._key_of(author)
        rows = self._uow.rows(select(table).where(table.c.author == author, table.c.case == case))
        return {row.question: self._told(row, key) for row in rows}

    def red_flags(self, case: int) -> tuple[RedFlag, ...]:
        self._must_lead(case)
        table = tables.red_flag
        order = (table.c.signed_at.is_not(None), table.c.raised_at.desc(), table.c.flag)
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(*order))
        return tuple(
            RedFlag(row.flag, row.raised_at, row.raised_by, row.signed_at, self._signed_by(row)) for row in rows
        )

    def _signed_by(self, row: Row[Any]) -> Fact | None:
        person = self._uow.person(row.signed_by) if row.signed_by is not None else None
        return name_of(self._uow, person, row.case, "specialist.name") if person else None

    def boundaries(self, case: int, author: int) -> tuple[Boundary, ...]:
        self.participant(case, author)
        table, key = tables.boundary, self._key_of(author)
        statement = select(table).where(table.c.author == author, table.c.case == case).order_by(table.c.id)
        if author != self._id and self._must_lead(case):
            statement = statement.where(table.c.committed.is_(True))
        return tuple(self._boundary(row, key) for row in self._uow.rows(statement))

    # --- rows --------------------------------------------------------------------------------------------------------
    def _told(self, row: Row[Any], key: int) -> Told:
        told = self._uow.read_json(key, f"information.told:{row.case}:{row.question}", row.told, instead=_TOLD)

        def fact(value: Any) -> Fact:
            return Fact("information", row.author, value, row.case)

        value = fact(told["value"]) if told["state"] == "known" else None
        note = fact(told["note"]) if told["note"] else None
        return Told(row.question, told["state"], value, told["how"], note, row.at)

    def _boundary(self, row: Row[Any], key: int) -> Boundary:
        fields = self._uow.read_json(key, f"boundary.fields:{row.id}", row.fields, instead={"i_will": DAMAGED})
        facts = {
            name: Fact("boundary.words", row.author, words, row.case, row.committed) for name, words in fields.items()
        }
        return Boundary(row.id, facts, row.committed, row.approved)
