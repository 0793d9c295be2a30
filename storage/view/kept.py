"""What a loved one keeps for themselves, read by nobody else; and what they let a member see."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from flows.text import DAMAGED, Fact
from flows.view import CheckIn, Kept, NotYours, Reminder
from flows.walls import MAY_JOIN
from storage import tables
from storage.view.contact import ContactReading


class KeptReading(ContactReading):
    """Satisfies ``flows.view.KeptView``."""

    def kept_words(self, case: int, kind: str) -> tuple[Kept, ...]:
        table = tables.kept_words
        mine = (table.c.case == case, table.c.person == self._id, table.c.kind == kind)
        return tuple(self._kept(row) for row in self._uow.rows(select(table).where(*mine).order_by(table.c.id.desc())))

    def reminders(self, case: int) -> tuple[Reminder, ...]:
        table = tables.reminder
        mine = (table.c.case == case, table.c.person == self._id)
        return tuple(self._reminder(row) for row in self._uow.rows(select(table).where(*mine).order_by(table.c.id)))

    def shared_with_me(self, case: int) -> tuple[CheckIn, ...]:
        standing = self.standing(case)
        if standing is None or not standing.in_circle:
            raise NotYours("for the circle only")
        if not standing.releases or standing.outcome not in MAY_JOIN:
            return ()
        table, part = tables.check_in, tables.participation
        theirs = select(part.c.person).where(part.c.case == case, part.c.role == "loved_one", part.c.state == "in")
        done = (table.c.case == case, table.c.person.in_(theirs), table.c.finished_at.is_not(None))
        found = (self._check_in(row) for row in self._uow.rows(select(table).where(*done).order_by(table.c.id.desc())))
        return tuple(one for one in found if one.answers)

    # --- rows --------------------------------------------------------------------------------------------------------
    def _kept(self, row: Row[Any]) -> Kept:
        said = self._uow.read_json(self._key_of(self._id), f"kept_words.said:{row.id}", row.said, {"words": DAMAGED})
        number = said.get("number")
        return Kept(
            row.id, row.kind, Fact("own", self._id, said["words"]), row.at,
            Fact("own", self._id, number) if number else None,
        )  # fmt: skip

    def _reminder(self, row: Row[Any]) -> Reminder:
        words = row.words and self._uow.read(self._key_of(self._id), f"reminder.words:{row.id}", row.words)
        return Reminder(
            row.id, row.case, row.kind, Fact("own", self._id, words) if words else None,
            tuple(int(day) for day in row.days), row.minute, row.happens, row.ahead, row.paused,
        )  # fmt: skip
