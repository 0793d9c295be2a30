"""PostgreSQL takes many rows as one value: nothing of them may come to be different for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select

from storage import tables
from storage.many_rows import LARGE, insert_all
from tests.storage_room import Room

LATER = datetime(2026, 11, 26, 23, 59, 59, 999000, tzinfo=UTC)


def a_row(number: int, payload: bytes | None) -> dict[str, Any]:
    return {
        "id": 2**62 + number, "chat": -number, "person": None, "lane": "reply", "method": "sendMessage", "key": number,
        "payload": payload, "target": number or None, "state": "ready", "available_at": LATER + timedelta(days=number),
        "useless_after": LATER if number % 2 else None, "answers": bool(number % 2), "plain": False, "owner": None,
        "attempts": 0, "cause": f"u{number}", "topic": "\"ñ\" \\ ' 🌧 %(id)s :id\n",
    }  # fmt: skip


@pytest.mark.parametrize("size", [16, LARGE // 4], ids=["small", "large"])
def test_many_rows_are_kept_as_each_alone_would_be(room: Room, size: int) -> None:
    rows = [a_row(number, None if number == 2 else bytes([number, 0, 255]) * (size // 2)) for number in range(6)]
    with room.turn() as uow:
        everything = select(tables.outbox).order_by(tables.outbox.c.id)
        insert_all(uow.connection, tables.outbox, rows)
        together = uow.rows(everything)
        uow.execute(delete(tables.outbox))
        for row in rows:
            uow.connection.execute(insert(tables.outbox), row)
        assert together == uow.rows(everything)
        assert [{name: one._mapping[name] for name in rows[0]} for one in together] == rows
