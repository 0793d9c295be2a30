from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage import heard, tables
from storage.people import Person
from storage.unit_of_work import UnitOfWork
from tests.storage_room import Room


def updates(uow: UnitOfWork) -> list[int]:
    return [row.update for row in uow.rows(select(tables.heard.c.update).order_by(tables.heard.c.update))]


def fails_after(uow: UnitOfWork, update: int, *, reading: bool) -> None:
    with pytest.raises(RuntimeError), uow.savepoint():
        heard.remember(uow, update, 7, update)
        if reading:
            assert update in updates(uow)
        raise RuntimeError


@pytest.mark.parametrize("reading", [False, True])
def test_an_update_that_fails_is_undone_alone(room: Room, reading: bool) -> None:
    with room.turn() as uow:
        with uow.savepoint():
            heard.remember(uow, 1, 7, 1)
        fails_after(uow, 2, reading=reading)
        with uow.savepoint():
            heard.remember(uow, 3, 7, 3)
    with room.turn() as uow:
        assert updates(uow) == [1, 3]


@pytest.mark.parametrize("reading", [False, True])
def test_a_person_changed_by_a_failed_update_is_as_before_it(room: Room, reading: bool) -> None:
    room.person(7)
    with room.turn() as uow:
        person = uow.person_in(7)
        assert person is not None
        with uow.savepoint():
            uow.change(person, zone="Europe/Madrid")
        with pytest.raises(RuntimeError), uow.savepoint():
            uow.change(person, zone="Asia/Tokyo", country="JP")
            if reading:
                updates(uow)
            raise RuntimeError
    with room.turn() as uow:
        again = uow.person_in(7)
        assert again is not None
        assert (again.zone, again.country) == ("Europe/Madrid", "")


def at_hand(uow: UnitOfWork, *chats: int) -> list[Person]:
    """The people of these chats, fetched together as a batch does."""
    uow.fetch(chats)
    return [person for chat in chats if (person := uow.person_in(chat)) is not None]


def test_what_another_update_changed_before_is_kept_when_one_that_read_fails(room: Room) -> None:
    room.person(7)
    room.person(8)
    with room.turn() as uow:
        ana, ben = at_hand(uow, 7, 8)
        with uow.savepoint():
            uow.change(ana, zone="Europe/Madrid")
        with pytest.raises(RuntimeError), uow.savepoint():
            uow.change(ben, zone="Asia/Tokyo")
            updates(uow)
            raise RuntimeError
    with room.turn() as uow:
        zones = [(person.chat, person.zone) for chat in (7, 8) if (person := uow.person_in(chat)) is not None]
        assert zones == [(7, "Europe/Madrid"), (8, ben.zone)]
        assert ben.zone != "Asia/Tokyo"


def test_a_batch_of_inserts_is_one_statement(room: Room) -> None:
    with room.turn() as uow:
        for number in range(50):
            with uow.savepoint():
                heard.remember(uow, number, 7, number)
        assert uow.connection.execute(select(func.count()).select_from(tables.heard)).scalar() == 0
    with room.turn() as uow:
        assert len(updates(uow)) == 50


def test_what_was_seen_before_is_known(room: Room) -> None:
    with room.turn() as uow:
        heard.remember(uow, 5, 7, 1)
        assert heard.seen_before(uow, [4, 5, 6]) == {5}


def test_a_letter_that_grew_in_this_batch_is_counted_whenever_it_is_first_asked_about(room: Room) -> None:
    room.person(7)
    room.person(8)
    with room.turn() as uow:
        ana, ben = at_hand(uow, 7, 8)
        with uow.savepoint():
            uow.add(tables.letter_entry, id=1, case=1, author=ana.id, part="memory", words=b"", message=1, at=uow.now)
        with uow.savepoint():
            assert uow.kept(ben.id, 1) == {}
        assert uow.kept(ana.id, 1) == {"memory": 1}
