"""Decided, not yet sent. Rows are written in the turn's own transaction; ``bot.delivery`` puts them on the wire.

1. In order per chat and lane: a row waits until the ones before it in its lane are sent or given up.
2. The payload is sealed, and emptied once it is sent.
3. A clock that was set back holds nothing up: a fresh row may go at any time, one that waits waits an hour at most.
4. Where there are several workers, each sends what it decided itself, so that a reply waits for nobody; what a worker left
   behind is taken over (``storage.workers``).
5. A row may change the message that an earlier row sent (``target``): its number is known only once that one was sent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, LargeBinary, Select, bindparam, case, delete, func, select, update

from storage import notices, tables
from storage.crypto import MASTER, NONCE
from storage.errors import Damaged
from storage.fresh import Sending
from storage.numbers import among, listed
from storage.unit_of_work import Person, UnitOfWork

PER_CHAT = 4
_OUT = tables.outbox.c
_SENT = (
    update(tables.outbox)
    .where(_OUT.id == bindparam("b_id"))
    .values(state="sent", message=bindparam("b_message"), sent_at=bindparam("b_at"), payload=None)
)
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_WAIT = timedelta(hours=1)
KEEP_SENT = timedelta(hours=49)
"""Telegram lets a bot delete messages for 48 hours; their numbers are kept that long (``storage.chat_traces``)."""


def _ready(*more: ColumnElement[bool]) -> Select[Any]:
    theirs = (_OUT.state == "ready", _OUT.lane == bindparam("lane"))
    # A chat that waits is left out whole: its later rows may not overtake, nor fill the window so that no other's turn comes.
    waits = (_OUT.available_at > bindparam("now")) & (_OUT.available_at <= bindparam("latest"))
    held = select(_OUT.chat).where(*theirs, waits, _OUT.available_at > AT_ONCE)
    may_go = (~among(_OUT.chat, "skip"), _OUT.chat.not_in(held), *more)
    columns = (_OUT.id, _OUT.chat, _OUT.target, func.substr(_OUT.payload, 1, NONCE, type_=LargeBinary).label("nonce"))
    return select(*columns).where(*theirs, *may_go).order_by(_OUT.id).limit(bindparam("most"))


def _mine() -> tuple[ColumnElement[bool], ...]:
    """Rows that this worker made or took over, unless an earlier one of that chat is still another worker's to send."""
    others = (_OUT.state == "ready", _OUT.lane == bindparam("lane"), _OUT.owner.is_distinct_from(bindparam("me")))
    # Looked up once, and compared one by one only where a chat is in it: else PostgreSQL reads all that is ready for every row.
    theirs = select(_OUT.chat, _OUT.id).where(*others).cte("theirs").prefix_with("MATERIALIZED").c
    earlier = select(theirs.id).where(theirs.chat == _OUT.chat, theirs.id < _OUT.id).correlate(tables.outbox)
    return _OUT.owner == bindparam("me"), _OUT.chat.not_in(select(theirs.chat)) | ~earlier.exists()


_READY, _MINE = _ready(), _ready(*_mine())
_WHOLE = select(tables.outbox).where(among(_OUT.id, "rows"))
_MESSAGES = select(_OUT.id, _OUT.message).where(among(_OUT.id, "rows"))


def put(
    uow: UnitOfWork,
    chat: int,
    person: Person | None,
    method: str,
    payload: Mapping[str, Any],
    *,
    lane: str = "reply",
    target: int | None = None,
    held_until: datetime | None = None,
    useless_after: datetime | None = None,
    answers: bool = False,
    plain: bool = False,
    topic: str | None = None,
) -> int:
    """Hand a call to delivery, or keep it (``storage.offers``). ``target``: the row whose message it changes;
    ``plain``: it says nothing telling.

    Returns the row's id.
    """
    row = uow.database.ids.next(after=person.live or 0 if person else 0)
    key, number = (person.key, person.id) if person else (MASTER, None)
    body = msgspec.json.encode(payload)
    try:
        sealed = uow.seal_json(key, f"outbox.payload:{row}", msgspec.Raw(body))
    except (Damaged, KeyError):  # their key is damaged, and they have to be answered all the same
        key, sealed = MASTER, uow.seal_json(MASTER, f"outbox.payload:{row}", msgspec.Raw(body))
    uow.add(
        tables.outbox, id=row, chat=chat, person=number, lane=lane, method=method, key=key,
        payload=sealed, target=target,
        state="held" if held_until else "ready", available_at=held_until or AT_ONCE, useless_after=useless_after,
        answers=answers, plain=plain, attempts=0, owner=uow.database.worker,
        cause=uow.cause, topic=topic,
    )  # fmt: skip
    if held_until is None:
        uow.database.fresh.keep(row, sealed[:NONCE], body, (chat, number, lane, method), uow.cause)
    uow.wake = True
    return row


