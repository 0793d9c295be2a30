"""The statements of the desk: the first screen in one query, a page of the inbox in one or two, one thing in one.

The first screen has a row for each case with what waits there, and beside some of them one of the first things of the
inbox, with the names and keys that its line needs: nothing is asked a second time. A page asks for the most urgent kinds
that can follow its cursor, and for the next ones only while it has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import CTE, BigInteger, ColumnElement, Row, Select, and_, bindparam, case, cast, func, select, tuple_

from storage import tables
from storage.desk.things import AWAKE, GIVEN, PUT_OFF, TIERS, led_by, things, values
from storage.unit_of_work import UnitOfWork

Cursor = tuple[int, int, str]
"""Where a page ended: rank, at and key of its last thing."""
KINDS: Final = ("join", "letter", "bounds", "answer", "talk", "ready", "alone")


def first_screen(uow: UnitOfWork, person: int | None, now: datetime, many: int) -> Sequence[Row[Any]]:
    return uow.rows(_first_screen(person is not None), **values(person, now), many=many)


def page(
    uow: UnitOfWork, person: int | None, now: datetime, many: int, after: Cursor | None, hidden: int
) -> Sequence[Row[Any]]:
    """The things after that one, in their order; ``hidden``: those that are awake, put off, or given away."""
    rank, at, key = after or (-1, 0, "")
    given = {**values(person, now), "rank": rank, "at": at, "key": key, "hidden": hidden}
    found: list[Row[Any]] = []
    for tier, ranks in enumerate(TIERS):
        if rank <= ranks[-1] and len(found) < many:
            found += uow.rows(_a_page(person is not None, tier), **given, many=many - len(found))
    return found


def one(uow: UnitOfWork, person: int | None, now: datetime, key: str) -> Row[Any] | None:
    return next(iter(uow.rows(_one_thing(person is not None), **values(person, now), key=key, many=1)), None)


# --- the statements, each made once ----------------------------------------------------------------------------------
@cache
def _first_screen(mine_only: bool) -> Select[Any]:
    led = led_by(mine_only)
    waiting = things(led, mine_only)
    here = waiting.c
    counts = select(here.case, *_counts(here)).group_by(here.case).subquery("counts")
    top = _some(waiting, here.hidden == AWAKE).cte("top")
    counted = (column for column in counts.c if column.name != "case")
    key = tables.key
    return (
        select(led, key.c.master, key.c.wrapped, *counted, *_named(top))
        .join(key, key.c.id == led.c.key)
        .outerjoin(counts, counts.c.case == led.c.id)
        .outerjoin(top, top.c.case == led.c.id)
    )


def _counts(here: Any) -> tuple[ColumnElement[int], ...]:
    """What waits in a case, however it is put off."""
    sums = {"red": here.rank == 0, "amber": here.rank == 1, **{kind: here.kind == kind for kind in KINDS}}
    sums |= {"unread": and_(here.kind == "letter", here.what == "unread")}
    sums |= {"awake": here.hidden == AWAKE, "put_off": here.hidden == PUT_OFF, "given": here.hidden == GIVEN}
    many = cast(func.sum(case((here.kind == "bounds", here.many), else_=0)), BigInteger).label("boundaries")
    return (*(func.sum(case((holds, 1), else_=0)).label(name) for name, holds in sums.items()), many)


@cache
def _a_page(mine_only: bool, tier: int) -> Select[Any]:
    waiting = things(led_by(mine_only), mine_only, tier)
    here, after = waiting.c, tuple_(bindparam("rank"), bindparam("at", type_=BigInteger), bindparam("key"))
    where = and_(here.hidden == bindparam("hidden"), tuple_(here.rank, here.at, here.key) > after)
    return _with_case(_some(waiting, where).cte("top"))


@cache
def _one_thing(mine_only: bool) -> Select[Any]:
    waiting = things(led_by(mine_only), mine_only)
    return _with_case(_some(waiting, waiting.c.key == bindparam("key")).cte("top"))


def _some(waiting: CTE, where: ColumnElement[bool]) -> Select[Any]:
    """The first ``many`` of them, with whom each is about."""
    in_order = select(waiting).where(where).order_by(waiting.c.rank, waiting.c.at, waiting.c.key)
    some = in_order.limit(bindparam("many")).subquery("some")
    person, key = tables.person, tables.key
    of_them = (key.c.master.label("their_master"), key.c.wrapped.label("their_wrapped"))
    return (
        select(some, person.c.name, person.c.key.label("their_key"), *of_them)
        .outerjoin(person, person.c.id == some.c.about)
        .outerjoin(key, key.c.id == person.c.key)
    )


def _with_case(top: CTE) -> Select[Any]:
    of, key = tables.case, tables.key
    return (
        select(of.c.id, of.c.key, of.c.code_name, key.c.master, key.c.wrapped, *_named(top))
        .select_from(top)
        .join(of, of.c.id == top.c.case)
        .join(key, key.c.id == of.c.key)
        .order_by(top.c.rank, top.c.at, top.c.key)
    )


def _named(top: CTE) -> tuple[ColumnElement[Any], ...]:
    return tuple(column.label(f"top_{column.name}") for column in top.c)
