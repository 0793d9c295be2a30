"""The migrations lead to the very tables that the code knows, and back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, Engine, LargeBinary, String, TableClause, column, event, insert, inspect, select, table
from sqlalchemy.types import TypeEngine

from storage import tables
from storage.db import make_engine
from storage.migrate import config_for, downgrade, is_up_to_date, newest, upgrade


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path}/a.db")
        event.listen(
            engine, "connect", lambda raw, record: raw.execute("PRAGMA synchronous = OFF")
        )  # nothing to keep here
        return engine
    return make_engine(request.getfixturevalue("postgres_url"))


def test_migrated_it_is_what_the_code_knows(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    engine.dispose()


def test_what_is_up_to_date_is_known_without_alembic(engine: Engine) -> None:
    steps = ScriptDirectory.from_config(config_for(engine))
    assert newest() == steps.get_current_head()
    seen = []
    for step in (None, "0001", "head"):
        if step is not None:
            upgrade(engine, step)
        with engine.connect() as connection:
            seen.append(is_up_to_date(connection))
    assert seen == [False, False, True]
    engine.dispose()


def test_every_step_forwards_and_backwards_keeps_what_is_there(engine: Engine) -> None:
    """Rows are put into every table at every revision, so that each later one, and each step back, meets old and new rows."""
    steps = [one.revision for one in ScriptDirectory.from_config(config_for(engine)).walk_revisions()][::-1]
    numbers, there = count(1), looked_up(engine)
    for step in steps:
        before = kept(engine, there)
        upgrade(engine, step)
        there = looked_up(engine)
        assert_nothing_is_gone(before, kept(engine, there))
        fill(engine, there, numbers)
    for step in [*steps[-2::-1], "base"]:
        before = kept(engine, there)
        downgrade(engine, step)
        there = looked_up(engine)
        assert_nothing_is_gone(before, kept(engine, there))
    assert there == []
    engine.dispose()


Rows = dict[str, dict[str, list[Any]]]
There = list[tuple[TableClause, list[str]]]


def kept(engine: Engine, tables_there: There) -> Rows:
    """By table and column, what must outlive a migration: numbers of rows and sealed words."""
    found: Rows = {}
    with engine.connect() as connection:
        for there, keys in tables_there:
            lasting = [one for one in there.c if one.name in keys or isinstance(one.type, LargeBinary)]
            columns = zip(*connection.execute(select(*lasting)), strict=True)
            found[there.name] = {
                one.name: sorted(map(str, column)) for one, column in zip(lasting, columns, strict=False)
            }
    return found


def assert_nothing_is_gone(before: Rows, after: Rows) -> None:
    both = [(table, column) for table in before for column in before[table] if column in after.get(table, {})]
    assert {at: after[at[0]][at[1]] for at in both} == {at: before[at[0]][at[1]] for at in both}


def fill(engine: Engine, tables_there: There, numbers: Iterator[int]) -> None:
    with engine.begin() as connection:
        for there, _ in tables_there:
            number = next(numbers)
            connection.execute(insert(there).values({one.name: a_value(one.type, number) for one in there.c}))


def a_value(kind: TypeEngine[Any], number: int) -> Any:
    match kind:
        case LargeBinary():
            return f"sealed {number}".encode()
        case Boolean():
            return False
        case String():
            return str(number)[-(kind.length or 9) :]
        case _:
            return number


def looked_up(engine: Engine) -> There:
    """Every table as it stands now, and the names of its key's columns."""
    found = inspect(engine)
    keys = found.get_multi_pk_constraint()
    return [
        (table(name, *(column(one["name"], one["type"]) for one in columns)), keys[at, name]["constrained_columns"])
        for (at, name), columns in found.get_multi_columns().items()
        if name != "alembic_version"
    ]
