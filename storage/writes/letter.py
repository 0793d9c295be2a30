"""Effects of the letter. Before words are changed or go, the whole letter is kept as a version."""

from __future__ import annotations

from typing import Any, assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import change_part

KEEP_VERSIONS = 20
"""Of one letter; the oldest go."""


def write(uow: UnitOfWork, author: Person, effect: e.LetterEffect) -> None:
    match effect:
        case e.LetterPartWritten():
            write_part(uow, author, effect)
        case e.LetterEntryChanged():
            change_entry(uow, author, effect)
        case e.LetterEntryCut():
            _keep_version(uow, author, effect.case, "cut")
            _delete(uow, author, effect.case, tables.letter_entry.c.id == effect.entry)
        case e.LetterPartCleared():
            _keep_version(uow, author, effect.case, "cut")
            _delete(uow, author, effect.case, tables.letter_entry.c.part == effect.part)
        case e.LetterReordered():
            order = ",".join(effect.parts)
            upsert(uow, tables.letter_choice, case=effect.case, author=author.id, part_order=order)
            uow.letter_choice_changed(author.id)
        case e.LetterRestored():
            restore(uow, author, effect)
        case e.LetterPhraseKept():
            keep_phrase(uow, author, effect)
        case e.LetterShared():
            _keep_version(uow, author, effect.case, "shared")
            change_part(uow, effect.case, author.id, letter_shared=True, letter_unread=True)
        case e.LetterTakenBack():
            change_part(uow, effect.case, author.id, letter_shared=False, letter_unread=False)
        case e.LetterRead():
            change_part(uow, effect.case, effect.author, letter_unread=False)
        case _:
            assert_never(effect)


def write_part(uow: UnitOfWork, author: Person, effect: e.LetterPartWritten) -> None:
    """Keep one message of a letter part. The hot path: what is read is read once a batch, and nothing is written one by one."""
    uow.letter_grows(author.id, effect.case, effect.part)
    sealed = uow.seal(author.key, f"letter_entry.words:{effect.entry}", effect.words)
    uow.add(
        tables.letter_entry, id=effect.entry, case=effect.case, author=author.id, part=effect.part, words=sealed,
        message=effect.message, at=uow.now,
    )  # fmt: skip


def change_entry(uow: UnitOfWork, author: Person, effect: e.LetterEntryChanged) -> None:
    _keep_version(uow, author, effect.case, "changed")
    table = tables.letter_entry
    sealed = uow.seal(author.key, f"letter_entry.words:{effect.entry}", effect.words)
    new = {"words": sealed, **({"message": effect.message} if effect.message else {})}
    uow.execute(update(table).where(table.c.id == effect.entry, table.c.author == author.id).values(new))


def restore(uow: UnitOfWork, author: Person, effect: e.LetterRestored) -> None:
    table = tables.letter_version
    wanted = (table.c.id == effect.version, table.c.author == author.id, table.c.case == effect.case)
    row = uow.first(select(table).where(*wanted))
    if row is None:
        raise NotAllowed("there is no such version of this letter")
    entries = uow.open_json(author.key, f"letter_version.entries:{row.id}", row.entries)
    _keep_version(uow, author, effect.case, "restored")
    _delete(uow, author, effect.case)
    for entry in entries:
        number = uow.database.ids.next()
        written = e.LetterPartWritten(effect.case, entry["part"], number, entry["words"], entry["message"])
        write_part(uow, author, written)


def keep_phrase(uow: UnitOfWork, author: Person, effect: e.LetterPhraseKept) -> None:
    table, where = tables.letter_choice, f"letter_choice.phrases:{effect.case}"
    row = uow.letter_choice(author.id, effect.case)
    kept = uow.read_json(author.key, where, row.phrases, instead=[]) if row and row.phrases else []
    sealed = uow.seal_json(author.key, where, [*kept, effect.key])
    upsert(uow, table, case=effect.case, author=author.id, phrases=sealed)
    uow.letter_choice_changed(author.id)


def _keep_version(uow: UnitOfWork, author: Person, case: int, why: str) -> None:
    """The letter as it is now; the oldest versions go."""
    entry, version = tables.letter_entry, tables.letter_version
    mine = (entry.c.author == author.id, entry.c.case == case)
    rows = uow.rows(select(entry).where(*mine).order_by(entry.c.id))
    entries = [
        {
            "part": row.part,
            "message": row.message,
            "words": uow.read(author.key, f"letter_entry.words:{row.id}", row.words),
        }
        for row in rows
    ]
    number = uow.database.ids.next()
    sealed = uow.seal_json(author.key, f"letter_version.entries:{number}", entries)
    words = sum(len(one["words"].split()) for one in entries)
    uow.insert(version, id=number, case=case, author=author.id, why=why, words=words, entries=sealed, at=uow.now)
    old = (
        select(version.c.id)
        .where(version.c.author == author.id, version.c.case == case)
        .order_by(version.c.id.desc())
        .offset(KEEP_VERSIONS)
    )
    uow.execute(delete(version).where(version.c.id.in_([row.id for row in uow.rows(old)])))


def _delete(uow: UnitOfWork, author: Person, case: int, *which: Any) -> None:
    table = tables.letter_entry
    uow.execute(delete(table).where(table.c.author == author.id, table.c.case == case, *which))
    uow.letter_shrank(author.id, case)
