"""One transaction for what has queued up, with a savepoint for each thing that was heard.

1. Inserts that nothing reads back at once are held and written together (``add``): a batch of letters costs one INSERT.
2. Whatever is read sees them: every query flushes first, unless nothing that is held is about the one table it reads.
3. A savepoint is opened only when something is written past the buffer; an update that fails before that leaves no trace
   but its own buffered rows, which are dropped. Rows of earlier updates are always written outside of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Delete, Executable, NestedTransaction, Row, Table, Update, insert
from sqlalchemy.engine import CursorResult

from flows.walls import Standing
from storage import people as at_hand
from storage import tables
from storage.audit import Audit
from storage.changes import Changes
from storage.db import Database
from storage.errors import Spoiled, away
from storage.held import Held, Together, changes, write_together
from storage.many_rows import insert_into
from storage.numbers import listed
from storage.people import Part, Person
from storage.sealing import Sealing


class UnitOfWork(Sealing):
    """The open transaction, what it has at hand, and what it has yet to write."""

    def __init__(self, database: Database, connection: Connection, now: datetime) -> None:
        self.database = database
        self.vault = database.vault
        self.connection = connection
        self.now = now
        self.audit = Audit()
        self.wake = self._spoiled = False  # something went into the outbox; rows were refused
        self.cause: str | None = None  # the update or promise that is played: what logs are followed by
        self.due_changed = False  # a promise was made, moved or dropped
        self.frozen: frozenset[int] | None = None  # see ``storage.frozen``; None: not asked yet
        self._held: list[Held] = []
        self._mark = 0
        self._nested: NestedTransaction | None = None
        self._by_chat: dict[int, Person | None] = {}
        self._by_id: dict[int, Person] = {}
        self._changes = Changes()
        self._parts: dict[int, tuple[Part, ...]] = {}
        self._kept: dict[int, Counter[tuple[int, str]]] = {}
        self._choices: dict[int, dict[int, Row[Any]]] = {}
        self._uncounted: set[tuple[int, int]] = set()
        self._counted: set[tuple[int, int]] = set()  # inside of the savepoint: undone with it

    # --- writing -----------------------------------------------------------------------------------------------------
    def add(self, table: Table, **row: Any) -> None:
        """Insert later, together with others."""
        self._held.append((insert_into(table), row))

    def hold(self, statement: Update | Delete | Together, **row: Any) -> None:
        """Execute later, together with others of this very statement; nothing may depend on how many rows it finds."""
        self._held.append((statement, row))

    def execute(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> CursorResult[Any]:
        """Write now. Everything held is written first, so that the order of effects is kept."""
        self._save_point()
        self._write_held()
        return self.connection.execute(statement, rows)

    def insert(self, table: Table, **row: Any) -> None:
        self.execute(insert(table).values(**row))

    def change(self, person: Person, **values: Any) -> None:
        """Change a person; written with the next flush."""
        self._changes.note(person, values)

    def letter_grows(self, author: int, case: int, part: str) -> None:
        """A message is about to be added to a letter: what is at hand, and the summary before anybody reads it, once for the batch."""
        # asked before it is held: asked afterwards, the first letter of a batch would be written alone
        self.kept(author, case)
        self._kept[author][case, part] += 1
        self._uncounted.add((author, case))

    def letter_shrank(self, author: int, case: int) -> None:
        self._kept.pop(author, None)
        self._uncounted.add((author, case))

    def forget_parts(self) -> None:
        """Roles or outcomes changed: read them again."""
        self._parts.clear()

    def erased(self, person: Person) -> None:
        """The person's row is gone: nothing at hand may write it back."""
        self._changes.forget(person)
        self._kept.pop(person.id, None)
        self._choices.pop(person.id, None)
        self._by_id.pop(person.id, None)
        self._by_chat[person.chat] = None

    # --- reading -----------------------------------------------------------------------------------------------------
    def rows(self, statement: Executable, of: Table | None = None, /, **values: Any) -> Sequence[Row[Any]]:
        """``of``: the one table that is read, neither of people nor of their parts. What is held for others goes on waiting."""
        if of is None or changes(self._held, of):
            self._flush_for_reading()
        return self.connection.execute(statement, values).all()

    def first(self, statement: Executable) -> Row[Any] | None:
        self._flush_for_reading()
        return self.connection.execute(statement).first()

    # --- people ------------------------------------------------------------------------------------------------------
    def fetch(self, chats: Sequence[int]) -> None:
        """The people of these chats, and of more than one their parts: somebody alone may stand in hundreds of cases."""
        if not (wanted := sorted(set(chats) - self._by_chat.keys())):
            return
        self._keep(self._people(at_hand.IN_CHATS, chats=listed(wanted)))
        for chat in wanted:
            self._by_chat.setdefault(chat, None)
        if len(wanted) > 1:
            self._load_parts([person.id for person in self._by_id.values() if person.id not in self._parts])

    def person_in(self, chat: int) -> Person | None:
        if chat not in self._by_chat:
            self.fetch([chat])
        return self._by_chat[chat]

    def bring(self, people: Sequence[int], *, parts: bool = False) -> None:  # to hand, all with one query
        if wanted := sorted(set(people) - self._by_id.keys()):
            self._keep(self._people(at_hand.BY_ID, people=listed(wanted)))
            if parts:
                self._load_parts([person for person in wanted if person not in self._parts])

    def person(self, person: int) -> Person | None:
        if person not in self._by_id:
            self.bring([person])
        return self._by_id.get(person)

    def met(self, person: Person) -> None:
        """A stranger became a person; their row is inserted already."""
        self._by_chat[person.chat] = person
        self._by_id[person.id] = person
        self._parts.pop(person.id, None)

    def parts(self, person: int) -> tuple[Part, ...]:
        if person not in self._parts:
            self._load_parts([person])
        return self._parts[person]

    def standing(self, person: int, case: int) -> Standing | None:
        part = next((part for part in self.parts(person) if part.case == case), None)
        return Standing(person, case, part.role, part.state, part.outcome, rights=part.rights) if part else None

    def kept(self, author: int, case: int) -> Mapping[str, int]:
        """How many messages each part of a letter holds: asked once for everybody at hand, then kept up to date."""
        if author not in self._kept:
            wanted = [author, *(self._by_id.keys() - self._kept.keys() - {author})]
            found: dict[int, Counter[tuple[int, str]]] = {one: Counter() for one in wanted}
            for row in self.rows(at_hand.KEPT_BY, tables.letter_entry, people=listed(wanted)):
                found[row.author][row.case, row.part] = row.messages
            self._kept.update(found)
        return {part: count for (at, part), count in self._kept[author].items() if at == case}

    def letter_choice(self, author: int, case: int) -> Row[Any] | None:
        """How an author wants their letter: asked once for everybody at hand, as ``kept``."""
        if author not in self._choices:
            wanted = [author, *(self._by_id.keys() - self._choices.keys() - {author})]
            found: dict[int, dict[int, Row[Any]]] = {one: {} for one in wanted}
            for row in self.rows(at_hand.CHOICES_OF, tables.letter_choice, people=listed(wanted)):
                found[row.author][row.case] = row
            self._choices.update(found)
        return self._choices[author].get(case)

    def letter_choice_changed(self, author: int) -> None:
        self._choices.pop(author, None)

    # --- savepoints --------------------------------------------------------------------------------------------------
    def savepoint(self) -> UnitOfWork:
        """What happens inside of ``with`` is kept whole or not at all; what came before is kept either way."""
        return self

    def __enter__(self) -> None:
        self._mark = len(self._held)
        self.audit.mark()
        self._begin()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            if self._nested is not None:
                self._nested.commit()
                self._nested = None
            self._begin()
            self._mark = len(self._held)
        elif away(error):
            # SQLite undoes the whole transaction by itself when the disk is full: what is written after that would be
            # kept at once, and alone. So nothing may be written any more.
            self._spoiled = True
        else:
            self._undo()

    def _begin(self) -> None:
        self._changes.mark()
        self._counted.clear()

    def flush(self) -> None:
        """Write everything that is held. The last thing before the commit."""
        if self._spoiled:
            raise Spoiled("what an earlier update held was not taken; nothing of this transaction may be kept")
        self._write_held()
        self._write_people()
        self._write_counts()
        self.audit.write(self.connection, self.database)

    def _undo(self) -> None:
        del self._held[self._mark :]
        self.audit.undo()
        if self._nested is not None:
            self._nested.rollback()
            self._nested = None
        for person in self._changes.undo():
            self._by_chat[person.chat] = self._by_id[person.id] = person
        self._uncounted |= self._counted
        for known in (self._parts, self._kept, self._choices):
            known.clear()
        self.frozen = None
        self._by_chat = {chat: person for chat, person in self._by_chat.items() if person is not None}

    def _save_point(self) -> None:
        """Open the savepoint of this update, after writing what belongs to the ones before it."""
        if self._nested is None:
            earlier, self._held = self._held[: self._mark], self._held[self._mark :]
            self._spoiled = True  # until they are written: they were another update's, and must not be lost alone
            write_together(self.connection, earlier)
            self._spoiled, self._mark = False, 0
            self._nested = self.connection.begin_nested()

    def _flush_for_reading(self) -> None:
        if self._held:
            self._save_point()
            self._write_held()
        if self._changes:
            self._save_point()
            self._write_people()
        if self._uncounted:
            self._save_point()
            self._write_counts()

    def _write_held(self) -> None:
        held, self._held = self._held, []
        write_together(self.connection, held)
        self._mark = 0

    def _write_people(self) -> None:
        for statement, rows in self._changes.take():
            self.connection.execute(statement, rows)

    def _write_counts(self) -> None:
        if self._uncounted:
            rows = [{"b_person": person, "b_case": case} for person, case in self._uncounted]
            self.connection.execute(at_hand.COUNT_PARTS, rows)
            self._counted |= self._uncounted
            self._uncounted.clear()

    # --- loading -----------------------------------------------------------------------------------------------------
    def _people(self, statement: Executable, **values: Any) -> list[Person]:
        people = []
        for row in self.rows(statement, **values):
            person, master, wrapped = at_hand.person_of(row)
            self.learn(person.key, master, wrapped)
            people.append(person)
        return people

    def _keep(self, people: list[Person]) -> None:
        for person in people:
            known = self._by_id.setdefault(person.id, person)
            self._by_chat[known.chat] = known

    def _load_parts(self, people: Sequence[int]) -> None:
        if not people:
            return
        found: dict[int, list[Part]] = {person: [] for person in people}
        for row in self.rows(at_hand.PARTS_OF, people=listed(people)):
            found[row.person].append(Part(row.case, row.person, row.role, row.state, row.rights, row.outcome))
        self._parts.update({person: tuple(parts) for person, parts in found.items()})


__all__ = ["Person", "UnitOfWork", "transaction"]


@contextmanager
def transaction(database: Database, now: datetime) -> Iterator[UnitOfWork]:
    """A transaction of its own, committed at the end."""
    with database.engine.connect() as connection, connection.begin():
        uow = UnitOfWork(database, connection, now)
        yield uow
        uow.flush()
