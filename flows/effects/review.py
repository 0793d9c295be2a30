"""What a specialist says about a letter or a boundary that was shared, and what its author makes of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewNoted:
    """``what``: letter or boundary; ``item``: the part, or the boundary's id; ``kind``: approved, comment, suggest, again.

    ``words`` are the specialist's, ``before`` the author's as they stood then; ``version`` tells that state of them.
    """

    case: int
    author: int
    note: int
    what: str
    item: str
    kind: str
    version: str
    words: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class ReviewAnswered:
    """The author's answer. ``state``: seen, taken, mine, undone. ``own``: their words that a suggestion replaced."""

    case: int
    note: int
    state: str
    reply: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class LetterApproved:
    """Every part that has words is approved as it stands now."""

    case: int
    author: int


@dataclass(frozen=True, slots=True)
class BoundaryApproved:
    """Of the version that was read (``flows.versions``); a newer one stays unapproved."""

    case: int
    author: int
    boundary: int
    version: str


ReviewEffect = ReviewNoted | ReviewAnswered | LetterApproved | BoundaryApproved
