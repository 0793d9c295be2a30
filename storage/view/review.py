"""What was said about letters and boundaries, read for one viewer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from flows.text import DAMAGED, Fact
from flows.view import ReviewNote
from storage import tables
from storage.view.cases import CasesReading
from storage.view.viewer import name_of

_SAID = {"version": "", "words": DAMAGED, "before": None}


class ReviewReading(CasesReading):
    """Satisfies ``flows.view.ReviewView``."""

    def reviews(self, case: int, author: int) -> tuple[ReviewNote, ...]:
        part = self.participant(case, author)
        if author != self._id:
            self._must_lead(case)
        table, key = tables.review_note, self._key_of(author)
        statement = select(table).where(table.c.author == author, table.c.case == case).order_by(table.c.id.desc())
        return tuple(self._note(row, key, part.letter_shared) for row in self._uow.rows(statement))

    def _by(self, row: Row[Any]) -> Fact | None:
        who = self._uow.person(row.by)
        return name_of(self._uow, who, row.case, "specialist.name") if who else None

    def _note(self, row: Row[Any], key: int, letter_shared: bool) -> ReviewNote:
        said = self._uow.read_json(key, f"review_note.said:{row.id}", row.said, instead=_SAID)
        where = f"review_note.answer:{row.id}"
        answer = self._uow.read_json(key, where, row.answer, instead={"reply": DAMAGED}) if row.answer else {}
        own = "letter.words" if row.what == "letter" else "boundary.words"

        def fact(kind: str, words: str | None) -> Fact | None:
            shared = kind != "letter.words" or letter_shared
            return Fact(kind, row.author, words, row.case, shared) if words else None

        return ReviewNote(
            row.id, row.case, row.author, row.what, row.item, row.kind, said["version"], row.at, row.state,
            fact("review.words", said["words"]), fact(own, said["before"]), fact("review.words", answer.get("reply")),
            fact("own", answer.get("own")), self._by(row),
        )  # fmt: skip
