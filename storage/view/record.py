"""A specialist's own record, read by themselves; and what they show of it, read by the families of their cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select

from content.load import record_guide
from flows.text import DAMAGED, Fact
from flows.view import Document, NotYours, Profile, ProfileLine, RecordEntry
from storage import tables
from storage.unit_of_work import Person
from storage.view.cases import CasesReading
from storage.view.viewer import name_of
from storage.writes.record import ABOUT


class RecordReading(CasesReading):
    """Satisfies ``flows.view.RecordView``."""

    def record(self) -> tuple[RecordEntry, ...]:
        if self._person is None or not self._person.specialist:
            return ()
        return self._entries(self._person, lambda value: Fact("own", self._id, value))

    def requirements_set(self) -> Mapping[str, int]:
        return {name: value for name, value in self._set_by(self._person).items() if name != ABOUT}

    def about_me(self) -> Fact | None:
        words = self._set_by(self._person).get(ABOUT)
        return Fact("own", self._id, words) if words else None

    def profiles(self, case: int) -> tuple[Profile, ...]:
        if self._must_stand(case).state != "in":
            raise NotYours("only who is in reads about the specialists")
        backup = self.backup(case)
        found = [self._profile(case, self._case_row(case).specialist, backup=False)]
        if backup is not None and backup.state == "in":
            found.append(self._profile(case, backup.person, backup=True))
        return tuple(one for one in found if one is not None)

    # --- rows --------------------------------------------------------------------------------------------------------
    def _profile(self, case: int, person: int, *, backup: bool) -> Profile | None:
        """Only what its owner chose, only the fields that its kind shows, and nothing that has ended."""
        owner = self._uow.person(person)
        if owner is None:
            return None

        def fact(value: Any) -> Fact:
            return Fact("profile", person, value, case)

        today = self.now.astimezone(ZoneInfo(owner.zone)).date().isoformat()
        shows = {kind.id: kind.profile for kind in record_guide().kinds if kind.profile}
        lines = tuple(
            ProfileLine(
                entry.kind,
                {name: words for name, words in entry.fields.items() if name in shows[entry.kind]},
                any(document.kept for document in entry.documents),
            )
            for entry in self._entries(owner, fact)
            if entry.shown and entry.kind in shows and (not entry.said("until") or entry.said("until") >= today)
        )
        words = self._set_by(owner).get(ABOUT)
        name = name_of(self._uow, owner, case, "specialist.name") or Fact("specialist.name", person, "", case)
        return Profile(person, name, backup, fact(words) if words else None, lines)

    def _entries(self, owner: Person, fact: Any) -> tuple[RecordEntry, ...]:
        table, documents = tables.record_entry, self._documents(owner)
        rows = self._uow.rows(select(table).where(table.c.person == owner.id).order_by(table.c.id.desc()))
        return tuple(self._record_entry(row, owner, fact, documents.get(row.id, ())) for row in rows)

    def _record_entry(self, row: Row[Any], owner: Person, fact: Any, documents: tuple[Document, ...]) -> RecordEntry:
        fields = self._uow.read_json(owner.key, f"record_entry.fields:{row.id}", row.fields, instead={"title": DAMAGED})
        facts = {name: fact(words) for name, words in fields.items()}
        return RecordEntry(row.id, row.kind, facts, bool(row.shown), row.at, documents)

    def _documents(self, owner: Person) -> dict[int, tuple[Document, ...]]:
        """Without their bytes."""
        table = tables.record_document
        columns = (table.c.id, table.c.entry, table.c.about, table.c.size, table.c.at)
        found: dict[int, tuple[Document, ...]] = {}
        for row in self._uow.rows(select(*columns).where(table.c.person == owner.id).order_by(table.c.id)):
            about = self._uow.read_json(owner.key, f"record_document.about:{row.id}", row.about, instead={"kind": ""})
            document = Document(row.id, row.entry, about["kind"], row.size, row.size > 0, row.at)
            found[row.entry] = (*found.get(row.entry, ()), document)
        return found

    def _set_by(self, owner: Person | None) -> dict[str, Any]:
        if owner is None:
            return {}
        table = tables.record_choice
        rows = self._uow.rows(select(table).where(table.c.person == owner.id))
        set_by = {
            row.name: self._uow.read_json(owner.key, f"record_choice.value:{row.name}", row.value, instead=None)
            for row in rows
        }
        return {name: value for name, value in set_by.items() if value is not None}
