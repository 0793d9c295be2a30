"""Talks, hours and saved replies, read for one viewer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select

from flows.text import Fact
from flows.view import Alert, Hours, NotYours, Said, SavedReply, Thread
from storage import tables
from storage.view.contact import ContactReading
from storage.view.viewer import name_of


class TalkReading(ContactReading):
    """Satisfies ``flows.view.TalkView``."""

    def talk(self, case: int) -> Thread | None:
        self._must_stand(case)
        return self._of(case, self._id)

    def talk_with(self, case: int, person: int) -> Thread | None:
        self._must_lead(case)
        return self._of(case, person)

    def threads(self) -> tuple[Thread, ...]:
        table = tables.thread
        leads = [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.state == "in"]
        order = (table.c.resolved_at.is_not(None), table.c.waits_since.is_(None), table.c.waits_since)
        statement = select(table).where(table.c.case.in_(leads)).order_by(*order, table.c.last_at.desc())
        return tuple(self._thread(row) for row in self._uow.rows(statement))

    def thread(self, thread: int) -> Thread:
        row = self._uow.first(select(tables.thread).where(tables.thread.c.id == thread))
        if row is None:
            raise NotYours("no such talk")
        self._must_lead(row.case)
        return self._thread(row, with_messages=True)

    def saved_replies(self) -> tuple[SavedReply, ...]:
        table, person = tables.saved_reply, self._person
        rows = self._uow.rows(select(table).where(table.c.person == self._id).order_by(table.c.id))
        assert person is not None
        return tuple(
            SavedReply(
                row.id, Fact("own", self._id, self._uow.open(person.key, f"saved_reply.words:{row.id}", row.words))
            )
            for row in rows
        )

    def hours(self, case: int | None = None) -> Hours:
        whose = self._id
        if case is not None:
            self._must_stand(case)
            whose = self._case_row(case).specialist
        person = self._uow.person(whose)
        zone = person.zone if person else "UTC"
        row = self._uow.first(select(tables.hours).where(tables.hours.c.person == whose))
        if row is None:
            return Hours(zone)
        return Hours(zone, row.days, row.opens, row.closes, row.away_until, row.red, row.amber, chosen=True)

    def backups(self, case: int) -> tuple[tuple[int, Fact], ...]:
        self._must_stand(case)
        table, lead = tables.participation, self._case_row(case).specialist
        statement = select(table.c.person).where(
            table.c.case == case, table.c.role == "specialist", table.c.state == "in", table.c.person != lead
        )
        rows = self._uow.rows(statement.order_by(table.c.joined_at, table.c.person))
        return tuple((row.person, self._specialist(row.person, case)) for row in rows)

    def my_alert(self, alert: int) -> Alert | None:
        table = tables.alert
        row = self._uow.first(select(table).where(table.c.id == alert, table.c.about == self._id))
        standing = self.standing(row.case) if row else None
        return None if row is None or standing is None or standing.state == "out" else self._alert(row)

    # --- rows --------------------------------------------------------------------------------------------------------
    def _of(self, case: int, person: int) -> Thread | None:
        table = tables.thread
        row = self._uow.first(select(table).where(table.c.case == case, table.c.person == person))
        return None if row is None else self._thread(row, with_messages=True)

    def _thread(self, row: Row[Any], *, with_messages: bool = False) -> Thread:
        person = self._uow.person(row.person)
        name = name_of(self._uow, person, row.case) if person else None
        own = row.person == self._id
        newest, unread = self._counts(row, own=own)
        return Thread(
            row.id, row.case, row.person, name or Fact("person.name", row.person, "", row.case),
            person.language if person else "en", row.waits_since, row.last_at, newest, unread, row.resolved_at,
            self._specialist(row.resolved_by, row.case) if row.resolved_by else None,
            self._messages(row, own=own) if with_messages else (),
        )  # fmt: skip

    def _counts(self, row: Row[Any], *, own: bool) -> tuple[int, int]:
        """The newest message that this side may see, and how many of the other side's it has not."""
        said = tables.thread_message
        theirs = said.c.author == row.person
        other_side = said.c.private.is_(False) & (~theirs if own else theirs)
        unread = func.count(said.c.id).filter(said.c.read_at.is_(None) & other_side)
        statement = select(func.max(said.c.id).label("newest"), unread.label("unread")).where(said.c.thread == row.id)
        found = self._uow.first(statement.where(said.c.private.is_(False)) if own else statement)
        return (found.newest or 0, found.unread or 0) if found else (0, 0)

    def _messages(self, row: Row[Any], *, own: bool) -> tuple[Said, ...]:
        said, key = tables.thread_message, self._key_of(row.person)
        statement = select(said).where(said.c.thread == row.id).order_by(said.c.id)
        if own:
            statement = statement.where(said.c.private.is_(False))
        return tuple(self._said(one, row, key) for one in self._uow.rows(statement))

    def _said(self, one: Row[Any], thread: Row[Any], key: int) -> Said:
        words = self._uow.open(key, f"thread_message.words:{one.id}", one.words)
        kind = "talk.note" if one.private else "talk.words"
        author = self._uow.person(one.author)
        role = "person.name" if one.author == thread.person else "specialist.name"
        name = name_of(self._uow, author, thread.case, role) if author else None
        return Said(
            one.id, one.author, name or Fact(role, one.author, "", thread.case),
            Fact(kind, thread.person, words, thread.case), one.at, one.private, one.read_at is not None,
        )  # fmt: skip
