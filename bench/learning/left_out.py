"""``python -m bench.learning.left_out``: how well coach and safety layer do on writers that the models have not read.

Sentences of one writer resemble each other, so only those of others tell. The writers are divided into parts; for each part the
models are taught without it, and then hear or read it as the bot would. The models of the bot are not touched. Letters without
a reproach tell of emergencies that are over: how often one of their sentences raises an alarm stands beside.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

import content.learned
from bench.learning import lessons
from bench.learning.labelled import EVERYDAY, Labelled
from bench.learning.lessons import Lesson
from bench.learning.teach import parts, write
from content.load import languages
from flows.family.coach import read
from flows.learned.models import model
from flows.safety.listen import alarm_in


@dataclass
class Count:
    """How often each thing happened: flags that were right, wrong or missed; sentences of each kind with an alarm or quiet."""

    counted: Counter[str] = field(default_factory=Counter)

    def share(self, of: str, among: Sequence[str]) -> float:
        return self.counted[of] / max(1, sum(self.counted[one] for one in among))


@contextmanager
def taught(lesson: Lesson) -> Iterator[None]:
    """Hear with what this lesson teaches."""
    before = content.learned.HERE
    with tempfile.TemporaryDirectory() as folder:
        write(lesson.teach(), Path(folder) / f"{lesson.name}.tsv")
        content.learned.HERE = Path(folder)
        _forget()
        try:
            yield
        finally:
            content.learned.HERE = before
            _forget()


def _forget() -> None:
    content.learned.weights.cache_clear()
    model.cache_clear()


def dangers(many: int) -> Count:
    """Each part leaves out some writers of cries for help, and some sentences of letters."""
    lesson, count = lessons.danger(), Count()
    letters = [one for one in lesson.examples if one.writer == EVERYDAY]
    for number, writers in enumerate(parts(lesson.examples, many)):
        fresh = letters[number::many]
        with taught(lesson.without(writers, frozenset(one.words for one in fresh))):
            for one in (*_by(lesson, writers), *fresh):
                heard = "alarm" if alarm_in(one.words) else "quiet"
                said = "letter" if one.writer == EVERYDAY else "danger" if one.meant else "harmless"
                count.counted[f"{said} {heard}"] += 1
    return count


def flags(language: str, many: int) -> Count:
    lesson, count = lessons.coach(language), Count()
    for writers in parts(lesson.examples, many):
        with taught(lesson.without(writers)):
            for one in _by(lesson, writers):
                found = {finding.flag for finding in read(one.words, language)} - lessons.MECHANICAL
                count.counted["right"] += len(found & one.meant)
                count.counted["wrong"] += len(found - one.meant - one.tolerated)
                count.counted["missed"] += len(one.meant - found)
    return count


def _by(lesson: Lesson, writers: Sequence[str]) -> list[Labelled]:
    return [one for one in lesson.examples if one.writer in writers]


@click.command()
@click.option("--parts", "many", default=4, show_default=True, help="Into how many parts the writers are divided.")
def main(many: int) -> None:
    """Measure the models on writers that they have not read."""
    for language in languages():
        count = flags(language, many)
        precision, recall = count.share("right", ("right", "wrong")), count.share("right", ("right", "missed"))
        click.echo(f"coach, {language}: precision {precision:.3f}, recall {recall:.3f}")
    count = dangers(many)
    heard = {
        said: count.share(f"{said} alarm", (f"{said} alarm", f"{said} quiet"))
        for said in ("danger", "harmless", "letter")
    }
    click.echo("danger: recall {danger:.3f}, false alarms {harmless:.3f}, in letters {letter:.4f}".format(**heard))


if __name__ == "__main__":
    main()
