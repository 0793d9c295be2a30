"""A message to many, piece by piece: whatever the pieces, each reader once, and nobody who does not fit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from bench.broadcast import people
from bench.seed import circle
from flows import effects as e
from flows.audience import Audience
from storage import notices, outbox, tables
from storage.errors import NotAllowed
from storage.unit_of_work import UnitOfWork
from storage.writes.notices import decide
from tests.storage_room import Room
from tests.talk import memory_database

DELIVERY, PERSON, OUT = tables.notice_delivery, tables.person, tables.outbox


@dataclass
class Practice:
    """Nora with one case of nine members, chats 1 to 9, every second one Spanish."""

    room: Room = field(default_factory=lambda: Room(memory_database()))

    def __post_init__(self) -> None:
        with self.room.turn() as uow:
            circle(uow, range(1, 2))
            self.case = uow.rows(select(tables.case))[0].id
            people(uow, self.case, 8, first_chat=2)
            lead = uow.person_in(-1)
            assert lead is not None
            uow.change(lead, specialist=True)

    def decides(self, uow: UnitOfWork, **more: object) -> int:
        lead, notice = uow.person_in(-1), uow.database.ids.next()
        assert lead is not None
        given: dict[str, object] = {"audience": Audience(self.case), "mode": "at", **more}
        decide(uow, lead, e.NoticeSent(notice, self.case, "note", {"en": "MARKER"}, **given))  # type: ignore[arg-type]
        return notice

    def goes_out(self, uow: UnitOfWork, notice: int, limit: int) -> None:
        """As ``bot.going_out`` does it, without the words."""
        for one in notices.take(uow, notice, limit):
            person = uow.person(one.person)
            assert person is not None
            row = outbox.put(uow, person.chat, person, "sendMessage", {"text": "MARKER"}, lane="paced")
            notices.handed(uow, notice, one.person, row, None)

    def messages(self, uow: UnitOfWork) -> Counter[int]:
        return Counter(row.chat for row in uow.rows(select(OUT.c.chat).where(OUT.c.lane == "paced")))


def states(uow: UnitOfWork, notice: int) -> Counter[str]:
    return Counter(row.state for row in uow.rows(select(DELIVERY.c.state).where(DELIVERY.c.notice == notice)))


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), max_size=12), st.sampled_from(("at", "now", "morning")))
def test_each_reader_once_whatever_the_pieces(steps: list[tuple[bool, int]], mode: str) -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        notice = practice.decides(uow, mode=mode)
    practice.room.now = practice.room.now.replace(day=25)
    for write, limit in [*steps, (True, 50), (True, 50), (False, 50)]:
        with practice.room.turn() as uow:
            if write:
                notices.write_down(uow, notice, limit)
            else:
                practice.goes_out(uow, notice, limit)
    with practice.room.turn() as uow:
        assert practice.messages(uow) == Counter(dict.fromkeys(range(1, 10), 1))
        assert states(uow, notice) == Counter(handed=9)


@settings(max_examples=30)
@given(st.integers(0, 9), st.integers(1, 5))
def test_a_correction_reaches_everybody_once_whoever_had_the_earlier_one(sent: int, limit: int) -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        first = practice.decides(uow, mode="now")
        practice.goes_out(uow, first, sent) if sent else None
        second = practice.decides(uow, about=first, replaces=True, mode="now")
    for _ in range(12):
        with practice.room.turn() as uow:
            notices.write_down(uow, second, limit)
    with practice.room.turn() as uow:
        assert states(uow, second) == Counter(waiting=9)
        assert states(uow, first) == Counter(dropped=9)  # nothing of it was on the wire yet
        assert [row.state for row in uow.rows(select(OUT.c.state))] == ["failed"] * sent


def test_who_does_not_fit_is_not_written_down() -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        notice = practice.decides(uow, audience=Audience(practice.case, language="es"))
        notices.write_down(uow, notice)
        chats = {row.chat for row in uow.rows(select(PERSON.c.chat).join(DELIVERY, DELIVERY.c.person == PERSON.c.id))}
    assert chats == {1, 3, 5, 7, 9}


def test_what_is_on_the_wire_is_changed_there_and_the_rest_is_taken_back() -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        notice = practice.decides(uow, mode="now")
        practice.goes_out(uow, notice, 2)
        first, second = (row.id for row in uow.rows(select(OUT.c.id).order_by(OUT.c.id)))
        assert outbox.begin(uow, first)
        notices.end(uow, notice, "cancelled", 7)
        assert not outbox.begin(uow, second)
        assert states(uow, notice) == Counter(handed=1, dropped=8)


def test_only_what_was_on_the_wire_twice_without_a_no_is_in_doubt() -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        notice = practice.decides(uow, mode="now")
        practice.goes_out(uow, notice, 3)
        refused, lost, fine = (row.id for row in uow.rows(select(OUT.c.id).order_by(OUT.c.id)))
        for row in (refused, lost, fine):
            outbox.begin(uow, row)
        outbox.later(uow, refused, practice.room.now, "429", refused=True)
        for row in (refused, lost):
            outbox.begin(uow, row)
        for row in (refused, lost, fine):
            outbox.sent(uow, row, 5, practice.room.now)
        uow.flush()
        notices.settle(uow)
        twice = {row.outbox: row.maybe_twice for row in uow.rows(select(DELIVERY).where(DELIVERY.c.state == "sent"))}
    assert twice == {refused: False, lost: True, fine: False}


def test_nobody_writes_to_a_case_of_others() -> None:
    practice = Practice()
    with practice.room.turn() as uow:
        stranger = uow.person_in(1)
        assert stranger is not None
        with pytest.raises(NotAllowed):
            decide(uow, stranger, e.NoticeSent(1, practice.case, "note", {"en": "x"}))
        uow.change(stranger, specialist=True)
        decide(uow, stranger, e.NoticeSent(2, None, "note", {"en": "x"}))
        notices.write_down(uow, 2)
        assert states(uow, 2) == Counter()
        uow.execute(update(tables.notice).where(tables.notice.c.id == 2).values(state="out"))
