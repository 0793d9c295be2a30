"""The time after, read for one viewer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from content.load import follow_up_items
from flows.text import DAMAGED, Fact
from flows.view import Episode, FollowUp, Held, OwnLetter
from flows.walls import Standing
from storage import tables
from storage.view.cases import CasesReading

SETTINGS = ("cadence", "family", "numbers", "told", "shown")
"""Items that are no words."""


class FollowingReading(CasesReading):
    """Satisfies ``flows.view.FollowingView``."""

    def follow_up(self, case: int) -> FollowUp:
        standing, about, table = self._must_stand(case), self._case_row(case), tables.follow_up
        rows = self._uow.rows(select(table).where(table.c.case == case))
        found: dict[str, Any] = {
            row.item: self._uow.read_json(about.key, f"follow_up.value:{case}:{row.item}", row.value, instead={})
            for row in rows
        }
        cadence, shown = found.get("cadence", {}), frozenset(found.get("shown", {}).get("to", ()))
        words = {
            item: Fact("follow_up.words", about.specialist, value.get("words", DAMAGED), case, shared=True)
            for item, value in found.items()
            if item not in SETTINGS and _may_see(standing, item, shown)
        }
        return FollowUp(
            cadence.get("name", "usual"), tuple(cadence.get("days", ())), int(found.get("family", {}).get("weeks", 8)),
            found.get("numbers", {}), frozenset(found.get("told", {}).get("both", ())), shown, words,
        )  # fmt: skip

    def check_ups(self, case: int) -> Mapping[int, datetime]:
        self._must_lead(case)
        table = tables.check_up
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.month))
        return {row.month: row.done_at for row in rows}

    def begun(self, case: int, author: int) -> Mapping[int, datetime]:
        self._mine_or_led(case, author)
        table = tables.boundary_begun
        rows = self._uow.rows(select(table).where(table.c.case == case, table.c.author == author))
        return {row.boundary: row.at for row in rows}

    def held(self, case: int, author: int) -> tuple[Held, ...]:
        self._mine_or_led(case, author)
        table = tables.boundary_answer
        statement = select(table).where(table.c.case == case, table.c.author == author)
        rows = self._uow.rows(statement.order_by(table.c.at.desc(), table.c.days.desc(), table.c.boundary))
        return tuple(Held(row.boundary, row.days, row.answer, row.why, row.at) for row in rows)

    def episode(self, case: int) -> Episode | None:
        self._must_stand(case)
        table, step = tables.return_episode, tables.return_step
        mine = select(table).where(table.c.case == case, table.c.person == self._id)
        row = self._uow.first(mine.order_by(table.c.id.desc()).limit(1))
        if row is None:
            return None
        ticked = self._uow.rows(select(step).where(step.c.episode == row.id))
        return Episode(row.id, case, row.at, {one.step: one.at for one in ticked})

    def own_letters(self) -> tuple[OwnLetter, ...]:
        table, key = tables.own_letter, self._key_of(self._id)
        rows = self._uow.rows(select(table).where(table.c.person == self._id).order_by(table.c.id.desc()))
        return tuple(
            OwnLetter(row.id, self._own_words(row, key), row.made_at, row.comes_at, row.came_at) for row in rows
        )

    # --- rows --------------------------------------------------------------------------------------------------------
    def _mine_or_led(self, case: int, author: int) -> None:
        self.participant(case, author)
        if author != self._id:
            self._must_lead(case)

    def _own_words(self, row: Any, key: int) -> tuple[Fact, ...]:
        words = self._uow.read_json(key, f"own_letter.words:{row.id}", row.words, instead=[DAMAGED])
        return tuple(Fact("own", row.person, one) for one in words)


def _may_see(standing: Standing, item: str, shown: frozenset[str]) -> bool:
    """The specialist everything; the circle and the loved one what is for them and was shown to them."""
    if standing.leads:
        return True
    whom = "circle" if standing.in_circle else "loved_one" if standing.is_loved_one else ""
    return whom in shown and any(one.id == item and whom in one.whom for one in follow_up_items())
