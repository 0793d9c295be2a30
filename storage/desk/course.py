"""How somebody's check-ins went, for the terminal: the scales that a specialist may see, the oldest first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from content.load import question_set
from content.schema import Question
from flows.walls import Standing
from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.view.answers import answers_of, releases_to

MOST = 20
LEADER = 0
"""Whoever leads the case: no person of their own."""
Course = dict[str, list[tuple[datetime, float]]]
"""By the question's id."""


def read_course(uow: UnitOfWork, case: int, person: int) -> Course:
    """Only what the wall lets the case's specialist know: a loved one's answers when they released them."""
    table, people = tables.check_in, tables.person
    where = (table.c.case == case, table.c.person == person, table.c.finished_at.is_not(None))
    done = uow.rows(select(table).where(*where).order_by(table.c.id.desc()).limit(MOST))
    key = uow.first(select(people.c.key).where(people.c.id == person))
    if key is None:
        return {}
    released = frozenset(what for what, audience in releases_to(uow, case) if audience is None)
    leads = Standing(LEADER, case, "specialist", "in", None, released)
    found: Course = {}
    for row in reversed(done):
        for question, fact in answers_of(uow, row, key.key, leads, LEADER).items():
            if is_scale(row.sheet, question) and isinstance(fact.value, int | float):
                found.setdefault(question, []).append((row.due_at, float(fact.value)))
    return found


def is_scale(sheet: str, question: str) -> bool:
    return any(one.id == question and one.kind == "scale" for one in question_set(sheet).questions)


def label(question: str) -> Question | None:
    """The question as content has it."""
    sheets = (question_set(sheet) for sheet in ("loved_one_checkin", "family_checkin"))
    return next((one for sheet in sheets for one in sheet.questions if one.id == question), None)
