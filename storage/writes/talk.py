"""Effects of talking: what was said, read, resolved; hours, saved replies, and who was told of an alert."""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import Row, delete, select, update

from flows import effects as e
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert


def write(uow: UnitOfWork, person: Person, effect: e.TalkEffect) -> None:
    match effect:
        case e.TalkAsked():
            opened(uow, effect.case, effect.thread, person.id)
            _waits(uow, effect.thread)
        case e.TalkSaid():
            opened(uow, effect.case, effect.thread, person.id)
            _say(uow, effect.thread, effect.message, person, effect.words)
            _waits(uow, effect.thread)
        case e.TalkReplied():
            reply(uow, person, effect)
        case e.TalkNoted():
            _must_be_there(uow, effect.case, effect.thread)
            _say(uow, effect.thread, effect.message, person, effect.words, private=True)
        case e.TalkRead():
            read(uow, person, effect)
        case e.TalkResolved():
            _must_be_there(uow, effect.case, effect.thread)
            _change(uow, effect.thread, waits_since=None, resolved_at=uow.now, resolved_by=person.id)
        case e.ReplySaved():
            sealed = uow.seal(person.key, f"saved_reply.words:{effect.reply}", effect.words)
            uow.insert(tables.saved_reply, id=effect.reply, person=person.id, words=sealed)
        case e.ReplyRemoved():
            table = tables.saved_reply
            uow.execute(delete(table).where(table.c.id == effect.reply, table.c.person == person.id))
        case e.HoursChosen():
            upsert(
                uow, tables.hours, person=person.id, days=effect.days, opens=effect.opens, closes=effect.closes,
                away_until=effect.away_until, red=effect.red, amber=effect.amber,
            )  # fmt: skip
        case e.AlertTold():
            uow.add(tables.alert_told, alert=effect.alert, person=effect.person, at=uow.now)
        case _:
            assert_never(effect)


def opened(uow: UnitOfWork, case: int, thread: int, person: int) -> None:
    """The talk of this person in this case is there, under this id.

    :raises NotAllowed: it is somebody else's.
    """
    table = tables.thread
    row = uow.first(select(table).where(table.c.id == thread))
    if row is None:
        uow.insert(table, id=thread, case=case, person=person, last_at=uow.now)
    elif (row.case, row.person) != (case, person):
        raise NotAllowed("this talk is somebody else's")


def reply(uow: UnitOfWork, specialist: Person, effect: e.TalkReplied) -> None:
    standing = uow.standing(effect.person, effect.case)
    if standing is None or standing.role == "specialist":
        raise NotAllowed("there is nobody of that case to talk with")
    opened(uow, effect.case, effect.thread, effect.person)
    _say(uow, effect.thread, effect.message, specialist, effect.words)
    _change(uow, effect.thread, waits_since=None, last_at=uow.now, resolved_at=None, resolved_by=None)


def read(uow: UnitOfWork, person: Person, effect: e.TalkRead) -> None:
    """The person reads what specialists wrote; a specialist what the person wrote."""
    thread, said = _must_be_there(uow, effect.case, effect.thread), tables.thread_message
    theirs = said.c.author == thread.person
    other_side = ~theirs if thread.person == person.id else theirs
    where = (said.c.thread == thread.id, said.c.read_at.is_(None), said.c.private.is_(False), other_side)
    uow.execute(update(said).where(*where).values(read_at=uow.now))


def _say(uow: UnitOfWork, thread: int, message: int, author: Person, words: str, *, private: bool = False) -> None:
    uow.insert(
        tables.thread_message, id=message, thread=thread, author=author.id, private=private, at=uow.now,
        words=uow.seal(_key(uow, thread), f"thread_message.words:{message}", words),
    )  # fmt: skip


def _waits(uow: UnitOfWork, thread: int) -> None:
    """The person waits, since now or since earlier; a talk that was resolved is open again."""
    table = tables.thread
    waiting = update(table).where(table.c.id == thread, table.c.waits_since.is_(None))
    uow.execute(waiting.values(waits_since=uow.now))
    _change(uow, thread, last_at=uow.now, resolved_at=None, resolved_by=None)


def _key(uow: UnitOfWork, thread: int) -> int:
    """Whose talk it is seals it."""
    row = uow.first(select(tables.thread.c.person).where(tables.thread.c.id == thread))
    person = uow.person(row.person) if row else None
    if person is None:
        raise NotAllowed("there is no such talk")
    return person.key


def _must_be_there(uow: UnitOfWork, case: int, thread: int) -> Row[Any]:
    table = tables.thread
    row = uow.first(select(table).where(table.c.id == thread, table.c.case == case))
    if row is None:
        raise NotAllowed("there is no such talk in this case")
    return row


def _change(uow: UnitOfWork, thread: int, **values: int | datetime | None) -> None:
    uow.execute(update(tables.thread).where(tables.thread.c.id == thread).values(**values))
