"""The desk's queries count as the flows do, and use their indexes."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from content.load import approaches
from flows import effects as e
from flows.readiness import readiness
from storage import tables
from storage.desk.missing import missing_in
from storage.desk.reading import first_screen
from storage.desk.things import led_by
from storage.view import StoredView
from tests.family import Family
from tests.talk import START, memory_database

SHARED = ((False, False), (True, False), (True, True))
SOME = list(itertools.product(
    (0, 3, 5), SHARED, (0, 3, 10), ((0, 0), (1, 0), (1, 1)), (0, 2), (None, "yes", "cannot", "talk"), (False, True),
))[::7]  # fmt: skip
"""Every seventh of all ways in which somebody can be prepared: no two values always come together in it."""


def member(number: int, one: tuple[Any, ...]) -> dict[str, Any]:
    modules, (shared, approved), told, (boundaries, looked_at), rehearsals, rsvp, minor = one
    return {
        "person": number, "role": "member", "state": "in", "relation": "", "joined_at": START, "modules_passed": modules,
        "letter_shared": shared, "letter_approved": approved, "information": told, "boundaries": boundaries,
        "boundaries_approved": looked_at, "rehearsals": rehearsals, "rsvp": rsvp, "minor": minor,
    }  # fmt: skip


@pytest.mark.parametrize("approach", [*(one.id for one in approaches()), "one that is no longer there"])
@pytest.mark.parametrize(("asked", "secured"), [(True, "bed,safety"), (False, "")])
def test_what_is_missing_is_counted_as_the_flows_count_it(
    family: Family, approach: str, asked: bool, secured: str
) -> None:
    case, at = family.case_id, START if asked else None
    with family.talk.transaction() as uow:
        uow.execute(tables.case.update().values(approach=approach, meeting_at=at, secured=secured))
        uow.insert(tables.red_flag, case=case, flag="weapons", raised_by=1, raised_at=START)
        statement = _missing()
        for number, one in enumerate(SOME, 1000):
            uow.execute(tables.participation.delete().where(tables.participation.c.role == "member"))
            values = member(number, one)
            uow.insert(tables.participation, case=case, **values)
            expected = readiness(approach, [_Row(values)], flags=1, meeting_at=at, secured=secured.split(",")).missing
            assert uow.rows(statement)[0][0] == expected, one


def test_an_empty_circle_lacks_its_people(family: Family) -> None:
    with family.talk.transaction() as uow:
        assert uow.rows(_missing())[0][0] == readiness("johnson", [], flags=0, meeting_at=None, secured=()).missing


def _missing() -> Any:
    return select(missing_in(led_by(False)).c.missing)


class _Row:
    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values


def test_the_first_screen_is_one_query_however_many_cases_there_are(family: Family) -> None:
    for number in range(20):
        family.decides("Nora", e.CaseOpened(900 + number, f"Oak {number}", "Leo", "johnson", "ES", "Europe/Madrid"))
    family.arrives("Eva")
    asked: list[str] = []
    with family.talk.transaction() as uow:
        view = StoredView(uow, uow.person_in(family.specialist.chat))
        event.listen(uow.database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        assert len(view.desk().cases) == 21 and view.desk().waiting == 1
        assert view.code_names([900])[900].value == "Oak 0"
    assert len(asked) == 1


def test_only_rows_that_wait_are_read() -> None:
    """SQLite says how it would go about it; an index that it does not name is an index for nothing."""
    family = Family(database=memory_database("sqlite:///"))
    asked: list[tuple[str, Any]] = []
    with family.talk.transaction() as uow:
        event.listen(uow.database.engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        first_screen(uow, uow.person_in(family.specialist.chat).id, uow.now, 5)
        statement, values = asked[-1]
        plan = uow.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
        assert "ix_participation_waits" in " ".join(row[3] for row in plan)


def test_a_thing_with_a_colleague_comes_back_when_the_colleague_leaves(family: Family) -> None:
    family.arrives("Eva")
    case, eva, nora = family.case_id, family.person("Eva"), family.person("Nora")
    key = f"join-{case}-{eva}"
    with family.talk.transaction() as uow:
        uow.insert(
            tables.participation, case=case, person=77, role="specialist", state="in", relation="", joined_at=uow.now
        )
        uow.insert(tables.assignment, entry=key, case=case, to=77, by=nora, at=uow.now)
        view = StoredView(uow, uow.person(nora))
        assert (view.desk().waiting, view.desk().given) == (0, 1)
        assert [one.key for one in view.things(5, hidden="given")] == [key]
        uow.execute(tables.participation.update().where(tables.participation.c.person == 77).values(state="out"))
        assert StoredView(uow, uow.person(nora)).desk().waiting == 1


def test_a_finished_check_in_is_in_the_summary(family: Family) -> None:
    ana = family.member("Ana")
    family.time_passes(days=8)
    ana.opens("How are you?").taps("Begin")
    family.answers(ana)
    (row,) = [row for row in family.rows("participation") if row.person == family.person("Ana")]
    assert family.talk.now - row.checked_in_at < timedelta(minutes=1)


@pytest.mark.postgres
def test_postgresql_says_the_same(postgres_url: str) -> None:
    family = Family(database=memory_database(postgres_url))
    family.member("Ana")
    family.meets("29 Nov 2026 15:30")
    family.arrives("Eva")
    nora = family.specialist.commands("/console").sees("2 things wait for you")
    assert nora.buttons[:2] == ["Let in: Eva", "Ready? Cedar"]
    nora.taps("Let in: Eva").taps("Tomorrow morning").sees("1 is put off for later.")
    nora.commands("/cases").sees("🔶 something waits").says("eva").sees("Found for")
    family.talk.database.close()
