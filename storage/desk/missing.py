"""How many things hold a case up, counted by the database: ``flows.readiness`` in SQL, compared with it in a test."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, and_, case, cast, func, literal, or_, select

from content.load import approaches
from flows.readiness import ANSWERS, COUNTED_AS, LESSONS, MINOR_ANSWERS, MINOR_LESSONS, REHEARSALS, SECURED
from storage import tables


def missing_in(of: Any, *where: ColumnElement[bool]) -> Subquery:
    """Each of these cases (``id``, ``approach``, ``meeting``, ``secured``) with how many steps are missing in it.

    What an approach counts is looked at once for a case, not for each of its people.
    """
    steps, flag = _of_members(of, where), tables.red_flag
    open_flags = select(func.count()).where(flag.c.case == of.c.id, flag.c.signed_at.is_(None)).scalar_subquery()
    of_case: dict[str, ColumnElement[bool]] = {"flags": open_flags > 0, "meeting": of.c.meeting.is_(None)}
    of_case |= {step: of.c.secured.not_like(f"%{step}%") for step in SECURED}
    missing: Any = case((steps.c.people == 0, 1), else_=0)
    for step, holds in of_case.items():
        missing += case((and_(holds, _counts(step, of)), 1), else_=0)
    for step in _NAMES:
        missing += case((_counts(COUNTED_AS.get(step, step), of), steps.c[step]), else_=0)
    found = select(of.c.id, of.c.meeting, cast(missing, Integer).label("missing"))
    return found.join(steps, steps.c.id == of.c.id).subquery("missing")


def _of_members(of: Any, where: tuple[ColumnElement[bool], ...]) -> Subquery:
    """How many of a circle each step holds up; somebody who cannot come holds nobody up."""
    part = tables.participation
    circle = and_(part.c.case == of.c.id, part.c.role == "member", part.c.state == "in")
    coming = func.coalesce(part.c.rsvp, "") != "cannot"
    sums = (func.sum(case((and_(coming, holds), 1), else_=0)).label(step) for step, holds in _holds(part.c, of).items())
    statement = select(of.c.id, func.count(part.c.person).label("people"), *sums)
    return statement.select_from(of).outerjoin(part, circle).where(*where).group_by(of.c.id, of.c.meeting).subquery()


def _holds(one: Any, of: Any) -> dict[str, ColumnElement[bool]]:
    """As ``flows.readiness.missing`` has it."""
    asked, grown = of.c.meeting.is_not(None), ~one.minor
    return {
        "rsvp": and_(asked, one.person.is_not(None), one.rsvp.is_(None)),
        "talk": and_(asked, one.rsvp == "talk"),
        "training": one.modules_passed < case((one.minor, MINOR_LESSONS), else_=LESSONS),
        "letter": ~one.letter_shared,
        "letter_approval": and_(one.letter_shared, ~one.letter_approved),
        "information": one.information < case((one.minor, MINOR_ANSWERS), else_=ANSWERS),
        "boundaries": and_(grown, one.boundaries == 0),
        "boundaries_approval": and_(grown, one.boundaries_approved < one.boundaries),
        "rehearsals": and_(grown, one.rehearsals < REHEARSALS),
    }


_NAMES = (
    "rsvp", "talk", "training", "letter", "letter_approval", "information", "boundaries", "boundaries_approval",
    "rehearsals",
)  # fmt: skip


def _counts(step: str, of: Any) -> ColumnElement[bool]:
    """This case's approach counts the step; one that the content no longer has counts everything."""
    without = [one.id for one in approaches() if step not in one.counts]
    return or_(literal(not without), of.c.approach.not_in(without))
