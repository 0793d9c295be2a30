"""The desk, read for one specialist."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, func, select

from flows.text import Fact
from flows.view import CaseLine, Deed, Desk, Thing
from flows.view.desk import Cursor, Hidden
from storage import tables
from storage.desk import reading
from storage.unit_of_work import Person, UnitOfWork
from storage.view.viewer import Viewer, name_of

FIRST: Final = 5
"""Things that come with the first screen: one more than it shows, so that it knows whether there are others."""
HIDDEN: Final[tuple[Hidden, ...]] = ("no", "put_off", "given")


class DeskReading(Viewer):
    """Satisfies ``flows.view.DeskView``."""

    def __init__(
        self, uow: UnitOfWork, person: Person | None, language: str = "en", account: int | None = None
    ) -> None:
        super().__init__(uow, person, language, account)
        self._desk: Desk | None = None
        self._sealed: dict[int, Row[Any]] = {}

    def desk(self) -> Desk:
        if self._desk is None:
            self._desk = self._read_desk() if self.me.specialist else Desk()
        return self._desk

    def things(self, many: int, after: Cursor | None = None, hidden: Hidden = "no") -> tuple[Thing, ...]:
        rows = reading.page(self._uow, self._id, self.now, many, after, HIDDEN.index(hidden))
        return tuple(self._thing(row) for row in rows)

    def thing(self, key: str) -> Thing | None:
        row = reading.one(self._uow, self._id, self.now, key)
        return self._thing(row) if row is not None else None

    def code_names(self, cases: Iterable[int]) -> Mapping[int, Fact]:
        self.desk()
        return {case: self._code_name(self._sealed[case]) for case in cases if case in self._sealed}

    def found_cases(self, words: str) -> frozenset[int]:
        """Names are sealed, so they are opened and compared here, over one's own cases only."""
        wanted = _plain(words)
        cases = {line.id for line in self.desk().cases}
        named = {case for case, name in self.code_names(cases).items() if _matches(wanted, str(name.value))}
        part, person, key = tables.participation, tables.person, tables.key
        statement = (
            select(part.c.case, person.c.id, person.c.name, person.c.key, key.c.master, key.c.wrapped)
            .join(person, person.c.id == part.c.person)
            .join(key, key.c.id == person.c.key)
            .where(part.c.state != "out", part.c.role != "specialist", part.c.case.in_(self._led()))
        )
        for row in self._uow.rows(statement):
            if row.case not in named and row.name is not None:
                self._know(row.key, row.master, row.wrapped)
                if _matches(wanted, self._uow.read(row.key, f"person.name:{row.id}", row.name)):
                    named.add(row.case)
        return frozenset(named)

    def quiet_cases(self, since: datetime) -> frozenset[int]:
        part, person = tables.participation, tables.person
        statement = (
            select(part.c.case)
            .join(person, person.c.id == part.c.person)
            .where(part.c.state == "in", part.c.role != "specialist", part.c.case.in_(self._led()))
            .group_by(part.c.case)
            .having(func.max(person.c.last_seen_at) < since)
        )
        return frozenset(row.case for row in self._uow.rows(statement))

    # --- what a colleague did ----------------------------------------------------------------------------------------
    def deed(self, case: int, about: int | None, what: Collection[str]) -> Deed | None:
        self._must_lead(case)
        if "AlertAcknowledged" in what:
            return self._read_by(case, about)
        for just_now in reversed(self._uow.audit.rows):
            if just_now["case"] == case and just_now["what"] in what and about in (None, just_now["subject"]):
                return self._deed(case, just_now["what"], just_now["actor"], just_now["at"])
        table = tables.audit
        statement = select(table).where(table.c.case == case, table.c.what.in_(list(what)))
        if about is not None:
            statement = statement.where(table.c.subject == about)
        row = self._uow.first(statement.order_by(table.c.id.desc()).limit(1))
        return self._deed(case, row.what, row.actor, row.at) if row is not None else None

    def _read_by(self, case: int, about: int | None) -> Deed | None:
        """An alert is noted down with who has read it."""
        table = tables.alert
        statement = select(table).where(table.c.case == case, table.c.about == about)
        row = self._uow.first(statement.order_by(table.c.acknowledged_at.desc()).limit(1))
        if row is None or row.acknowledged_by is None:
            return None
        return self._deed(case, "AlertAcknowledged", row.acknowledged_by, row.acknowledged_at)

    def put_off_by(self, key: str) -> Deed | None:
        thing, snooze, part = self.thing(key), tables.snooze, tables.participation
        if thing is None:
            return None
        colleagues = select(part.c.person).where(
            part.c.case == thing.case, part.c.role == "specialist", part.c.state == "in", part.c.person != self._id
        )
        statement = select(snooze).where(
            snooze.c.entry == key, snooze.c.until > self.now, snooze.c.person.in_(colleagues)
        )
        row = self._uow.first(statement.order_by(snooze.c.until.desc()))
        return self._deed(thing.case, "Snoozed", row.person, None, row.until) if row is not None else None

    def given_by(self, key: str) -> Deed | None:
        table = tables.assignment
        row = self._uow.first(select(table).where(table.c.entry == key))
        if row is None:
            return None
        self._must_lead(row.case)
        return self._deed(row.case, "Assigned", row.by, row.at)

    def _deed(
        self, case: int, what: str, actor: int, at: datetime | None, until: datetime | None = None
    ) -> Deed | None:
        person = self._uow.person(actor) if actor != self._id else None
        who = name_of(self._uow, person, case, "specialist.name") if person else None
        return Deed(what, who, at, until) if who is not None else None

    # --- rows --------------------------------------------------------------------------------------------------------
    def _read_desk(self) -> Desk:
        rows = reading.first_screen(self._uow, self._id, self.now, FIRST)
        self._sealed = {row.id: row for row in rows}
        lines = tuple(_line(row) for row in self._sealed.values())
        first = sorted((self._thing(row) for row in rows if row.top_key is not None), key=lambda one: one.cursor)
        waiting, put_off, given = (_total(self._sealed.values(), name) for name in ("awake", "put_off", "given"))
        return Desk(lines, tuple(first), waiting, put_off, given)

    def _thing(self, row: Row[Any]) -> Thing:
        kind, about = row.top_kind, row.top_about
        return Thing(
            kind, row.top_key, row.top_rank, row.top_at, row.id, self._code_name(row), row.top_what, row.top_many, about,
            self._about(row) if about is not None else None, HIDDEN[row.top_hidden],
        )  # fmt: skip

    def _code_name(self, row: Row[Any]) -> Fact:
        self._know(row.key, row.master, row.wrapped)
        return Fact(
            "case.code_name", self._id, self._uow.read(row.key, f"case.code_name:{row.id}", row.code_name), row.id
        )

    def _about(self, row: Row[Any]) -> Fact:
        kind = "person.name.waiting" if row.top_kind == "join" else "person.name"
        if row.top_name is None:
            return Fact(kind, row.top_about, "", row.id)
        self._know(row.top_their_key, row.top_their_master, row.top_their_wrapped)
        words = self._uow.read(row.top_their_key, f"person.name:{row.top_about}", row.top_name)
        return Fact(kind, row.top_about, words, row.id)

    def _know(self, key: int, master: str, wrapped: bytes) -> None:
        self._uow.learn(key, master, wrapped)

    def _led(self) -> Any:
        part = tables.participation
        mine = (part.c.person == self._id, part.c.role == "specialist", part.c.state == "in")
        return select(part.c.case).where(*mine, part.c.rights.in_(("lead", "all")))


def _line(row: Row[Any]) -> CaseLine:
    meeting = tables.Moment().process_result_value(row.meeting, None)  # type: ignore[arg-type]
    head = (row.id, row.phase, meeting, row.outcome, row.opened_at)
    if row.red is None:
        return CaseLine(*head)
    unread = row.unread
    return CaseLine(
        *head,
        row.red,
        row.amber,
        row.join,
        unread,
        row.letter - unread,
        row.boundaries,
        row.answer,
        row.ready,
        row.talk,
        row.alone,
    )


def _total(rows: Iterable[Row[Any]], name: str) -> int:
    return sum(row._mapping[name] or 0 for row in rows)


def _plain(words: str) -> str:
    """Small letters without accents: what somebody types on a phone finds "Álvaro"."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def _matches(wanted: str, name: str) -> bool:
    return bool(wanted) and wanted in _plain(name)
