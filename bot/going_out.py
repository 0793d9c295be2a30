"""The next piece of a message to many: each reader's own words, handed to the outbox; the rest is promised anew.

1. Everything here is one transaction: readers written down, messages made, the next promise. A kill undoes it whole.
2. Somebody whose message cannot be made is set down as failed, with no words, and the others get theirs.
3. It comes in the reader's own hours and never into the middle of a word (``bot.offering``), like whatever nobody asked for.
4. A message that replaces an earlier one changes it in place; who had answered that one is told with one line more.
"""

from __future__ import annotations

from typing import Any

import structlog

from bot.offering import offer
from bot.recipient import recipient
from bot.render import Renderer
from flows import effects as e
from flows.engine import Engine
from flows.notices import CHANGED, Ready, for_reader
from flows.view import NotYours
from flows.walls import Leak
from storage import due, frozen, notices, outbox
from storage.errors import Damaged
from storage.unit_of_work import Person, UnitOfWork
from storage.view import StoredView

KIND = "notice"
log = structlog.get_logger("going_out")


def go_out(uow: UnitOfWork, engine: Engine, renderer: Renderer, sender: Person, notice: int) -> None:
    """Hand the next piece of this message over. Nothing happens once it is cancelled or replaced."""
    more = notices.write_down(uow, notice)
    row = notices.row_of(uow, notice)
    if row is None or row.state != "sending":
        return
    notices.settle(uow)
    frozen.put_off_readers(uow, notice)
    for delivery in notices.take(uow, notice):
        _hand(uow, engine, renderer, row, delivery)
    at = uow.now if more else notices.next_at(uow, notice)
    if at is None:
        notices.finish(uow, notice)
        return
    promise = e.Promise(f"notice:{notice}", KIND, sender.id, max(at, uow.now), None, {"notice": notice})
    due.promise(uow, promise)


def _hand(uow: UnitOfWork, engine: Engine, renderer: Renderer, row: Any, delivery: Any) -> None:
    to = uow.person(delivery.person)
    if to is None or to.blocked_at is not None:
        notices.failed(uow, row.id, delivery.person, "blocked" if to else "gone")
        return
    view = StoredView(uow, to)
    try:
        ready = for_reader(view, row.id)
        theirs = recipient(uow, to)
        payload = {"chat_id": to.chat, **renderer.push(ready.text, ready.choices, theirs)}
        changed = {"chat_id": to.chat, **renderer.push((CHANGED,), ready.choices, theirs)}
    except (Leak, Damaged, NotYours, LookupError) as error:
        log.warning("notice_not_made", notice=row.id, error=type(error).__name__)
        notices.failed(uow, row.id, delivery.person, type(error).__name__)
        return
    sealed = _kept(uow, to, row.id, ready)
    old = notices.earlier(uow, row.about, to.id) if row.replaces else None
    if old is None or not _is_out(old):
        sending = offer(uow, engine, to, payload, useless_after=ready.useless_after, promised=False, plain=to.discreet)
    else:
        sending = _edit(uow, to, payload, old)
        if ready.answered_before:
            offer(uow, engine, to, changed, useless_after=ready.useless_after, promised=False, plain=to.discreet)
    notices.handed(uow, row.id, to.id, sending, sealed)


def _is_out(old: Any) -> bool:
    """It has reached their phone, or is on the wire to it."""
    return old.state in ("sent", "handed") and old.outbox is not None


def _edit(uow: UnitOfWork, to: Person, payload: dict[str, Any], old: Any) -> int:
    number = old.message or old.fresh
    if number is not None:
        payload = {**payload, "message_id": number}
    return outbox.put(uow, to.chat, to, "editMessageText", payload, lane="paced", target=old.outbox, plain=to.discreet)


def _kept(uow: UnitOfWork, to: Person, notice: int, ready: Ready) -> bytes | None:
    """Their own copy: it goes when they go, and a meeting that moves does not change it."""
    return uow.seal(to.key, f"notice_delivery.words:{notice}", ready.words) if ready.words else None
