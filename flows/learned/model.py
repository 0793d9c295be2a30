"""A linear model: what every known feature of a stretch of text weighs, added up and divided by the root of their number.

1. The first label is whether there is anything at all. Because sums add up, a text is weighed once for it, and every stretch
   of its sentences costs one subtraction. Only where it says "perhaps" the other labels are asked (``opinions``).
2. This runs over every word that anybody writes, so words are remembered with their sum, and pairs of words are looked up as
   pairs, a text at a time (``python -m bench.safety``). The features are those of ``features``, by which it was taught.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add

from content.learned import Weights
from content.remembered import Remembered
from flows.learned.features import DENIED, denied, of_rule, of_word
from flows.learned.opinions import Opinions, chance, logit, opinions

NOTHING = -2000.0
"""What speaks for a label in words that nobody taught: as good as nothing can."""

FEWER = 2_000
"""Rows that are remembered as numbers: each takes four times the place that it has in the table."""
KNOWN = 1 << 32
"""A known feature stands as this and what it weighs (hundredths): one sum tells both what they weigh and how many they are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Sentences that were weighed for the first label. ``sums``: of the known features up to each word, from its left.

    So a stretch of them is one subtraction. ``beside``, ``apart``: the known pairs, each at the place where it begins. None is
    known that reaches from one sentence into the next.
    """

    sums: Sequence[int]
    beside: Sequence[int]
    apart: Sequence[int]

    def margin(self, start: int, end: int) -> float:
        """What speaks for there being anything in whole sentences."""
        return margin(*_parted(self.sums[end] - self.sums[start]))

    def margin_of_piece(self, start: int, end: int) -> float:
        """As ``margin``, within one sentence: pairs that reach out of it do not count."""
        out = self.beside[end - 1] + self.apart[end - 1] + self.apart[end - 2]
        return margin(*_parted(self.sums[end] - self.sums[start] - out))


@dataclass(frozen=True, slots=True)
class Column:
    """What the known features of a sentence weigh for each label (hundredths), and how many they are."""

    totals: Sequence[int]
    known: int


class Model:
    """What ``Weights`` say of words. The first label is asked of every sentence, so its column is kept apart."""

    def __init__(self, learned: Weights) -> None:
        self.learned = learned
        self._width = len(learned.labels)
        self._first = array("q", [0, *(KNOWN + weight for weight in learned.table[self._width :: self._width])])
        self._words = Remembered(self._word)
        self._columns = Remembered(self._word_column)
        self._rows = Remembered(self._row, FEWER)
        self._denials = Remembered(self._denial)
        self._told = Remembered(self._told_by)

    def weigh(self, words: Sequence[str]) -> Weighed:
        """The words of sentences that follow each other, for the first label."""
        each = [*map(self._words.__getitem__, words)]
        for at in denied(words):
            each[at] += self._first[self._denials[words[at]]]
        beside = self.learned.beside.every(pairwise(words), self._first)
        apart = self.learned.apart.every(zip(words, words[2:], strict=False), self._first)
        beside, apart = [*beside, 0], [*apart, 0, 0]
        return Weighed([0, *accumulate(map(add, map(add, each, beside), apart))], beside, apart)

    def chance(self, margin: float) -> float:
        """How likely there is anything, to the first label alone."""
        return chance(margin + self.learned.bias[0])

    def margin_of(self, chance: float) -> float:
        """The margin at which there is so likely anything, to the first label alone."""
        return logit(chance) - self.learned.bias[0]

    def told(self, rules: frozenset[str]) -> int:
        """What the rules that heard something add to the margin of the first label."""
        return self._told[rules]

    def column(self, words: Sequence[str]) -> Column:
        """One sentence, for every label."""
        rows = self._pairs(words) + self._denied(words)
        _, known = _parted(sum(map(self._words.__getitem__, words)))
        columns = (*map(self._rows.__getitem__, rows), *map(self._columns.__getitem__, words))
        return Column(_added(columns, self._width), len(rows) + known)

    def opinions(self, sentences: Sequence[Column], rules: Iterable[str] = ()) -> Opinions:
        """What every label says of these sentences together, and of what rules heard in them."""
        known = sum(one.known for one in sentences)
        margins = [margin(total, known) for total in _added((one.totals for one in sentences), self._width)]
        told = _added(map(self._row, self._rules(rules)), self._width)
        logits = (sum(each) for each in zip(margins, told, self.learned.bias, strict=True))
        return opinions(dict(zip(self.learned.labels, logits, strict=True)))

    def _row(self, row: int) -> tuple[int, ...]:
        return tuple(self.learned.table[row * self._width : (row + 1) * self._width])

    def _rules(self, rules: Iterable[str]) -> list[int]:
        return [self.learned.rows.get(of_rule(name)) or 0 for name in rules]

    def _denied(self, words: Sequence[str]) -> list[int]:
        return [*filter(None, [self._denials[words[at]] for at in denied(words)])]

    def _pairs(self, words: Sequence[str]) -> list[int]:
        """The rows of its known pairs."""
        beside = self.learned.beside.among(pairwise(words))
        return beside + self.learned.apart.among(zip(words, words[2:], strict=False))

    def _denial(self, word: str) -> int:
        """The row of a denied word; 0 when it is not known."""
        return self.learned.rows.get(f"{DENIED}{word}") or 0

    def _told_by(self, rules: frozenset[str]) -> int:
        return sum(self._row(row)[0] for row in self._rules(rules))

    def _word(self, word: str) -> int:
        """The word and its insides, for the first label."""
        return sum(self._first[row] for row in self._singles(word))

    def _word_column(self, word: str) -> array[int]:
        """As ``_word``, for every label."""
        return array("i", _added(map(self._row, self._singles(word)), self._width))

    def _singles(self, word: str) -> list[int]:
        rows = self.learned.rows
        return [rows[feature] for feature in of_word(word) if feature in rows]


def _parted(summed: int) -> tuple[int, int]:
    """What known features weigh together, and how many there are."""
    known = (summed + KNOWN // 2) // KNOWN
    return summed - known * KNOWN, known


def margin(total: int, known: int) -> float:
    """How much speaks for a label where so many known features weigh so much together."""
    return total / math.sqrt(known) if known else NOTHING


def _added(columns: Iterable[Sequence[int]], width: int) -> list[int]:
    return [sum(each) for each in zip(*columns, strict=True)] or [0] * width
