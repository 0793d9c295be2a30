"""The impact letter: written, changed, put in order, shared. Before words go, a version of the whole is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterPartWritten:
    """One message of a letter part; ``message`` is its number in the chat, so that an edit there changes it here."""

    case: int
    part: str
    entry: int
    words: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class LetterEntryChanged:
    """``message``: its number in the chat from now on, where it was written anew there."""

    case: int
    entry: int
    words: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class LetterEntryCut:
    case: int
    entry: int


@dataclass(frozen=True, slots=True)
class LetterPartCleared:
    case: int
    part: str


@dataclass(frozen=True, slots=True)
class LetterReordered:
    """``parts``: every part's id in the order in which it is read."""

    case: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterRestored:
    """The letter becomes what it was in that version; what it was until now is kept as a version, too."""

    case: int
    version: int


@dataclass(frozen=True, slots=True)
class LetterPhraseKept:
    """ "Keep it, it is mine": the coach says no more about this phrase. ``key`` holds the phrase (encrypted at rest)."""

    case: int
    key: str


@dataclass(frozen=True, slots=True)
class LetterShared:
    case: int


@dataclass(frozen=True, slots=True)
class LetterTakenBack:
    case: int


@dataclass(frozen=True, slots=True)
class LetterRead:
    """A specialist opened an author's shared letter."""

    case: int
    author: int


LetterEffect = (
    LetterPartWritten | LetterEntryChanged | LetterEntryCut | LetterPartCleared | LetterReordered | LetterRestored |
    LetterPhraseKept | LetterShared | LetterTakenBack | LetterRead
)  # fmt: skip
