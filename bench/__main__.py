"""``make bench``: our letter flow beside a bare aiogram echo and other bots, in the same run, on this machine.

1. The bot that is measured is ``hearthside run`` itself: safety layer, letter flow, two languages, encryption, outbox, and
   SQLite with synchronous=FULL. A reply that counts was on disk first.
2. Rounds are interleaved and their order turns about; a ratio is the median of the ratios within a round, because a
   machine's mood changes between rounds more than the programs differ.
3. Nothing is measured that was not answered: a program that stops answering ends the run with an error.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence

import click

from bench.measure import FIELDS, ROOT, Measured, Program, Silent, measure
from bench.programs import ECHO, OURS, PROGRAMS, REDIS

HEADS = ("updates/s", "p50 ms", "p99 ms", "CPU µs", "memory MB", "start ms")
MANY = 10_000
"""Open conversations: each person writes once, after a fifth of them have warmed the bot up."""
Taken = dict[str, list[Measured]]


@click.command()
@click.option("--rounds", default=5, show_default=True)
@click.option("--messages", default=6000, show_default=True, help="Messages a round and program.")
@click.option("--chats", default=400, show_default=True, help="People who write at the same time.")
@click.option(
    "--only", multiple=True, type=click.Choice([program.name for program in PROGRAMS]), help="Beside the echo."
)
def main(rounds: int, messages: int, chats: int, only: tuple[str, ...]) -> None:
    """Measure the letter flow beside a bare aiogram echo and other bots."""
    programs = [program for program in PROGRAMS if not only or program.name in (*only, OURS.name, ECHO.name)]
    taken: Taken = {program.name: [] for program in programs}
    try:
        for number in range(rounds):
            for program in programs if number % 2 else reversed(programs):
                taken[program.name].append(measure(program, chats, messages))
        growth = measure(OURS, MANY * 5 // 4, MANY * 5 // 4).growth_mb
    except Silent as silent:
        raise click.ClickException(str(silent)) from None
    _print(programs, taken)
    click.echo(f"\n{MANY:,} more people, each in the middle of a letter: {growth:.1f} MB more in {OURS.name}")
    _write(taken, {"rounds": rounds, "messages": messages, "chats": chats}, growth)


def _print(programs: Sequence[Program], taken: Taken) -> None:
    wide = max(len(program.name) for program in programs) + 2
    click.echo(" " * wide + "".join(f"{head:>11}" for head in HEADS) + "   keeps what was written")
    for program in programs:
        numbers = "".join(f"{value:11.{_digits(value)}f}" for value in _medians(taken[program.name]))
        click.echo(f"{program.name.ljust(wide)}{numbers}   {program.says}")
    click.echo(f"\n{OURS.name} / each of them, median of the ratios within a round")
    for program in programs:
        if program is not OURS:
            ratios = _ratios(taken[OURS.name], taken[program.name])
            click.echo(program.name.ljust(wide) + "".join(f"{ratio:10.2f}×" for ratio in ratios.values()))
    if not REDIS:
        click.echo(
            "\naiogram's FSM with Redis was left out: there is no redis-server here (Debian: apt-get install redis-server)"
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


def _write(taken: Taken, run: dict[str, int], growth: float) -> None:
    results = {
        "machine": {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()},
        "run": run,
        "rounds": {name: [vars(one) for one in measured] for name, measured in taken.items()},
        "ours_to_each": {name: _ratios(taken[OURS.name], measured) for name, measured in taken.items()},
        "ten_thousand_conversations_mb": growth,
    }
    path = ROOT / "bench" / "results.json"
    path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    click.echo(f"\nAll rounds: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
