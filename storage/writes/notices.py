"""Effects of messages to many: decided, cancelled, replaced."""

from __future__ import annotations

import json
from typing import assert_never

from sqlalchemy import select

from flows import effects as e
from flows.audience import Audience
from storage import notices, tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.writes.cases import case_key

MANY = 0
"""Stands for several cases in ``notice.case``."""


def write(uow: UnitOfWork, person: Person, effect: e.NoticeEffect) -> None:
    match effect:
        case e.NoticeSent():
            decide(uow, person, effect)
        case e.NoticeGoesOut():
            pass  # ``bot.going_out`` makes the messages, because it knows the words
        case e.NoticeCancelled():
            _must_be_theirs(uow, person, effect.notice)
            notices.end(uow, effect.notice, "cancelled", person.id)
        case _:
            assert_never(effect)


def decide(uow: UnitOfWork, sender: Person, effect: e.NoticeSent) -> None:
    """One row, whoever gets it; a first piece of its readers when it goes out now."""
    if not sender.specialist:
        raise NotAllowed("only a specialist writes to people")
    audience = effect.audience or Audience(effect.case or MANY)
    if audience.case != (effect.case or MANY):
        raise NotAllowed("a message to one case goes to nobody of another")
    if effect.about:
        _must_be_theirs(uow, sender, effect.about)
    key = case_key(uow, effect.case) if effect.case else uow.new_key()
    words = json.dumps(dict(effect.words), ensure_ascii=False)
    uow.insert(
        tables.notice, id=effect.notice, case=effect.case or MANY, kind=effect.kind, sent_at=uow.now, key=key,
        words=uow.seal(key, f"notice.words:{effect.notice}", words), sender=sender.id, audience=audience.kept(),
        mode=effect.mode, about=effect.about or None, replaces=effect.replaces, state="planned", stage=0, cursor=0,
    )  # fmt: skip
    if effect.replaces:
        notices.end(uow, effect.about, "replaced", sender.id)
    if effect.mode != "at":
        notices.write_down(uow, effect.notice, notices.AT_ONCE)


def _must_be_theirs(uow: UnitOfWork, person: Person, notice: int) -> None:
    table = tables.notice
    row = uow.first(select(table.c.case, table.c.sender).where(table.c.id == notice))
    standing = uow.standing(person.id, row.case) if row and row.case else None
    if row is None or not (row.sender == person.id or (standing is not None and standing.leads)):
        raise NotAllowed("this message is not theirs")
