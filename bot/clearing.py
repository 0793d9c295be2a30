"""Clears chats: at once when somebody hides theirs, and unasked what is about to become too old to be deleted.

1. What Telegram still deletes is deleted, both sides of it. Older texts of ours are made blank; nothing else can be done.
2. Unasked, what says nothing telling stays: a neutral line with its button may not have been opened yet. The live screen gives
   way to a silent one that says nothing and leads back to the same place.
3. An edit whose message is not there any more is done with: nothing is sent instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.recipient import recipient
from bot.render import Renderer
from storage import chat_traces, outbox, unsent
from storage.chat_traces import Trace
from storage.unit_of_work import Person, UnitOfWork

DELETE_AT_ONCE = 100
"""How many messages Telegram deletes in one call."""
BLANK_AT_ONCE = 60
"""How many old texts are made blank at a time, the newest first: each is a call of its own."""
BLANK = {"text": "…", "reply_markup": {"inline_keyboard": []}}


def clear(uow: UnitOfWork, renderer: Renderer, person: Person) -> None:
    """Empty this chat as far as Telegram allows."""
    unsent.drop(uow, person.chat)
    delete(uow, person.chat, chat_traces.deletable(uow, person.chat))
    for number in chat_traces.left(uow, person.chat, "text")[:BLANK_AT_ONCE]:
        _change(uow, person.chat, number, BLANK, why="blank")
    uow.change(person, live=None)


def delete(uow: UnitOfWork, chat: int, numbers: list[int]) -> None:
    for start in range(0, len(numbers), DELETE_AT_ONCE):
        payload = {"chat_id": chat, "message_ids": numbers[start : start + DELETE_AT_ONCE]}
        # nobody's: somebody who is erased in this very turn takes what is theirs along, and this has to happen
        outbox.put(uow, chat, None, "deleteMessages", payload)


def tidy(uow: UnitOfWork, renderer: Renderer) -> int:
    """Clear what is about to become too old. Returns how many chats were looked at."""
    chats = chat_traces.aged(uow)
    uow.fetch(sorted(chats))
    for chat, traces in chats.items():
        _tidy_one(uow, renderer, chat, uow.person_in(chat), traces)
    return len(chats)


def _tidy_one(uow: UnitOfWork, renderer: Renderer, chat: int, person: Person | None, traces: Iterable[Trace]) -> None:
    live = outbox.number_of(uow, person.live) if person is not None and person.live is not None else None
    numbers = []
    for trace in traces:
        if person is not None and trace.paced and trace.message != live:
            chat_traces.made_plain(uow, chat, trace.message)
            _change(uow, chat, trace.message, renderer.neutral(recipient(uow, person)))
        else:
            numbers.append(trace.message)
    if person is not None and live in numbers:
        _closed_anew(uow, person, renderer.closed(recipient(uow, person), person.serial))
    delete(uow, chat, sorted(numbers, reverse=True))


def _closed_anew(uow: UnitOfWork, person: Person, payload: dict[str, Any]) -> None:
    payload = {"chat_id": person.chat, **payload, "disable_notification": True}
    uow.change(person, live=outbox.put(uow, person.chat, person, "sendMessage", payload, plain=True))


def _change(uow: UnitOfWork, chat: int, number: int, words: dict[str, Any], why: str = "plain") -> None:
    payload = {"chat_id": chat, "message_id": number, **words, "_if_there": why}
    outbox.put(uow, chat, None, "editMessageText", payload, plain=True)
