"""A linear model: what every known feature of a stretch of text weighs, added up and divided by the root of their number.

1. Because sums add up, each sentence is weighed once and every stretch of neighbouring sentences costs one addition.
2. This runs over every word that anybody writes, so words are remembered with their sum, and pairs of words are looked up as
   pairs, a sentence at a time (``python -m bench.safety``). The features are those of ``features``, by which it was taught.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from content.learned import Weights
from flows.learned.features import DENIED, denied, of_rule, of_word

MOST_REMEMBERED = 6_000
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
    _denials: dict[str, int] = field(default_factory=dict)
    """The row of each denied word, remembered as the words are; 0 when it is not known."""
    _words: dict[str, Sum] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = self.learned.table[:: len(self.learned.labels)]

    def weigh(self, words: Sequence[str]) -> Sum:
        """One sentence, for the first label."""
        first, remembered, found = self._first, self._words, [*self._pairs(words), *self._denied(words)]
        total, known = sum([first[row] for row in found]), len(found)
        for word in words:
            own = remembered.get(word) or self._remember(word)
            total += own[0]
            known += own[1]
        return total, known

    def weigh_pieces(self, words: Sequence[str], spans: Iterable[tuple[int, int]]) -> Iterator[Sum]:
        """As ``weigh``, for pieces (of three words at least) of one sentence that overlap: each word is looked up once."""
        first, learned = self._first, self.learned
        alone = [self._words.get(word) or self._remember(word) for word in words]
        for at in denied(words):
            if row := self._denial(words[at]):
                alone[at] = alone[at][0] + first[row], alone[at][1] + 1
        running = [_running(alone)]
        for gap, known in ((1, learned.beside), (2, learned.apart)):
            pairs = [*zip(words, words[gap:], strict=False)]
            sums = {pair: (first[place], 1) if (place := known.get(pair)) else (0, 0) for pair in {*pairs}}
            running.append(_running([sums[pair] for pair in pairs]))
        for start, end in spans:
            total = count = 0
            for gap, (totals, counts) in enumerate(running):
                total += totals[end - gap] - totals[start]
                count += counts[end - gap] - counts[start]
            yield total, count

    def chance(self, margin: float) -> float:
        """How likely the first label is, 0 to 1."""
        return _chance(margin, self.learned.bias[0])

    def told(self, rules: Iterable[str]) -> int:
        """What the rules that heard something add to the margin of the first label."""
        return sum(self._first[row] for row in self._rules(rules))

    def chances(self, sentences: Iterable[Sequence[str]], rules: Iterable[str] = ()) -> dict[str, float]:
        """How likely each label is for these sentences together, and what rules heard in them."""
        rows = [
            row for words in sentences for row in (*self._singles(words), *self._pairs(words), *self._denied(words))
        ]
        sums, told = self._sums(rows), self._sums(self._rules(rules))
        return {
            label: _chance(margin((total, len(rows))) + more, bias)
            for label, total, more, bias in zip(self.learned.labels, sums, told, self.learned.bias, strict=True)
        }

    def _sums(self, rows: Sequence[int]) -> list[int]:
        table, width = self.learned.table, len(self.learned.labels)
        each = [table[row * width : (row + 1) * width] for row in rows]
        return [sum(column) for column in zip(*each, strict=True)] or [0] * width

    def _rules(self, rules: Iterable[str]) -> list[int]:
        return [self.learned.rows.get(of_rule(name)) or 0 for name in rules]

    def _denied(self, words: Sequence[str]) -> list[int]:
        return [*filter(None, [self._denial(words[at]) for at in denied(words)])]

    def _denial(self, word: str) -> int:
        row = self._denials.get(word)
        if row is None:
            if len(self._denials) >= MOST_REMEMBERED:
                self._denials.clear()
            row = self._denials[word] = self.learned.rows.get(f"{DENIED}{word}") or 0
        return row

    def _pairs(self, words: Sequence[str]) -> list[int]:
        """The rows of its known pairs."""
        beside = self.learned.beside.among(zip(words, islice(words, 1, None), strict=False))
        return beside + self.learned.apart.among(zip(words, islice(words, 2, None), strict=False))

    def _singles(self, words: Iterable[str]) -> Iterator[int]:
        rows = self.learned.rows
        return (rows[feature] for word in words for feature in of_word(word) if feature in rows)

    def _remember(self, word: str) -> Sum:
        found = [self._first[row] for row in self._singles((word,))]
        if len(self._words) >= MOST_REMEMBERED:
            self._words.clear()
        own = self._words[word] = (sum(found), len(found))
        return own


def _running(sums: Sequence[Sum]) -> tuple[list[int], list[int]]:
    """Sums up to each place, so that what lies between two places is one subtraction."""
    return [0, *accumulate(total for total, _ in sums)], [0, *accumulate(known for _, known in sums)]


def margin(*sums: Sum) -> float:
    """How much speaks for a label in sentences that follow each other."""
    total = known = 0
    for weight, features in sums:
        total += weight
        known += features
    return total / math.sqrt(known) if known else NOTHING


def _chance(margin: float, bias: int) -> float:
    return 1 / (1 + math.exp(-(margin + bias) / 100))
