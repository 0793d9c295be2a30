"""``python -m bench.desk``: the desk of 500 cases and 10,000 people beside the straightforward ORM version, in one run.

1. Both read the same made-up practice from a file of their own; the ORM's holds plain text, ours is sealed.
2. What is timed begins with a fresh session or transaction and ends with the lines that a screen shows, names opened.
3. Rounds are interleaved; a ratio is the median of the ratios within a round.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from bench.desk_seed import A_CASE, NOW, practice
from bench.our_desk import fill
from bench.peers import orm_desk
from storage.db import Database
from storage.unit_of_work import transaction
from storage.view import StoredView

LEAD = 1
A_PAGE = 5
AIMS = {"first screen": 60, "next page": 500}


def our_first_screen(database: Database) -> tuple[dict[str, int], list[str]]:
    with transaction(database, NOW) as uow:
        desk = StoredView(uow, uow.person_in(LEAD)).desk()
        lights = [case.light for case in desk.cases]
        return {one: lights.count(one) for one in ("red", "amber", "green")}, [_line(thing) for thing in desk.first]


def our_next_page(database: Database, after: Any) -> list[str]:
    with transaction(database, NOW) as uow:
        view = StoredView(uow, uow.person_in(LEAD))
        return [_line(thing) for thing in view.things(A_PAGE, after)]


def _line(thing: Any) -> str:
    who = thing.about_name.value if thing.about_name else ""
    return f"{thing.code_name.value} · {who} · {thing.kind}"


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def peer(engine: Any, work: Callable[..., Any], *more: int) -> Callable[[], Any]:
    now = NOW.replace(tzinfo=None)

    def play() -> Any:
        with Session(engine) as session:
            return work(session, now, *more)

    return play


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--cases", default=500, show_default=True)
@click.option("--url", default="", help="Ours on this database instead of an SQLite file.")
def main(rounds: int, cases: int, url: str) -> None:
    """Measure the first screen of the desk, and the page after it."""
    with tempfile.TemporaryDirectory(prefix="hearthside-desk-") as folder:
        everything = list(practice(cases))
        database = fill(Path(folder), everything, NOW, LEAD, url)
        engine = orm_desk.fill(Path(folder), everything, NOW.replace(tzinfo=None))
        with transaction(database, NOW) as uow:
            after = StoredView(uow, uow.person_in(LEAD)).desk().first[-1].cursor
        pairs = {
            "first screen": (lambda: our_first_screen(database), peer(engine, orm_desk.first_screen, A_PAGE)),
            "next page": (lambda: our_next_page(database, after), peer(engine, orm_desk.page, A_PAGE, A_PAGE)),
        }
        _same(pairs)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in pairs}
        for _ in range(rounds):
            for name, (ours, theirs) in pairs.items():
                taken[name].append((timed(ours), timed(theirs)))
        database.close()
    _print(taken, cases)


def _same(pairs: dict[str, tuple[Callable[[], Any], Callable[[], Any]]]) -> None:
    """Both count the same lights and as many lines; it warms them up, too."""
    for name, (ours, theirs) in pairs.items():
        mine, its = ours(), theirs()
        alike = mine[0] == its[0] if name == "first screen" else len(mine) == len(its)
        if not alike:
            raise click.ClickException(f"{name}: the two do not say the same: {mine} / {its}")


def _print(taken: dict[str, list[tuple[float, float]]], cases: int) -> None:
    click.echo(
        f"The desk of {cases} cases and {cases * A_CASE:,} people, median of {len(next(iter(taken.values())))} rounds"
    )
    click.echo(f"{'':14}{'hearthside ms':>14}{'ORM ms':>10}{'times faster':>14}{'aim':>7}")
    for name, rounds in taken.items():
        ours, theirs = (statistics.median(values) for values in zip(*rounds, strict=True))
        ratio = statistics.median(its / mine for mine, its in rounds)
        click.echo(f"{name:14}{ours:14.2f}{theirs:10.0f}{ratio:14.0f}{AIMS[name]:>6}×")


if __name__ == "__main__":
    main()