def ready(uow: UnitOfWork, lane: str, now: datetime, limit: int, skip_chats: Collection[int] = ()) -> list[Sending]:
    """The oldest rows that may go now, at most ``PER_CHAT`` consecutive ones a chat, in order."""
    me = uow.database.worker
    values = {
        "lane": lane, "now": now, "latest": now + LONGEST_WAIT, "skip": listed(skip_chats), "most": 2 * limit, "me": me,
    }  # fmt: skip
    taken: dict[int, list[Any]] = {}
    for row in uow.rows(_READY if me is None else _MINE, **values):
        queue = taken.setdefault(row.chat, [])
        if len(queue) < PER_CHAT:
            queue.append(row)
    rows = [row for queue in taken.values() for row in queue][:limit]
    targets = [row.target for row in rows if row.target]
    numbers = {row.id: row.message for row in uow.rows(_MESSAGES, rows=listed(targets))} if targets else {}
    return [_as_sent(one, row, numbers) for one, row in _found(uow, rows, now)]


def _found(uow: UnitOfWork, rows: Sequence[Any], now: datetime) -> list[tuple[Sending, Any]]:
    """Each with its row; those that are not fresh are opened."""
    fresh = uow.database.fresh
    found = {row.id: sending for row in rows if (sending := fresh.take(row.id, row.nonce)) is not None}
    others = [row.id for row in rows if row.id not in found]
    for whole in uow.rows(_WHOLE, rows=listed(others)) if others else ():
        if (sending := _opened(uow, whole, now)) is not None:
            found[whole.id] = sending
    return [(found[row.id], row) for row in rows if row.id in found]


def _opened(uow: UnitOfWork, row: Any, now: datetime) -> Sending | None:
    try:
        payload = uow.open_json(row.key, f"outbox.payload:{row.id}", row.payload)
    except (Damaged, KeyError):  # one damaged row must not stand in the way of everybody's messages
        failed(uow, row.id, "damaged", now)
        return None
    return Sending(row.id, row.chat, row.person, row.lane, row.method, payload, row.attempts, row.cause)


def _as_sent(sending: Sending, row: Any, numbers: Mapping[int, int | None]) -> Sending:
    payload = sending.payload
    if "chat_id" in payload:
        payload["chat_id"] = row.chat  # Telegram may have given the chat another number since
    if row.target and "message_id" not in payload:
        # None: the message it changes has not been sent yet, or never was; delivery sorts that out
        payload["message_id"] = numbers.get(row.target)
        payload["_target"] = row.target
    return sending if sending.chat == row.chat else replace(sending, chat=row.chat)


def number_of(uow: UnitOfWork, sending: int) -> int | None:
    """The number that the message of this row got in its chat, once it was sent."""
    table = tables.outbox
    row = uow.first(select(table.c.message).where(table.c.id == sending))
    return row.message if row else None


def sent(uow: UnitOfWork, sending: int, message: int | None, now: datetime) -> None:
    uow.hold(_SENT, b_id=sending, b_message=message, b_at=now)


def begin(uow: UnitOfWork, sending: int) -> bool:
    """It is put on the wire now. False when it was taken back meanwhile, and must not go out."""
    table = tables.outbox
    begun = update(table).where(table.c.id == sending, table.c.state == "ready").values(begun=table.c.begun + 1)
    return bool(uow.execute(begun).rowcount == 1)


def later(uow: UnitOfWork, sending: int, at: datetime, why: str, *, refused: bool = False) -> None:
    """``refused``: Telegram said that it did not take it, so that it cannot come twice."""
    table = tables.outbox
    values = {"available_at": at, "why": why[:80], "attempts": table.c.attempts + 1}
    if refused:
        values["begun"] = case((table.c.begun > 0, table.c.begun - 1), else_=0)
    uow.execute(update(table).where(table.c.id == sending).values(**values))


def failed(uow: UnitOfWork, sending: int, why: str, now: datetime) -> None:
    _close(uow, sending, state="failed", why=why[:80], sent_at=now, payload=None)


def _close(uow: UnitOfWork, sending: int, **values: Any) -> None:
    uow.execute(update(tables.outbox).where(tables.outbox.c.id == sending).values(**values))


def blocked(uow: UnitOfWork, chat: int, now: datetime, why: str = "blocked") -> None:
    """The person blocked the bot, or their chat is gone: nothing more is tried until they come back."""
    person = uow.person_in(chat)
    if person is not None:
        uow.change(person, blocked_at=now)
    table = tables.outbox
    uow.execute(
        update(table)
        .where(table.c.chat == chat, table.c.state.in_(("ready", "held")))
        .values(state="failed", why=why, sent_at=now, payload=None)
    )


def moved(uow: UnitOfWork, chat: int, to: int) -> None:
    """Telegram gave the chat another number."""
    person = uow.person_in(chat)
    if person is not None:
        uow.change(person, chat=to)
    uow.execute(update(tables.outbox).where(tables.outbox.c.chat == chat).values(chat=to))


def sweep(uow: UnitOfWork) -> int:
    """Forget what was sent long ago; what readers of a message got is kept. Returns how many rows went."""
    notices.settle(uow)
    table = tables.outbox
    return int(
        uow.execute(
            delete(table).where(table.c.state.in_(("sent", "failed")), table.c.sent_at < uow.now - KEEP_SENT)
        ).rowcount
    )


def waiting(uow: UnitOfWork) -> int:
    return int(uow.rows(select(func.count()).select_from(tables.outbox).where(tables.outbox.c.state == "ready"))[0][0])
