"""When something that nobody asked for may come.

1. In the reader's own hours, on their own clock. Whoever has the phone in hand right now is not woken by it.
2. Never into the middle of what they write: it waits until that is done, or they have been silent for a while.
3. What promises bring comes one at a time: after an outage there is no heap of it. The same twice is said once, and what is
   newer about the same thing takes the place of what nobody has looked at.
4. What would be useless by the time of their hours comes at once; what has become useless is dropped, with a line in the log.
5. Nothing comes while a case is held back, but answers to what somebody wrote (``storage.frozen``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.clearing import delete
from flows import effects as e
from flows.engine import Engine
from flows.model import Enter
from flows.when import open_from
from storage import frozen, offers, outbox, place
from storage.unit_of_work import Person, UnitOfWork

HERE_FOR = timedelta(minutes=10)
"""So long after their last word or tap they have the phone in hand, and may be thinking about the next word."""
APART = timedelta(minutes=10)
LOOK_AGAIN = timedelta(seconds=20)
AT_ONCE = 100
log = structlog.get_logger("offering")


def offer(
    uow: UnitOfWork,
    engine: Engine,
    to: Person,
    payload: Mapping[str, Any],
    *,
    useless_after: datetime | None,
    promised: bool,
    answers: bool = False,
    plain: bool = False,
    topic: str | None = None,
) -> int:
    """Send it now, or keep it for a good moment. ``promised``: its time has come, rather than somebody doing
    something. ``answers``: what they wrote themselves, so that it comes although their case is held back.

    ``plain``: it says nothing telling. Returns the id of its row in the outbox.
    """
    until = _hours(uow, to, useless_after)
    if not answers and frozen.is_held_back(uow, to):
        return offers.hold(uow, to, payload, uow.now + frozen.LOOK_AGAIN, useless_after, plain=plain, topic=topic)
    if promised or until > uow.now or is_writing(uow, engine, to):
        return offers.hold(uow, to, payload, until, useless_after, answers=answers, plain=plain, topic=topic)
    return outbox.put(
        uow,
        to.chat,
        to,
        "sendMessage",
        payload,
        lane="paced",
        useless_after=useless_after,
        answers=answers,
        plain=plain,
    )


def is_answer(push: e.Push) -> bool:
    """It goes on what they have written themselves, so that it comes even while a case is held back."""
    return any(isinstance(one.to, Enter) and one.to.flow in ("talk", "not_seen") for one in push.choices)


def release(uow: UnitOfWork, engine: Engine) -> int:
    """Let go what may come now, one a chat. Returns how many were looked at; call it again while that is ``AT_ONCE``."""
    rows = offers.come(uow, uow.now, AT_ONCE)
    if not rows:
        return 0
    chats = sorted({row.chat for row in rows})
    uow.fetch(chats)
    last, coming = offers.last_offered(uow, chats, uow.now - APART), offers.on_the_way(uow, chats)
    for chat in chats:
        theirs = [row for row in rows if row.chat == chat]
        if chat in coming:
            offers.look_again(uow, theirs, uow.now + LOOK_AGAIN)
        elif chat in last:
            offers.look_again(uow, theirs, last[chat] + APART)
        else:
            _first_of(uow, engine, theirs)
    return len(rows)


def _first_of(uow: UnitOfWork, engine: Engine, rows: list[Any]) -> None:
    """The first that is still good goes; the others wait behind it."""
    for number, row in enumerate(rows):
        to = uow.person_in(row.chat)
        if to is None or to.id != row.person or to.blocked_at is not None:
            outbox.failed(uow, row.id, "nobody there", uow.now)
            continue
        if row.useless_after is not None and row.useless_after < uow.now:
            log.warning("offer_too_late", sending=row.id)
            outbox.failed(uow, row.id, "too late", uow.now)
            continue
        if row.topic is not None and row.topic in [later.topic for later in rows[number + 1 :]]:
            outbox.failed(uow, row.id, "replaced", uow.now)
            continue
        until = _hours(uow, to, row.useless_after)
        if not row.answers and frozen.is_held_back(uow, to):
            offers.look_again(uow, [row], uow.now + frozen.LOOK_AGAIN)
            continue
        if until <= uow.now and is_writing(uow, engine, to):
            until = uow.now + LOOK_AGAIN
        if until > uow.now:
            offers.look_again(uow, rows[number:], until)
        else:
            _go(uow, to, row)
        return


def _go(uow: UnitOfWork, to: Person, row: Any) -> None:
    offers.let_go(uow, row)
    if row.topic is not None:
        delete(uow, to.chat, offers.not_looked_at(uow, to, row.topic))
    behind = offers.others(uow, row)
    said = offers.words(uow, row)
    same = [other for other in behind if offers.words(uow, other) == said]
    for other in same:
        outbox.failed(uow, other.id, "said already", uow.now)
    waits = [other for other in behind if other not in same and other.available_at <= uow.now]
    offers.look_again(uow, waits, uow.now + APART)


def _hours(uow: UnitOfWork, to: Person, useless_after: datetime | None) -> datetime:
    """Now, or when their hours begin."""
    if _is_here(uow, to):
        return uow.now
    opens = open_from(uow.now, to.safe_from, to.safe_until, to.zone)
    return uow.now if useless_after is not None and opens >= useless_after else opens


def _is_here(uow: UnitOfWork, to: Person) -> bool:
    return to.last_seen_at is not None and timedelta() <= uow.now - to.last_seen_at < HERE_FOR


def is_writing(uow: UnitOfWork, engine: Engine, to: Person) -> bool:
    """They are in the middle of words of their own, or were a moment ago."""
    return _is_here(uow, to) and engine.writes(place.load(uow, to))
