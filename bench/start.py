"""``python -m bench.start``: how soon the bot is at work, and what it holds in memory then, beside a bare aiogram echo.

A start of each in turn, and fifty messages. Of each number the lowest is told: what another program on the machine takes away is
no property of ours.
"""

from __future__ import annotations

import click

from bench.__main__ import compile_ours
from bench.measure import Load, Measured, Program, measure
from bench.programs import ECHO, OURS

FIELDS = ("cold_start_ms", "first_answer_ms", "memory_mb")
HEADS = ("asks for updates, ms", "first answer, ms", "memory, MB")
A_FEW = Load(people=20, at_once=5, messages=50)


@click.command()
@click.option("--rounds", default=5, show_default=True)
def main(rounds: int) -> None:
    """Measure the start."""
    compile_ours()
    taken: dict[Program, list[Measured]] = {OURS: [], ECHO: []}
    for _ in range(rounds):
        for program, measured in taken.items():
            measured.append(measure(program, A_FEW))
    click.echo(f"{'':14}" + "".join(f"{head:>22}" for head in HEADS))
    for program, measured in taken.items():
        lowest = [min(getattr(one, field) for one in measured) for field in FIELDS]
        click.echo(f"{program.name:14}" + "".join(f"{one:22.0f}" for one in lowest))


if __name__ == "__main__":
    main()
