"""Whoever has the database alone cannot change what the audit log says without being noticed."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, event, insert, select, update

from storage import tables
from storage.audit_check import Verdict, verify
from storage.crypto import MasterKeys, Vault
from storage.db import Database
from storage.rotate import rotate
from storage.unit_of_work import transaction
from tests.storage_room import Room

AUDIT, HEAD = tables.audit, tables.audit_head


def writes(room: Room, *what: str) -> None:
    with room.turn() as uow:
        for one in what:
            uow.audit.add(at=room.now, actor=1, what=one, case=7, subject=None)


def numbers(room: Room) -> list[int]:
    with room.database.engine.connect() as connection:
        return list(connection.scalars(select(AUDIT.c.id).order_by(AUDIT.c.id)))


def meddles(room: Room, *statements: object) -> None:
    with room.database.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_what_is_written_is_a_whole_chain(room: Room) -> None:
    assert verify(room.database) == Verdict(0, 0)
    writes(room, "LetterRead", "LetterRead")
    writes(room, "CaseOpened")
    assert verify(room.database) == Verdict(3, 0)


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (update(AUDIT).where(AUDIT.c.id == 2).values(actor=9), 2),
        (update(AUDIT).where(AUDIT.c.id == 2).values(what="CaseOpened"), 2),
        (update(AUDIT).where(AUDIT.c.id == 2).values(case=None), 2),
        (update(AUDIT).where(AUDIT.c.id == 2).values(subject=5), 2),
        (update(AUDIT).where(AUDIT.c.id == 3).values(link=None), 3),
        (delete(AUDIT).where(AUDIT.c.id == 1), 1),
        (delete(AUDIT).where(AUDIT.c.id == 3), 3),
        (delete(AUDIT).where(AUDIT.c.id == 5), 5),
        (delete(AUDIT), 1),
        (delete(HEAD), 1),
        (update(HEAD).values(begins=2), 1),
        (update(HEAD).values(last=4), 5),
    ],
    ids=str,
)
def test_the_first_row_that_does_not_fit_is_named(room: Room, change: object, row: int) -> None:
    writes(room, *"abcde")
    meddles(room, change)
    assert verify(room.database).broken == row


def test_a_row_that_is_moved_or_put_in_is_noticed(room: Room) -> None:
    writes(room, *"abcde")
    meddles(
        room,
        update(AUDIT).where(AUDIT.c.id == 2).values(id=99),
        update(AUDIT).where(AUDIT.c.id == 3).values(id=2),
        update(AUDIT).where(AUDIT.c.id == 99).values(id=3),
    )
    assert verify(room.database).broken == 2
    meddles(room, insert(AUDIT).values(id=6, at=room.now, actor=1, what="f", link=b"x" * 32))
    assert verify(room.database).broken == 2


def test_a_tail_that_is_cut_off_with_its_head_set_back_stays_broken(room: Room) -> None:
    writes(room, *"abcde")
    with room.database.engine.connect() as connection:
        third = connection.scalar(select(AUDIT.c.link).where(AUDIT.c.id == 3))
    meddles(room, delete(AUDIT).where(AUDIT.c.id > 3), update(HEAD).values(last=3, link=third))
    assert verify(room.database).broken == 3
    writes(room, "f")
    assert verify(room.database).broken == 4


def test_without_the_key_the_chain_cannot_be_built_anew(room: Room) -> None:
    writes(room, *"abc")
    stranger = Database(room.database.engine, Vault(MasterKeys([b"z" * 32])))
    meddles(room, delete(AUDIT), delete(HEAD), delete(tables.key))
    with transaction(stranger, room.now) as uow:
        uow.audit.add(at=room.now, actor=1, what="a", case=7, subject=None)
    room.database.chain_key = None
    with pytest.raises(Exception, match="key"):
        verify(room.database)


def test_a_turn_that_is_undone_leaves_no_trace(room: Room) -> None:
    with room.turn() as uow:
        with uow.savepoint():
            uow.audit.add(at=room.now, actor=1, what="kept", case=7, subject=None)
        with pytest.raises(ZeroDivisionError), uow.savepoint():
            uow.audit.add(at=room.now, actor=1, what="undone", case=7, subject=None)
            raise ZeroDivisionError
    with room.database.engine.connect() as connection:
        assert list(connection.scalars(select(AUDIT.c.what))) == ["kept"]
    assert verify(room.database) == Verdict(1, 0)


def test_rows_of_an_earlier_version_stay_before_the_chain(room: Room) -> None:
    for number in (1, 2):
        meddles(room, insert(AUDIT).values(id=number, at=room.now, actor=1, what="old"))
    assert verify(room.database) == Verdict(0, 2)
    writes(room, "new")
    assert (numbers(room), verify(room.database)) == ([1, 2, 3], Verdict(1, 2))
    meddles(room, insert(AUDIT).values(id=0, at=room.now, actor=1, what="older", link=b"x"))
    assert verify(room.database).broken == 0


def test_a_new_key_of_the_installation_changes_nothing(room: Room) -> None:
    writes(room, "a")
    both = Database(room.database.engine, Vault(MasterKeys([b"n" * 32, b"k" * 32])))
    rotate(both)
    new_alone = Database(room.database.engine, Vault(MasterKeys([b"n" * 32])))
    assert verify(new_alone) == Verdict(1, 0)


def test_a_row_costs_the_same_however_long_the_chain_is(room: Room) -> None:
    def counted(job: Callable[[], None]) -> int:
        seen: list[str] = []

        def look(connection: Connection, cursor: object, statement: str, *rest: object) -> None:
            seen.append(statement)

        event.listen(room.database.engine, "before_cursor_execute", look)
        job()
        event.remove(room.database.engine, "before_cursor_execute", look)
        return len(seen)

    writes(room, "first")
    writes(room, "now the secret is known")
    short = counted(lambda: writes(room, "a"))
    writes(room, *["b"] * 500)
    assert counted(lambda: writes(room, "a")) == short <= 4  # begin, head, row, head


def test_several_workers_write_one_chain(room: Room) -> None:
    if room.database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer")
    each = 20

    def work() -> None:
        mine = Room(Database(room.database.engine, room.database.vault))
        for number in range(each):
            writes(mine, f"{number}", "and one more")

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert verify(room.database) == Verdict(4 * each * 2, 0)
