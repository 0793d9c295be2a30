"""How much of one person is kept, by what it is: what they are shown before and after it is erased."""

from __future__ import annotations

from sqlalchemy import func, literal, select, union_all

from storage import tables
from storage.unit_of_work import UnitOfWork

_OF = {
    "letter": tables.letter_entry.c.author,
    "boundaries": tables.boundary.c.author,
    "information": tables.information.c.author,
    "check_ins": tables.check_in.c.person,
    "talk": tables.thread_message.c.author,
    "lessons": tables.module_pass.c.person,
    "practice": tables.reaction_practice.c.person,
    "consents": tables.consent.c.person,
    "record": tables.record_entry.c.person,
    "own_words": tables.kept_words.c.person,
    "reminders": tables.reminder.c.person,
    "documents": tables.record_document.c.person,
    "flags": tables.red_flag.c.raised_by,
}


def possessions(uow: UnitOfWork, person: int) -> dict[str, int]:
    """What there is none of is left out."""
    counts = (
        select(literal(what).label("what"), func.count().label("n")).select_from(column.table).where(column == person)
        for what, column in _OF.items()
    )
    return {row.what: row.n for row in uow.rows(union_all(*counts)) if row.n}
