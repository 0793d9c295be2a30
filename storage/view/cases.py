"""Cases, rosters and invitations, read for one viewer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from flows.text import Fact
from flows.view import (
    ApproachChange,
    Backup,
    CameBy,
    Case,
    Invitation,
    LeadOffer,
    Marked,
    NotYours,
    OutcomeNoted,
    Participant,
    VettingNote,
)
from flows.walls import MAY_JOIN, Standing
from storage import tables
from storage.them import is_kept_out
from storage.unit_of_work import Person, UnitOfWork
from storage.view.viewer import Viewer, name_of
from storage.writes.person import code_hash


class CasesReading(Viewer):
    """Satisfies ``flows.view.CasesView``."""

    def __init__(
        self, uow: UnitOfWork, person: Person | None, language: str = "en", account: int | None = None
    ) -> None:
        super().__init__(uow, person, language, account)
        self._cases: dict[int, Case] = {}

    def invitation(self, code: str) -> Invitation | None:
        table = tables.invitation
        row = self._uow.first(select(table).where(table.c.code_hash == code_hash(code)))
        if row is not None and is_kept_out(self._uow, self._account, row.case, row.role):
            return None
        return (
            None
            if row is None
            else Invitation(
                row.id, row.role, row.case, self._state(row), expires=row.expires, by=row.made_by, rights=row.rights
            )
        )

    def marked(self, case: int) -> tuple[Marked, ...]:
        self._must_lead(case)
        table = tables.them
        found = []
        for row in self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.id.desc())):
            by = self._uow.person(row.marked_by)
            name = name_of(self._uow, by, case) if by is not None else None
            found.append(Marked(row.id, name or Fact("person.name", row.marked_by, "", case), row.at, row.tried_at))
        return tuple(found)

    def invitations(self, case: int) -> tuple[Invitation, ...]:
        self._must_lead(case)
        table, key = tables.invitation, self._case_row(case).key
        statement = select(table).where(table.c.case == case, table.c.used_at.is_(None), table.c.revoked_at.is_(None))
        return tuple(
            Invitation(
                row.id, row.role, case, self._state(row), self._invited(row, key), row.expires, row.made_by, row.rights
            )
            for row in self._uow.rows(statement.order_by(table.c.id.desc()))
        )

    def cases(self) -> tuple[Case, ...]:
        if self._person is None:
            return ()
        mine = [part.case for part in self._uow.parts(self._person.id) if part.state == "in"]
        self._bring_cases([case for case in mine if case not in self._cases])
        return tuple(self.case(case) for case in mine)

    def _bring_cases(self, cases: list[int]) -> None:
        """Many at once: a specialist may lead hundreds."""
        table, key = tables.case, tables.key
        if len(cases) < 2:
            return
        statement = select(table, key.c.master, key.c.wrapped).join(key, key.c.id == table.c.key)
        rows = self._uow.rows(statement.where(table.c.id.in_(cases)))
        self._uow.bring([row.specialist for row in rows])
        for row in rows:
            if not self._uow.vault.knows(row.key):
                self._uow.vault.learn(row.key, row.master, row.wrapped)
            self._cases[row.id] = self._of_row(row)

    def case(self, case: int) -> Case:
        self._must_stand(case)
        if case not in self._cases:
            self._cases[case] = self._read_case(case)
        return self._cases[case]

    def stood_in(self) -> tuple[int, ...]:
        parts = self._uow.parts(self._id)
        return tuple(p.case for p in parts if p.role == "specialist" and p.state == "in" and p.rights != "lead")

    def backup(self, case: int) -> Backup | None:
        standing = self._must_stand(case)
        rows = [row for row in self._participants(case) if row.role == "specialist" and row.rights != "lead"]
        there = [row for row in rows if row.state == "in" or (row.state == "waiting" and standing.watches)]
        if not there:
            return None
        row = there[0]
        person = self._uow.person(row.person)
        name = name_of(self._uow, person, case, "specialist.name") if person else None
        return Backup(row.person, name or Fact("specialist.name", row.person, "", case), row.rights, row.state)

    def lead_offer(self, case: int) -> LeadOffer | None:
        standing, table = self._must_stand(case), tables.lead_offer
        row = self._uow.first(select(table).where(table.c.case == case, table.c.expires > self.now))
        if row is None or not (standing.is_the_lead or (standing.watches and row.to == self._id)):
            return None
        return LeadOffer(row.by, row.to, row.stays, row.expires)

    def part(self, case: int) -> Participant:
        return self.participant(case, self._id)

    def roster(self, case: int) -> tuple[Participant, ...]:
        standing = self._must_stand(case)
        rows = [row for row in self._participants(case) if _may_list(standing, row)]
        return tuple(self._participant(row, standing) for row in rows)

    def participant(self, case: int, person: int) -> Participant:
        standing = self._must_stand(case)
        rows = [row for row in self._participants(case, person) if _may_list(standing, row)]
        if not rows:
            raise NotYours("no such participant here")
        return self._participant(rows[0], standing)

    def approach_changes(self, case: int) -> tuple[ApproachChange, ...]:
        self._must_lead(case)
        table, key = tables.approach_change, self._case_row(case).key
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.id.desc()))
        return tuple(
            ApproachChange(row.approach, row.at, self._rationale(row, key), self._chosen_by(row.by, case))
            for row in rows
        )

    def outcomes(self, case: int) -> tuple[OutcomeNoted, ...]:
        self._must_lead(case)
        table = tables.outcome
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.id.desc()))
        return tuple(OutcomeNoted(row.outcome, row.at, self._chosen_by(row.by, case)) for row in rows)

    def _chosen_by(self, person: int | None, case: int) -> Fact | None:
        """A name of the practice, for those who lead; None once they are gone."""
        found = self._uow.person(person) if person is not None else None
        return name_of(self._uow, found, case, "specialist.name") if found else None

    def vetting(self, case: int) -> tuple[VettingNote, ...]:
        self._must_lead(case)
        table, key = tables.vetting_note, self._case_row(case).key
        rows = self._uow.rows(select(table).where(table.c.case == case).order_by(table.c.id.desc()))
        return tuple(
            VettingNote(row.id, self._vetting(row, key, "name"), row.why, row.at, self._vetting(row, key, "words") if row.words else None)
            for row in rows
        )  # fmt: skip

    def came_by(self, case: int, person: int) -> CameBy:
        self._must_lead(case)
        link, audit = tables.invitation, tables.audit
        used = self._uow.first(
            select(link).where(link.c.case == case, link.c.used_by == person).order_by(link.c.id.desc()).limit(1)
        )
        decided = (
            select(audit)
            .where(audit.c.case == case, audit.c.subject == person, audit.c.what.in_(("JoinApproved", "JoinRefused")))
            .order_by(audit.c.id.desc())
        )
        rows = self._uow.rows(decided)
        name = self._invited(used, self._case_row(case).key) if used else None
        if not rows:
            return CameBy(name)
        who = self._uow.person(rows[0].actor)
        by = name_of(self._uow, who, case, "specialist.name") if who else None
        return CameBy(name, any(row.what == "JoinRefused" for row in rows), by, rows[0].at)

    def snoozed(self) -> Mapping[str, datetime]:
        table = tables.snooze
        rows = self._uow.rows(select(table).where(table.c.person == self._id, table.c.until > self.now))
        return {row.entry: row.until for row in rows}

    # --- rows --------------------------------------------------------------------------------------------------------
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
        words = self._uow.read(key, f"invitation.name:{row.id}", row.name)
        return Fact("invitation.name", row.made_by, words, row.case)

    def _vetting(self, row: Row[Any], key: int, column: str) -> Fact:
        words = self._uow.read(key, f"vetting_note.{column}:{row.id}", row._mapping[column])
        return Fact(f"vetting.{column}", row.made_by, words, row.case)

    def _rationale(self, row: Row[Any], key: int) -> Fact | None:
        if row.rationale is None:
            return None
        words = self._uow.read(key, f"approach_change.rationale:{row.case}", row.rationale)
        return Fact("approach.rationale", self._id, words, row.case)

    def _read_case(self, case: int) -> Case:
        return self._of_row(self._case_row(case))

    def _of_row(self, row: Row[Any]) -> Case:
        place = row.meeting_place and self._case_fact(row, "meeting.place", "meeting_place")
        lead = self._uow.person(row.specialist)
        name = name_of(self._uow, lead, row.id, "specialist.name") if lead else None
        return Case(
            row.id, self._case_fact(row, "case.code_name", "code_name"), self._case_fact(row, "case.called", "called"),
            row.approach, row.country, row.zone, row.phase, row.specialist,
            name or Fact("specialist.name", row.specialist, "", row.id), row.meeting_at, place or None, row.outcome,
            frozenset(row.secured.split(",")) - {""}, row.meeting_times, row.outcome_at, row.admission_at, row.admitted_at,
            row.discharge_at,
        )  # fmt: skip

    def _case_fact(self, row: Row[Any], kind: str, column: str) -> Fact:
        words = self._uow.read(row.key, f"case.{column}:{row.id}", row._mapping[column])
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
        rows = list(self._uow.rows(statement))
        self._uow.bring([row.person for row in rows])
        return rows

    def _participant(self, row: Row[Any], viewer: Standing) -> Participant:
        person = self._uow.person(row.person)
        kind = "person.name" if row.state == "in" else "person.name.waiting"
        name = name_of(self._uow, person, row.case, kind) if person else None
        name = name or Fact(kind, row.person, "", row.case)
        if viewer.watches and not viewer.leads and row.person != viewer.person:
            return Participant(row.person, row.case, name, row.role, row.relation, row.state, row.language)
        return Participant(
            row.person, row.case, name, row.role, row.relation, row.state,
            row.language, row.modules_passed, row.letter_parts, row.letter_shared, row.boundaries, row.rsvp,
            row.last_seen_at, row.blocked_at is not None, row.letter_unread, row.information, row.minor,
            row.rehearsals, row.letter_approved, row.boundaries_approved, person.zone if person else "UTC", row.nudged_at,
            row.checked_in_at, row.calendar,
        )  # fmt: skip


def _may_list(standing: Standing, row: Row[Any]) -> bool:
    """Whom a viewer finds in a roster: the specialists everybody, a loved one the circle, a member themselves."""
    if standing.watches or row.person == standing.person:
        return True
    return standing.is_loved_one and row.role in ("member", "specialist") and row.state == "in"
