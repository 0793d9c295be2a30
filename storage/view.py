"""What one person may know, read lazily and kept for the length of one screen. Every query starts from the viewer.

Nothing can be asked without a viewer: a ``StoredView`` is made for one person, and what is not theirs raises ``NotYours``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import (
    Alert,
    Boundary,
    Case,
    CheckIn,
    Entry,
    Invitation,
    Letter,
    Me,
    ModuleProgress,
    Notice,
    NotYours,
    Participant,
)
from flows.walls import MAY_JOIN, Standing
from storage import tables
from storage.ids import new_code
from storage.unit_of_work import Person, UnitOfWork
from storage.view_contact import answers_of, releases_to
from storage.writes_person import code_hash


class StoredView:
    """Satisfies ``flows.view.View`` for one person, or for a stranger (``person`` None)."""

    def __init__(self, uow: UnitOfWork, person: Person | None, language: str = "en") -> None:
        self._uow = uow
        self._person = person
        self._hint = language
        self._cases: dict[int, Case] = {}

    # --- me ----------------------------------------------------------------------------------------------------------
    @property
    def me(self) -> Me:
        person = self._person
        if person is None:
            return Me(None, self._hint)
        return Me(
            person.id, person.language, name_of(self._uow, person, None), person.zone, person.country, person.discreet,
            person.specialist, person.check_in_hour,
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
        return Standing(standing.person, case, standing.role, standing.state, standing.outcome, released)

    def consents(self) -> tuple[tuple[str, int, datetime], ...]:
        table = tables.consent
        statement = select(table).where(table.c.person == self._id, table.c.withdrawn_at.is_(None))
        return tuple((row.what, row.version, row.given_at) for row in self._uow.rows(statement.order_by(table.c.id)))

    # --- cases -------------------------------------------------------------------------------------------------------
    def invitation(self, code: str) -> Invitation | None:
        table = tables.invitation
        row = self._uow.first(select(table).where(table.c.code_hash == code_hash(code)))
        return None if row is None else Invitation(row.id, row.role, row.case, self._state(row), expires=row.expires)

    def invitations(self, case: int) -> tuple[Invitation, ...]:
        self._must_lead(case)
        table, key = tables.invitation, self._case_row(case).key
        statement = select(table).where(table.c.case == case, table.c.used_at.is_(None), table.c.revoked_at.is_(None))
        return tuple(
            Invitation(row.id, row.role, case, self._state(row), self._invited(row, key), row.expires)
            for row in self._uow.rows(statement.order_by(table.c.id.desc()))
        )

    def cases(self) -> tuple[Case, ...]:
        if self._person is None:
            return ()
        parts = self._uow.parts(self._person.id)
        return tuple(self.case(part.case) for part in parts if part.state == "in")

    def case(self, case: int) -> Case:
        self._must_stand(case)
        if case not in self._cases:
            self._cases[case] = self._read_case(case)
        return self._cases[case]

    def part(self, case: int) -> Participant:
        return self.participant(case, self._id)

    def roster(self, case: int) -> tuple[Participant, ...]:
        standing = self._must_stand(case)
        rows = [row for row in self._participants(case) if _may_list(standing, row)]
        return tuple(self._participant(row) for row in rows)

    def participant(self, case: int, person: int) -> Participant:
        standing = self._must_stand(case)
        rows = [row for row in self._participants(case, person) if _may_list(standing, row)]
        if not rows:
            raise NotYours("no such participant here")
        return self._participant(rows[0])

    # --- preparing ---------------------------------------------------------------------------------------------------
    def module(self, module: str) -> ModuleProgress:
        card, answer, done = tables.card_read, tables.quiz_answer, tables.module_pass
        cards = self._uow.rows(select(card.c.card).where(card.c.person == self._id, card.c.module == module))
        answers = self._uow.rows(
            select(answer.c.quiz, answer.c.option).where(answer.c.person == self._id, answer.c.module == module)
        )
        passed = self._uow.first(select(done.c.module).where(done.c.person == self._id, done.c.module == module))
        return ModuleProgress(frozenset(row.card for row in cards), {a.quiz: a.option for a in answers}, bool(passed))

    def modules_of(self, case: int, person: int) -> Mapping[str, bool]:
        if person != self._id:
            self._must_lead(case)
            self.participant(case, person)
        table = tables.module_pass
        return {row.module: True for row in self._uow.rows(select(table.c.module).where(table.c.person == person))}

    def letter(self, case: int, author: int) -> Letter:
        part = self.participant(case, author)
        if author != self._id and not (self._must_lead(case) and part.letter_shared):
            raise NotYours("this letter is not shared")
        key = self._key_of(author)
        table = tables.letter_entry
        statement = select(table).where(table.c.author == author, table.c.case == case).order_by(table.c.id)
        entries = tuple(self._entry(row, key, part.letter_shared) for row in self._uow.rows(statement))
        return Letter(author, case, entries, part.letter_shared)

    def entry_at(self, message: int) -> Entry | None:
        table = tables.letter_entry
        row = self._uow.first(select(table).where(table.c.author == self._id, table.c.message == message))
        return None if row is None or message <= 0 else self._entry(row, self._key_of(self._id), False)

    def boundaries(self, case: int, author: int) -> tuple[Boundary, ...]:
        self.participant(case, author)
        if author != self._id:
            self._must_lead(case)
        table, key = tables.boundary, self._key_of(author)
        statement = select(table).where(table.c.author == author, table.c.case == case).order_by(table.c.id)
        return tuple(self._boundary(row, key) for row in self._uow.rows(statement))

    # --- notices, check-ins, alerts ----------------------------------------------------------------------------------
    def notices(self, case: int) -> tuple[Notice, ...]:
        self._must_prepare(case)
        table = tables.notice
        statement = select(table).where(table.c.case == case).order_by(table.c.id.desc())
        return tuple(self._notice(row) for row in self._uow.rows(statement))

    def notice(self, notice: int) -> Notice:
        row = self._uow.first(select(tables.notice).where(tables.notice.c.id == notice))
        if row is None:
            raise NotYours("no such notice")
        self._must_prepare(row.case)
        return self._notice(row)

    def check_ins(self, case: int, person: int) -> tuple[CheckIn, ...]:
        self.participant(case, person)
        table = tables.check_in
        statement = select(table).where(table.c.case == case, table.c.person == person).order_by(table.c.id.desc())
        return tuple(self._check_in(row) for row in self._uow.rows(statement))

    def check_in(self, check_in: int) -> CheckIn:
        row = self._uow.first(select(tables.check_in).where(tables.check_in.c.id == check_in))
        if row is None:
            raise NotYours("no such check-in")
        self.participant(row.case, row.person)
        return self._check_in(row)

    def releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        standing = self._must_stand(case)
        if not (standing.is_loved_one or standing.leads):
            raise NotYours("only the loved one and the specialist see this")
        return self._releases(case)

    def alerts(self, case: int | None = None) -> tuple[Alert, ...]:
        leads = [part.case for part in self._uow.parts(self._id) if part.role == "specialist" and part.state == "in"]
        table = tables.alert
        statement = select(table).where(table.c.case.in_(leads if case is None else set(leads) & {case}))
        order = (table.c.acknowledged_at.is_not(None), table.c.level.desc(), table.c.id.desc())
        return tuple(self._alert(row) for row in self._uow.rows(statement.order_by(*order)))

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

    def _must_prepare(self, case: int) -> None:
        standing = self._must_stand(case)
        if not (standing.leads or standing.in_circle):
            raise NotYours("for the circle and the specialist only")

    # --- reading rows ------------------------------------------------------------------------------------------------
    def _state(self, row: Row[Any]) -> str:
        if row.used_at:
            return "used"
        if row.revoked_at:
            return "revoked"
        if row.expires <= self.now:
            return "expired"
        if row.role == "loved_one" and self._outcome(row.case) not in MAY_JOIN:
            return "too_early"
        return "good"

    def _outcome(self, case: int) -> str | None:
        row = self._uow.first(select(tables.case.c.outcome).where(tables.case.c.id == case))
        return row.outcome if row else None

    def _invited(self, row: Row[Any], key: int) -> Fact | None:
        if row.name is None:
            return None
        words = self._uow.open(key, f"invitation.name:{row.id}", row.name)
        return Fact("invitation.name", row.made_by, words, row.case)

    def _case_row(self, case: int) -> Row[Any]:
        row = self._uow.first(select(tables.case).where(tables.case.c.id == case))
        if row is None:
            raise NotYours("no such case")
        return row

    def _read_case(self, case: int) -> Case:
        row = self._case_row(case)
        place = row.meeting_place and self._case_fact(row, "meeting.place", "meeting_place")
        lead = self._uow.person(row.specialist)
        name = name_of(self._uow, lead, case, "specialist.name") if lead else None
        return Case(
            row.id, self._case_fact(row, "case.code_name", "code_name"), self._case_fact(row, "case.called", "called"),
            row.approach, row.country, row.zone, row.phase, row.specialist,
            name or Fact("specialist.name", row.specialist, "", case), row.meeting_at, place or None, row.outcome,
        )  # fmt: skip

    def _case_fact(self, row: Row[Any], kind: str, column: str) -> Fact:
        words = self._uow.open(row.key, f"case.{column}:{row.id}", row._mapping[column])
        return Fact(kind, row.specialist, words, row.id)

    def _participants(self, case: int, person: int | None = None) -> list[Row[Any]]:
        part, people = tables.participation, tables.person
        statement = (
            select(part, people.c.language, people.c.last_seen_at, people.c.blocked_at)
            .join(people, people.c.id == part.c.person)
            .where(part.c.case == case)
            .order_by(part.c.joined_at, part.c.person)
        )
        if person is not None:
            statement = statement.where(part.c.person == person)
        return list(self._uow.rows(statement))

    def _participant(self, row: Row[Any]) -> Participant:
        person = self._uow.person(row.person)
        kind = "person.name" if row.state == "in" else "person.name.waiting"
        name = name_of(self._uow, person, row.case, kind) if person else None
        return Participant(
            row.person, row.case, name or Fact(kind, row.person, "", row.case), row.role, row.relation, row.state,
            row.language, row.modules_passed, row.letter_parts, row.letter_shared, row.boundaries, row.rsvp,
            row.last_seen_at, row.blocked_at is not None, row.letter_unread,
        )  # fmt: skip

    def _key_of(self, person: int) -> int:
        found = self._uow.person(person)
        if found is None:
            raise NotYours("no such person")
        return found.key

    def _entry(self, row: Row[Any], key: int, shared: bool) -> Entry:
        words = self._uow.open(key, f"letter_entry.words:{row.id}", row.words)
        return Entry(row.id, row.case, row.part, Fact("letter.words", row.author, words, row.case, shared), row.message)

    def _boundary(self, row: Row[Any], key: int) -> Boundary:
        fields = self._uow.open_json(key, f"boundary.fields:{row.id}", row.fields)
        facts = {name: Fact("boundary.words", row.author, words, row.case, True) for name, words in fields.items()}
        return Boundary(row.id, facts, row.committed)

    def _notice(self, row: Row[Any]) -> Notice:
        case = self._case_row(row.case)
        words = self._uow.open_json(case.key, f"notice.words:{row.id}", row.words)
        facts = {code: Fact("notice.words", case.specialist, text, row.case) for code, text in words.items()}
        table = tables.notice_answer
        statement = select(table).where(table.c.notice == row.id)
        if not self._must_stand(row.case).leads:
            statement = statement.where(table.c.person == self._id)
        answers = {answer.person: answer.answer for answer in self._uow.rows(statement)}
        return Notice(row.id, row.case, row.kind, facts, row.sent_at, answers)

    def _check_in(self, row: Row[Any]) -> CheckIn:
        answers = answers_of(self._uow, row, self._key_of(row.person), self.standing(row.case), self._id)
        return CheckIn(row.id, row.case, row.person, row.sheet, row.due_at, row.finished_at, answers)

    def _releases(self, case: int) -> frozenset[tuple[str, int | None]]:
        return releases_to(self._uow, case)

    def _reaches(self, standing: Standing, audience: int | None) -> bool:
        return standing.leads if audience is None else audience == standing.person

    def _alert(self, row: Row[Any]) -> Alert:
        about = self._uow.person(row.about)
        name = name_of(self._uow, about, row.case) if about else None
        return Alert(
            row.id, row.case, row.kind, row.level, row.about, name or Fact("person.name", row.about, "", row.case),
            row.raised_at, row.acknowledged_at,
        )  # fmt: skip


def name_of(uow: UnitOfWork, person: Person, case: int | None, kind: str = "person.name") -> Fact | None:
    """A person's name as a fact of this case; None while they have not given one."""
    if person.name is None:
        return None
    return Fact(kind, person.id, uow.open(person.key, f"person.name:{person.id}", person.name), case)


def _may_list(standing: Standing, row: Row[Any]) -> bool:
    """Whom a viewer finds in a roster: the specialist everybody, a loved one the circle, a member themselves."""
    if standing.leads or row.person == standing.person:
        return True
    return standing.is_loved_one and row.role in ("member", "specialist") and row.state == "in"
