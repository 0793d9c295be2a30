"""Several workers on one database: who does what, and who takes over from whom. Only PostgreSQL knows several."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import update

from flows.effects import Promise
from storage import due, outbox, tables, workers
from storage.crypto import MasterKeys, Vault
from storage.db import Database, make_engine
from storage.leader import leads
from storage.unit_of_work import UnitOfWork
from tests.storage_room import Room

pytestmark = pytest.mark.postgres
HOUR = timedelta(hours=1)


@pytest.fixture
def two(migrated_postgres_url: str) -> Iterator[tuple[Room, Room]]:
    rooms = []
    for _ in range(2):
        room = Room(Database(make_engine(migrated_postgres_url), Vault(MasterKeys([b"k" * 32]))))
        with room.turn() as uow:
            room.database.worker, _ = workers.sign_on(uow)
        time_has_passed(room)
        rooms.append(room)
    yield rooms[0], rooms[1]
    for room in rooms:
        room.database.engine.dispose()


def time_has_passed(room: Room) -> None:
    """Since it began: enough for whoever is at work to have shown itself."""
    room.database.judges_from -= workers.TWO_SIGNS


@contextmanager
def both(one: Room, other: Room) -> Iterator[tuple[UnitOfWork, UnitOfWork]]:
    """Two transactions that are open at the same time."""
    with ExitStack() as stack:
        yield stack.enter_context(one.turn()), stack.enter_context(other.turn())


def says(room: Room, chat: int, *texts: str) -> None:
    with room.turn() as uow:
        for text in texts:
            outbox.put(uow, chat, None, "sendMessage", {"text": text})


def texts(room: Room) -> list[str]:
    with room.turn() as uow:
        return [one.payload["text"] for one in outbox.ready(uow, "reply", room.now, 100)]


def grows_silent(room: Room, looker: Room, milliseconds: int) -> None:
    with looker.turn() as uow:
        worker = tables.worker
        uow.execute(
            update(worker).where(worker.c.id == room.database.worker).values(seen_at=worker.c.seen_at - milliseconds)
        )


def shows_itself(room: Room) -> int:
    assert room.database.worker is not None
    with room.turn() as uow:
        return workers.seen(uow, room.database.worker)


def test_two_workers_never_hold_the_same_promise(two: tuple[Room, Room]) -> None:
    one, other = two
    person = one.person(7)
    with one.turn() as uow:
        for key in "abcde":
            due.promise(uow, Promise(key, "care", person, one.now))
    with both(one, other) as (mine, theirs):
        first = [one_.key for one_ in due.claim(mine, one.now, 2) if due.done(mine, one_)]
        second = [one_.key for one_ in due.claim(theirs, one.now, 10) if due.done(theirs, one_)]
    assert sorted(first + second) == list("abcde")
    assert len(first) == 2
    with one.turn() as uow:
        assert due.claim(uow, one.now, 10) == []


def test_each_worker_sends_what_it_decided_and_waits_for_what_the_other_said_first(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "first")
    says(other, 7, "second")
    says(other, 8, "elsewhere")
    assert (texts(one), texts(other)) == (["first"], ["elsewhere"])
    with one.turn() as uow:
        outbox.sent(uow, outbox.ready(uow, "reply", one.now, 10)[0].id, 41, one.now)
    assert (texts(one), texts(other)) == ([], ["second", "elsewhere"])


def test_what_a_gone_worker_left_is_taken_over(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "left behind")
    assert (shows_itself(other), texts(other)) == (0, [])
    grows_silent(one, other, workers.AWAY_AFTER + 1000)
    assert (shows_itself(other), texts(other)) == (1, ["left behind"])


def begins(room: Room) -> dict[int, int]:
    """Another start. Returns who had not signed off then."""
    with room.turn() as uow:
        me, others = workers.sign_on(uow)
        workers.sign_off(uow, me)
    return dict(others)


def all_live(room: Room, others: dict[int, int]) -> bool:
    with room.turn() as uow:
        return workers.all_live(uow, others)


def test_those_who_show_themselves_after_a_start_have_not_died(two: tuple[Room, Room]) -> None:
    one, other = two
    for room in two:
        grows_silent(room, one, 1)
    found = begins(one)
    assert (len(found), all_live(one, found)) == (2, False)
    shows_itself(one)
    assert not all_live(one, found)
    shows_itself(other)
    assert all_live(one, found)


def test_who_died_is_known_at_the_next_start_after_the_others_cleared_it_away(two: tuple[Room, Room]) -> None:
    one, other = two
    grows_silent(one, other, workers.AWAY_AFTER + 1000)
    shows_itself(other)
    found = begins(one)
    grows_silent(other, one, 1)
    shows_itself(other)
    assert not all_live(one, found)


def test_whoever_was_away_itself_judges_nobody(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "still mine")
    for room in two:
        grows_silent(room, other, workers.AWAY_AFTER + 1000)
    assert shows_itself(other) == 0
    assert shows_itself(one) == 0
    assert shows_itself(other) == 0
    assert texts(one) == ["still mine"]


def test_a_worker_that_has_just_begun_judges_nobody_and_takes_what_nobody_owns(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "mine")
    with one.turn() as uow:
        uow.execute(tables.outbox.update().values(owner=None))
    says(one, 8, "mine, too")
    with other.turn() as uow:
        other.database.worker, _ = workers.sign_on(uow)
    grows_silent(one, other, workers.AWAY_AFTER + 1000)
    assert (shows_itself(other), texts(other)) == (1, ["mine"])
    time_has_passed(other)
    assert (shows_itself(other), texts(other)) == (1, ["mine", "mine, too"])


def test_a_clock_that_was_set_back_does_not_keep_a_worker_from_judging(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "mine")
    grows_silent(one, other, workers.AWAY_AFTER + 1000)
    other.database.judges_from += 3_600_000
    assert shows_itself(other) == 0
    time_has_passed(other)
    assert shows_itself(other) == 1


@pytest.mark.parametrize("comes_back", [True, False])
def test_after_the_database_was_away_each_has_the_time_to_come_back_to_it(
    two: tuple[Room, Room], *, comes_back: bool
) -> None:
    one, other = two
    says(one, 7, "mine")
    grows_silent(one, other, workers.AWAY_AFTER + 500)  # it showed itself a little earlier before that
    grows_silent(other, other, workers.AWAY_AFTER - 2500)
    assert shows_itself(other) == 0
    if comes_back:
        shows_itself(one)
    time_has_passed(other)
    assert shows_itself(other) == (0 if comes_back else 1)
    assert texts(one if comes_back else other) == ["mine"]


def test_a_worker_that_stops_leaves_the_rest_to_the_others_at_once(two: tuple[Room, Room]) -> None:
    one, other = two
    says(one, 7, "not sent any more")
    with one.turn() as uow:
        workers.sign_off(uow, one.database.worker or 0)
    assert shows_itself(other) == 1
    assert texts(other) == ["not sent any more"]


def test_what_no_worker_decided_finds_one(two: tuple[Room, Room], migrated_postgres_url: str) -> None:
    one, _ = two
    desk = Room(Database(make_engine(migrated_postgres_url), Vault(MasterKeys([b"k" * 32]))))
    says(desk, 7, "from the terminal")
    desk.database.engine.dispose()
    assert (shows_itself(one), texts(one)) == (1, ["from the terminal"])


def test_one_worker_at_a_time_does_what_is_done_now_and_then(two: tuple[Room, Room]) -> None:
    one, other = two
    with both(one, other) as (mine, theirs):
        assert [leads(mine, "sweep", HOUR), leads(theirs, "sweep", HOUR)] == [True, False]
    with other.turn() as uow:
        assert leads(uow, "sweep", HOUR) is False
    other.now += HOUR
    with other.turn() as uow:
        assert leads(uow, "sweep", HOUR) is True
