"""Promises: once, in order, or accounted for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from flows.effects import Promise
from storage import due, tables
from storage.unit_of_work import UnitOfWork
from storage.writes.person import meet
from tests.storage_room import Room

HOUR = timedelta(hours=1)


def promised(room: Room, person: int, *keys: str, kind: str = "care", **more: object) -> None:
    with room.turn() as uow:
        for number, key in enumerate(keys):
            due.promise(uow, Promise(key, kind, person, room.now + timedelta(minutes=number), **more))  # type: ignore[arg-type]


def taken(uow: UnitOfWork, now: datetime, limit: int = 10) -> list[str]:
    return [one.key for one in due.claim(uow, now, limit) if due.done(uow, one)]


def accounts(room: Room) -> list[str]:
    with room.turn() as uow:
        return [row.how for row in uow.rows(select(tables.due_done.c.how).order_by(tables.due_done.c.id))]


def test_what_is_due_comes_oldest_first_and_once(room: Room) -> None:
    promised(room, room.person(7), "b", "a", "c")
    room.now += HOUR
    with room.turn() as uow:
        assert taken(uow, room.now) == ["b", "a", "c"]
    with room.turn() as uow:
        assert taken(uow, room.now) == []
    assert accounts(room) == ["done"] * 3


def test_a_transaction_that_does_not_come_to_its_end_takes_nothing(room: Room) -> None:
    promised(room, room.person(7), "a")
    room.now += HOUR
    with pytest.raises(KeyError), room.turn() as uow:
        assert taken(uow, room.now) == ["a"]
        uow.flush()
        raise KeyError
    with room.turn() as uow:
        assert taken(uow, room.now) == ["a"]


def test_a_look_goes_on_behind_the_last_one(room: Room) -> None:
    promised(room, room.person(7), "a", "b", "c")
    room.now += HOUR
    with room.turn() as uow:
        first = due.claim(uow, room.now, 2)
        rest = due.claim(uow, room.now, 2, first[-1].order)
        assert [[one.key for one in look] for look in (first, rest)] == [["a", "b"], ["c"]]


def test_what_would_come_too_late_is_dropped_and_accounted_for_however_much_it_is(room: Room) -> None:
    person = room.person(7)
    promised(room, person, "a", "b", "c", "d", useless_after=room.now + HOUR)
    promised(room, person, "still good")
    room.now += 2 * HOUR
    with room.turn() as uow:
        assert [*taken(uow, room.now, limit=2), *taken(uow, room.now, limit=2)] == ["still good"]
    assert sorted(accounts(room)) == ["done", "too_late", "too_late", "too_late", "too_late"]


def test_what_was_moved_or_dropped_a_moment_before_is_not_done(room: Room) -> None:
    person = room.person(7)
    promised(room, person, "a", "b:1", "c")
    room.now += HOUR
    with room.turn() as uow:
        a, b, c = due.claim(uow, room.now, 10)
        assert due.done(uow, a)
        due.promise(uow, Promise("a", "care", person, room.now + HOUR))
        due.drop(uow, "b:")
        due.promise(uow, Promise("c", "care", person, room.now + 2 * HOUR))
        assert [due.done(uow, b), due.done(uow, c)] == [False, False]
    assert sorted(accounts(room)) == ["done", "dropped"]
    room.now += 2 * HOUR
    with room.turn() as uow:
        assert taken(uow, room.now) == ["a", "c"]


def test_what_fails_is_tried_again_and_set_aside_in_the_end(room: Room) -> None:
    promised(room, room.person(7), "a")
    for _ in range(due.MAX_ATTEMPTS):
        room.now += HOUR
        with room.turn() as uow:
            due.failed(uow, due.claim(uow, room.now, 10)[0])
    room.now += HOUR
    with room.turn() as uow:
        assert due.claim(uow, room.now, 10) == []
    assert accounts(room) == ["set_aside"]


def test_whoever_moves_keeps_the_hour_of_what_went_by_their_clock(room: Room) -> None:
    madrid_six = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    with room.turn() as uow:
        person = meet(uow, 7, "en")
        due.promise(uow, Promise("mine", "care", person.id, madrid_six, zone="Europe/Madrid"))
        due.promise(uow, Promise("meeting", "care", person.id, madrid_six))
        due.moved_along(uow, person, "America/Mexico_City")
        rows = uow.rows(select(tables.due.c.at, tables.due.c.zone).order_by(tables.due.c.key))
    assert rows == [(madrid_six, None), (datetime(2026, 11, 25, 0, 0, tzinfo=UTC), "America/Mexico_City")]


def test_what_was_accounted_for_long_ago_is_forgotten(room: Room) -> None:
    promised(room, room.person(7), "a")
    with room.turn() as uow:
        due.drop(uow, "a")
    room.now += due.KEEP_DONE + HOUR
    with room.turn() as uow:
        assert due.sweep(uow) == 1
