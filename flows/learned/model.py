"""A linear model: what every known feature of a stretch of text weighs, added up and divided by the root of their number.

Because sums add up, each sentence is weighed once and every stretch of neighbouring sentences costs one addition.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from content.learned import Weights
from flows.learned.features import of_neighbours, of_sentence, of_word

MOST_REMEMBERED = 20_000
"""Words whose weight is remembered; the memory starts anew when it is full."""

NOTHING = -2000.0
"""What speaks for a label in words that nobody taught: as good as nothing can."""

Sum = tuple[int, int]
"""What the known features weigh together (hundredths), and how many there are."""


@dataclass
class Model:
    """The first label is asked of every sentence, so its column is kept apart."""

    learned: Weights
    _first: array[int] = field(init=False)
    _words: dict[str, Sum] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = self.learned.table[:: len(self.learned.labels)]

    def weigh(self, words: Sequence[str]) -> Sum:
        """One sentence, for the first label."""
        total = known = 0
        remembered, rows, first = self._words, self.learned.rows, self._first
        for word in words:
            own = remembered.get(word) or self._remember(word)
            total += own[0]
            known += own[1]
        for feature in of_neighbours(words):
            row = rows.get(feature)
            if row is not None:
                total += first[row]
                known += 1
        return total, known

    def chance(self, margin: float) -> float:
        """How likely the first label is, 0 to 1."""
        return _chance(margin, self.learned.bias[0])

    def chances(self, sentences: Iterable[Sequence[str]]) -> dict[str, float]:
        """How likely each label is for these sentences together."""
        rows, table, width = self.learned.rows, self.learned.table, len(self.learned.labels)
        known = [rows[feature] for words in sentences for feature in of_sentence(words) if feature in rows]
        sums = (sum(table[row * width + at] for row in known) for at in range(width))
        return {
            label: _chance(margin((total, len(known))), bias)
            for label, total, bias in zip(self.learned.labels, sums, self.learned.bias, strict=True)
        }

    def _remember(self, word: str) -> Sum:
        found = [self.learned.rows[feature] for feature in of_word(word) if feature in self.learned.rows]
        if len(self._words) >= MOST_REMEMBERED:
            self._words.clear()
        own = self._words[word] = (sum(self._first[row] for row in found), len(found))
        return own


def margin(*sums: Sum) -> float:
    """How much speaks for a label in sentences that follow each other."""
    known = sum(one[1] for one in sums)
    return sum(one[0] for one in sums) / math.sqrt(known) if known else NOTHING


def _chance(margin: float, bias: int) -> float:
    return 1 / (1 + math.exp(-(margin + bias) / 100))
