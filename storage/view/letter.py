"""The letter, read for one viewer: its author, or the specialist once it is shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from flows.text import DAMAGED, Fact
from flows.view import Entry, Letter, LetterVersion, NotYours
from storage import tables
from storage.view.cases import CasesReading

_NO_ENTRIES = [{"part": "love", "words": DAMAGED, "message": 0}]


class LetterReading(CasesReading):
    """Satisfies the letter's part of ``flows.view.PreparingView``."""

    def letter(self, case: int, author: int) -> Letter:
        part = self.participant(case, author)
        if author != self._id and not (self._must_lead(case) and part.letter_shared):
            raise NotYours("this letter is not shared")
        key = self._key_of(author)
        table = tables.letter_entry
        statement = select(table).where(table.c.author == author, table.c.case == case).order_by(table.c.id)
        entries = tuple(self._entry(row, key, part.letter_shared) for row in self._uow.rows(statement))
        return Letter(author, case, entries, part.letter_shared, self._order(case, author))

    def kept(self, case: int) -> Mapping[str, int]:
        self._must_stand(case)
        return self._uow.kept(self._id, case)

    def entry_at(self, message: int) -> Entry | None:
        table = tables.letter_entry
        row = self._uow.first(select(table).where(table.c.author == self._id, table.c.message == message))
        return None if row is None or message <= 0 else self._entry(row, self._key_of(self._id), False)

    def letter_versions(self, case: int) -> tuple[LetterVersion, ...]:
        self._must_stand(case)
        table = tables.letter_version
        statement = select(table.c.id, table.c.at, table.c.why, table.c.words)
        statement = statement.where(table.c.author == self._id, table.c.case == case).order_by(table.c.id.desc())
        return tuple(LetterVersion(row.id, row.at, row.why, row.words) for row in self._uow.rows(statement))

    def letter_version(self, case: int, version: int) -> Letter:
        self._must_stand(case)
        table = tables.letter_version
        wanted = (table.c.id == version, table.c.author == self._id, table.c.case == case)
        row = self._uow.first(select(table).where(*wanted))
        if row is None:
            raise NotYours("no such version")
        entries = self._uow.read_json(
            self._key_of(self._id), f"letter_version.entries:{row.id}", row.entries, instead=_NO_ENTRIES
        )
        return Letter(
            self._id, case,
            tuple(
                Entry(number, case, one["part"], Fact("letter.words", self._id, one["words"], case), one["message"])
                for number, one in enumerate(entries)
            ),
            order=self._order(case, self._id),
        )  # fmt: skip

    def phrases_kept(self, case: int) -> frozenset[str]:
        row = self._choices(case, self._id)
        if row is None or not row.phrases:
            return frozenset()
        where = f"letter_choice.phrases:{case}"
        return frozenset(self._uow.read_json(self._key_of(self._id), where, row.phrases, instead=[]))

    # --- rows --------------------------------------------------------------------------------------------------------
    def _choices(self, case: int, author: int) -> Row[Any] | None:
        return self._uow.letter_choice(author, case)

    def _order(self, case: int, author: int) -> tuple[str, ...]:
        row = self._choices(case, author)
        return tuple(row.part_order.split(",")) if row is not None and row.part_order else ()

    def _entry(self, row: Row[Any], key: int, shared: bool) -> Entry:
        words = self._uow.read(key, f"letter_entry.words:{row.id}", row.words)
        return Entry(row.id, row.case, row.part, Fact("letter.words", row.author, words, row.case, shared), row.message)
