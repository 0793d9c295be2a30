"""Who fits an audience, as one query: to count them, to find who lacks something, and to write them down in pieces."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from flows.audience import Audience
from flows.readiness import ANSWERS, LESSONS, MINOR_ANSWERS, MINOR_LESSONS, REHEARSALS
from storage import tables

PART, CASE, PERSON = tables.participation, tables.case, tables.person


def readers(sender: int, audience: Audience, *more: ColumnElement[Any]) -> Select[Any]:
    """``person``, ``case`` (the first one of theirs that fits), in the order of their ids; each person once."""
    chosen = select(*more) if more else select(PART.c.person, func.min(PART.c.case).label("case"))
    return (
        chosen.select_from(PART)
        .join(CASE, CASE.c.id == PART.c.case)
        .join(PERSON, PERSON.c.id == PART.c.person)
        .where(*_fits(sender, audience))
    )


def each_once(sender: int, audience: Audience) -> Select[Any]:
    return readers(sender, audience).group_by(PART.c.person)


def _fits(sender: int, audience: Audience) -> list[ColumnElement[bool]]:
    mine = PART.alias("mine")
    as_lead = (mine.c.role == "specialist", mine.c.state == "in", mine.c.rights.in_(("lead", "all")))
    led = select(mine.c.case).where(mine.c.person == sender, *as_lead)
    fits = [PART.c.role == audience.role, PART.c.state == "in", PART.c.case.in_(led)]
    fits.append(PART.c.case == audience.case if audience.case else CASE.c.phase != "closed")
    if audience.phase:
        fits.append(CASE.c.phase == audience.phase)
    if audience.language:
        fits.append(PERSON.c.language == audience.language)
    if audience.behind in _BEHIND:
        fits.append(_BEHIND[audience.behind])
    if audience.had:
        had = tables.notice_delivery
        fits.append(
            PART.c.person.in_(select(had.c.person).where(had.c.notice == audience.had, had.c.state != "failed"))
        )
    if audience.silent:
        told, answer = tables.notice_delivery, tables.notice_answer
        fits.append(PART.c.person.in_(select(told.c.person).where(told.c.notice == audience.silent)))
        fits.append(PART.c.person.not_in(select(answer.c.person).where(answer.c.notice == audience.silent)))
        fits.append(PERSON.c.blocked_at.is_(None))
    return fits


_ADULT = PART.c.minor.is_(False)
_MEETS = CASE.c.meeting_at.is_not(None)
_BEHIND: dict[str, ColumnElement[bool]] = {
    "answer": and_(_MEETS, PART.c.rsvp.is_(None)),
    "unconfirmed": and_(_MEETS, or_(PART.c.rsvp.is_(None), PART.c.rsvp != "yes")),
    "lessons": or_(PART.c.modules_passed < MINOR_LESSONS, and_(_ADULT, PART.c.modules_passed < LESSONS)),
    "information": or_(PART.c.information < MINOR_ANSWERS, and_(_ADULT, PART.c.information < ANSWERS)),
    "letter": PART.c.letter_shared.is_(False),
    "boundaries": and_(_ADULT, PART.c.boundaries == 0),
    "rehearsals": and_(_ADULT, PART.c.rehearsals < REHEARSALS),
}
"""The summary columns of a participation, measured as ``flows.readiness`` does."""


def lacking(sender: int, audience: Audience, variables: frozenset[str]) -> Select[Any]:
    """Who fits, and for whom one of these variables has no value."""
    without = {
        "name": PERSON.c.name.is_(None), "date": CASE.c.meeting_at.is_(None), "time": CASE.c.meeting_at.is_(None),
        "city": CASE.c.meeting_at.is_(None), "place": CASE.c.meeting_place.is_(None),
    }  # fmt: skip
    chosen = readers(sender, audience, PART.c.person, PART.c.case)
    return chosen.where(or_(*(without[name] for name in sorted(variables)))).order_by(PART.c.case, PART.c.person)


def by_language(sender: int, audience: Audience) -> Select[Any]:
    """``language``, how many people, and one of them with their case."""
    each = each_once(sender, audience).subquery()
    return (
        select(
            PERSON.c.language, func.count().label("people"), func.min(each.c.person).label("person"),
            func.count(PERSON.c.blocked_at).label("blocked"),
        )
        .join(each, each.c.person == PERSON.c.id)
        .group_by(PERSON.c.language)
        .order_by(PERSON.c.language)
    )  # fmt: skip
