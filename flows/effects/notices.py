"""Messages to many: decided in one row, sent in pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.audience import Audience


@dataclass(frozen=True, slots=True)
class NoticeSent:
    """A message was decided. ``case`` None: to people of several cases. ``kind``: logistics, note, remind.

    ``words`` by language code, with [variables] that are filled for each reader. ``mode``: now, at (a promise says when)
    or morning (each reader's own). ``about``: the message that it replaces (``replaces``) or reminds of.
    """

    notice: int
    case: int | None
    kind: str
    words: Mapping[str, str]
    audience: Audience | None = None
    mode: str = "now"
    about: int = 0
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class NoticeGoesOut:
    """The next piece of its readers gets it now; the rest is promised."""

    notice: int


@dataclass(frozen=True, slots=True)
class NoticeCancelled:
    """Whoever has not got it yet does not get it."""

    notice: int


NoticeEffect = NoticeSent | NoticeGoesOut | NoticeCancelled
