"""A whole bot in memory whose state can be put back: the real flows, storage and renderer, without Telegram."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from bot.gallery.sights import SeeingRenderer, Sight, Sights
from bot.turn import Incoming, Turns
from flows import effects as e
from flows.model import Heard, Place
from flows.registry import ENGINE
from storage import due, place, tables
from storage.apply import apply
from storage.crypto import MasterKeys, Vault
from storage.db import Connection, Database, make_engine
from storage.in_memory import Copy, copy_of, put_back
from storage.invite import invite_specialist
from storage.unit_of_work import Person, UnitOfWork, transaction
from storage.view import StoredView
from storage.writes import record
from storage.writes.person import use_invitation

START = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
AT_ONCE = 500
State = tuple[datetime, Copy]
"""The moment, and everything that is kept."""


class World:
    """``now`` is moved by hand; nothing here knows the real clock."""

    def __init__(self) -> None:
        self.database = Database(make_engine("sqlite://"), Vault(MasterKeys([bytes(32)])))
        tables.metadata.create_all(self.database.engine)
        self.sights = Sights()
        self.turns = Turns(self.sights.engine(ENGINE), SeeingRenderer("your_bot", self.sights))
        self.now = START
        self._updates = itertools.count(1)
        self._undone: Connection | None = None

    # --- the state, taken and put back -------------------------------------------------------------------------------
    def state(self) -> State:
        return self.now, copy_of(self.database.engine)

    def put_back(self, state: State) -> None:
        self.now, self.sights.tapped = state[0], None
        put_back(self.database.engine, state[1])

    def let_go(self, state: State) -> None:
        """Free what is not gone on from any more: a connection knows itself, and would wait for the next look through all memory."""
        state[1].close()

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is heard inside leaves no trace. It costs far less than to put a state back: SQLite need not learn its tables anew."""
        with self.database.engine.connect() as connection:
            self._undone = connection
            try:
                yield
            finally:
                self._undone = None
                connection.rollback()

    # --- what happens ------------------------------------------------------------------------------------------------
    def hears(self, chat: int, heard: Heard) -> list[Sight]:
        """Play one update, and return what it showed."""
        update = next(self._updates)
        with self._open() as uow, uow.savepoint():
            self.turns.hear(uow, Incoming(update, chat, heard, "en", "tap", update))
        return self.sights.take()

    def time_passes(self, **more: float) -> list[Sight]:
        """Move the clock, and keep every promise on the way at its own moment."""
        end = self.now + timedelta(**more)
        while (moment := self._next_promise()) is not None and moment <= end:
            self.now = max(self.now, moment)
            with self._open() as uow:
                for promise in due.claim(uow, self.now, AT_ONCE):
                    with uow.savepoint():
                        self.turns.keep(uow, promise)
        self.now = end
        return self.sights.take()

    def _next_promise(self) -> datetime | None:
        with self._open() as uow:
            return due.next_at(uow)

    # --- what is arranged --------------------------------------------------------------------------------------------
    def invite_specialist(self) -> str:
        with self._open() as uow:
            return invite_specialist(uow, "Nora")

    def joins(self, chat: int, code: str, *effects: e.Effect) -> int:
        """Somebody takes an invitation; returns who they are."""
        with self._open() as uow:
            person = use_invitation(uow, chat, uow.person_in(chat), code, "en")
        self.decides(chat, *effects)
        return person.id

    def decides(self, chat: int, *effects: e.Effect) -> None:
        """As if a conversation of theirs had come to this."""
        with self._open() as uow:
            person = uow.person_in(chat)
            assert person is not None
            for effect in effects:
                apply(uow, person, effect)

    def fetches(self, document: int, content: bytes) -> None:
        """As if Telegram had given out the bytes of a document."""
        with self._open() as uow:
            record.fetched(uow, document, content)

    def place(self, chat: int) -> Place:
        with self._open() as uow:
            person = uow.person_in(chat)
            return place.load(uow, person) if person else Place()

    @contextmanager
    def view(self, chat: int) -> Iterator[StoredView]:
        with self._open() as uow:
            yield StoredView(uow, uow.person_in(chat))

    def person(self, chat: int) -> Person:
        with self._open() as uow:
            person = uow.person_in(chat)
            assert person is not None
            return person

    @contextmanager
    def _open(self) -> Iterator[UnitOfWork]:
        if self._undone is None:
            self.sights.tapped = None
            with transaction(self.database, self.now) as uow:
                yield uow
        else:
            uow = UnitOfWork(self.database, self._undone, self.now)
            yield uow
            uow.flush()
