"""How many things hold a case up, counted by the database: ``flows.readiness`` in SQL, compared with it in a test."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, literal, or_, select

from content.load import approaches
from flows.readiness import ANSWERS, COUNTED_AS, LESSONS, MINOR_ANSWERS, MINOR_LESSONS, REHEARSALS, SECURED
from storage import tables


def missing_in(of: Any) -> ColumnElement[int]:
    """Of the case in a row with ``id``, ``approach`` and ``meeting``: its own steps, and those of its members."""
    part, flag = tables.participation.alias("held"), tables.red_flag
    circle = and_(part.c.case == of.c.id, part.c.role == "member", part.c.state == "in")
    steps: Any = sum(_one(holds, COUNTED_AS.get(step, step), of) for step, holds in _of_member(part.c, of).items())
    theirs = case((part.c.rsvp == "cannot", 0), else_=steps)
    members = select(func.coalesce(func.sum(theirs), 0) + case((func.count() == 0, 1), else_=0)).where(circle)
    flags = select(_one(func.count() > 0, "flags", of)).where(flag.c.case == of.c.id, flag.c.signed_at.is_(None))
    meeting = _one(of.c.meeting.is_(None), "meeting", of)
    secured = [_one(of.c.secured.not_like(f"%{step}%"), step, of) for step in SECURED]
    return cast(members.scalar_subquery() + flags.scalar_subquery() + meeting + sum(secured), Integer)


def _of_member(one: Any, of: Any) -> dict[str, ColumnElement[bool]]:
    """As ``flows.readiness.missing`` has it."""
    asked, grown = of.c.meeting.is_not(None), ~one.minor
    return {
        "rsvp": and_(asked, one.rsvp.is_(None)),
        "talk": and_(asked, one.rsvp == "talk"),
        "training": one.modules_passed < case((one.minor, MINOR_LESSONS), else_=LESSONS),
        "letter": ~one.letter_shared,
        "letter_approval": and_(one.letter_shared, ~one.letter_approved),
        "information": one.information < case((one.minor, MINOR_ANSWERS), else_=ANSWERS),
        "boundaries": and_(grown, one.boundaries == 0),
        "boundaries_approval": and_(grown, one.boundaries_approved < one.boundaries),
        "rehearsals": and_(grown, one.rehearsals < REHEARSALS),
    }


def _one(holds: Any, step: str, of: Any) -> ColumnElement[int]:
    """1 when it holds and this case's approach counts the step."""
    without = [one.id for one in approaches() if step not in one.counts]
    return case((and_(holds, or_(literal(not without), of.c.approach.not_in(without))), 1), else_=0)
