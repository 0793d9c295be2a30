"""Check-in answers and releases, as one viewer may see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from flows.one_line import answer_kind
from flows.text import Fact
from flows.walls import Standing, may_know
from storage import tables
from storage.unit_of_work import UnitOfWork
from storage.writes.contact import SPECIALIST

_GONE = object()
"""A damaged answer: it could stand for a number as well as for words, so it is left out."""


def answers_of(
    uow: UnitOfWork, check_in: Row[Any], key: int, standing: Standing | None, viewer: int
) -> Mapping[str, Fact]:
    """The answers of one check-in that this viewer may know; the others are not in it at all."""
    table = tables.check_in_answer
    answers: dict[str, Fact] = {}
    for row in uow.rows(select(table).where(table.c.check_in == check_in.id)):
        where = f"check_in_answer.value:{check_in.id}:{row.question}"
        kind = answer_kind(check_in.sheet, row.question)
        fact = Fact(kind, check_in.person, uow.read_json(key, where, row.value, instead=_GONE), check_in.case)
        if fact.value is not _GONE and may_know(standing, viewer, fact):
            answers[row.question] = fact
    return answers


def releases_to(uow: UnitOfWork, case: int) -> frozenset[tuple[str, int | None]]:
    table = tables.release
    rows = uow.rows(select(table.c.what, table.c.audience).where(table.c.case == case))
    return frozenset((row.what, None if row.audience == SPECIALIST else row.audience) for row in rows)
