"""Effects of the day of the meeting, and of a case that is found out before it."""

from __future__ import annotations

from typing import assert_never

from sqlalchemy import Select, delete, select, update

from flows import effects as e
from storage import frozen, notices, tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert
from storage.writes.cases import begin_the_day_anew, change_case, change_part, withdraw_notices

NOBODY = 0
"""Stands for nobody in ``speaking.person``: before the first one."""


def write(uow: UnitOfWork, person: Person, effect: e.DayEffect) -> None:
    match effect:
        case e.CaseFrozen():
            freeze(uow, person, effect.case)
        case e.CaseThawed():
            thaw(uow, person, effect)
        case e.DayTold():
            told(uow, effect.case, person.id, effect.state, effect.minutes)
        case e.ArrivalNoted():
            arrived(uow, effect)
        case e.SpeakerNoted():
            upsert(uow, tables.speaking, ("case",), case=effect.case, person=effect.person or NOBODY, at=uow.now)
        case _:
            assert_never(effect)


# --- held back -------------------------------------------------------------------------------------------------------
def freeze(uow: UnitOfWork, person: Person, case: int) -> None:
    """Whoever says it first is who said it."""
    if case in frozen.cases(uow):
        return
    uow.insert(tables.freeze, case=case, by=person.id, at=uow.now)
    uow.frozen = None
    invitation = tables.invitation
    is_open = (invitation.c.case == case, invitation.c.used_at.is_(None), invitation.c.revoked_at.is_(None))
    uow.execute(update(invitation).where(*is_open).values(revoked_at=uow.now))
    frozen.hold_messages(uow, case)


def thaw(uow: UnitOfWork, specialist: Person, effect: e.CaseThawed) -> None:
    uow.execute(delete(tables.freeze).where(tables.freeze.c.case == effect.case))
    uow.frozen = None
    if effect.how == "plan":
        frozen.let_messages_go(uow, effect.case)
        return
    frozen.drop_messages(uow, effect.case)
    for row in uow.rows(_planned(effect.case)):
        notices.end(uow, row.id, "cancelled", specialist.id)
    if effect.how == "off":
        withdraw_notices(uow, effect.case, specialist, "cancelled")
        change_case(uow, effect.case, meeting_at=None, meeting_place=None)
        change_part(uow, effect.case, None, rsvp=None)
        begin_the_day_anew(uow, effect.case)


def _planned(case: int) -> Select[tuple[int]]:
    table = tables.notice
    return select(table.c.id).where(table.c.case == case, table.c.state.in_(("planned", "sending")))


# --- the day ---------------------------------------------------------------------------------------------------------
def told(uow: UnitOfWork, case: int, person: int, state: str, minutes: int = 0) -> None:
    upsert(
        uow, tables.on_the_day, ("case", "person"), case=case, person=person, state=state, minutes=minutes, at=uow.now
    )
    if state == "cannot":
        change_part(uow, case, person, rsvp="cannot")


def arrived(uow: UnitOfWork, effect: e.ArrivalNoted) -> None:
    standing = uow.standing(effect.person, effect.case)
    if standing is None or not standing.in_circle:
        raise NotAllowed("that is nobody of the circle")
    if effect.here:
        told(uow, effect.case, effect.person, "here")
        return
    table = tables.on_the_day
    uow.execute(delete(table).where(table.c.case == effect.case, table.c.person == effect.person))
