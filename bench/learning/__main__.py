"""``make learn``: teaches the models anew and writes ``content/learned``."""

from __future__ import annotations

import click

from bench.learning.lessons import lessons
from bench.learning.teach import write
from content.learned import HERE


@click.command()
def main() -> None:
    """Teach every model from the labelled sentences."""
    for lesson in lessons():
        learned = lesson.teach()
        write(learned, HERE / f"{lesson.name}.tsv")
        click.echo(f"{lesson.name}: {len(lesson.examples)} sentences, {len(learned.features)} features")


if __name__ == "__main__":
    main()
