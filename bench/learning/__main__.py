"""``make learn``: teaches the models anew and writes ``content/learned``."""

from __future__ import annotations

from functools import partial

import click

from bench.learning import labelled
from bench.learning.labelled import Labelled
from bench.learning.teach import Rules, teach, write
from content.coach_schema import FLAGS
from content.learned import HERE
from content.load import languages
from flows.family.coach.reading import flagged
from flows.safety.listen import KINDS, marks, ruled
from flows.safety.normal import pieces

MECHANICAL = {"shouting", "length"}
"""Flags that are counted, not learnt."""
FALSE_ALARMS = 0.03
FALSE_FLAGS = 0.05
"""A remark about a fine sentence costs less than an alarm: "keep it, it is mine" is one tap."""


@click.command()
def main() -> None:
    """Teach every model from the labelled sentences."""
    everyone = [one for language in languages() for one in labelled.danger(language)]
    _teach("danger", everyone, ["danger", *KINDS], FALSE_ALARMS, lambda words: marks(ruled(pieces(words))))
    for language in languages():
        flags = [flag for flag in FLAGS if flag not in MECHANICAL]
        examples = [one for one in labelled.coach(language) if "shouting" not in one.meant]
        _teach(f"coach.{language}", examples, ["any", *flags], FALSE_FLAGS, partial(flagged, language=language))


def _teach(name: str, examples: list[Labelled], labels: list[str], false: float, rules: Rules) -> None:
    learned = teach(examples, labels, false, rules)
    write(learned, HERE / f"{name}.tsv")
    click.echo(f"{name}: {len(examples)} sentences, {len(learned.features)} features")


if __name__ == "__main__":
    main()
