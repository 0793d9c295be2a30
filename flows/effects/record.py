"""A specialist's own record: entries, documents, requirements, and what families see of it. All of it is one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordKept:
    """``kind`` is one of content/record.yaml, ``fields`` its answers: words, ISO dates, numbers. The same ``entry`` again
    replaces it."""

    entry: int
    kind: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RecordRemoved:
    """With its documents."""

    entry: int


@dataclass(frozen=True, slots=True)
class RecordShown:
    """Families see this entry in the profile, or no longer."""

    entry: int
    shown: bool


@dataclass(frozen=True, slots=True)
class DocumentGiven:
    """``file`` is where Telegram has it; it is fetched once, sealed, and kept here. ``name`` as its owner called it."""

    entry: int
    document: int
    file: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """Send me this document of mine."""

    document: int


@dataclass(frozen=True, slots=True)
class DocumentRemoved:
    document: int


@dataclass(frozen=True, slots=True)
class RequirementSet:
    """``value`` None: as content/requirements.yaml has it; 0: my board does not ask for it."""

    requirement: str
    value: int | None


@dataclass(frozen=True, slots=True)
class AboutMeWritten:
    """The words about themselves that families see. Empty: none."""

    words: str


@dataclass(frozen=True, slots=True)
class RecordAsked:
    """All of my record as one file, for an audit."""


RecordEffect = (
    RecordKept | RecordRemoved | RecordShown | DocumentGiven | DocumentAsked | DocumentRemoved | RequirementSet |
    AboutMeWritten | RecordAsked
)  # fmt: skip
