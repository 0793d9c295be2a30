"""Screens that were decided and have not left yet, because Telegram could not be reached or the bot was stopped.

1. A chat that is emptied gets none of them any more; one that was on the wire at that moment is deleted after it (``slipped``).
2. Whoever asked has put the phone away by now: what would light it up late says nothing, and one tap shows the place again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from storage import tables
from storage.errors import Damaged
from storage.ids import BITS
from storage.outbox import failed
from storage.unit_of_work import Person, UnitOfWork

LATE = timedelta(minutes=3)
CLEARED = "cleared"
JUST_NOW_MS = 10 * 60 * 1000
_OUT, _PERSON = tables.outbox, tables.person
_TELLING = (_OUT.c.lane == "reply", _OUT.c.state == "ready", _OUT.c.plain.is_(False))
_SHOWS = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto")


def drop(uow: UnitOfWork, chat: int) -> None:
    """Nothing telling of this chat leaves any more."""
    mine = (*_TELLING, _OUT.c.chat == chat, _OUT.c.method.in_(_SHOWS))
    uow.execute(update(_OUT).where(*mine).values(state="failed", why=CLEARED, sent_at=uow.now, payload=None))


def slipped(uow: UnitOfWork) -> dict[int, list[int]]:
    """By chat, the messages that were on the wire while their chat was emptied, and stand there now. Told once."""
    lately = uow.database.ids.next() - (JUST_NOW_MS << BITS)
    mine = (_OUT.c.id > lately, _OUT.c.why == CLEARED, _OUT.c.state == "sent", _OUT.c.message.is_not(None))
    rows = uow.rows(select(_OUT.c.chat, _OUT.c.message).where(*mine))
    if rows:
        uow.execute(update(_OUT).where(*mine).values(why=None))
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.chat, []).append(row.message)
    return found


def late(uow: UnitOfWork, limit: int) -> list[Person]:
    """Those whose live screen waits to be sent since they were last here, a while ago; not a card for an emergency."""
    statement = (
        select(_PERSON.c.id)
        .join(_OUT, _OUT.c.id == _PERSON.c.live)
        .where(
            *_TELLING,
            _PERSON.c.closes_at.is_not(None),
            _PERSON.c.blocked_at.is_(None),
            _PERSON.c.last_seen_at <= uow.now - LATE,
        )
        .order_by(_PERSON.c.id)
        .limit(limit)
    )
    ids = [row.id for row in uow.rows(statement)]
    uow.bring(ids)
    return [person for person in map(uow.person, ids) if person is not None]


def cover(uow: UnitOfWork, person: Person, payload: Mapping[str, Any]) -> bool:
    """The live screen leaves as ``payload`` instead, and older ones not at all. False: it has left already."""
    rows = uow.rows(select(_OUT).where(*_TELLING, _OUT.c.chat == person.chat, _OUT.c.id <= (person.live or 0)))
    live = next((row for row in rows if row.id == person.live), None)
    if live is None:
        return False
    for row in rows:
        if row.id != live.id and _is_screen(uow, row):
            failed(uow, row.id, "too late", uow.now)
    sealed = uow.seal_json(live.key, f"outbox.payload:{live.id}", payload)
    uow.execute(update(_OUT).where(_OUT.c.id == live.id).values(payload=sealed, plain=True))
    return True


def _is_screen(uow: UnitOfWork, row: Any) -> bool:
    """A plain note ("that was not kept, please try again") still has to come."""
    try:
        return row.method in _SHOWS and "reply_markup" in uow.open_json(
            row.key, f"outbox.payload:{row.id}", row.payload
        )
    except (Damaged, KeyError):
        return True
