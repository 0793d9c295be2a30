"""Messages to many, read for one viewer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, or_, select

from flows.audience import Audience, audience
from flows.text import DAMAGED, Fact
from flows.view import Delivery, Notice, NotYours, Reach, Tally
from storage import readers, tables
from storage.not_sent import reason
from storage.view.cases import CasesReading
from storage.view.viewer import name_of

NOTICE, DELIVERY, ANSWER, OUT = tables.notice, tables.notice_delivery, tables.notice_answer, tables.outbox
MOST_NAMES = 20
STATE = case((OUT.c.state == "sent", "sent"), (OUT.c.state == "failed", "failed"), else_=DELIVERY.c.state)
WHY = func.coalesce(OUT.c.why, DELIVERY.c.why)
TWICE = or_(DELIVERY.c.maybe_twice, func.coalesce(OUT.c.begun, 0) > 1)


class NoticeReading(CasesReading):
    """Satisfies ``flows.view.NoticeView``."""

    def notices(self, case: int) -> tuple[Notice, ...]:
        self._must_prepare_or_be_written_to(case)
        shown = (NOTICE.c.kind != "remind", NOTICE.c.state.not_in(("replaced", "cancelled")))
        got = select(DELIVERY.c.notice).where(DELIVERY.c.case == case)
        if self._must_stand(case).leads:
            where = or_(NOTICE.c.case == case, NOTICE.c.id.in_(got))
        else:
            where = NOTICE.c.id.in_(got.where(DELIVERY.c.person == self._id, DELIVERY.c.state != "dropped"))
        rows = self._uow.rows(select(NOTICE).where(where, *shown).order_by(NOTICE.c.id.desc()))
        return tuple(self._notice(row) for row in rows)

    def notice(self, notice: int) -> Notice:
        row = self._uow.first(select(NOTICE).where(NOTICE.c.id == notice))
        if row is None:
            raise NotYours("no such notice")
        return self._notice(row)

    def reach(self, audience: Audience) -> tuple[Reach, ...]:
        rows = self._uow.rows(readers.by_language(self._id, audience))
        return tuple(
            Reach(row.language, row.people, row.blocked, row.person, self._case_of(row.person, audience))
            for row in rows
        )

    def lacking(self, audience: Audience, variables: frozenset[str]) -> tuple[Fact, ...]:
        if not variables:
            return ()
        found = self._uow.rows(readers.lacking(self._id, audience, variables).limit(MOST_NAMES))
        return tuple(self._reader_name(row.person, row.case) for row in found)

    def tally(self, notice: int) -> Tally:
        self._must_be_sender(notice)
        state = case((WHY == "blocked", "blocked"), else_=STATE).label("state")
        # grouped from outside: to PostgreSQL the same expression with other parameters is another expression
        each = (
            select(state, TWICE.label("twice"))
            .select_from(DELIVERY)
            .outerjoin(OUT, OUT.c.id == DELIVERY.c.outbox)
            .where(DELIVERY.c.notice == notice)
            .subquery()
        )
        twice = func.count(case((each.c.twice, 1)))
        statement = select(each.c.state, func.count().label("people"), twice.label("twice")).group_by(each.c.state)
        rows = list(self._uow.rows(statement))
        found = {row.state: row.people for row in rows}
        answers = select(ANSWER.c.answer, func.count().label("people")).where(ANSWER.c.notice == notice)
        given = {row.answer: row.people for row in self._uow.rows(answers.group_by(ANSWER.c.answer))}
        return Tally(
            found.get("waiting", 0), found.get("handed", 0), found.get("sent", 0), found.get("blocked", 0),
            found.get("failed", 0), found.get("dropped", 0), sum(row.twice for row in rows), given,
        )  # fmt: skip

    def deliveries(self, notice: int, start: int = 0, count: int = 200) -> tuple[Delivery, ...]:
        self._must_be_sender(notice)
        statement = self._each(notice)
        order = (STATE != "failed", ANSWER.c.answer.is_not(None), DELIVERY.c.case, DELIVERY.c.person)
        return tuple(
            Delivery(
                row.person, row.case, self._reader_name(row.person, row.case), "blocked" if row.why == "blocked" else row.state,
                row.answer or "", bool(row.twice), reason(row.why) if row.state == "failed" else "",
            )
            for row in self._uow.rows(statement.order_by(*order).offset(start).limit(count))
        )  # fmt: skip

    # --- rows --------------------------------------------------------------------------------------------------------
    def _each(self, notice: int) -> Select[Any]:
        return (
            select(
                DELIVERY.c.person, DELIVERY.c.case, STATE.label("state"), WHY.label("why"), TWICE.label("twice"),
                ANSWER.c.answer,
            )
            .select_from(DELIVERY)
            .outerjoin(OUT, OUT.c.id == DELIVERY.c.outbox)
            .outerjoin(ANSWER, (ANSWER.c.notice == DELIVERY.c.notice) & (ANSWER.c.person == DELIVERY.c.person))
            .where(DELIVERY.c.notice == notice)
        )  # fmt: skip

    def _notice(self, row: Row[Any]) -> Notice:
        mine = self._delivered(row.id)
        leads = self._is_sender(row)
        if not leads and (mine is None or mine.state == "dropped"):
            raise NotYours("not written to them")
        at = row.case if leads or mine is None else mine.case
        if not leads:
            self._must_prepare_or_be_written_to(at)
        answers = select(ANSWER).where(ANSWER.c.notice == row.id)
        if not leads:
            answers = answers.where(ANSWER.c.person == self._id)
        given = {answer.person: answer.answer for answer in self._uow.rows(answers)}
        return Notice(
            row.id, at, row.kind, self._words(row, mine, at, leads), row.sent_at, given, row.sender or 0, row.mode,
            row.state, audience(row.audience), self._goes_out_at(row), row.about or 0, self._newer(row),
            self._answered_before(row), self._ended_by(row, at), row.ended_at,
        )  # fmt: skip

    def _words(self, row: Row[Any], mine: Row[Any] | None, at: int, leads: bool) -> dict[str, Fact]:
        """What a reader was sent, as they got it; for specialists as it was decided."""
        kind = "notice.words" if audience(row.audience).role == "member" else "notice.to_loved_one"
        if mine is not None and not leads and mine.words is not None:
            words = self._uow.read(self._key_of(self._id), f"notice_delivery.words:{row.id}", mine.words)
            return {self.me.language: Fact("own", self._id, words)}
        key = row.key or self._case_row(row.case).key
        found = self._uow.read_json(key, f"notice.words:{row.id}", row.words, instead={"en": DAMAGED, "es": DAMAGED})
        if leads and not row.case:
            return {code: Fact("own", self._id, words) for code, words in found.items()}
        return {code: Fact(kind, row.sender, words, at) for code, words in found.items()}

    def _goes_out_at(self, row: Row[Any]) -> datetime | None:
        due = tables.due
        found = self._uow.first(select(due.c.at).where(due.c.key == f"notice:{row.id}"))
        return found.at if found and row.state in ("planned", "sending") else None

    def _newer(self, row: Row[Any]) -> int:
        if row.state != "replaced":
            return 0
        found = self._uow.first(select(NOTICE.c.id).where(NOTICE.c.about == row.id, NOTICE.c.replaces.is_(True)))
        return found.id if found else 0

    def _answered_before(self, row: Row[Any]) -> bool:
        if not row.replaces:
            return False
        given = select(ANSWER.c.person).where(ANSWER.c.notice == row.about, ANSWER.c.person == self._id)
        return self._uow.first(given) is not None

    def _ended_by(self, row: Row[Any], case: int) -> Fact | None:
        if row.ended_by is None:
            return None
        person = self._uow.person(row.ended_by)
        if not case:
            name = name_of(self._uow, person, None) if person else None
            return Fact("own", self._id, name.value if name else "")
        name = name_of(self._uow, person, case, "specialist.name") if person else None
        return name or Fact("specialist.name", row.ended_by, "", case)

    def _delivered(self, notice: int) -> Row[Any] | None:
        return self._uow.first(select(DELIVERY).where(DELIVERY.c.notice == notice, DELIVERY.c.person == self._id))

    def _is_sender(self, row: Row[Any]) -> bool:
        """Whoever sent it; and for one case, whoever leads that."""
        if not row.case:
            return bool(row.sender == self._id)
        standing = self.standing(row.case)
        return standing is not None and standing.leads

    def _must_be_sender(self, notice: int) -> None:
        row = self._uow.first(select(NOTICE).where(NOTICE.c.id == notice))
        if row is None or not self._is_sender(row):
            raise NotYours("for whoever sent it")

    def _must_prepare_or_be_written_to(self, case: int) -> None:
        standing = self._must_stand(case)
        if not (standing.leads or standing.in_circle or standing.is_loved_one):
            raise NotYours("for people of the case only")

    def _case_of(self, person: int, audience: Audience) -> int:
        fits = readers.each_once(self._id, audience).where(readers.PART.c.person == person)
        row = self._uow.first(fits)
        return row.case if row else 0

    def _reader_name(self, person: int, case: int) -> Fact:
        found = self._uow.person(person)
        name = name_of(self._uow, found, case) if found else None
        return name or Fact("person.name", person, "", case)
