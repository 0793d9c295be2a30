"""Where most dialogues begin: played once by the conversation itself, kept, and gone on from in the next test.

The first steps of a family (a specialist, a case, a member let in) cost more than most of what is tested, and what they leave
behind is the same each time: the rows of a database in memory, and the phones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from storage import tables
from storage.db import Database, make_engine
from storage.in_memory import Copy, copy_of, put_back, rows_written

if TYPE_CHECKING:
    from tests.talk import Talk

APART = ("database", "turns")
"""What a conversation stands on; it is not copied."""


@dataclass(frozen=True)
class KnownStart:
    rows: Copy
    chain_key: bytes | None
    talk: Talk

    @classmethod
    def of(cls, talk: Talk) -> KnownStart:
        database = talk.database
        apart = {id(getattr(talk, name)): None for name in APART}
        return cls(copy_of(database.engine), database.chain_key, deepcopy(talk, apart))

    def into(self, talk: Talk) -> None:
        """Everything in ``talk`` is as it was; phones that somebody holds stay the same objects."""
        put_back(talk.database.engine, self.rows)
        talk.database.chain_key = self.chain_key
        same = [(self.talk, talk)]
        same += [(phone, talk.phones[chat]) for chat, phone in self.talk.phones.items() if chat in talk.phones]  # type: ignore[misc]
        stands_for: dict[int, Any] = {id(then): now for then, now in same}
        for then, now in same:
            state = {name: value for name, value in vars(then).items() if name not in APART}
            vars(now).update(deepcopy(state, stands_for))


class Begun:
    """The steps of one conversation so far, as long as nothing but known steps has happened in it."""

    known: ClassVar[dict[tuple[str, ...], KnownStart]] = {}

    def __init__(self, talk: Talk, *, copied: bool) -> None:
        """``copied``: False plays every step, as a database that is not in memory needs it."""
        self.talk = talk
        self.steps: tuple[str, ...] | None = () if copied and in_memory(talk.database) else None
        self.left = self._now()

    @contextmanager
    def by(self, *step: str) -> Iterator[bool]:
        """Whether the step has to be played; otherwise it just was, as it went the first time."""
        untouched = self.steps is not None and self.left == self._now()
        self.steps = (*self.steps, *step) if untouched else None
        known = self.known.get(self.steps) if self.steps is not None else None
        if known is not None:
            known.into(self.talk)
        yield known is None
        if known is None and self.steps is not None:
            self.known[self.steps] = KnownStart.of(self.talk)
        self.left = self._now()

    def _now(self) -> tuple[object, ...]:
        """Changes with whatever happens: in the database, to the clock, or to a phone."""
        talk = self.talk
        changes = rows_written(talk.database.engine) if self.steps is not None else 0
        return changes, talk.now, talk.chats.next_one, talk.tidies, len(talk.files)


def in_memory(database: Database) -> bool:
    return str(database.engine.url) == "sqlite://"


@cache
def empty() -> Copy:
    """All tables, and nobody in them."""
    engine = make_engine("sqlite://")
    tables.metadata.create_all(engine)
    return copy_of(engine)
