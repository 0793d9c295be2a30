"""Messages and promises: what reaches people, now or at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.document import Block, Form
from flows.model import Choice
from flows.pictures import Picture
from flows.text import Link, T, Text

NEUTRAL = T("There is a new note for you.")
"""The first line of whatever nobody asked for: all that a locked screen shows of it."""


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a tap, shown over the chat."""

    text: Text
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Push:
    """A message that somebody did not ask for. Its first line says nothing telling.

    ``text`` is left out for a person with discreet wording on, who sees only a neutral line; so the buttons must be
    ``Enter`` choices that open the flow in which it is read. ``paced``: it waits its turn, for the reader's own hours, and
    until what they are writing is done; a red alert does not. ``useless_after``: past this moment it is not sent.
    ``topic``: what a promise brings about it takes the place of what it brought before, if nobody has looked since: a
    locked phone shows one line, not six alike. So whatever came before must be found from the newest, too.
    """

    to: int
    text: tuple[Text, ...]
    choices: tuple[Choice, ...] = ()
    paced: bool = True
    useless_after: datetime | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class LinkPictured:
    """Show me this link as a picture to scan. The caption says nothing telling: a locked screen shows it."""

    link: Link
    caption: Text


@dataclass(frozen=True, slots=True)
class DocumentSent:
    """Put this into that form and send it to me. ``title`` stands in the file's data and says nothing telling.

    ``keep``: it stays in this chat, and Telegram lets nobody save or forward it. ``letter``: printed on North America's paper.
    """

    title: Text
    blocks: tuple[Block, ...]
    form: Form
    keep: bool = True
    letter: bool = False


@dataclass(frozen=True, slots=True)
class CalendarSent:
    """Send me a file for my calendar. ``title`` says nothing telling: others may look at that calendar.

    The same ``uid`` with a higher ``sequence`` replaces the earlier entry; ``cancelled`` takes it out. ``case``: whose day
    it is, so that whoever has the entry is told when the day is called off.
    """

    title: Text
    uid: str
    sequence: int
    at: datetime
    minutes: int
    case: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Pictured:
    """Show me this picture of a case, or of one person in it. It cannot be forwarded; its caption says nothing telling."""

    case: int
    picture: Picture
    caption: Text
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Refresh:
    """If that person is looking at this flow now, show its screen anew (answers that come back live)."""

    to: int
    flow: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Do something at a time, once. A second promise with the same ``key`` moves the first.

    ``useless_after``: past this moment it is dropped with a log line instead of being done late. ``zone``: whose clock
    ``at`` was read from, so that it keeps its hour when that person moves; None for a moment that is the same everywhere.
    """

    key: str
    kind: str
    person: int
    at: datetime
    case: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    useless_after: datetime | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class PromiseDropped:
    """Every open promise whose key starts with ``prefix``."""

    prefix: str


MessageEffect = (
    Toast | Push | LinkPictured | Pictured | DocumentSent | CalendarSent | Refresh | Promise | PromiseDropped
)  # fmt: skip
