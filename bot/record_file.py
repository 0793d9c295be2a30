"""A specialist's record as one file for an audit: to read, for a spreadsheet, for a program, and the documents.

Nothing telling stands in a file's name.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from content.load import record_guide, requirements
from flows.requirements import progress
from flows.text import Said, T, Text
from flows.view import RecordEntry
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView
from storage.writes.record import content_of

HEAD = T("Record of {name}, made on {day}")
DECLARED = T("Declarations")
ASKED = T("What is asked for. The numbers are an example or your own: check them with your board.")
MET, SHORT = T("met"), T("missing: {missing}")
COLUMNS = (
    "id",
    "kind",
    "title",
    "from",
    "number",
    "day",
    "until",
    "hours",
    "domain",
    "role",
    "counts",
    "years",
    "by",
    "documents",
)


def record_file(uow: UnitOfWork, person: Person, say: Any) -> bytes:
    """A zip. ``say`` puts a text into the language of its owner."""
    view = StoredView(uow, person)
    entries = view.record()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        names: dict[int, str] = {}
        for number, document in enumerate((one for entry in entries for one in entry.documents if one.kept), 1):
            content = content_of(uow, person, document.id)
            if content is not None:
                names[document.id] = f"documents/{number:02}.{content[0]}"
                archive.writestr(names[document.id], content[1])
        archive.writestr("record.txt", "\r\n".join(_readable(view, entries, names, say)))
        archive.writestr("record.json", json.dumps(_plain(view, entries, names), ensure_ascii=False, indent=2))
        archive.writestr("record.csv", _table(entries, names).encode("utf-8-sig"))
    return made.getvalue()


# --- to read ---------------------------------------------------------------------------------------------------------
def _readable(view: StoredView, entries: Sequence[RecordEntry], names: dict[int, str], say: Any) -> Iterator[str]:
    guide, today = record_guide(), view.now.date()
    yield say(HEAD.with_values(name=view.me.name or T("a specialist"), day=today))
    about = {kind.id: kind for kind in guide.kinds}
    for kind in guide.kinds:
        found = [entry for entry in entries if entry.kind == kind.id]
        if found:
            yield from ("", say(Said(kind.name)).upper())
        for entry in found:
            labels = {field.id: field for field in about[kind.id].fields}
            yield ""
            yield from (f"{say(Said(labels[name].label))}: {_value(entry.said(name), say)}" for name in labels if name in entry.fields)  # fmt: skip
            yield from (names[one.id] for one in entry.documents if one.id in names)
    yield from ("", say(DECLARED).upper())
    titles = {one.id: Said(one.title) for one in guide.declarations}
    for entry in entries:
        if entry.said("what") in titles:
            yield f"{entry.said('day')}: {say(titles[entry.said('what')])} ({entry.said('version')})"
    yield from ("", say(ASKED))
    for one in progress(entries, view.requirements_set(), today):
        state: Text = MET if one.missing == 0 else SHORT.with_values(missing=one.missing)
        yield f"{say(one.requirement.name)}: {one.have:g} / {one.need or '-'} ({say(state)})"


def _value(value: str, say: Any) -> str:
    guide = record_guide()
    names = guide.domains.get(value) or guide.roles.get(value) or guide.counts.get(value)
    return str(say(Said(names))) if names else value


# --- for programs ----------------------------------------------------------------------------------------------------
def _plain(view: StoredView, entries: Sequence[RecordEntry], names: dict[int, str]) -> dict[str, Any]:
    chosen, own = view.requirements_set(), {entry.id: entry for entry in entries}
    return {
        "made_at": view.now.isoformat(timespec="seconds"),
        "name": view.me.name.value if view.me.name else "",
        "entries": [
            {
                "id": entry.id, "kind": entry.kind, "noted_at": entry.at.isoformat(timespec="seconds"),
                "shown_to_families": entry.shown, "fields": {name: fact.value for name, fact in entry.fields.items()},
                "documents": [names[one.id] for one in entry.documents if one.id in names],
            }
            for entry in entries
        ],
        "requirements": [
            {
                "id": one.requirement.id, "have": one.have, "need": one.need,
                "set_by": "specialist" if one.requirement.id in chosen or one.requirement.entry else "example",
                **({"name": entry.said("title")} if (entry := own.get(one.requirement.entry or 0)) else {}),
            }
            for one in progress(entries, chosen, view.now.date())
        ],
        "example_numbers": {one.id: one.at_least for one in requirements()},
    }  # fmt: skip


def _table(entries: Sequence[RecordEntry], names: dict[int, str]) -> str:
    """One line an entry; a cell that a spreadsheet would take for a formula is made words."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for entry in entries:
        documents = " ".join(names[one.id] for one in entry.documents if one.id in names)
        title = entry.said("what") if entry.kind == "declaration" else entry.said("title")
        middle = [title, *(entry.said(name) for name in COLUMNS[3:-1])]
        table.writerow([str(entry.id), entry.kind, *(_harmless(one) for one in middle), documents])
    return written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
