"""The desk: what waits for a specialist across all their cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from flows.text import Fact

Cursor = tuple[int, int, str]
"""Where a page ended; goes into a place as a list."""
Hidden = Literal["no", "put_off", "given"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits. ``key`` tells it apart for good: what makes it a new one is part of it.

    ``kind`` and ``what``: alert (the alert's kind), join, letter (unread, read), bounds, answer (cannot, talk), talk, ready, alone.
    ``many``: how many boundaries or missing things; of an alert or a talk its id. ``rank`` 0 is a red alert.
    """

    kind: str
    key: str
    rank: int
    at: int
    case: int
    code_name: Fact
    what: str = ""
    many: int = 1
    about: int | None = None
    about_name: Fact | None = None
    hidden: Hidden = "no"

    @property
    def cursor(self) -> Cursor:
        return (self.rank, self.at, self.key)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list, with how many of each wait there. ``read``: letters that were opened and are not approved."""

    id: int
    phase: str
    meeting_at: datetime | None
    outcome: str | None
    opened_at: datetime
    red: int = 0
    amber: int = 0
    joins: int = 0
    unread: int = 0
    read: int = 0
    boundaries: int = 0
    answers: int = 0
    not_ready: int = 0
    talks: int = 0
    alone: int = 0

    @property
    def light(self) -> str:
        """red, amber or green."""
        if self.red:
            return "red"
        waits = (
            self.amber,
            self.joins,
            self.unread,
            self.read,
            self.boundaries,
            self.answers,
            self.not_ready,
            self.talks,
            self.alone,
        )
        return "amber" if any(waits) else "green"


@dataclass(frozen=True, slots=True)
class Desk:
    """``first``: the beginning of the inbox; ``waiting``, ``put_off``, ``given``: how many there are in all."""

    cases: tuple[CaseLine, ...] = ()
    first: tuple[Thing, ...] = ()
    waiting: int = 0
    put_off: int = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """What a colleague did, and when. ``what``: the effect's name; ``until``: of a thing that they put off."""

    what: str
    who: Fact
    at: datetime | None
    until: datetime | None = None


class DeskView(Protocol):
    """For specialists (else empty), over the cases that they lead."""

    def desk(self) -> Desk:
        """All my cases and the beginning of my inbox, from one query; kept for the length of a screen."""
        ...

    def things(self, many: int, after: Cursor | None = None, hidden: Hidden = "no") -> tuple[Thing, ...]:
        """A page of my inbox, after the thing where the one before ended."""
        ...

    def thing(self, key: str) -> Thing | None:
        """One thing by its key, also one that is put off or given away; None when it no longer waits."""
        ...

    def code_names(self, cases: Iterable[int]) -> Mapping[int, Fact]: ...
    def found_cases(self, words: str) -> frozenset[int]:
        """My cases whose code name, or one of whose people, has a name that begins so or holds these words."""
        ...

    def quiet_cases(self, since: datetime) -> frozenset[int]:
        """My cases, none of whose people has been here since then."""
        ...

    def deed(self, case: int, about: int | None, what: Collection[str]) -> Deed | None:
        """The last of these effects that was caused on that case about that person, when a colleague caused it."""
        ...

    def put_off_by(self, key: str) -> Deed | None:
        """That a colleague has put this thing off, for themselves."""
        ...

    def given_by(self, key: str) -> Deed | None:
        """That a colleague has given this thing to me or to somebody else (``what`` is then ``Assigned``)."""
        ...
