"""Talks, hours and saved replies, read for one viewer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, case, func, select

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
        self._must_watch(case)
        return self._of(case, person)

    def unread(self, case: int) -> int:
        thread, said = tables.thread, tables.thread_message
        statement = (
            select(func.count())
            .select_from(said)
            .join(thread, thread.c.id == said.c.thread)
            .where(thread.c.case == case, thread.c.person == self._id, said.c.author != self._id)
            .where(said.c.private.is_(False), said.c.read_at.is_(None))
        )
        return int(self._uow.rows(statement)[0][0])

    def talks_waiting(self) -> int:
        table = tables.thread
        waiting = (table.c.case.in_(self._led()), table.c.waits_since.is_not(None))
        return int(self._uow.rows(select(func.count()).select_from(table).where(*waiting))[0][0])

    def threads(self) -> tuple[Thread, ...]:
        table, person = tables.thread, tables.person
        order = (table.c.resolved_at.is_not(None), table.c.waits_since.is_(None), table.c.waits_since)
        statement = (
            select(table, person.c.chat)
            .join(person, person.c.id == table.c.person)
            .where(table.c.case.in_(self._led()))
            .order_by(*order, table.c.last_at.desc())
        )
        rows = self._uow.rows(statement)
        self._uow.fetch([row.chat for row in rows])
        counts = self._counts_of([row.id for row in rows])
        return tuple(self._thread(row, counts.get(row.id, (0, 0))) for row in rows)

    def _led(self) -> list[int]:
        return [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.state == "in"]

    def thread(self, thread: int) -> Thread:
        row = self._uow.first(select(tables.thread).where(tables.thread.c.id == thread))
        if row is None:
            raise NotYours("no such talk")
        self._must_watch(row.case)
        return self._whole(row)

    def saved_replies(self) -> tuple[SavedReply, ...]:
        table, person = tables.saved_reply, self._person
        rows = self._uow.rows(select(table).where(table.c.person == self._id).order_by(table.c.id))
        assert person is not None
        return tuple(
            SavedReply(
                row.id, Fact("own", self._id, self._uow.read(person.key, f"saved_reply.words:{row.id}", row.words))
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
        return (
            None
            if row is None or standing is None or standing.state == "out"
            else self._alert(row, self._told_later([row.id]))
        )

    # --- rows --------------------------------------------------------------------------------------------------------
    def _of(self, case: int, person: int) -> Thread | None:
        table = tables.thread
        row = self._uow.first(select(table).where(table.c.case == case, table.c.person == person))
        return None if row is None else self._whole(row)

    def _whole(self, row: Row[Any]) -> Thread:
        """With its messages, as this side may see them."""
        own = row.person == self._id
        messages = self._messages(row, own=own)
        new = [one for one in messages if not one.read and not one.private and (one.author == row.person) != own]
        return self._thread(row, (messages[-1].id if messages else 0, len(new)), messages)

    def _thread(self, row: Row[Any], counts: tuple[int, int], messages: tuple[Said, ...] = ()) -> Thread:
        person = self._uow.person(row.person)
        name = name_of(self._uow, person, row.case) if person else None
        resolved_by = self._specialist(row.resolved_by, row.case) if row.resolved_by else None
        return Thread(
            row.id, row.case, row.person, name or Fact("person.name", row.person, "", row.case),
            person.language if person else "en", row.waits_since, row.last_at, *counts, row.resolved_at, resolved_by,
            messages,
        )  # fmt: skip

    def _counts_of(self, threads: list[int]) -> dict[int, tuple[int, int]]:
        """Of each talk the newest message, and how many of the person's words no specialist has read."""
        thread, said = tables.thread, tables.thread_message
        unread = func.count(case((said.c.read_at.is_(None) & (said.c.author == thread.c.person), 1)))
        statement = (
            select(said.c.thread, func.max(said.c.id).label("newest"), unread.label("unread"))
            .join(thread, thread.c.id == said.c.thread)
            .where(said.c.thread.in_(threads))
            .group_by(said.c.thread)
        )
        return {row.thread: (row.newest, row.unread) for row in self._uow.rows(statement)}

    def _messages(self, row: Row[Any], *, own: bool) -> tuple[Said, ...]:
        said, key = tables.thread_message, self._key_of(row.person)
        statement = select(said).where(said.c.thread == row.id).order_by(said.c.id)
        if own:
            statement = statement.where(said.c.private.is_(False))
        return tuple(self._said(one, row, key) for one in self._uow.rows(statement))

    def _said(self, one: Row[Any], thread: Row[Any], key: int) -> Said:
        words = self._uow.read(key, f"thread_message.words:{one.id}", one.words)
        kind = "talk.note" if one.private else "talk.words"
        author = self._uow.person(one.author)
        role = "person.name" if one.author == thread.person else "specialist.name"
        name = name_of(self._uow, author, thread.case, role) if author else None
        return Said(
            one.id, one.author, name or Fact(role, one.author, "", thread.case),
            Fact(kind, thread.person, words, thread.case), one.at, one.private, one.read_at is not None,
        )  # fmt: skip
