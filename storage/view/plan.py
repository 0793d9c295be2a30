"""The plan of a meeting, read for one viewer: the specialist, or a member to whom it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from content.load import plan_sections
from flows.checklist import ADDED, LEFT_OUT
from flows.text import DAMAGED, Fact
from flows.view import Planned, TaskState, TreatmentOption
from storage import tables
from storage.unit_of_work import Person, UnitOfWork
from storage.view.cases import CasesReading
from storage.view.viewer import name_of
from storage.writes.plan import SHOWN


class PlanReading(CasesReading):
    """Satisfies ``flows.view.PlanView``."""

    def __init__(
        self, uow: UnitOfWork, person: Person | None, language: str = "en", account: int | None = None
    ) -> None:
        super().__init__(uow, person, language, account)
        self._plans: dict[int, Mapping[str, Planned]] = {}
        self._rows_of: dict[int, Sequence[Row[Any]]] = {}

    def plan(self, case: int) -> Mapping[str, Planned]:
        if case not in self._plans:
            self._plans[case] = self._read_plan(case)
        return self._plans[case]

    def _read_plan(self, case: int) -> Mapping[str, Planned]:
        self._must_prepare(case)
        about, shown = self._case_row(case), _for_the_circle() if self.plan_shown(case) else frozenset()
        rows = (row for row in self._items(case) if row.item != SHOWN)
        theirs = [row for row in rows if self._must_stand(case).leads or _kind(row.item) in shown]
        return {row.item: self._planned(row, about, _kind(row.item) in shown) for row in theirs}

    def plan_shown(self, case: int) -> bool:
        self._must_prepare(case)
        return any(row.item == SHOWN for row in self._items(case))

    def treatment_options(self, case: int) -> tuple[TreatmentOption, ...]:
        self._must_lead(case)
        table, about = tables.treatment_option, self._case_row(case)
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.id))
        return tuple(self._option(row, about) for row in rows)

    def tasks(self, case: int) -> Mapping[str, TaskState]:
        self._must_prepare(case)
        table, leads = tables.task, self._must_stand(case).leads
        statement = select(table).where(table.c.case == case)
        if not leads:
            statement = statement.where(table.c.owner == self._id)
        rows = {row.task: row for row in self._uow.rows(statement)}
        added, off = self._own_tasks(case), self._off_the_list(case)
        names = rows.keys() | added.keys() | off if leads else rows.keys()
        return {name: self._task(rows.get(name), added.get(name), name not in off) for name in sorted(names)}

    def _own_tasks(self, case: int) -> Mapping[str, Planned]:
        """What the specialist added; whoever has such a task reads its title."""
        rows = (row for row in self._items(case) if _kind(row.item) == ADDED)
        return {_about(row.item): self._planned(row, self._case_row(case), True) for row in rows}

    def _off_the_list(self, case: int) -> frozenset[str]:
        return frozenset(_about(row.item) for row in self._items(case) if _kind(row.item) == LEFT_OUT)

    def _items(self, case: int) -> Sequence[Row[Any]]:
        """Every item of the plan, as it is kept: asked once."""
        if case not in self._rows_of:
            table = tables.plan_item
            self._rows_of[case] = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.item))
        return self._rows_of[case]

    # --- rows --------------------------------------------------------------------------------------------------------
    def _planned(self, row: Row[Any], about: Row[Any], shown: bool) -> Planned:
        value = self._uow.read_json(
            about.key, f"plan_item.value:{row.case}:{row.item}", row.value, instead={"words": DAMAGED}
        )
        person = value.get("person")
        return Planned(
            row.item, _fact(about, value.get("words"), shown), person, self._name(row.case, person),
            self._here(row.case, value.get("people", ())), self._here(row.case, value.get("out", ())), _day(value.get("day")), value.get("amount"),
            _fact(about, value.get("currency")), bool(value.get("usual")),
        )  # fmt: skip

    def _option(self, row: Row[Any], about: Row[Any]) -> TreatmentOption:
        told = self._uow.read_json(about.key, f"treatment_option.told:{row.id}", row.told, instead={"name": DAMAGED})
        name = _fact(about, told["name"])
        assert name is not None
        return TreatmentOption(
            row.id, name, told.get("signs", {}), told.get("amount"), _fact(about, told.get("currency")),
            _day(told.get("day")), _fact(about, told.get("note")),
        )  # fmt: skip

    def _task(self, row: Row[Any] | None, added: Planned | None, needed: bool) -> TaskState:
        title, days = (added.words, int(added.amount or 0)) if added else (None, 0)
        if row is None:
            return TaskState(title=title, days=days, needed=needed)
        name = self._name(row.case, row.owner)
        return TaskState(
            row.owner if name else None, name, row.done_at, title, days, needed, self._name(row.case, row.done_by)
        )

    def _here(self, case: int, people: Iterable[int]) -> tuple[int, ...]:
        """Those of them who are still in."""
        return tuple(one for one in people if (at := self._uow.standing(one, case)) is not None and at.state == "in")

    def _name(self, case: int, person: int | None) -> Fact | None:
        """Of somebody who is in; None for somebody who has left."""
        standing = self._uow.standing(person, case) if person is not None else None
        found = self._uow.person(standing.person) if standing is not None and standing.state == "in" else None
        return (name_of(self._uow, found, case) or Fact("person.name", found.id, "", case)) if found else None


OF_THE_SCRIPT = frozenset({"speaking", "answer"})
"""The order of reading, and who answers what (``answer.anger``)."""


def _for_the_circle() -> frozenset[str]:
    return OF_THE_SCRIPT | {item.id for section in plan_sections() for item in section.items if item.shown}


def _kind(item: str) -> str:
    return item.partition(".")[0]


def _about(item: str) -> str:
    return item.partition(".")[2]


def _fact(about: Row[Any], words: str | None, shown: bool = False) -> Fact | None:
    return Fact("plan.words", about.specialist, words, about.id, shown) if words else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
