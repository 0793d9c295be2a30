"""What a member prepares: lessons, the letter, boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CardRead:
    module: str
    card: str


@dataclass(frozen=True, slots=True)
class CardSaved:
    module: str
    card: str


@dataclass(frozen=True, slots=True)
class CardUnsaved:
    module: str
    card: str


@dataclass(frozen=True, slots=True)
class QuizAnswered:
    module: str
    quiz: str
    option: str
    right: bool


@dataclass(frozen=True, slots=True)
class ModulePassed:
    module: str
    right: int


@dataclass(frozen=True, slots=True)
class InformationGiven:
    """One answer of content/information.yaml. ``state``: known, unknown or skipped; ``how``: saw, told, guess or None;
    ``note``: what the member added in their own words."""

    case: int
    question: str
    state: str
    value: Any = None
    how: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RedFlagRaised:
    """Something that pauses a surprise meeting until the specialist has signed it off."""

    case: int
    flag: str


@dataclass(frozen=True, slots=True)
class RedFlagSignedOff:
    case: int
    flag: str


@dataclass(frozen=True, slots=True)
class BoundaryWritten:
    """``fields`` are the answers of content/boundary.yaml by field id. Writing the same ``boundary`` again replaces it."""

    case: int
    boundary: int
    fields: Mapping[str, str]
    committed: bool


@dataclass(frozen=True, slots=True)
class BoundaryRemoved:
    case: int
    boundary: int


PreparingEffect = (
    CardRead | CardSaved | CardUnsaved | QuizAnswered | ModulePassed | InformationGiven | RedFlagRaised | RedFlagSignedOff |
    BoundaryWritten | BoundaryRemoved
)  # fmt: skip
