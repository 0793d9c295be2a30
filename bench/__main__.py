"""``make bench``: our letter flow beside a bare aiogram echo and other bots, in the same run, on this machine.

1. The bot that is measured is ``hearthside run`` itself: safety layer, letter flow with its coach, two languages, encryption,
   outbox, and SQLite with synchronous=FULL; then the same on PostgreSQL with synchronous_commit=on. A reply that counts was
   on disk first.
2. Rounds are interleaved and their order turns about; a ratio is the median of the ratios within a round, because a
   machine's mood changes between rounds more than the programs differ.
3. Nothing is measured that was not answered: a program that stops answering ends the run with an error.
4. Every program starts from bytecode: pip makes it for what it installs, and so do we for ourselves.
5. Two loads: a crowd that writes again and again, for every program; and a part of the letter with 10,000 members, each of whom
   writes once (message in, coach, saved, screen out), for ours and the echo.
6. CPU and memory are those of the program's own process; PostgreSQL and Redis have theirs beside it, on the same cores.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import statistics
from collections.abc import Sequence

import click

from bench.measure import FIELDS, ROOT, Load, Measured, Program, Silent, measure
from bench.programs import ECHO, ON_EACH_DATABASE, OURS, PROGRAMS, REDIS
from tests import postgres

HEADS = ("updates/s", "p50 ms", "p99 ms", "CPU µs", "memory MB", "start ms")
PACKAGES = ("bot", "storage", "flows", "content", "bench")
MEMBERS = 10_000
"""People in the middle of a letter: each writes once, after a fifth as many others have warmed the bot up."""
Taken = dict[str, list[Measured]]


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--messages", default=6000, show_default=True, help="Messages of the crowd, a round and program.")
@click.option("--chats", default=400, show_default=True, help="People who wait for an answer at the same time.")
@click.option(
    "--only", multiple=True, type=click.Choice([program.name for program in PROGRAMS]), help="Beside the echo."
)
@click.option("--load", "loads", multiple=True, type=click.Choice(["crowd", "part"]), default=("crowd", "part"))
def main(rounds: int, messages: int, chats: int, only: tuple[str, ...], loads: tuple[str, ...]) -> None:
    """Measure the letter flow beside a bare aiogram echo and other bots."""
    programs = [program for program in PROGRAMS if not only or program.name in (*only, OURS.name, ECHO.name)]
    letter = [program for program in programs if program in (*ON_EACH_DATABASE, ECHO)]
    results: dict[str, Taken] = {}
    compile_ours()
    try:
        if "crowd" in loads:
            results["crowd"] = _rounds(programs, Load(chats, chats, messages), rounds)
            _print(f"{chats} people, again and again", programs, results["crowd"])
        if "part" in loads:
            everybody = MEMBERS * 5 // 4
            results["part"] = _rounds(letter, Load(everybody, chats, everybody), rounds)
            _print(f"A part of the letter with {MEMBERS:,} members, {chats} at a time", letter, results["part"])
            growth = statistics.median(one.growth_mb for one in results["part"][OURS.name])
            click.echo(f"{MEMBERS:,} more people, each in the middle of a letter: {growth:.1f} MB more")
    except Silent as silent:
        raise click.ClickException(str(silent)) from None
    if not only:
        _left_out()
    _write(results, {"rounds": rounds, "messages": messages, "chats": chats})


def compile_ours() -> None:
    """Only what changed since."""
    for package in PACKAGES:
        compileall.compile_dir(ROOT / package, quiet=1)


def _rounds(programs: Sequence[Program], load: Load, rounds: int) -> Taken:
    """Every program in every round; every second round the other way about."""
    taken: Taken = {program.name: [] for program in programs}
    for number in range(rounds):
        for program in programs if number % 2 else reversed(programs):
            taken[program.name].append(measure(program, load))
    return taken


def _print(title: str, programs: Sequence[Program], taken: Taken) -> None:
    wide = max(len(program.name) for program in programs) + 2
    click.echo(f"{title}\n" + " " * wide + "".join(f"{head:>11}" for head in HEADS) + "   keeps what was written")
    for program in programs:
        numbers = "".join(f"{value:11.{_digits(value)}f}" for value in _medians(taken[program.name]))
        click.echo(f"{program.name.ljust(wide)}{numbers}   {program.says}")
    for ours in ON_EACH_DATABASE:
        if ours.name in taken:
            click.echo(f"{ours.name} / each of them, median of the ratios within a round")
            for name, ratios in _to_each(ours, taken).items():
                click.echo(name.ljust(wide) + "".join(f"{ratio:10.2f}×" for ratio in ratios.values()))
    click.echo()


def _left_out() -> None:
    if reason := postgres.why_not():
        click.echo(f"Hearthside on PostgreSQL was left out: {reason}")
    if not REDIS:
        click.echo(
            "aiogram's FSM with Redis was left out: there is no redis-server here (Debian: apt-get install redis-server)"
        )


def _digits(value: float) -> int:
    return 0 if value >= 100 else 1


def _medians(rounds: list[Measured]) -> list[float]:
    return [statistics.median(getattr(one, field) for one in rounds) for field in FIELDS]


def _ratios(these: list[Measured], those: list[Measured]) -> dict[str, float]:
    """Of each field, the median of the ratios within one round."""
    pairs = list(zip(these, those, strict=True))
    return {
        field: statistics.median(getattr(this, field) / getattr(that, field) for this, that in pairs)
        for field in FIELDS
    }


def _to_each(ours: Program, taken: Taken) -> dict[str, dict[str, float]]:
    return {name: _ratios(taken[ours.name], measured) for name, measured in taken.items() if name != ours.name}


def _write(results: dict[str, Taken], run: dict[str, int]) -> None:
    loads = {
        load: {
            "rounds": {name: [vars(one) for one in measured] for name, measured in taken.items()},
            "to_each": {ours.name: _to_each(ours, taken) for ours in ON_EACH_DATABASE if ours.name in taken},
        }
        for load, taken in results.items()
    }
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()}
    path = ROOT / "bench" / "results.json"
    path.write_text(json.dumps({"machine": machine, "run": run, **loads}, indent=1), encoding="utf-8")
    click.echo(f"All rounds: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
