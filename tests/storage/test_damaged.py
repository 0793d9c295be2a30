"""A ciphertext that was damaged or moved is that field's trouble alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import LargeBinary, Table, select, update
from structlog.testing import capture_logs

from bot.aside import set_aside
from bot.turn import Incoming
from flows.model import Words
from flows.registry import COMMANDS, FLOWS
from storage import tables
from storage.backup import backup, restore
from storage.export import export
from storage.sound import SEALED, Sealed, damaged
from tests.explorer import Explorer
from tests.talk import Talk, memory_database
from tests.two_cases import Circle

NOT_SEALED = {"audit.link", "audit_head.link", "audit_head.seal", "key.wrapped", "due.data"}


def circle() -> Circle:
    one = Circle(Talk(), "A", 100)
    one.loved_one()
    one.phones["nora"].commands("/menu")
    return one


def flipped(sealed: bytes) -> bytes:
    return sealed[:-1] + bytes([sealed[-1] ^ 1])


def places(talk: Talk, sealed: Sealed) -> list[tuple[Any, ...]]:
    """Where such a field is filled."""
    table, column = sealed.table, sealed.table.c[sealed.column]
    with talk.transaction() as uow:
        found = select(column, *(table.c[name] for name in sealed.row)).where(column.is_not(None))
        return [tuple(row) for row in uow.rows(found)]


def puts(talk: Talk, sealed: Sealed, there: tuple[Any, ...], words: bytes) -> str:
    """Put these words where those of ``there`` are. Returns the place."""
    table, (before, *row) = sealed.table, there
    with talk.transaction() as uow:
        uow.execute(update(table).where(table.c[sealed.column] == before).values({sealed.column: words}))
    return f"{table.name.rstrip('_')}.{sealed.column}:{':'.join(map(str, row))}"


def found(talk: Talk) -> list[str]:
    with talk.transaction() as uow:
        return list(damaged(uow))


def everything_damaged(talk: Talk, *, but: Table | None = None) -> None:
    for one in SEALED:
        for there in places(talk, one) if one.table is not but else ():
            puts(talk, one, there, flipped(there[0]))


def test_every_sealed_column_is_looked_at() -> None:
    columns = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables for column in table.c if isinstance(column.type, LargeBinary)
    }  # fmt: skip
    assert columns == {f"{one.table.name}.{one.column}" for one in SEALED} | NOT_SEALED


def test_exactly_what_is_damaged_is_found() -> None:
    talk = circle().talk
    assert found(talk) == []
    for one in SEALED:
        if rows := places(talk, one):
            words, *row = rows[0]
            where = puts(talk, one, rows[0], flipped(words))
            assert found(talk) == [where]
            puts(talk, one, (flipped(words), *row), words)


def test_words_that_were_moved_to_another_row_or_column_do_not_open() -> None:
    talk = circle().talk
    by_name = {f"{one.table.name}.{one.column}": one for one in SEALED}
    names, letters = (places(talk, by_name[name]) for name in ("person.name", "letter_entry.words"))
    moved = [
        puts(talk, by_name["person.name"], names[0], names[2][0]),
        puts(talk, by_name["person.name"], names[1], letters[0][0]),
        puts(talk, by_name["letter_entry.words"], letters[0], names[0][0]),
    ]
    assert sorted(found(talk)) == sorted(moved)


def test_one_damaged_message_of_a_letter_leaves_the_rest_to_be_read() -> None:
    one = circle()
    entry = next(sealed for sealed in SEALED if sealed.table is tables.letter_entry)
    there = places(one.talk, entry)[0]
    where = puts(one.talk, entry, there, flipped(there[0]))
    with capture_logs() as logged:
        one.phones["nora"].forges(f">read_letter:{one.case}-{one.people['ana']}").taps("Open it")
    assert "damaged: cannot be read" in one.phones["nora"].screen
    assert {"event": "field_damaged", "where": where, "log_level": "error"} in logged


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ana", "leo"])
def test_with_every_field_damaged_every_screen_still_opens(name: str) -> None:
    one = circle()
    # an earlier version of the letter that cannot be read is not brought back over the one that can: that turn is undone
    everything_damaged(one.talk, but=tables.letter_version)
    phone = one.phones[name]
    phone.commands("/menu")
    for _ in Explorer(one, phone, (), twice=False, screens=2).steps():  # type: ignore[arg-type]
        pass
    assert not [text for text in phone.heard if "Something went wrong" in text or "\ue000" in text]


def test_with_every_field_damaged_a_specialist_opens_whatever_there_is() -> None:
    one = circle()
    everything_damaged(one.talk)
    nora, ana = one.phones["nora"], one.people["ana"]
    for command in COMMANDS:
        if command not in ("forget", "hide"):
            nora.commands(f"/{command}")
    for flow in FLOWS:
        for about in (f"{one.case}", f"{one.case}-{ana}"):
            nora.forges(f">{flow}:{about}")
    assert not [text for text in nora.heard if "Something went wrong" in text or "\ue000" in text]


def test_export_and_backup_go_on_around_it(tmp_path: Any) -> None:
    one = circle()
    everything_damaged(one.talk)
    with one.talk.transaction() as uow:
        ana = uow.person_in(one.phones["ana"].chat)
        assert ana is not None
        mine = export(uow, ana)
    assert mine["you"]["name"] == "(damaged: cannot be read)"
    assert mine["you"]["country"] == "ES" and "\\ue000" not in json.dumps(mine)
    backup(one.talk.database, tmp_path / "copy")
    other = memory_database()
    other.vault = one.talk.database.vault
    assert restore(other, tmp_path / "copy").rows > 0


def test_somebody_whose_key_is_damaged_is_answered_and_the_others_do_not_wait() -> None:
    one = circle()
    with one.talk.transaction() as uow:
        ana = uow.person_in(one.phones["ana"].chat)
        assert ana is not None
        table = tables.key
        wrapped = uow.rows(select(table.c.wrapped).where(table.c.id == ana.key))[0][0]
        uow.execute(update(table).where(table.c.id == ana.key).values(wrapped=flipped(wrapped)))
        uow.vault.forget(ana.key)
    with one.talk.transaction() as uow:
        uow.fetch([phone.chat for phone in one.phones.values()])
        set_aside(one.talk.turns, uow, Incoming(999, one.phones["ana"].chat, Words("hello", 1, False)), "KeyError at x")
    one.talk.deliver()
    assert "Something went wrong" in one.phones["ana"].heard[-1]
    one.phones["nora"].commands("/menu")
