"""Closes screens that nobody has touched for a while; one tap shows the place again, with every word that was half written.

1. The card for an emergency stays: nobody has to look for it twice.
2. Behind a PIN, closing locks: the whole chat is emptied, and what comes next is asked for the PIN.
3. A screen that is not there any more is not sent anew for that.
4. One that could not be sent for a while says nothing when it comes: the phone may lie about by then.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.clearing import clear, delete
from bot.recipient import recipient
from bot.render import Renderer
from flows.gate import PINNED, stays_open
from flows.model import Place
from storage import chat_traces, closing, outbox, unsent
from storage.unit_of_work import Person, UnitOfWork

CLOSES_AFTER: Final = timedelta(minutes=20)
AT_ONCE: Final = 200


def touched(uow: UnitOfWork, person: Person, place: Place, closes_after: timedelta = CLOSES_AFTER) -> None:
    """A screen was shown just now: it closes in a while."""
    stays = stays_open(place) and person.door not in PINNED
    uow.change(person, closes_at=None if stays else uow.now + closes_after)


def close(uow: UnitOfWork, renderer: Renderer) -> int:
    """Close what is due. Returns how many screens were looked at; call it again while that is ``AT_ONCE``."""
    due = closing.to_close(uow, AT_ONCE)
    for person in due:
        uow.change(person, closes_at=None)
        if person.blocked_at is None and person.live is not None:
            _lock(uow, renderer, person) if person.door in PINNED else _cover(uow, renderer, person)
    for chat, numbers in unsent.slipped(uow).items():
        delete(uow, chat, numbers)
    late = unsent.late(uow, AT_ONCE)
    for person in late:
        _cover(uow, renderer, person)
    return max(len(due), len(late))


def lock_if_due(uow: UnitOfWork, renderer: Renderer, person: Person) -> None:
    """Whoever comes back after that time is asked for the PIN, also when nobody has closed the screen meanwhile."""
    if person.door in PINNED - {"locked"} and person.closes_at is not None and person.closes_at <= uow.now:
        clear(uow, renderer, person)
        uow.change(person, door="locked", closes_at=None)


def _cover(uow: UnitOfWork, renderer: Renderer, person: Person) -> None:
    closed = {"chat_id": person.chat, **renderer.closed(recipient(uow, person), person.serial)}
    if unsent.cover(uow, person, {**closed, "disable_notification": True}):
        return
    live = outbox.number_of(uow, person.live) if person.live is not None else None
    if live is not None:
        chat_traces.made_plain(uow, person.chat, live)
    payload = {**closed, "_if_there": "closed"}
    outbox.put(uow, person.chat, person, "editMessageText", payload, target=person.live, plain=True)


def _lock(uow: UnitOfWork, renderer: Renderer, person: Person) -> None:
    clear(uow, renderer, person)
    closed = renderer.closed(recipient(uow, person), person.serial)
    payload = {"chat_id": person.chat, **closed, "disable_notification": True}
    live = outbox.put(uow, person.chat, person, "sendMessage", payload, plain=True)
    uow.change(person, door="locked", live=live)
