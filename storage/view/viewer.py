"""The viewer that every reading starts from: who asks, where they stand, and what the wall says to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import Me, NotYours, Receipt
from flows.walls import Standing
from storage import chat_traces, tables
from storage.ids import new_code
from storage.possessions import possessions
from storage.unit_of_work import Person, UnitOfWork
from storage.view.answers import releases_to


class Viewer:
    """One person, or a stranger (``person`` None)."""

    def __init__(
        self, uow: UnitOfWork, person: Person | None, language: str = "en", account: int | None = None
    ) -> None:
        """``account``: a stranger's, where it is known."""
        self._uow = uow
        self._account = person.chat if person is not None else account
        self._person = person
        self._hint = language

    # --- me ----------------------------------------------------------------------------------------------------------
    @cached_property
    def me(self) -> Me:
        """Opened once: a view sees one moment."""
        person = self._person
        if person is None:
            return Me(None, self._hint)
        return Me(
            person.id, person.language, name_of(self._uow, person, None), person.zone, person.country, person.discreet,
            person.specialist, person.check_in_hour, person.safe_from, person.safe_until, person.door,
        )  # fmt: skip

    @property
    def now(self) -> datetime:
        return self._uow.now

    def new_id(self) -> int:
        return self._uow.database.ids.next()

    def new_code(self) -> str:
        return new_code()

    def standing(self, case: int) -> Standing | None:
        if self._person is None:
            return None
        standing = self._uow.standing(self._person.id, case)
        if standing is None or standing.is_loved_one:
            return standing
        released = frozenset(what for what, audience in self._releases(case) if self._reaches(standing, audience))
        return replace(standing, releases=released)

    def left_in_chat(self) -> tuple[int, int]:
        if self._person is None:
            return 0, 0
        chat = self._person.chat
        return len(chat_traces.left(self._uow, chat, "said")), len(chat_traces.left(self._uow, chat, "file"))

    def is_my_account(self, account: int) -> bool:
        return account == self._account

    def receipts(self) -> tuple[Receipt, ...]:
        table = tables.consent
        rows = self._uow.rows(select(table).where(table.c.person == self._id).order_by(table.c.id.desc()))
        return tuple(Receipt(row.what, row.version, row.given_at, row.language, row.withdrawn_at) for row in rows)

    def possessions(self) -> Mapping[str, int]:
        return possessions(self._uow, self._id)

    def leads_open(self) -> int:
        led = [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.rights == "lead"]
        case = tables.case.c
        return len(self._uow.rows(select(case.id).where(case.id.in_(led), case.phase != "closed"))) if led else 0

    def consents(self) -> tuple[tuple[str, int, datetime], ...]:
        table = tables.consent
        statement = select(table).where(table.c.person == self._id, table.c.withdrawn_at.is_(None))
        return tuple((row.what, row.version, row.given_at) for row in self._uow.rows(statement.order_by(table.c.id)))

    # --- the wall, from where this viewer stands ---------------------------------------------------------------------
    @property
    def _id(self) -> int:
        if self._person is None:
            raise NotYours("a stranger knows nothing")
        return self._person.id

    def _must_stand(self, case: int) -> Standing:
        standing = self._uow.standing(self._id, case)
        if standing is None or standing.state == "out":
            raise NotYours("no part in this case")
        return standing

    def _must_lead(self, case: int) -> bool:
        if not self._must_stand(case).leads:
            raise NotYours("for the specialist only")
        return True

    def _must_watch(self, case: int) -> None:
        if not self._must_stand(case).watches:
            raise NotYours("for the specialists only")

    def _must_prepare(self, case: int) -> None:
        standing = self._must_stand(case)
        if not (standing.leads or standing.in_circle):
            raise NotYours("for the circle and the specialist only")

    # --- shared readings ---------------------------------------------------------------------------------------------
    def _case_row(self, case: int) -> Row[Any]:
        row = self._uow.first(select(tables.case).where(tables.case.c.id == case))
        if row is None:
            raise NotYours("no such case")
        return row

    def _key_of(self, person: int) -> int:
        found = self._uow.person(person)
        if found is None:
            raise NotYours("no such person")
        return found.key

    def _releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        return releases_to(self._uow, case)

    def _reaches(self, standing: Standing, audience: int | None) -> bool:
        return standing.leads if audience is None else audience == standing.person


def name_of(uow: UnitOfWork, person: Person, case: int | None, kind: str = "person.name") -> Fact | None:
    """A person's name as a fact of this case; None while they have not given one."""
    if person.name is None:
        return None
    return Fact(kind, person.id, uow.read(person.key, f"person.name:{person.id}", person.name), case)
