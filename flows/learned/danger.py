"""How much a text sounds like a cry for help to the model, which knows every language at once.

A danger is said in a sentence or two, so every sentence and every two neighbours are weighed, and a short text as a whole.
A long text has more stretches that may sound like danger by chance, so the more sentences, the less each is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import Final, NamedTuple

from flows.learned import models
from flows.learned.features import BEGIN, END, sentences
from flows.learned.model import Column, Model

SHORT = 4
"""Sentences of a text that is weighed as a whole too, and believed as it stands."""
ENDLESS = 24
"""Words of a sentence that is weighed in pieces too."""
BREATH = 12
"""Words of such a piece."""
FEW = 3
"""Words that a text has at least, to sound like anything."""
ENOUGH = 60
"""Words of a sentence that tell what it is."""
UNLIKELY = 0.002
"""What sounds no more like danger at first is none."""
LOOKS = 3
"""Stretches of a text that are looked at once more: those that sound most like danger at first."""

Heard = tuple[str, str]
"""What rules hear: a kind of danger and its certainty."""
NOTHING: Final = frozenset[Heard]()


@dataclass(frozen=True)
class Likely:
    """One stretch of a text. ``chance``, 0 to 1, that it is a cry for help; ``believed``: among all stretches of the text;
    ``kind``: the danger that it sounds most like; ``ruled``: what rules hear in it; ``words``: how many it has.
    """

    chance: float
    believed: float
    kind: str
    ruled: Set[Heard]
    words: int


class Stretch(NamedTuple):
    """From the sentence ``first`` up to ``last``, and of a single one perhaps only the words from ``start`` up to ``end``."""

    margin: float
    """What speaks for danger in its words, at first."""
    first: int
    last: int
    start: int = 0
    end: int | None = None


def likely(pieces: Sequence[str], ruled: Mapping[int, Set[Heard]]) -> tuple[Likely, ...] | None:
    """What sounds most like cries for help. None when there are too few words to tell: a number, a name.

    ``ruled``: what rules hear in each sentence, counted from 0; in the others they hear nothing.
    """
    said = sentences(pieces)
    if sum(map(len, said)) - 2 * len(said) < FEW:
        return None
    heard = [frozenset(ruled.get(at, NOTHING)) for at in range(len(said))]
    model, perhaps = models.model("danger"), []
    least = model.margin_of(UNLIKELY)
    for one in _stretches(model, said):
        theirs = heard[one.first] if one.last == one.first + 1 else NOTHING.union(*heard[one.first : one.last])
        at_first = one.margin + model.told(marks(theirs)) if theirs else one.margin
        if at_first >= least:
            perhaps.append((at_first, one, theirs))
    perhaps.sort(reverse=True, key=itemgetter(0))
    looks = Looks(model, said)
    return tuple(looks.at(one, theirs) for _, one, theirs in perhaps[:LOOKS])


@lru_cache(maxsize=256)
def marks(heard: frozenset[Heard]) -> frozenset[str]:
    """What rules hear, as the model is told: each kind with its certainty, and the greatest certainty of all."""
    most = max((certainty for _, certainty in heard), key=("offer", "alarm").index, default=None)
    return frozenset(f"{kind}:{certainty}" for kind, certainty in heard) | ({most} if most else frozenset[str]())


class Looks:
    """A second look at stretches of one text, for every label. They overlap: a sentence is looked at once for all of them."""

    def __init__(self, model: Model, said: Sequence[list[str]]) -> None:
        self._model, self._said = model, said
        self._columns = dict[tuple[int, int, int | None], Column]()

    def at(self, stretch: Stretch, heard: frozenset[Heard]) -> Likely:
        sentences = [(at, stretch.start, stretch.end) for at in range(stretch.first, stretch.last)]
        opinions = self._model.opinions([self._column(one) for one in sentences], marks(heard))
        chance = opinions.chance()
        words = sum(word not in (BEGIN, END) for one in sentences for word in self._words(one))
        return Likely(chance, _believed(chance, len(self._said)), opinions.likeliest(), heard, words)

    def _column(self, one: tuple[int, int, int | None]) -> Column:
        if one not in self._columns:
            self._columns[one] = self._model.column(self._words(one))
        return self._columns[one]

    def _words(self, one: tuple[int, int, int | None]) -> list[str]:
        at, start, end = one
        return self._said[at][start:end][:ENOUGH]


def _stretches(model: Model, said: Sequence[list[str]]) -> Iterator[Stretch]:
    """What may tell of a danger."""
    weighed = model.weigh([*chain.from_iterable(said)])
    ends = [0, *accumulate(map(len, said))]
    for at, words in enumerate(said):
        for start, end in _breaths(words):
            yield Stretch(weighed.margin_of_piece(ends[at] + start, ends[at] + end), at, at + 1, start, end)
    for many in (1, 2) if len(said) not in range(3, SHORT + 1) else (1, 2, len(said)):
        for at, (start, end) in enumerate(zip(ends, ends[many:], strict=False)):
            yield Stretch(weighed.margin(start, end), at, at + many)


def _breaths(words: list[str]) -> list[tuple[int, int]]:
    """Overlapping pieces of what is said without an end: in a hurry nobody sets full stops."""
    if len(words) <= ENDLESS:
        return []
    starts = range(0, len(words) - BREATH // 2, BREATH // 2)
    return [(start, min(start + BREATH, len(words))) for start in starts]


def _believed(chance: float, sentences: int) -> float:
    """The odds shared among the stretches that had a chance to sound like danger."""
    odds = chance / (1 - chance + 1e-9) * min(1.0, SHORT / sentences)
    return odds / (1 + odds)
