"""``python -m bench.broadcast``: deciding a message to 10,000 people beside an ORM that inserts a row for each of them.

1. Both are measured until their transaction is on disk: SQLite with WAL and synchronous=FULL, in a fresh file each round.
2. Ours decides: the sealed words, the audience, the promise to begin. The readers are written down afterwards in pieces, and
   that is measured beside it, because somebody has to do it in the end.
3. The ORM is SQLAlchemy's own, as its guide has it: an object for each row, added to the session. One commit at the end (the
   best that it does), a flush for each row (when each needs its id), and a commit for each row (a job for each reader, as task
   queues have it; measured once, because it takes a minute). Rounds take turns; ours is the median of ten decisions a round.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from sqlalchemy import Connection, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from bench.seed import circle, person, take_part
from flows import effects as e
from flows.audience import Audience
from storage import due, notices, tables
from storage.db import Database, _sqlite_settings
from storage.unit_of_work import UnitOfWork, transaction
from storage.writes.notices import decide

R = TypeVar("R")
PEOPLE = 10_000
DECISIONS = 10
AFTER_EACH = {"ORM, one commit": "nothing", "ORM, a flush a row": "flush", "ORM, a commit a row": "commit"}
WORDS = {"en": "We meet on Saturday. Thank you for being here.", "es": "Nos vemos el sábado. Gracias por estar."}


# --- ours ------------------------------------------------------------------------------------------------------------
def people(uow: UnitOfWork, case: int, count: int, *, first_chat: int = 1) -> None:
    """So many members of that case."""
    for chat in range(first_chat, first_chat + count):
        take_part(uow, case, person(uow, chat, "Ana", "es" if chat % 2 else "en"), "member")


def _practice(folder: Path, count: int) -> tuple[Database, int]:
    """A specialist with one case of so many members. Returns who they are."""
    database = Database.open("", folder)
    with transaction(database, datetime.now(UTC)) as uow:
        circle(uow, range(1, 2))
        case = uow.rows(select(tables.case))[0]
        people(uow, case.id, count - 1, first_chat=2)
        lead = uow.person(case.specialist)
        assert lead is not None
        uow.change(lead, specialist=True)
        return database, lead.id


def _decide(database: Database, connection: Connection, lead: int) -> int:
    """In the connection that the worker keeps open."""
    with connection.begin():
        uow = UnitOfWork(database, connection, datetime.now(UTC))
        sender, notice = uow.person(lead), uow.database.ids.next()
        assert sender is not None
        decide(uow, sender, e.NoticeSent(notice, None, "note", WORDS, Audience(), mode="at"))
        due.promise(uow, e.Promise(f"notice:{notice}", "notice", lead, uow.now, None, {"notice": notice}))
        uow.flush()
    return notice


def _write_down(database: Database, connection: Connection, notice: int) -> None:
    more = True
    while more:
        with connection.begin():
            uow = UnitOfWork(database, connection, datetime.now(UTC))
            more = notices.write_down(uow, notice)
            uow.flush()


# --- the ORM ---------------------------------------------------------------------------------------------------------
class Base(DeclarativeBase):
    pass


class Recipient(Base):
    __tablename__ = "recipient"
    id: Mapped[int] = mapped_column(primary_key=True)
    notice: Mapped[int] = mapped_column(index=True)
    person: Mapped[int]
    state: Mapped[str]
    words: Mapped[str]


def _orm(folder: Path, count: int, after_each: str) -> float:
    """``after_each``: nothing, flush or commit."""
    engine = create_engine(f"sqlite:///{folder}/orm-{after_each}-{time.monotonic_ns()}.db")
    event.listen(engine, "connect", _durable)
    Base.metadata.create_all(engine)
    start = time.perf_counter()
    with Session(engine) as session:
        for person in range(count):
            session.add(Recipient(notice=1, person=person, state="waiting", words=WORDS["en"]))
            if after_each == "flush":
                session.flush()
            elif after_each == "commit":
                session.commit()
        session.commit()
    taken = time.perf_counter() - start
    engine.dispose()
    return taken


def _durable(connection: object, record: object) -> None:
    """The same durability as ours; the driver's own transactions stay."""
    _sqlite_settings(connection, record)
    connection.isolation_level = ""  # type: ignore[attr-defined]


# --- the comparison --------------------------------------------------------------------------------------------------
def _timed(work: Callable[[], R]) -> tuple[float, R]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--people", "count", default=PEOPLE, show_default=True)
def main(rounds: int, count: int) -> None:
    """Measure how long it takes to decide a message to many."""
    taken: dict[str, list[float]] = {name: [] for name in ("decided", "written down", *AFTER_EACH)}
    with tempfile.TemporaryDirectory() as folder:
        database, lead = _practice(Path(folder), count)
        connection = database.engine.connect()
        _decide(database, connection, lead)
        for _ in range(rounds):
            decided = [_timed(partial(_decide, database, connection, lead)) for _ in range(DECISIONS)]
            taken["decided"].append(statistics.median(seconds for seconds, _ in decided))
            notice = decided[-1][1]
            taken["written down"].append(_timed(partial(_write_down, database, connection, notice))[0])
            for name, after_each in AFTER_EACH.items():
                if after_each != "commit" or not taken[name]:
                    taken[name].append(_orm(Path(folder), count, after_each))
        connection.close()
        _check(database, notice, count)
        database.close()
    _print(taken, count)


def _check(database: Database, notice: int, count: int) -> None:
    """Nothing is measured that was not done."""
    table = tables.notice_delivery
    with transaction(database, datetime.now(UTC)) as uow:
        written = uow.rows(select(func.count()).select_from(table).where(table.c.notice == notice))[0][0]
    if written != count:
        raise click.ClickException(f"{written} readers were written down, not {count}")


def _print(taken: dict[str, list[float]], count: int) -> None:
    ours = taken["decided"]
    click.echo(f"{f'a message to {count:,} people':26}{'median ms':>12}{'worst ms':>12}{'ours is':>12}")
    for name, times in taken.items():
        ratio = statistics.median(that / this for that, this in zip(times, ours, strict=False))
        ahead = "" if name == "decided" else f"{ratio:,.0f}×"
        click.echo(f"{name:26}{statistics.median(times) * 1000:12.2f}{max(times) * 1000:12.2f}{ahead:>12}")


if __name__ == "__main__":
    main()
