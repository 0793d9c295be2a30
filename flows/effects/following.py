"""The time after: the follow-up plan, check-ups, how boundaries hold, the first day after use, letters to oneself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class FollowUpSet:
    """One item of the follow-up plan, as ``storage.view.following`` reads it; empty: none."""

    case: int
    item: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CheckUpDone:
    case: int
    month: int


@dataclass(frozen=True, slots=True)
class BoundaryBegun:
    """It holds from that moment on. A second time changes nothing."""

    case: int
    boundary: int
    author: int
    at: datetime


@dataclass(frozen=True, slots=True)
class BoundaryHeld:
    """How my boundary held, ``days`` after it began. ``answer``: kept, partly, not; ``why``: what was in the way."""

    case: int
    boundary: int
    days: int
    answer: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReturnBegun:
    """The first 24 hours after use begin for me, with nothing ticked."""

    case: int
    episode: int


@dataclass(frozen=True, slots=True)
class ReturnStepTicked:
    case: int
    episode: int
    step: str
    done: bool


@dataclass(frozen=True, slots=True)
class OwnLetterWritten:
    """Words to myself; more of them are added to those of the same ``letter``."""

    letter: int
    words: str


@dataclass(frozen=True, slots=True)
class OwnLetterPlanned:
    letter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnLetterCame:
    letter: int


@dataclass(frozen=True, slots=True)
class OwnLetterErased:
    letter: int


FollowingEffect = (
    FollowUpSet | CheckUpDone | BoundaryBegun | BoundaryHeld | ReturnBegun | ReturnStepTicked | OwnLetterWritten |
    OwnLetterPlanned | OwnLetterCame | OwnLetterErased
)  # fmt: skip
