"""Messages to many, as one person may know them: who gets them, what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from flows.audience import Audience
from flows.text import Fact


@dataclass(frozen=True, slots=True)
class Notice:
    """``answers`` by person; only the specialist sees others' answers, a member sees their own.

    For a reader ``case`` is the one through which it reached them, and ``words`` what they were sent; for specialists
    ``case`` is 0 when it went to several, and ``words`` have their [variables]. ``planned``: when it goes out, if that is
    still to come. ``about``: what it replaces or reminds of; ``newer``: what has replaced it.
    ``answered_before``: the viewer had answered the one that this one replaces.
    """

    id: int
    case: int
    kind: str
    words: Mapping[str, Fact]
    sent_at: datetime
    answers: Mapping[int, str]
    sender: int = 0
    mode: str = "now"
    state: str = "out"
    audience: Audience = field(default_factory=Audience)
    planned: datetime | None = None
    about: int = 0
    newer: int = 0
    answered_before: bool = False
    ended_by: Fact | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """Readers of one language: how many, how many of them have blocked the bot, and one of them to show it for."""

    language: str
    people: int
    blocked: int
    person: int
    case: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a message so far. ``waiting``: for their time. ``on_the_way``: handed over, not sent yet."""

    waiting: int = 0
    on_the_way: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    dropped: int = 0
    maybe_twice: int = 0
    answers: Mapping[str, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        return self.waiting + self.on_the_way + self.sent + self.blocked + self.failed + self.dropped


@dataclass(frozen=True, slots=True)
class Delivery:
    """``state``: waiting, handed, sent, blocked, failed, dropped. ``answer``: "" for none. ``why``: of one that failed, as
    ``storage.not_sent`` has it."""

    person: int
    case: int
    name: Fact
    state: str
    answer: str
    maybe_twice: bool
    why: str = ""


class NoticeView(Protocol):
    def notices(self, case: int) -> tuple[Notice, ...]:
        """Newest first, without reminders and what was replaced."""
        ...

    def notice(self, notice: int) -> Notice: ...
    def reach(self, audience: Audience) -> tuple[Reach, ...]:
        """Who fits, by language. Specialists only."""

    def lacking(self, audience: Audience, variables: frozenset[str]) -> tuple[Fact, ...]:
        """The names of those who fit and lack a value for one of these."""

    def tally(self, notice: int) -> Tally: ...
    def deliveries(self, notice: int, start: int = 0, count: int = 200) -> tuple[Delivery, ...]:
        """Trouble first, then who has not answered, then the others."""
        ...
