"""Effects on what stands before a chat."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import delete, update

from flows import effects as e
from storage import lock, tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork

_NOTE = tables.decoy_note


def write(uow: UnitOfWork, person: Person, effect: e.DoorEffect) -> None:
    match effect:
        case e.PinSet():
            lock.keep(uow, person, effect.pin, decoy=effect.decoy)
        case e.PinRemoved():
            lock.remove(uow, person, decoy=effect.decoy)
        case e.DoorOpened():
            lock.passed(uow, person, decoy=effect.decoy)
        case e.PinMissed():
            lock.missed(uow, person)
        case e.PinForgotten():
            uow.execute(update(tables.lock).where(tables.lock.c.person == person.id).values(asked_at=uow.now))
        case e.PinLifted():
            lift(uow, effect)
        case e.DecoyNoted():
            words = uow.seal(person.key, f"decoy_note.words:{effect.note}", effect.words)
            uow.insert(_NOTE, id=effect.note, person=person.id, words=words, at=uow.now)
        case e.DecoyErased():
            mine = delete(_NOTE).where(_NOTE.c.person == person.id)
            uow.execute(mine if effect.note is None else mine.where(_NOTE.c.id == effect.note))
        case e.SecretSaid():
            pass  # deleted from the chat by the worker
        case _:
            assert_never(effect)


def lift(uow: UnitOfWork, effect: e.PinLifted) -> None:
    """Of somebody who takes part in that very case, and not of another specialist."""
    standing, them = uow.standing(effect.person, effect.case), uow.person(effect.person)
    if standing is None or them is None or standing.state != "in" or standing.role == "specialist" or them.specialist:
        raise NotAllowed("that PIN is not theirs to take away")
    lock.remove(uow, them, decoy=False)
