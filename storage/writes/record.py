"""Effects on a specialist's own record. Everything is sealed with their own key, the documents' bytes too."""

from __future__ import annotations

import base64
from typing import Any, Final, assert_never

from sqlalchemy import delete, select, update

from flows import effects as e
from storage import due, tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert

LARGEST: Final = 5_000_000
"""Bytes of one document; more is not kept, whatever Telegram said of its size before."""
ABOUT: Final = "about"
_BEGINNINGS: Final = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))


def write(uow: UnitOfWork, person: Person, effect: e.RecordEffect) -> None:
    if not person.specialist:
        raise NotAllowed("only a specialist has a record")
    match effect:
        case e.RecordKept():
            keep(uow, person, effect)
        case e.RecordRemoved():
            _drop(uow, tables.record_document.c.entry, person, effect.entry)
            _drop(uow, tables.record_entry.c.id, person, effect.entry)
        case e.RecordShown():
            _mine(uow, person, effect.entry)
            table = tables.record_entry
            uow.execute(update(table).where(table.c.id == effect.entry).values(shown=int(effect.shown)))
        case e.DocumentGiven():
            give_document(uow, person, effect)
        case e.DocumentRemoved():
            _drop(uow, tables.record_document.c.id, person, effect.document)
        case e.RequirementSet():
            set_choice(uow, person, effect.requirement, effect.value)
        case e.AboutMeWritten():
            set_choice(uow, person, ABOUT, effect.words or None)
        case e.DocumentAsked() | e.RecordAsked():
            pass  # recorded in the audit, and turned into a file by the worker
        case _:
            assert_never(effect)


def keep(uow: UnitOfWork, person: Person, effect: e.RecordKept) -> None:
    table = tables.record_entry
    there = uow.first(select(table.c.person).where(table.c.id == effect.entry))
    sealed = uow.seal_json(person.key, f"record_entry.fields:{effect.entry}", dict(effect.fields))
    if there is None:
        uow.insert(table, id=effect.entry, person=person.id, kind=effect.kind, fields=sealed, shown=0, at=uow.now)
        return
    _mine(uow, person, effect.entry)
    uow.execute(update(table).where(table.c.id == effect.entry).values(fields=sealed))


def give_document(uow: UnitOfWork, person: Person, effect: e.DocumentGiven) -> None:
    """Only where Telegram has it; ``fetched`` brings the bytes."""
    _mine(uow, person, effect.entry)
    uow.insert(
        tables.record_document, id=effect.document, person=person.id, entry=effect.entry, size=0, at=uow.now,
        about=uow.seal_json(person.key, f"record_document.about:{effect.document}", {"name": effect.name, "kind": ""}),
        waiting=uow.seal(person.key, f"record_document.waiting:{effect.document}", effect.file),
    )  # fmt: skip


def set_choice(uow: UnitOfWork, person: Person, name: str, value: object) -> None:
    table = tables.record_choice
    if value is None:
        uow.execute(delete(table).where(table.c.person == person.id, table.c.name == name))
        return
    sealed = uow.seal_json(person.key, f"record_choice.value:{name}", value)
    upsert(uow, table, ("person", "name"), person=person.id, name=name, value=sealed)


def _mine(uow: UnitOfWork, person: Person, entry: int) -> None:
    row = uow.first(select(tables.record_entry.c.person).where(tables.record_entry.c.id == entry))
    if row is None or row.person != person.id:
        raise NotAllowed("there is no such entry in their record")


def _drop(uow: UnitOfWork, column: Any, person: Person, wanted: int) -> None:
    uow.execute(delete(column.table).where(column == wanted, column.table.c.person == person.id))


# --- what came from Telegram -----------------------------------------------------------------------------------------
def fetched(uow: UnitOfWork, document: int, content: bytes) -> None:
    """The bytes are here: they are sealed, or, when they are no photo and no PDF, the document goes, and its owner is told."""
    table = tables.record_document
    row = uow.first(select(table).where(table.c.id == document, table.c.content.is_(None)))
    owner = uow.person(row.person) if row is not None else None
    if row is None or owner is None:
        return  # removed meanwhile, or fetched twice
    kind = kind_of(content)
    if kind is None or len(content) > LARGEST:
        _not_kept(uow, row, "unfit" if kind is None else "large")
        return
    about = uow.open_json(owner.key, f"record_document.about:{document}", row.about) | {"kind": kind}
    sealed = uow.seal(owner.key, f"record_document.content:{document}", base64.b64encode(content).decode())
    values = {
        "content": sealed, "size": len(content), "waiting": None,
        "about": uow.seal_json(owner.key, f"record_document.about:{document}", about),
    }  # fmt: skip
    uow.execute(update(table).where(table.c.id == document).values(**values))
    _tell(uow, row, "kept")


def not_fetched(uow: UnitOfWork, document: int) -> None:
    """Telegram no longer has it, or does not give it out: its owner is asked to send it again."""
    table = tables.record_document
    row = uow.first(select(table).where(table.c.id == document, table.c.content.is_(None)))
    if row is not None:
        _not_kept(uow, row, "lost")


def _not_kept(uow: UnitOfWork, row: Any, why: str) -> None:
    uow.execute(delete(tables.record_document).where(tables.record_document.c.id == row.id))
    _tell(uow, row, why)


def _tell(uow: UnitOfWork, row: Any, what: str) -> None:
    data = {"entry": row.entry, "what": what}
    due.promise(uow, e.Promise(f"record_document:{row.id}", "record_document", row.person, uow.now, None, data))


def kind_of(content: bytes) -> str | None:
    """By its first bytes, whatever it calls itself."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)


def content_of(uow: UnitOfWork, person: Person, document: int) -> tuple[str, bytes] | None:
    """The kind and the bytes of a document of theirs; None when it is not here (any more)."""
    table = tables.record_document
    row = uow.first(select(table).where(table.c.id == document, table.c.person == person.id))
    if row is None or row.content is None:
        return None
    about = uow.open_json(person.key, f"record_document.about:{document}", row.about)
    return about["kind"], base64.b64decode(uow.open(person.key, f"record_document.content:{document}", row.content))
