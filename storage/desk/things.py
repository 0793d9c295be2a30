"""Everything that waits for a specialist, as one common table expression: a branch for each kind of thing.

1. A branch reads only rows that wait, from partial indexes; a calm member or case costs nothing.
2. Every branch has the columns of ``COLUMNS``. ``rank``: the most urgent first. ``at``: what has a deadline first, in
   milliseconds. ``key`` tells a thing apart for good; what makes it a new one is part of it.
3. ``hidden``: put off by me, or given to a colleague who is still there. A red alert is neither: it stays until it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    select,
    text,
    type_coerce,
    union_all,
)

from storage import tables
from storage.desk.missing import missing_in

CLOSE: Final = timedelta(days=7)
FAR: Final = 9_999_999_999_999
"""Later than any meeting: what has no deadline."""
AWAKE, PUT_OFF, GIVEN = 0, 1, 2
COLUMNS = ("rank", "at", "kind", "case", "about", "what", "many", "key")
_PART, _ALERT, _CASE = tables.participation, tables.alert, tables.case


ME, NOW, SOON = (bindparam(name, type_=BigInteger) for name in ("me", "now", "soon"))


def values(person: int | None, now: datetime) -> dict[str, int]:
    """What the statements are executed with; they themselves are made once."""
    return {"now": _millis(now), "soon": _millis(now + CLOSE), **({} if person is None else {"me": person})}


def led_by(mine_only: bool) -> CTE:
    """The cases that I lead, or in which I have the lead's rights; all of them for the practice's own terminal."""
    statement = select(
        _CASE.c.id, _CASE.c.phase, _CASE.c.secured, _CASE.c.approach, _CASE.c.outcome, _CASE.c.zone, _CASE.c.opened_at, _CASE.c.key,
        _CASE.c.code_name, type_coerce(_CASE.c.meeting_at, BigInteger).label("meeting"),
        type_coerce(_CASE.c.alone_from, BigInteger).label("alone_from"),
        type_coerce(_CASE.c.alone_until, BigInteger).label("alone_until"), _CASE.c.admitted_at,
    )  # fmt: skip
    if mine_only:
        mine = _PART.alias("mine")
        statement = statement.join(mine, mine.c.case == _CASE.c.id).where(
            mine.c.person == ME, mine.c.role == "specialist", mine.c.state == "in", mine.c.rights.in_(("lead", "all"))
        )
    return statement.cte("led")


TIERS: Final = ((0, 1), (2,), (3,), (4,), (5,), (6,))
"""Ranks whose things come from the same branches, in their order: a page reads on only as far as it has room."""


def things(led: CTE, mine_only: bool, tier: int | None = None) -> CTE:
    """What waits in these cases, for me at this moment; or only the things of one of ``TIERS``."""
    branches: tuple[tuple[Callable[[CTE], Select[Any]], ...], ...] = (
        (_alerts,),
        (_joins, _talks, _alone),
        (lambda led: _parts(led, 3, "letter", tables.LETTER, _unread()),),
        (_bounds,),
        (_answers,),
        (_not_ready,),
    )
    asked = branches if tier is None else (branches[tier],)
    every = [branch(led) for each in asked for branch in each]
    found = (union_all(*every) if len(every) > 1 else every[0]).subquery("found")
    return (_hidden(found) if mine_only else select(found, literal(AWAKE).label("hidden"))).cte("things")


def _row(
    rank: Any, at: Any, kind: str, of: Any, about: Any, what: Any, many: Any, key: ColumnElement[str]
) -> tuple[Any, ...]:
    values = (rank, at, literal(kind), of, about, what, many, key)
    return tuple(value.label(name) for name, value in zip(COLUMNS, values, strict=True))


def _key(*parts: Any) -> ColumnElement[str]:
    """``join-10-105``: words and numbers with a line between them."""
    out: Any = literal(parts[0])
    for part in parts[1:]:
        out = out.concat(literal("-")).concat(cast(part, String))
    return type_coerce(out, String)


def _deadline(led: CTE) -> ColumnElement[int]:
    ahead = and_(led.c.meeting > NOW, led.c.outcome.is_(None))
    return case((ahead, led.c.meeting), else_=FAR)


def _millis(at: datetime) -> int:
    return round(at.timestamp() * 1000)


# --- a branch a kind -------------------------------------------------------------------------------------------------
def _alerts(led: CTE) -> Select[Any]:
    """The one that has waited longest comes first."""
    rank = case((_ALERT.c.level == "red", 0), else_=1)
    raised = type_coerce(_ALERT.c.raised_at, BigInteger)
    row = _row(
        rank, raised, "alert", _ALERT.c.case, _ALERT.c.about, _ALERT.c.kind, _ALERT.c.id, _key("alert", _ALERT.c.id)
    )
    joined = select(*row).join(led, led.c.id == _ALERT.c.case)
    return joined.where(text(f"alert.{tables.OPEN}"), led.c.phase != "closed")


def _parts(led: CTE, rank: int, kind: str, waits: str, what: Any, many: Any = None, key: Any = None) -> Select[Any]:
    """Rows of participation that wait for one reason. ``waits`` is SQL as the index has it, so that it is used."""
    many = literal(1) if many is None else many
    if key is None:
        number = _PART.c.boundaries if kind == "bounds" else None
        key = _part_key(kind, number) if kind != "letter" else _letter_key()
    row = _row(literal(rank), _deadline(led), kind, _PART.c.case, _PART.c.person, what, many, key)
    joined = select(*row).join(led, led.c.id == _PART.c.case)
    state: Any = literal_column("'waiting'") if kind == "join" else literal_column("'in'")
    return joined.where(text(waits), _PART.c.state == state, led.c.phase != "closed")


def _joins(led: CTE) -> Select[Any]:
    return _parts(led, 2, "join", tables.WAITING, literal(""))


def _bounds(led: CTE) -> Select[Any]:
    return _parts(led, 4, "bounds", tables.BOUNDARY, literal(""), _PART.c.boundaries - _PART.c.boundaries_approved)


def _part_key(kind: str, number: Any) -> ColumnElement[str]:
    named = literal(kind) if number is None else literal(kind).concat(cast(number, String))
    line = literal("-")
    return type_coerce(
        named.concat(line).concat(cast(_PART.c.case, String)).concat(line).concat(cast(_PART.c.person, String)), String
    )


def _unread() -> ColumnElement[str]:
    return case((_PART.c.letter_unread, "unread"), else_="read")


def _letter_key() -> ColumnElement[str]:
    """Read but not approved is another thing than unread."""
    return case((_PART.c.letter_unread, _part_key("letter", None)), else_=_part_key("approve", None))


def _answers(led: CTE) -> Select[Any]:
    """An answer that is no yes. While its alert is open, or somebody waits in a talk, that stands for it."""
    said = case((_PART.c.rsvp == "cannot", "cannot_come"), else_="wants_to_talk")
    told = exists().where(
        text(f"alert.{tables.OPEN}"), _ALERT.c.case == _PART.c.case, _ALERT.c.about == _PART.c.person,
        _ALERT.c.kind == said,
    )  # fmt: skip
    talk = tables.thread
    asked = exists().where(
        text(tables.UNANSWERED), talk.c.case == _PART.c.case, talk.c.person == _PART.c.person, _PART.c.rsvp == "talk"
    )
    key = literal("answer-").concat(_PART.c.rsvp).concat(literal("-")).concat(cast(_PART.c.case, String))
    key = type_coerce(key.concat(literal("-")).concat(cast(_PART.c.person, String)), String)
    return _parts(led, 5, "answer", tables.ANSWER, _PART.c.rsvp, key=key).where(~told, ~asked)


def _talks(led: CTE) -> Select[Any]:
    """Somebody waits for an answer; with a new message it is another thing. An open alert about it stands for it."""
    talk, said = tables.thread, tables.thread_message
    newest = select(func.coalesce(func.max(said.c.id), 0)).where(said.c.thread == talk.c.id).scalar_subquery()
    since = type_coerce(talk.c.waits_since, BigInteger)
    key = _key("talk", talk.c.id, newest)
    row = _row(literal(2), since, "talk", talk.c.case, talk.c.person, literal(""), talk.c.id, key)
    joined = select(*row).join(led, led.c.id == talk.c.case)
    told = exists().where(
        text(f"alert.{tables.OPEN}"), _ALERT.c.case == talk.c.case, _ALERT.c.about == talk.c.person,
        _ALERT.c.kind == "wants_to_talk",
    )  # fmt: skip
    return joined.where(text(tables.UNANSWERED), led.c.phase != "closed", ~told)


def _not_ready(led: CTE) -> Select[Any]:
    """Cases whose meeting is close, and that are not ready."""
    close = (led.c.meeting.between(NOW, SOON), led.c.outcome.is_(None), led.c.phase != "closed")
    of = missing_in(led, *close).c
    row = _row(literal(6), of.meeting, "ready", of.id, cast(null(), BigInteger), literal(""), of.missing, _key("ready", of.id))  # fmt: skip
    return select(*row).where(of.missing > 0)


def _alone(led: CTE) -> Select[Any]:
    """From the yes to the door of treatment: hours ahead in which nobody is planned to be there."""
    nobody = cast(null(), BigInteger)
    key = _key("alone", led.c.id, led.c.alone_from)
    row = _row(literal(2), led.c.alone_from, "alone", led.c.id, nobody, literal(""), literal(1), key)
    return select(*row).where(led.c.alone_until > NOW, led.c.admitted_at.is_(None), led.c.phase != "closed")


# --- put off, given away ---------------------------------------------------------------------------------------------
def _hidden(found: Any) -> Select[Any]:
    snooze, given, still = tables.snooze, tables.assignment, _PART.alias("still")
    put_off = and_(snooze.c.person == ME, snooze.c.entry == found.c.key, type_coerce(snooze.c.until, BigInteger) > NOW)
    there = and_(still.c.case == given.c.case, still.c.person == given.c.to)
    hidden = case(
        (found.c.rank == 0, AWAKE), (snooze.c.entry.is_not(None), PUT_OFF), (still.c.person.is_not(None), GIVEN),
        else_=AWAKE,
    )  # fmt: skip
    return (
        select(found, cast(hidden, Integer).label("hidden"))
        .outerjoin(snooze, put_off)
        .outerjoin(given, and_(given.c.entry == found.c.key, given.c.to != ME))
        .outerjoin(still, and_(there, still.c.role == "specialist", still.c.state == "in"))
    )
