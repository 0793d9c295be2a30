"""A talk between one person of a case and its specialists; a specialist's hours and saved replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TalkAsked:
    """I would like to talk with the specialists of the case, without a word yet. ``thread``: a fresh id if there is none."""

    case: int
    thread: int


@dataclass(frozen=True, slots=True)
class TalkSaid:
    """My words to the specialists of the case."""

    case: int
    thread: int
    message: int
    words: str


@dataclass(frozen=True, slots=True)
class TalkReplied:
    """A specialist's words to the person whose talk it is; a talk that is not there yet begins with them."""

    case: int
    thread: int
    person: int
    message: int
    words: str


@dataclass(frozen=True, slots=True)
class TalkNoted:
    """A note among the specialists of the case, which the person never sees."""

    case: int
    thread: int
    message: int
    words: str


@dataclass(frozen=True, slots=True)
class TalkRead:
    """I have seen what the other side wrote."""

    case: int
    thread: int


@dataclass(frozen=True, slots=True)
class TalkResolved:
    case: int
    thread: int


@dataclass(frozen=True, slots=True)
class ReplySaved:
    reply: int
    words: str


@dataclass(frozen=True, slots=True)
class ReplyRemoved:
    reply: int


@dataclass(frozen=True, slots=True)
class HoursChosen:
    """When I read. ``days``: seven letters from Monday on, 1 open; ``opens``, ``closes``: minutes since my midnight.

    ``red``, ``amber``: minutes until an alert that nobody has read goes on to somebody else.
    """

    days: str
    opens: int
    closes: int
    away_until: datetime | None
    red: int
    amber: int


@dataclass(frozen=True, slots=True)
class AlertTold:
    """An alert that nobody had read was put before this person, too."""

    case: int
    alert: int
    person: int


TalkEffect = (
    TalkAsked | TalkSaid | TalkReplied | TalkNoted | TalkRead | TalkResolved | ReplySaved | ReplyRemoved | HoursChosen |
    AlertTold
)  # fmt: skip
