"""What stands in a chat, by its numbers alone: what Telegram still deletes, and what has become too old for that.

1. Telegram deletes messages of both sides for 48 hours after they were sent; an edit makes a message no younger. One that is
   too old, and none of that call is deleted: so a call that was refused is made again in halves (``bot.answers``).
2. Before the numbers of old messages are forgotten, those that still stand there are noted down as left over.
3. A number is forgotten once Telegram says that the message is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, func, literal, select, update

from storage import tables
from storage.unit_of_work import UnitOfWork

MAY_DELETE = timedelta(hours=47, minutes=45)
"""A little less than Telegram's 48 hours."""
TIDY_AFTER = timedelta(hours=44)
"""So old, and it goes without being asked: there is time left for a second and a third try."""
KEEP = timedelta(hours=49)
"""So long the numbers of what came and went are kept."""
_OUT, _HEARD, _LEFT = tables.outbox, tables.heard, tables.left_over


@dataclass(frozen=True, slots=True)
class Trace:
    """A message that stands in a chat. ``kind``: text or file of ours, or said by the person; ``plain``: it tells nothing."""

    chat: int
    message: int
    at: datetime
    kind: str
    plain: bool = False
    paced: bool = False


def deletable(uow: UnitOfWork, chat: int) -> list[int]:
    """The numbers of every message of both sides that Telegram may still let us delete, newest first."""
    found = [*_ours(uow, _OUT.c.chat == chat), *_theirs(uow, _HEARD.c.chat == chat)]
    return sorted((one.message for one in found if one.at > uow.now - MAY_DELETE), reverse=True)


def aged(uow: UnitOfWork) -> dict[int, list[Trace]]:
    """By chat, what tells something and is about to outlive the time in which it can be deleted."""
    busy = select(_OUT.c.chat).where(_OUT.c.method == "deleteMessages", _OUT.c.state == "ready")
    until = uow.now - TIDY_AFTER
    found = [
        *_ours(uow, _OUT.c.chat.not_in(busy), until=until),
        *_theirs(uow, _HEARD.c.chat.not_in(busy), until=until),
    ]
    chats: dict[int, list[Trace]] = {}
    for one in found:
        if one.at > uow.now - MAY_DELETE and not one.plain:
            chats.setdefault(one.chat, []).append(one)
    return chats


def next_aged_at(uow: UnitOfWork) -> datetime | None:
    """When the next message gets so old, for a clock that may jump (try-out mode, tests)."""
    young = uow.now - TIDY_AFTER
    found = [one.at for one in (*_ours(uow), *_theirs(uow)) if one.at > young and not one.plain]
    return min(found) + TIDY_AFTER if found else None


def made_plain(uow: UnitOfWork, chat: int, message: int) -> None:
    """It is being changed into something that says nothing."""
    uow.execute(update(_OUT).where(_OUT.c.chat == chat, _OUT.c.message == message).values(plain=True))


def gone(uow: UnitOfWork, chat: int, messages: Collection[int]) -> None:
    """Telegram has deleted them."""
    numbers = list(messages)
    uow.execute(update(_OUT).where(_OUT.c.chat == chat, _OUT.c.message.in_(numbers)).values(message=None))
    uow.execute(update(_HEARD).where(_HEARD.c.chat == chat, _HEARD.c.message.in_(numbers)).values(message=0))
    uow.execute(delete(_LEFT).where(_LEFT.c.chat == chat, _LEFT.c.message.in_(numbers)))


# --- what outlived it ------------------------------------------------------------------------------------------------
def left(uow: UnitOfWork, chat: int, kind: str) -> list[int]:
    """Numbers of what is left over of a kind (``Trace.kind``, or blank), the newest first; what is old now among it."""
    too_old = [
        one.message
        for one in (*_ours(uow, _OUT.c.chat == chat), *_theirs(uow, _HEARD.c.chat == chat))
        if one.at <= uow.now - MAY_DELETE and ("blank" if one.plain else one.kind) == kind
    ]
    statement = select(_LEFT.c.message).where(_LEFT.c.chat == chat, _LEFT.c.kind == kind)
    return sorted({*too_old, *(row[0] for row in uow.rows(statement))}, reverse=True)


def blanked(uow: UnitOfWork, chat: int, message: int) -> None:
    """A text of ours that is too old to be deleted says nothing any more."""
    made_plain(uow, chat, message)
    uow.execute(update(_LEFT).where(_LEFT.c.chat == chat, _LEFT.c.message == message).values(kind="blank"))


def is_too_old(uow: UnitOfWork, chat: int, message: int) -> None:
    """Telegram has refused to delete it."""
    found = [*_ours(uow, _OUT.c.chat == chat), *_theirs(uow, _HEARD.c.chat == chat)]
    _note_down(uow, (one for one in found if one.message == message))


def note_left_overs(uow: UnitOfWork) -> None:
    """Before the numbers of old messages are forgotten."""
    until = uow.now - KEEP
    _note_down(uow, (*_ours(uow, until=until), *_theirs(uow, until=until)))


def forget(uow: UnitOfWork, chat: int) -> None:
    uow.execute(delete(_LEFT).where(_LEFT.c.chat == chat))


def _note_down(uow: UnitOfWork, found: Iterable[Trace]) -> None:
    for one in {(one.chat, one.message): one for one in found}.values():
        uow.add(_LEFT, chat=one.chat, message=one.message, kind="blank" if one.plain else one.kind)


# --- what is still known of both sides -------------------------------------------------------------------------------
def _ours(uow: UnitOfWork, *where: Any, until: datetime | None = None) -> list[Trace]:
    """One a message: each edit of it is a row, too, and none of them makes it younger."""
    first = func.min(_OUT.c.sent_at, type_=tables.Moment)
    telling = func.max(case((_OUT.c.plain, 0), else_=1))
    is_file = func.max(case((_OUT.c.method.in_(("sendDocument", "sendPhoto")), 1), else_=0))
    paced = func.max(case((_OUT.c.lane == "paced", 1), else_=0))
    statement = (
        select(_OUT.c.chat, _OUT.c.message, first.label("at"), telling.label("telling"), is_file.label("file"), paced.label("paced"))
        .where(_OUT.c.message.is_not(None), _OUT.c.sent_at.is_not(None), _not_left(_OUT), *where)
        .group_by(_OUT.c.chat, _OUT.c.message)
    )  # fmt: skip
    if until is not None:
        statement = statement.having(first <= literal(until, tables.Moment))
    return [
        Trace(row.chat, row.message, row.at, "file" if row.file else "text", not row.telling, bool(row.paced))
        for row in uow.rows(statement)
    ]


def _theirs(uow: UnitOfWork, *where: Any, until: datetime | None = None) -> list[Trace]:
    first = func.min(_HEARD.c.at, type_=tables.Moment)
    statement = (
        select(_HEARD.c.chat, _HEARD.c.message, first.label("at"))
        .where(_HEARD.c.message > 0, _not_left(_HEARD), *where)
        .group_by(_HEARD.c.chat, _HEARD.c.message)
    )
    if until is not None:
        statement = statement.having(first <= literal(until, tables.Moment))
    return [Trace(row.chat, row.message, row.at, "said") for row in uow.rows(statement)]


def _not_left(table: Any) -> Any:
    return ~select(_LEFT.c.message).where(_LEFT.c.chat == table.c.chat, _LEFT.c.message == table.c.message).exists()
