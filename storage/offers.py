"""Messages that wait for a good moment of their reader: rows of the outbox in state ``held``. ``bot.offering`` says when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from storage import outbox, tables
from storage.chat_traces import MAY_DELETE
from storage.unit_of_work import Person, UnitOfWork

_OUT = tables.outbox


def hold(
    uow: UnitOfWork,
    to: Person,
    payload: Mapping[str, Any],
    until: datetime,
    useless_after: datetime | None,
    *,
    answers: bool = False,
    plain: bool = False,
    topic: str | None = None,
) -> int:
    """Keep a message for later; it is looked at again when its time has come. Returns the row's id."""
    return outbox.put(
        uow, to.chat, to, "sendMessage", payload, lane="paced", held_until=until, useless_after=useless_after,
        answers=answers, plain=plain, topic=topic,
    )  # fmt: skip


def come(uow: UnitOfWork, now: datetime, limit: int) -> list[Row[Any]]:
    """Those whose time has come, in the order in which they were decided. Another worker's are left to it."""
    statement = (
        select(_OUT)
        .where(tables.IS_HELD, _OUT.c.available_at <= now)
        .order_by(_OUT.c.available_at, _OUT.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return sorted(uow.rows(statement), key=lambda row: int(row.id))


def others(uow: UnitOfWork, row: Row[Any]) -> list[Row[Any]]:
    """What else is held for that chat."""
    return list(uow.rows(select(_OUT).where(tables.IS_HELD, _OUT.c.chat == row.chat, _OUT.c.id != row.id)))


def let_go(uow: UnitOfWork, row: Row[Any]) -> None:
    """Delivery may have it now."""
    values = {"state": "ready", "available_at": outbox.AT_ONCE, "owner": uow.database.worker}
    uow.execute(update(_OUT).where(_OUT.c.id == row.id).values(**values))
    uow.wake = True


def look_again(uow: UnitOfWork, rows: Collection[Row[Any]], at: datetime) -> None:
    if rows:
        uow.execute(update(_OUT).where(_OUT.c.id.in_([row.id for row in rows])).values(available_at=at))


def last_offered(uow: UnitOfWork, chats: Collection[int], since: datetime) -> dict[int, datetime]:
    """When each of these chats last got something that nobody there had asked for."""
    statement = (
        select(_OUT.c.chat, func.max(_OUT.c.sent_at).label("at"))
        .where(_OUT.c.chat.in_(list(chats)), _OUT.c.lane == "paced", _OUT.c.state == "sent", _OUT.c.sent_at > since)
        .group_by(_OUT.c.chat)
    )
    return {row.chat: row.at for row in uow.rows(statement)}


def on_the_way(uow: UnitOfWork, chats: Collection[int]) -> set[int]:
    """Chats for which something of the kind is ready and not sent yet."""
    statement = select(_OUT.c.chat).where(_OUT.c.state == "ready", _OUT.c.lane == "paced", _OUT.c.chat.in_(list(chats)))
    return {row.chat for row in uow.rows(statement.distinct())}


def not_looked_at(uow: UnitOfWork, to: Person, topic: str) -> list[int]:
    """Numbers of the messages about it that came after their last word or tap, and that Telegram still deletes."""
    since = max(uow.now - MAY_DELETE, to.last_seen_at or to.joined_at)
    mine = (_OUT.c.chat == to.chat, _OUT.c.topic == topic, _OUT.c.state == "sent", _OUT.c.sent_at > since)
    rows = uow.rows(select(_OUT.c.message).where(*mine, _OUT.c.message.is_not(None)).order_by(_OUT.c.message.desc()))
    return [row.message for row in rows]


def words(uow: UnitOfWork, row: Row[Any]) -> Any:
    """The message itself, for comparing."""
    return uow.read_json(row.key, f"outbox.payload:{row.id}", row.payload, instead=None)


def next_look(uow: UnitOfWork) -> datetime | None:
    """When the next one is looked at, for a clock that may jump (try-out mode, tests)."""
    row = uow.first(select(_OUT.c.available_at).where(tables.IS_HELD).order_by(_OUT.c.available_at).limit(1))
    return row.available_at if row else None
