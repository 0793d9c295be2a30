"""Who leads a case, and the offer to take the lead over.

1. The offer is one row a case; taking it deletes that row, so that of two at once only one can.
2. Everything that was promised to the old lead of this case is promised to the new one, in the same transaction.
"""

from __future__ import annotations

from sqlalchemy import delete, or_, select, update

from flows import effects as e
from flows.when import moved_to
from storage import tables
from storage.errors import NotAllowed
from storage.unit_of_work import Person, UnitOfWork
from storage.upsert import upsert

_OFFER, _CASE, _PART, _DUE, _NOTICE = tables.lead_offer, tables.case, tables.participation, tables.due, tables.notice


def offer(uow: UnitOfWork, lead: Person, effect: e.LeadOffered) -> None:
    standing = uow.standing(effect.to, effect.case)
    if standing is None or not standing.watches or standing.is_the_lead:
        raise NotAllowed("the lead is offered to the backup of the case")
    if effect.stays not in ("all", "alerts", "out"):
        raise NotAllowed("there is no such place for the old lead")
    values = {"by": lead.id, "to": effect.to, "stays": effect.stays, "at": uow.now, "expires": effect.expires}
    upsert(uow, _OFFER, ("case",), case=effect.case, **values)


def end_offer(uow: UnitOfWork, case: int, by: Person | None = None) -> None:
    """``by`` one of its two sides; None: whatever is offered there.

    :raises NotAllowed: one of the two ends what has just been taken or ended by the other.
    """
    sides = (or_(_OFFER.c.by == by.id, _OFFER.c.to == by.id),) if by is not None else ()
    ended = uow.execute(delete(_OFFER).where(_OFFER.c.case == case, *sides))
    if by is not None and ended.rowcount != 1:
        raise NotAllowed("the offer is over already")


def take(uow: UnitOfWork, taker: Person, case: int) -> None:
    """Give the lead to whoever was offered it.

    :raises NotAllowed: it was not offered to them, or is no longer.
    """
    row = uow.first(select(_OFFER).where(_OFFER.c.case == case))
    standing = uow.standing(taker.id, case)
    if row is None or row.to != taker.id or row.expires <= uow.now or standing is None or not standing.watches:
        raise NotAllowed("the lead was not offered to them")
    taken = uow.execute(delete(_OFFER).where(_OFFER.c.case == case, _OFFER.c.to == taker.id, _OFFER.c.by == row.by))
    led = uow.execute(update(_CASE).where(_CASE.c.id == case, _CASE.c.specialist == row.by).values(specialist=taker.id))
    if taken.rowcount != 1 or led.rowcount != 1:
        raise NotAllowed("somebody was faster")
    stays = {"state": "out", "rights": "", "out_at": uow.now} if row.stays == "out" else {"rights": row.stays}
    _set_part(uow, case, row.by, **stays)
    _set_part(uow, case, taker.id, rights="lead")
    _give_promises(uow, case, row.by, taker)
    _give_messages(uow, case, row.by, taker.id)
    assigned = tables.assignment
    uow.execute(delete(assigned).where(assigned.c.case == case, assigned.c.to.in_((row.by, taker.id))))
    uow.forget_parts()


def _set_part(uow: UnitOfWork, case: int, person: int, **values: object) -> None:
    theirs = (_PART.c.case == case, _PART.c.person == person, _PART.c.role == "specialist")
    uow.execute(update(_PART).where(*theirs).values(**values))


def _give_promises(uow: UnitOfWork, case: int, old: int, new: Person) -> None:
    """At the same hour of the new lead's clock; what they were promised already is not promised twice."""
    uow.due_changed = True
    for row in uow.rows(select(_DUE).where(_DUE.c.case == case, _DUE.c.person == old)):
        key = row.key.replace(f":{old}:", f":{new.id}:")
        if key != row.key and uow.first(select(_DUE.c.id).where(_DUE.c.key == key)) is not None:
            uow.execute(delete(_DUE).where(_DUE.c.id == row.id))
            continue
        zone = new.zone if row.zone is not None else None
        at = moved_to(row.at, row.zone, new.zone, uow.now) if row.zone is not None else row.at
        uow.execute(update(_DUE).where(_DUE.c.id == row.id).values(key=key, person=new.id, at=at, zone=zone))


def _give_messages(uow: UnitOfWork, case: int, old: int, new: int) -> None:
    """Those to the circle of this case that have not gone out to everybody yet."""
    open_ones = (_NOTICE.c.case == case, _NOTICE.c.sender == old, _NOTICE.c.state.in_(("planned", "sending")))
    for row in uow.rows(select(_NOTICE.c.id).where(*open_ones)):
        uow.execute(update(_NOTICE).where(_NOTICE.c.id == row.id).values(sender=new))
        uow.execute(update(_DUE).where(_DUE.c.key == f"notice:{row.id}").values(person=new))
