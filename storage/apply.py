"""Effects become rows inside the turn's transaction; the audit log is their record.

Who may cause an effect is decided by ``flows.walls.may_do`` before it is written: a flow that forgot to ask changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from flows import effects as e
from flows.walls import may_do
from storage import due
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.writes import (
    after,
    cases,
    contact,
    day,
    door,
    following,
    letter,
    notices,
    own,
    person,
    plan,
    preparing,
    record,
    rehearsal,
    review,
    talk,
)

NOT_AUDITED = (
    e.NoticeGoesOut, e.Toast, e.Push, e.LinkPictured, e.DocumentSent, e.CalendarSent, e.Refresh, e.Promise,
    e.PromiseDropped, e.SecretSaid,
)  # fmt: skip


def _message(uow: UnitOfWork, actor: Person, effect: e.MessageEffect) -> None:
    """Promises are kept here; what is sent is made by the worker, which knows the words."""
    match effect:
        case e.Promise():
            due.promise(uow, effect)
        case e.PromiseDropped():
            due.drop(uow, effect.prefix)
        case e.CalendarSent():
            cases.change_part(uow, effect.case, actor.id, calendar=not effect.cancelled)
        case _:
            pass


_WRITERS: dict[type, Callable[[UnitOfWork, Person, Any], None]] = {
    kind: write
    for kinds, write in (
        (e.PersonEffect, person.write),
        (e.CaseEffect, cases.write),
        (e.PreparingEffect, preparing.write),
        (e.ContactEffect, contact.write),
        (e.LetterEffect, letter.write),
        (e.RehearsalEffect, rehearsal.write),
        (e.ReviewEffect, review.write),
        (e.PlanEffect, plan.write),
        (e.TalkEffect, talk.write),
        (e.NoticeEffect, notices.write),
        (e.RecordEffect, record.write),
        (e.DayEffect, day.write),
        (e.DoorEffect, door.write),
        (e.FollowingEffect, following.write),
        (e.AfterEffect, after.write),
        (e.OwnEffect, own.write),
        (e.MessageEffect, _message),
    )
    for kind in get_args(kinds)
}


def apply(uow: UnitOfWork, actor: Person, effect: e.Effect) -> None:
    """Write one effect of this person's turn.

    :raises NotAllowed: when they may not cause it; the whole turn is undone.
    """
    case = getattr(effect, "case", None)
    if case is not None and not isinstance(effect, e.CaseOpened) and not may_do(uow.standing(actor.id, case), effect):
        raise NotAllowed(f"{type(effect).__name__} is not theirs to do")
    _WRITERS[type(effect)](uow, actor, effect)
    review.ask_again(uow, actor, effect)
    if not isinstance(effect, NOT_AUDITED):
        subject = getattr(effect, "person", None) or getattr(effect, "author", None) or getattr(effect, "about", None)
        uow.audit.add(at=uow.now, actor=actor.id, what=type(effect).__name__, case=case, subject=subject)
