"""A specialist's own record, and the profile that families see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Document:
    """``kept``: its bytes are here; until then it is being fetched. ``size`` in bytes."""

    id: int
    entry: int
    kind: str
    size: int
    kept: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """``fields`` by the field's id in content/record.yaml."""

    id: int
    kind: str
    fields: Mapping[str, Fact]
    shown: bool
    at: datetime
    documents: tuple[Document, ...] = ()

    def said(self, field: str) -> str:
        """What stands in that field, for reckoning; never for a text."""
        return str(self.fields[field].value) if field in self.fields else ""


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """``on_file``: a copy of its document is kept here; nobody has checked it with whoever issued it."""

    kind: str
    fields: Mapping[str, Fact]
    on_file: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What a specialist shows to the families of their cases. ``backup``: they stand in for the lead there."""

    person: int
    name: Fact
    backup: bool
    about: Fact | None
    lines: tuple[ProfileLine, ...]


class RecordView(Protocol):
    """My own record; and of the specialists of a case of mine what they show."""

    def record(self) -> tuple[RecordEntry, ...]:
        """Mine, the newest first. Specialists only (else empty)."""

    def requirements_set(self) -> Mapping[str, int]:
        """What I have set myself."""

    def about_me(self) -> Fact | None: ...
    def profiles(self, case: int) -> tuple[Profile, ...]:
        """Of the lead, and of a backup who is in."""
