"""What each model is taught: its sentences, its labels, and what rules hear in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bench.learning import labelled
from bench.learning.labelled import Labelled
from bench.learning.teach import Rules, Taught, teach
from content.coach_schema import FLAGS
from content.load import languages
from flows.family.coach.reading import flagged
from flows.learned.danger import marks
from flows.learned.opinions import AGAINST
from flows.safety.listen import KINDS, heard_by_rules

MECHANICAL = {"shouting", "length"}
"""Flags that are counted, not learnt."""
FALSE_ALARMS = 0.03
FALSE_FLAGS = 0.05
"""A remark about a fine sentence costs less than an alarm: "keep it, it is mine" is one tap."""


@dataclass(frozen=True)
class Lesson:
    """``labels[0]`` stands for any of the others; ``false``: see ``bench.learning.teach``."""

    name: str
    examples: Sequence[Labelled]
    labels: Sequence[str]
    false: float
    rules: Rules

    def teach(self) -> Taught:
        return teach(self.examples, self.labels, self.false, self.rules)

    def without(self, writers: Sequence[str], words: frozenset[str] = frozenset()) -> Lesson:
        """Less what these writers wrote, and less these sentences."""
        rest = [one for one in self.examples if one.writer not in writers and one.words not in words]
        return replace(self, examples=rest)


def danger() -> Lesson:
    everyone = [one for language in languages() for one in labelled.danger(language)]
    resembling = [f"{AGAINST}{label}" for label in sorted(labelled.RESEMBLING)]
    return Lesson("danger", everyone, ["danger", *KINDS, *resembling], FALSE_ALARMS, _dangers)


def coach(language: str) -> Lesson:
    flags = [flag for flag in FLAGS if flag not in MECHANICAL]
    examples = [one for one in labelled.coach(language) if "shouting" not in one.meant]
    return Lesson(f"coach.{language}", examples, ["any", *flags], FALSE_FLAGS, partial(flagged, language=language))


def lessons() -> Iterator[Lesson]:
    yield danger()
    yield from map(coach, languages())


def _dangers(words: str) -> frozenset[str]:
    return marks(heard_by_rules(words))
