"""Effects of reviewing. An approval holds for the words that were read: whatever changes them asks again."""

from __future__ import annotations

from typing import Final, assert_never

from sqlalchemy import func, select, update

from flows import effects as e
from flows.versions import of_fields
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.cases import change_part

ASKS_AGAIN: Final = frozenset({
    "LetterEntryChanged", "LetterEntryCut", "LetterPartCleared", "LetterReordered", "LetterRestored", "LetterTakenBack",
})  # fmt: skip
"""What makes a letter another one. A message that is added does so with the count of its parts (``storage.people``)."""


def write(uow: UnitOfWork, person: Person, effect: e.ReviewEffect) -> None:
    match effect:
        case e.ReviewNoted():
            note(uow, person, effect)
        case e.ReviewAnswered():
            answer(uow, person, effect)
        case e.LetterApproved():
            change_part(uow, effect.case, effect.author, letter_approved=True)
        case e.BoundaryApproved():
            approve_boundary(uow, effect)
        case _:
            assert_never(effect)


def note(uow: UnitOfWork, specialist: Person, effect: e.ReviewNoted) -> None:
    standing, author = uow.standing(effect.author, effect.case), uow.person(effect.author)
    if standing is None or standing.role != "member" or author is None:
        raise NotAllowed("there is no such member in this case")
    state = "seen" if effect.kind == "approved" else "open"  # there is nothing to answer
    said = {"words": effect.words, "before": effect.before, "version": effect.version}
    uow.insert(
        tables.review_note, id=effect.note, case=effect.case, author=author.id, by=specialist.id, what=effect.what,
        item=effect.item, kind=effect.kind, state=state, at=uow.now,
        said=uow.seal_json(author.key, f"review_note.said:{effect.note}", said),
    )  # fmt: skip


def answer(uow: UnitOfWork, author: Person, effect: e.ReviewAnswered) -> None:
    table = tables.review_note
    sealed = uow.seal_json(author.key, f"review_note.answer:{effect.note}", {"reply": effect.reply, "own": effect.own})
    where = (table.c.id == effect.note, table.c.author == author.id, table.c.case == effect.case)
    uow.execute(update(table).where(*where).values(state=effect.state, answer=sealed))


def approve_boundary(uow: UnitOfWork, effect: e.BoundaryApproved) -> None:
    """Only when it still says what was read."""
    table, author = tables.boundary, uow.person(effect.author)
    where = (table.c.id == effect.boundary, table.c.author == effect.author, table.c.case == effect.case)
    row = uow.first(select(table.c.fields).where(*where, table.c.committed.is_(True)))
    if row is None or author is None:
        return
    fields = uow.read_json(author.key, f"boundary.fields:{effect.boundary}", row.fields, instead={})
    if of_fields(fields) == effect.version:
        uow.execute(update(table).where(*where).values(approved=True))
    count_boundaries(uow, effect.author, effect.case)


def count_boundaries(uow: UnitOfWork, author: int, case: int) -> None:
    """The summary of committed boundaries, and how many of them are approved as they stand."""
    table = tables.boundary
    statement = select(func.count()).where(table.c.author == author, table.c.case == case, table.c.committed.is_(True))
    committed = uow.rows(statement)[0][0]
    approved = uow.rows(statement.where(table.c.approved.is_(True)))[0][0]
    change_part(uow, case, author, boundaries=committed, boundaries_approved=approved)


def ask_again(uow: UnitOfWork, author: Person, effect: e.Effect) -> None:
    """Take back the approval of a letter that this effect has changed."""
    case = getattr(effect, "case", None)
    if case is not None and type(effect).__name__ in ASKS_AGAIN:
        change_part(uow, case, author.id, letter_approved=False)
